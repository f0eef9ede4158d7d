// Mending an import: words, speakers, scenes, choices; everything named and taken back.
import { expect, test } from './fixtures';
import { LITTLE } from './logs';

test('text, speaker and expression of a line', async ({ makeProject, script, studio }) => {
  await makeProject(LITTLE);
  await script.lineWith('It is raining again.').click();
  const number = Number(
    /^Line (\d+),/.exec(
      (await script.lineWith('It is raining again.').getAttribute('aria-label')) ?? '',
    )?.[1],
  );
  await script.write(number, 'It rains and rains.');
  await script.field('Speaker').selectOption({ label: 'Bo' });
  await expect(script.line(number)).toHaveAccessibleName(/, Bo/);
  await script.field('Expression').selectOption('anger');
  await expect(script.line(number)).toHaveAccessibleName(/anger/);
  await expect(script.preview.getByRole('img', { name: 'Bo, anger' })).toBeVisible();
  await expect(script.preview.getByText('It rains and rains.')).toBeVisible();
  await studio.expectSaved();
});

test('split, merge, move and delete; each step has a name and is taken back', async ({
  makeProject,
  script,
  studio,
  page,
}) => {
  await makeProject(LITTLE);
  const { keyboard } = page;
  const count = await script.lines.count();
  const texts = () => script.lines.locator('.text').allInnerTexts();
  const before = await texts();

  await script.write(2, 'First half. Second half.');
  await keyboard.press('Enter');
  await keyboard.press('Home');
  for (let step = 0; step < 'First half. '.length; step += 1) await keyboard.press('ArrowRight');
  await keyboard.press('Control+Enter');
  await expect(script.lines).toHaveCount(count + 1);
  await expect(page.getByLabel('Text of line 3')).toHaveValue('Second half.');
  await keyboard.press('Escape');
  await expect(script.line(2)).toContainText('First half.');

  await script.select(3);
  await keyboard.press('m');
  await expect(script.lines).toHaveCount(count);
  await expect(script.line(2)).toContainText('First half. Second half.');

  await script.select(2);
  await keyboard.press('Alt+ArrowUp');
  await expect(script.line(1)).toContainText('First half. Second half.');

  await keyboard.press('Delete');
  await expect(script.lines).toHaveCount(count - 1);

  for (const name of [/Undone: Delete/, /Undone: Move/, /Undone: Merge/, /Undone: Split/]) {
    await keyboard.press('Control+Z');
    await expect(studio.told(name)).toBeVisible();
  }
  await expect(script.lines).toHaveCount(count);
  await expect(script.line(2)).toContainText('First half. Second half.');
  await keyboard.press('Control+Z');
  await expect.poll(texts).toEqual(before);
  await keyboard.press('Control+Shift+Z');
  await expect(studio.told(/Done again: /)).toBeVisible();
  await expect(script.line(2)).toContainText('First half. Second half.');
});

test('undo survives a reload', async ({ makeProject, script, studio, page }) => {
  await makeProject(LITTLE);
  const first = await script.line(1).locator('.text').innerText();
  await script.write(1, 'One');
  await script.write(2, 'Two');
  await script.write(3, 'Three');
  await script.select(4);
  await page.keyboard.press('Delete');
  await studio.expectSaved();
  await page.reload();
  await script.expectReady();
  await expect(script.line(3)).toContainText('Three');
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press('Control+Z');
    await expect(studio.told(/Undone: /)).toHaveCount(step + 1);
  }
  await expect(script.line(1).locator('.text')).toHaveText(first);
  await studio.expectSaved();
});

test('scenes: split, merge, place, hour, weather; a change shows on the stage', async ({
  makeProject,
  script,
  page,
}) => {
  await makeProject(LITTLE);
  const scenes = script.scenes.getByRole('listitem');
  const count = await scenes.count();
  await script.select(3);
  await page.keyboard.press('x');
  await expect(scenes).toHaveCount(count + 1);
  await page.keyboard.press('Control+Z');
  await expect(scenes).toHaveCount(count);

  await script.about('Scene');
  await script.field('Title').fill('An afternoon indoors');
  await expect(scenes.first()).toContainText('An afternoon indoors');
  await script.field('Hour').selectOption('night');
  await script.field('Weather').selectOption('snow');
  await expect(script.preview.getByText(/· night · snow/)).toBeVisible();
  await script.field('Place').selectOption({ label: 'A new place …' });
  await script.field('Name of the new place').fill('Kitchen');
  await script.inspector.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(script.preview.getByText(/Kitchen · night · snow/)).toBeVisible();
  await expect(scenes.first()).toContainText('Kitchen · night · snow');
});

test('a choice with targets is written, checked and played', async ({
  makeProject,
  script,
  play,
  page,
}) => {
  await makeProject(LITTLE);
  await script.insertBelow(2, 'Choice');
  const option = (number: number) =>
    script.inspector.getByRole('region', { name: `Option ${number}` });
  await script.field('Question (may stay empty)').fill('Where to?');
  await option(1).getByLabel('Words on the button').fill('Stay');
  await option(2).getByLabel('Words on the button').fill('Skip ahead');
  await option(2).getByLabel('Leads to').selectOption({ index: 2 });
  const target = await option(2).getByLabel('Leads to').locator('option:checked').innerText();
  await expect(script.line(3)).toContainText('Where to?');
  await expect(script.line(3)).toContainText(target.replace(/^\d+\. /, ''));

  await script.select(2);
  await page.keyboard.press('p');
  await play.begin();
  await play.advanceToChoice();
  await expect(play.choices).toHaveText([/Stay/, /Skip ahead/]);
  await play.choices.filter({ hasText: 'Skip ahead' }).click();
  await expect(play.choices).toHaveCount(0);
  await expect(play.stage).toBeVisible();
});

test('find and replace', async ({ makeProject, script, studio, page }) => {
  await makeProject(LITTLE);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await script.find.getByLabel('Find', { exact: true }).fill('chess');
  await expect(script.find.getByRole('status')).toHaveText(/^\d+ in \d+ scene/);
  await script.find.getByLabel('Replace with').fill('cards');
  await script.find.getByRole('button', { name: /^Replace all/ }).click();
  await expect(studio.told(/replaced with “cards”/)).toBeVisible();
  await expect(script.find.getByRole('status')).toHaveText('Nothing found.');
  await script.find.getByRole('button', { name: 'Close' }).first().click();
  await expect(script.lineWith('Play cards.').first()).toBeVisible();
  await page.keyboard.press('Control+Z');
  await expect(script.lineWith('Play chess.').first()).toBeVisible();
});

test('cast and world edits show in play', async ({ makeProject, script, studio, play, page }) => {
  await makeProject(LITTLE);
  await studio.go('Cast');
  await page.getByRole('list', { name: 'Characters' }).getByRole('button', { name: /^Bo/ }).click();
  await page.getByLabel('Name', { exact: true }).fill('Bartholomew');
  await studio.go('World');
  await page.getByRole('list', { name: 'Places' }).getByRole('button', { name: /beach/i }).click();
  await page.getByLabel('Name', { exact: true }).fill('Amber shore');
  await studio.expectSaved();
  await studio.go('Play');
  await play.begin();
  await expect(play.stage.getByRole('img', { name: /^Amber shore/ })).toBeAttached();
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(play.line).toContainText('Bartholomew: ', { timeout: 100 });
  }).toPass();
  await studio.go('Script');
  await expect(script.lineWith('Bartholomew').first()).toBeVisible();
});
