// Many lines put right at once, and private details that no export has.
import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import type { Download, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { chatOf } from './logs';

const PRIVATE = chatOf('xx_ravenqueen_xx and Quillon.jsonl', [
  ['xx_ravenqueen_xx', '"Roll for it," she says. (reach me at raven@example.org)'],
  ['Quillon', '*He nods.* "Quillon\'s dice never lie. I live in Hollowbridge, you know."'],
  ['xx_ravenqueen_xx', 'rolls 17 on 3d6. Call 0171 2345678.'],
  ['Quillon', '"Anniversary dice, xx_RavenQueen_xx? Ask @moth_77, https://example.org/u/raven."'],
  ['xx_ravenqueen_xx', 'rolls 4 on 1d6.'],
  ['Quillon', '"Hollowbridge it is."'],
]);
const HIDDEN = [
  'ravenqueen',
  'raven@example.org',
  '0171 2345678',
  'moth_77',
  'hollowbridge',
  '/u/raven',
];

async function textsOf(page: Page, click: () => Promise<void>): Promise<string> {
  const waiting = page.waitForEvent('download', { timeout: 60_000 });
  await click();
  const download: Download = await waiting;
  const zip = await JSZip.loadAsync(readFileSync(await download.path()));
  let all = download.suggestedFilename();
  for (const [path, file] of Object.entries(zip.files)) {
    all += `\n${path}\n`;
    if (!file.dir && !/\.(?:png|webp|jpe?g|ogg)$/.test(path)) all += await file.async('string');
  }
  return all.toLowerCase();
}

test('rules for many lines and private details, all by keyboard, into no export', async ({
  start,
  review,
  studio,
  exporting,
  page,
}) => {
  await start.open();
  await start.drop(PRIVATE);
  await review.expectReady();

  // A rule: written, previewed, applied with Enter.
  await review.tab('Lines').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(review.tab('Rules')).toHaveAttribute('aria-selected', 'true');
  const form = page.getByRole('form', { name: 'New rule' });
  await form.getByLabel('that', { exact: true }).selectOption({ label: 'match the pattern' });
  await form.getByLabel('Treat as').selectOption({ label: 'System, dice' });
  await form.getByLabel('Pattern').fill('(rolls)\\1');
  await expect(form).toContainText('cannot ask for the same words again');
  await expect(form.getByRole('button', { name: /^Apply/ })).toBeDisabled();
  await form.getByLabel('Pattern').fill('^rolls \\d+ on \\d*d\\d+');
  await expect(form.getByRole('status')).toContainText('2 lines found, all would change.');
  const changes = page.getByRole('list', { name: 'What would change' });
  await expect(changes.getByRole('listitem')).toHaveCount(2);
  await expect(changes).toContainText('System, dice');
  const told = await review.count('lines? of narration');
  await form.getByLabel('Pattern').press('Enter');
  const made = page.getByRole('list', { name: 'Rules of this import' });
  await expect(made.getByRole('switch')).toBeChecked();
  await review.expectSettled();
  const after = await review.count('lines? of narration');
  expect(after).toBeLessThan(told);
  // Off and on, and one step back.
  await made.getByRole('switch').focus();
  await page.keyboard.press('Space');
  await expect.poll(() => review.count('lines? of narration')).toBe(told);
  await review.expectSettled();
  await page.getByRole('tabpanel').getByRole('heading', { name: 'Rules of this import' }).click();
  await page.keyboard.press('Control+Z');
  await expect.poll(() => review.count('lines? of narration')).toBe(after);
  await review.expectSettled();

  // Private details: what was found, and one of the user's own.
  await review.tab('Private details').click();
  for (const what of [
    'E-mail addresses',
    'Telephone numbers',
    'Links',
    'xx_ravenqueen_xx',
    'moth_77',
  ]) {
    await expect(page.getByRole('checkbox', { name: what, exact: true })).toBeChecked();
  }
  await page.getByLabel('Stands for xx_ravenqueen_xx').fill('Wren');
  const own = page.getByRole('form', { name: 'Something else to hide' });
  await own.getByLabel('Something else to hide').fill('Hollowbridge');
  await own.getByLabel('Stand-in').fill('Saltmarsh near Hollowbridge');
  await own.getByLabel('Stand-in').press('Enter');
  const replace = page.getByRole('button', { name: 'Replace them' });
  await expect(page.getByText('holds something to hide')).toBeVisible();
  await expect(replace).toBeDisabled();
  await own.getByLabel('Something else to hide').fill('Hollowbridge');
  await own.getByLabel('Stand-in').fill('Saltmarsh');
  await own.getByLabel('Stand-in').press('Enter');
  const places = page.getByRole('list', { name: 'What would be replaced' });
  await expect(places).toContainText('Saltmarsh it is.');
  await expect(places).toContainText('Call [phone].');
  await replace.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Replaced' })).toContainText('Hollowbridge');
  await review.expectSettled();
  await expect(page.getByRole('checkbox', { name: 'E-mail addresses' })).toHaveCount(0);
  await review.tab('Cast').click();
  await expect(review.nameOf('Wren')).toBeVisible();
  await review.tab('Lines').click();
  await expect(review.linesOf(4).first()).toContainText('Anniversary dice, Wren?');
  await review.createProject();

  await studio.go('Export');
  const backup = await textsOf(page, () =>
    page.getByRole('button', { name: /^Back up project/ }).click(),
  );
  const game = await textsOf(page, () => exporting.downloadRenpy.click());
  for (const hidden of HIDDEN) {
    expect(backup, hidden).not.toContain(hidden);
    expect(game, hidden).not.toContain(hidden);
  }
  expect(game).toContain('saltmarsh');

  // A second import follows the rules, private ones too.
  await start.drop(PRIVATE);
  const question = page.getByRole('dialog', { name: /already imported/ });
  await question.getByRole('button', { name: 'Import again' }).click();
  await review.expectReady();
  await review.tab('Rules').click();
  await expect(page.getByRole('list', { name: 'Rules of this import' })).toContainText('rolls');
  await review.tab('Cast').click();
  await expect(review.nameOf('Wren')).toBeVisible();
});
