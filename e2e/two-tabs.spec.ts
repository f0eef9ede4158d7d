// One project in two tabs: one writes, the other follows, and may take over.
import { expect, test } from './fixtures';
import { LITTLE } from './logs';
import { LibraryPage } from './pages/library-page';
import { ScriptPage } from './pages/script-page';
import { Studio } from './pages/studio';

test('the second tab reads along, takes over, and nothing is lost', async ({
  makeProject,
  script,
  studio,
  page,
  context,
}) => {
  await makeProject(LITTLE);
  const second = await context.newPage();
  const there = new ScriptPage(second);
  const studioThere = new Studio(second);
  await second.goto(page.url());
  await there.expectReady();
  await expect(studioThere.status.getByText('Read only')).toBeVisible();
  const takeOver = second.getByRole('button', { name: 'Take over' });
  await expect(takeOver).toBeVisible();
  await expect(there.tools.getByRole('button', { name: 'Delete (Del)' })).toBeDisabled();

  // What is written here is seen there.
  await script.write(1, 'Written in the first tab.');
  await studio.expectSaved();
  await expect(there.line(1)).toContainText('Written in the first tab.');

  // The last words before the change of seats are kept as well.
  await script.write(2, 'Last words of the first tab.');
  await takeOver.click();
  await expect(studioThere.told('This tab edits the project now.')).toBeVisible();
  await expect(studio.status.getByText('Read only')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take over' })).toBeVisible();
  await expect(there.line(2)).toContainText('Last words of the first tab.');

  await there.write(3, 'Written in the second tab.');
  await studioThere.expectSaved();
  await expect(script.line(3)).toContainText('Written in the second tab.');

  // The second tab goes; the first can write again.
  await second.close();
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(studio.status.getByText('Read only')).toHaveCount(0);
  await script.write(4, 'And the first again.');
  await studio.expectSaved();
  await page.reload();
  await script.expectReady();
  for (const [line, words] of [
    [1, 'Written in the first tab.'],
    [2, 'Last words of the first tab.'],
    [3, 'Written in the second tab.'],
    [4, 'And the first again.'],
  ] as const) {
    await expect(script.line(line)).toContainText(words);
  }
});

test('a story that is renamed in another tab keeps its new name when it is saved here', async ({
  makeProject,
  script,
  studio,
  page,
  context,
}) => {
  await makeProject(LITTLE);
  const second = await context.newPage();
  await second.goto('./#/library');
  const library = new LibraryPage(second);
  const title = (await second.getByRole('article').getByRole('heading').textContent()) ?? '';
  await library.choose(title, 'Rename');
  const dialog = second.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Named in the library');
  await second.keyboard.press('Enter');
  await expect(library.project('Named in the library')).toBeVisible();
  await expect(page.getByText('Named in the library').first()).toBeVisible();
  await script.write(1, 'Written after.');
  await studio.expectSaved();
  await second.reload();
  await expect(library.project('Named in the library')).toBeVisible();
});
