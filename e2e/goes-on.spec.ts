// A story that is open goes on with a further log.
import { chatOf, LITTLE, LITTLE_LINES } from './logs';
import { expect, test } from './fixtures';

/** The next evening; Bo goes by another name that the story learned. */
const NEXT = chatOf('next-evening.jsonl', [
  ['Ann', '*Ann stands on the beach at night. Snow falls.* "You are late."'],
  ['Bo', '*He smiles.* "I was in the lighthouse."'],
  ['Cleo', '"And I was with him."'],
  ['Ann', '"Cleo! I am so glad to see you!"'],
]);

test('its people and places are known again, and one step takes it out', async ({
  start,
  review,
  script,
  page,
}) => {
  await start.open();
  await start.drop(LITTLE);
  await review.expectReady();
  await review.tab('Cast').click();
  await review.nameOf('Bo').fill('Robert');
  await review.nameOf('Bo').press('Enter');
  await review.expectSettled();
  await review.createProject();
  await script.expectReady();
  const scenes = script.scenes.getByRole('listitem');
  const before = await scenes.count();

  await start.drop(NEXT);
  const question = page.getByRole('dialog', { name: /go on with next-evening\.jsonl/ });
  await question.getByRole('button', { name: 'Add it to the story' }).click();
  await review.expectReady();
  await expect(page.getByText(/Goes on with/)).toBeVisible();
  // The correction of the first log holds in the second.
  await review.tab('Cast').click();
  await expect(review.nameOf('Robert')).toBeVisible();
  await page.getByRole('button', { name: 'Add to the story' }).click();
  await script.expectReady();
  await expect(page.getByText(/goe?s? on with “/).first()).toBeVisible();
  await expect.poll(() => scenes.count()).toBeGreaterThan(before);
  const after = await scenes.count();
  await scenes.last().getByRole('button').first().click();
  await expect(script.lineWith('And I was with him.')).toContainText('Cleo');
  await expect(script.lineWith('I was in the lighthouse.')).toContainText('Robert');

  // Saved as one with what was there.
  await page.reload();
  await script.expectReady();
  await expect.poll(() => scenes.count()).toBe(after);
  await page.keyboard.press('Control+Z');
  await expect.poll(() => scenes.count()).toBe(before);
});

test('or becomes a story of its own, or nothing', async ({ start, review, script, page }) => {
  await start.open();
  await start.drop(LITTLE);
  await review.expectReady();
  await review.createProject();
  await script.expectReady();
  const address = page.url();

  await start.drop(NEXT);
  const question = page.getByRole('dialog', { name: /go on with/ });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  expect(page.url()).toBe(address);

  await start.drop(NEXT);
  await question.getByRole('button', { name: 'New story' }).click();
  await review.expectReady();
  await review.createProject();
  await script.expectReady();
  expect(page.url()).not.toBe(address);
  await expect(script.lineWith('You are late.')).toBeVisible();
});

/** The same chat, exported again after it was played on; the library is open, not the story. */
const PLAYED_ON = chatOf('rainy-day.jsonl', [
  ...LITTLE_LINES,
  ['Ann', '"Shall we go up?"'],
  ['Bo', '***\n\n*At noon they sit on the roof. The sky is clear.* "The whole bay!"'],
]);

test('a chat that was played on: only what is new is added', async ({
  start,
  review,
  script,
  page,
}) => {
  await start.open();
  await start.drop(LITTLE);
  await review.expectReady();
  await review.createProject();
  await script.expectReady();
  const scenes = script.scenes.getByRole('listitem');
  const before = await scenes.count();

  await start.open();
  await start.drop(PLAYED_ON);
  const question = page.getByRole('dialog', { name: /go on with rainy-day\.jsonl/ });
  await question.getByRole('button', { name: 'Add it to the story' }).click();
  await review.expectReady();
  await expect(
    page.getByText('has the first 10 messages of it already: 2 new scenes'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Show what is new' }).click();
  await expect(page.getByRole('button', { name: /Shall we go up/ })).toBeVisible();
  await review.tab('Scenes').click();
  await expect(page.getByText('in the story already')).toHaveCount(2);
  await expect(page.getByText('The story has what comes before.')).toBeVisible();
  await page.getByRole('button', { name: 'Add to the story' }).click();
  await script.expectReady();
  await expect.poll(() => scenes.count()).toBe(before + 2);

  // And once more, under another name: nothing of it is new.
  await start.drop({
    name: 'again.jsonl',
    bytes: Buffer.concat([PLAYED_ON.bytes, Buffer.from('\n')]),
  });
  await page.getByRole('button', { name: 'Add it to the story' }).click();
  await review.expectReady();
  await expect(page.getByText('there is nothing to add')).toBeVisible();
});
