// The golden path without a mouse: Tab, Enter, shortcuts and the palette, and never a click.
import { join } from 'node:path';
import { expect, SAMPLES, test } from './fixtures';

test('from file to archive by keyboard alone', async ({
  start,
  review,
  studio,
  script,
  play,
  exporting,
  page,
}) => {
  test.setTimeout(120_000);
  const { keyboard } = page;
  await start.open();
  // Listened for before the key: the browser must have heard that nobody wants its own dialog.
  const chooser = page.waitForEvent('filechooser');
  await studio.tabTo(start.openFiles);
  await keyboard.press('Enter');
  await (await chooser).setFiles(join(SAMPLES, 'midnight-greenhouse.play.txt'));
  await review.expectReady();

  // Somebody gets another name.
  await studio.tabTo(review.tab('Lines'));
  await keyboard.press('ArrowRight');
  await expect(review.tab('Cast')).toBeFocused();
  await studio.tabTo(review.nameOf('Juniper'));
  await keyboard.press('Control+A');
  await keyboard.type('Aunt June');
  await keyboard.press('Enter');
  await expect(review.nameOf('Aunt June')).toBeVisible();
  await review.expectSettled();

  await keyboard.press('Control+Enter');
  await script.expectReady();

  // Words of a line.
  await studio.tabTo(script.lines.first());
  await keyboard.press('Home');
  await keyboard.press('ArrowDown');
  await expect(script.line(2)).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByLabel('Text of line 2')).toBeFocused();
  await keyboard.press('Control+A');
  await keyboard.type('Mended by hand.');
  await keyboard.press('Escape');
  await expect(script.line(2)).toContainText('Mended by hand.');
  await studio.expectSaved();

  await studio.runCommand('Go to Play');
  await play.begin();
  const seen = await play.playToTheEnd();
  expect(seen.lines.join('\n')).toContain('Mended by hand.');
  expect(seen.lines.join('\n')).toContain('Aunt June: ');
  expect(seen.lines.length).toBeGreaterThan(20);

  await studio.runCommand('Go to Export');
  await studio.tabTo(exporting.dryRun);
  await keyboard.press('Enter');
  await expect(exporting.files.first()).toBeVisible({ timeout: 60_000 });
  await studio.tabTo(exporting.downloadRenpy);
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/\.zip$/);
});

test('the shortcut sheet and the palette open and close by key, and give the focus back', async ({
  makeProject,
  script,
  page,
}) => {
  await makeProject(join(SAMPLES, 'midnight-greenhouse.play.txt'));
  await script.select(1);
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('Split the line at the caret')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(script.line(1)).toBeFocused();
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(script.line(1)).toBeFocused();
});
