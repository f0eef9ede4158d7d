import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ARCHIVES, expect, SAMPLES, test } from './fixtures';

test('a dropped log becomes a story that plays, and a project that downloads', async ({
  start,
  review,
  studio,
  play,
  exporting,
  page,
}) => {
  test.setTimeout(240_000);
  await start.open();
  await start.drop(join(SAMPLES, 'lantern-tide.st.jsonl'));
  await review.expectReady();
  await expect(page.getByText(/60 messages/)).toBeVisible();
  await expect(page.getByText(/\b0 characters lost/)).toBeVisible();
  await review.createProject();

  await studio.go('Script');
  await expect(page.getByText(/harbour of Saltmarrow/i).first()).toBeVisible();

  await studio.go('Play');
  await play.begin();
  const { steps, choices } = await play.playToTheEnd();
  expect(steps).toBeGreaterThan(60);
  expect(choices).toBeGreaterThanOrEqual(1);

  await studio.go('Export');
  await exporting.dryRun.click();
  await expect(page.getByText('game/script.rpy')).toBeVisible({ timeout: 60_000 });
  const path = join(ARCHIVES, 'golden-path.zip');
  await exporting.saveRenpy(path);
  expect(execFileSync('unzip', ['-tq', path], { encoding: 'utf8' })).toContain('No errors');
  const names = execFileSync('unzip', ['-Z1', path], { encoding: 'utf8' });
  expect(names).toContain('game/screens.rpy');
  expect(names).toMatch(/images\/.*oswin.*\.png/);
});

test('the sample is a playable project within two seconds', async ({ start, review, page }) => {
  await start.open();
  const startedAt = Date.now();
  await start.trySample.click();
  await review.expectReady();
  await review.createProject();
  const seconds = (Date.now() - startedAt) / 1000;
  test.info().annotations.push({ type: 'seconds', description: seconds.toFixed(2) });
  console.log(`sample to project: ${seconds.toFixed(2)} s`);
  expect(seconds).toBeLessThan(2);
  await expect(page).toHaveURL(/#\/script\//);
});

test('the same file again: open it, or import it again', async ({ start, review, page }) => {
  const file = join(SAMPLES, 'midnight-greenhouse.play.txt');
  await start.open();
  await start.drop(file);
  await review.expectReady();
  await review.createProject();
  const first = page.url();

  await start.drop(file);
  const dialog = page.getByRole('dialog', { name: /already imported/i });
  await dialog.getByRole('button', { name: 'Open it' }).click();
  await expect(page).toHaveURL(first);

  await start.drop(file);
  await dialog.getByRole('button', { name: 'Import again' }).click();
  await review.expectReady();
});

test('pasted text is a log like any other', async ({ start, review, page }) => {
  await start.open();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    const lines = [
      'Ann: It is raining again.',
      'Bo: Then we stay in.',
      'Ann: Again?',
      'Bo: *sighs* Again.',
      'Ann: Fine. But I choose the game.',
      'Bo: Not chess.',
    ];
    clipboardData.setData('text/plain', lines.join('\n\n'));
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  });
  await review.expectReady();
  await expect(page.getByText(/6 messages/)).toBeVisible();
  await review.tab('Cast').click();
  await expect(page.getByLabel('Name of Ann')).toHaveValue('Ann');
  await expect(page.getByLabel('Name of Bo')).toHaveValue('Bo');
});
