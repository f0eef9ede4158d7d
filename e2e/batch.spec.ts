// Many logs at once: read as stories of their own, tagged, created in one go, found again by their tags.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import JSZip from 'jszip';
import { expect, test } from './fixtures';
import { chatOf, DOUBTFUL } from './logs';
import type { Dropped } from './pages/start-page';
import type { Studio, Theme } from './pages/studio';

const FOLDER = join(import.meta.dirname, '../test-results/rooms');
mkdirSync(FOLDER, { recursive: true });

const SIZES = [
  [360, 740],
  [2560, 1440],
  [1280, 800],
] as const;

/** Chats with each of these people; the last log of the first one leaves open who speaks. */
async function folder(people: readonly string[], each: number): Promise<Dropped> {
  const zip = new JSZip();
  for (const [at, who] of people.entries()) {
    for (let day = 1; day <= each; day++) {
      const name = `${who} - day ${day}`;
      if (at === 0 && day === each) zip.file(`chats/${who}/${name}.md`, DOUBTFUL.bytes);
      else {
        const log = chatOf(name, [
          ['Ann', `*Ann stands on the pier.* "This is day ${day}."`],
          [who, '"So it is."'],
          ['Ann', '"Good night."'],
        ]);
        zip.file(`chats/${who}/${name}.jsonl`, log.bytes);
      }
    }
  }
  return { name: 'data.zip', bytes: await zip.generateAsync({ type: 'nodebuffer' }) };
}

async function expectSound(page: Page, studio: Studio, name: string): Promise<void> {
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => studio.overflow()).toBeLessThanOrEqual(0);
    await page.screenshot({ path: join(FOLDER, `${name}-${width}.png`) });
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  expect(serious).toEqual([]);
}

test('a folder becomes stories with tags, created in one go and found by their tags', async ({
  start,
  choose,
  library,
  review,
  studio,
  page,
}) => {
  await start.open();
  await start.drop(await folder(['Bo', 'Cid', 'Dee'], 4));
  await choose.expectReady();
  await expect(choose.folderTags).not.toBeChecked();
  await choose.grouping(/12 stories/).check();
  await expect(choose.folderTags).toBeChecked();
  await choose.tags.fill('summer');
  await choose.tags.press('Enter');
  await choose.tags.fill('mistake');
  await choose.tags.press('Enter');
  await choose.tags.press('Backspace');
  await page.getByRole('button', { name: 'Remove tag summer' }).press('Delete');
  await choose.tags.pressSequentially('Summer');
  // What was typed counts without Enter too.
  await choose.read.click();
  await expect(library.heading).toBeVisible();
  await expect(page.getByText('Ready to review')).toHaveCount(12, { timeout: 60_000 });
  await expect(library.createAll).toHaveText('Create all that are ready (12)');

  // One of them is looked at, and gets a tag of its own.
  await library.draft('Dee day 4').getByRole('button', { name: 'Review' }).click();
  await review.expectReady();
  await page.getByRole('button', { name: 'Tags (2)' }).click();
  const tagging = page.getByRole('dialog', { name: 'Tags for this story' });
  await tagging.getByRole('textbox', { name: 'Tags' }).fill('first, summer');
  await tagging.getByRole('button', { name: 'Save tags' }).click();
  await expect(page.getByRole('button', { name: 'Tags (3)' })).toBeVisible();
  await studio.go('Library');

  await library.createAll.click();
  const question = page.getByRole('dialog', { name: 'Create 12 stories?' });
  await expect(question).toContainText('1 of them has lines in doubt');
  await question.getByRole('button', { name: 'Create 12 stories' }).click();
  await expect(studio.told('12 stories created.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('article')).toHaveCount(12);
  await expect(page.getByText('Ready to review')).toHaveCount(0);

  await library.tag('first').click();
  await expect(library.project('Dee day 4')).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(1);
  await library.tag('first').click();
  await library.tag('Cid').click();
  await expect(page.getByRole('article')).toHaveCount(4);
  await library.tag('Summer').click();
  await expect(page.getByRole('article')).toHaveCount(4);
  await library.tag('Bo').click();
  await expect(page.getByRole('article')).toHaveCount(0);
  await expect(page.getByText('No story has all of the tags')).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByRole('article')).toHaveCount(12);
  // Together with the search, which finds tags as well.
  await page.getByRole('textbox', { name: 'Find a project' }).fill('dee');
  await expect(page.getByRole('article')).toHaveCount(4);

  // One is tagged by hand, and keeps its tags when it is opened, edited elsewhere and copied.
  const card = page.getByRole('article').first();
  const title = (await card.getByRole('heading').textContent()) ?? '';
  await library.choose(title, 'Tags');
  const dialog = page.getByRole('dialog', { name: `Tags of “${title}”` });
  await expect(dialog.getByRole('textbox', { name: 'Tags' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Add tag Bo' }).click();
  await dialog.getByRole('textbox', { name: 'Tags' }).fill('rare');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await library.tag('rare').click();
  await expect(page.getByRole('article')).toHaveCount(1);
  await library.choose(title, 'Duplicate');
  await expect(page.getByRole('article')).toHaveCount(2, { timeout: 30_000 });
  await page.reload();
  await library.tag('rare').click();
  await expect(page.getByRole('article')).toHaveCount(2);
});

test('creating stops when it is cancelled, and nothing is half there', async ({
  start,
  choose,
  library,
  studio,
  page,
}) => {
  await start.open();
  await start.drop(await folder(['Bo', 'Cid'], 20));
  await choose.expectReady();
  await choose.grouping(/40 stories/).check();
  await choose.read.click();
  await expect(library.createAll).toHaveText('Create all that are ready (40)', { timeout: 90_000 });
  await library.createAll.click();
  // At once when it is there: forty small stories are made faster than a mouse is moved.
  await page.evaluate(() => {
    const watch = new MutationObserver(() => {
      const buttons = document.querySelectorAll('section[aria-labelledby="drafts-title"] button');
      const cancel = [...buttons].find((button) => button.textContent.trim() === 'Cancel');
      if (cancel instanceof HTMLElement) {
        watch.disconnect();
        cancel.click();
      }
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });
  await page.getByRole('dialog').getByRole('button', { name: 'Create 40 stories' }).click();
  await expect(studio.told(/(story|stories) created, \d+ left/)).toBeVisible();
  const stories = await page.getByRole('article').count();
  expect(stories).toBeLessThan(40);
  await expect(page.getByText('Ready to review')).toHaveCount(40 - stories);
  await page.reload();
  await expect(page.getByText('Ready to review')).toHaveCount(40 - stories);
  await expect(page.getByRole('article')).toHaveCount(stories);
  await expect(page.getByText('Cannot be read')).toHaveCount(0);
});

for (const theme of ['dark', 'light'] satisfies Theme[]) {
  test(`tags and imports are sound in the ${theme} theme`, async ({
    start,
    choose,
    library,
    studio,
    page,
  }) => {
    await studio.useTheme(theme);
    await start.open();
    const long = 'A folder whose name goes on and on, as they do';
    await start.drop(await folder(['Bo', 'Cid', long], 3));
    await choose.expectReady();
    await choose.grouping(/9 stories/).check();
    await choose.tags.fill('summer, slow burn, a tag that is too long for a tag of anything');
    await choose.tags.press('Enter');
    await expect(page.getByRole('alert')).toContainText('40 characters at most');
    await choose.tags.fill('');
    await expectSound(page, studio, `choose-tags-${theme}`);
    await choose.read.click();
    await expect(page.getByText('Ready to review')).toHaveCount(9, { timeout: 60_000 });
    await expectSound(page, studio, `drafts-${theme}`);
    await library.createAll.click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Create/ })
      .click();
    await expect(page.getByRole('article')).toHaveCount(9, { timeout: 60_000 });
    await library.tag('slow burn').click();
    await expectSound(page, studio, `library-tags-${theme}`);
    await page
      .getByRole('button', { name: /^Actions for / })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Tags' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectSound(page, studio, `tags-dialog-${theme}`);
  });
}
