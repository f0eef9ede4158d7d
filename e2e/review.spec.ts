// Putting right what was read: people, scenes, lines; nothing must be, everything can be.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { chatOf, DOUBTFUL, LITTLE, longChat } from './logs';
import { generateChatOfBytes } from '../src/testing/generate-log';
import { LibraryPage } from './pages/library-page';
import { ReviewPage } from './pages/review-page';
import type { Dropped, StartPage } from './pages/start-page';

async function read(start: StartPage, review: ReviewPage, log: Dropped): Promise<void> {
  await start.open();
  await start.drop(log);
  await review.expectReady();
}

const THREE = chatOf('three.jsonl', [
  ['Ann', '"Where is he?"'],
  ['Bo', '"Here I am."'],
  ['Bobby', '"I said it already."'],
  ['Ann', '"Two of you?"'],
  ['Dicebot', 'Ann rolls 17.'],
  ['Bo', '"One of me."'],
]);

test('people: rename, role, merge, split, leave out, and take back', async ({
  start,
  review,
  page,
}) => {
  await read(start, review, THREE);
  await review.tab('Cast').click();
  await review.nameOf('Ann').fill('Annabel');
  await review.nameOf('Ann').press('Enter');
  await expect(review.nameOf('Annabel')).toHaveValue('Annabel');
  await review.expectSettled();
  await review.roleOf('Bo').selectOption('narrator');
  await review.expectSettled();
  await expect(review.roleOf('Bo')).toHaveValue('narrator');

  await review.choose('Bobby', 'Is the same as Bo');
  await expect(review.nameOf('Bobby')).toHaveCount(0);
  await review.expectSettled();
  await page.getByRole('button', { name: 'split off Bobby' }).click();
  await expect(review.nameOf('Bobby')).toBeVisible();
  await review.expectSettled();

  await review.choose('Dicebot', 'Leave out of the story');
  await expect(page.getByText('left out', { exact: true })).toBeVisible();
  await review.expectSettled();
  await review.takeBack.click();
  await expect(page.getByText('left out', { exact: true })).toHaveCount(0);
  await review.expectSettled();
  await expect(review.nameOf('Annabel')).toBeVisible();
});

/** The bar stands above the message that the scene begins with. */
async function lastBegins(page: Page): Promise<string> {
  const begin = page.getByRole('group', { name: /^(Scene begins: |Message \d+,)/ });
  const names = await begin.evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''));
  const at = names.findLastIndex((name) => name.startsWith('Scene begins'));
  return names[at + 1] ?? '';
}

test('a scene begins elsewhere: by buttons and by dragging', async ({ start, review, page }) => {
  // Tall enough for the whole log, so that both ends of the drag are in sight.
  await page.setViewportSize({ width: 1280, height: 2400 });
  await read(start, review, LITTLE);
  expect(await review.count('scenes?')).toBe(2);
  await review.tab('Scenes').click();
  await page.getByRole('button', { name: /^Show Lighthouse/ }).click();
  const secondBegins = () => lastBegins(page);
  const cut = page.getByRole('group', { name: /^Scene begins: / }).last();
  await expect.poll(secondBegins).toMatch(/^Message 8,/);
  await cut.getByRole('button', { name: /one message later$/ }).click();
  await expect.poll(secondBegins).toMatch(/^Message 9,/);
  await review.expectSettled();
  // In the steps of a hand: a drag begins with the first move while the button is down.
  await cut.locator('[draggable="true"]').hover();
  await page.mouse.down();
  await review.message(10).hover();
  await review.message(10).hover({ position: { x: 120, y: 30 } });
  await page.mouse.up();
  await expect.poll(secondBegins).toMatch(/^Message 10,/);
  await review.expectSettled();
  await expect.poll(() => review.count('scenes?')).toBe(2);

  await page.getByRole('button', { name: 'Begin a scene at message 9' }).click();
  await expect.poll(() => review.count('scenes?')).toBe(3);
  await review.expectSettled();
  await review.tab('Scenes').click();
  await page
    .getByRole('button', { name: /^Join to the one before/ })
    .last()
    .click();
  await expect.poll(() => review.count('scenes?')).toBe(2);
  await review.takeBack.click();
  await expect.poll(() => review.count('scenes?')).toBe(3);
});

test('a cut that was moved there and back leaves no other behind', async ({
  start,
  review,
  page,
}) => {
  await read(start, review, LITTLE);
  await review.tab('Scenes').click();
  await page.getByRole('button', { name: /^Show Lighthouse/ }).click();
  const cut = page.getByRole('group', { name: /^Scene begins: / }).last();
  await expect.poll(() => lastBegins(page)).toMatch(/^Message 8,/);
  for (const way of ['later', 'earlier', 'later']) {
    await cut.getByRole('button', { name: new RegExp(`one message ${way}$`) }).click();
    // It may be read again before anybody sees that it is.
    await expect
      .poll(() => lastBegins(page))
      .toMatch(way === 'later' ? /^Message 9,/ : /^Message 8,/);
    await review.expectSettled();
    expect(await review.count('scenes?'), way).toBe(2);
  }
});

test('another format and back', async ({ start, review }) => {
  await read(start, review, LITTLE);
  const spoken = await review.count('spoken lines');
  const format = await review.format.inputValue();
  await review.format.selectOption('prose');
  await expect(review.format).toHaveValue('prose');
  await expect.poll(() => review.count('messages?')).not.toBe(10);
  await review.expectSettled();
  await review.format.selectOption(format);
  await expect.poll(() => review.count('spoken lines')).toBe(spoken);
});

test('the doubtful lines are walked through by keyboard', async ({ start, review, page }) => {
  await read(start, review, DOUBTFUL);
  const bar = page.getByRole('region', { name: 'Doubtful lines' });
  await expect(bar).toContainText(/\d+\s+lines are in doubt/);
  const doubts = Number(/(\d+)\s+lines/.exec(await bar.innerText())?.[1]);
  await bar.getByRole('button', { name: 'Walk through the doubtful ones' }).click();
  await expect(bar).toBeFocused();
  await expect(bar).toContainText(`1 of ${doubts}`);
  await page.keyboard.press('ArrowRight');
  await expect(bar).toContainText(`2 of ${doubts}`);
  await page.keyboard.press('ArrowLeft');
  await expect(bar).toContainText(`1 of ${doubts}`);
  await page.keyboard.press('Enter');
  await expect(bar).toContainText(`of ${doubts - 1}`);
  await review.expectSettled();
  await page.keyboard.press('1');
  await expect(bar).toContainText(`of ${doubts - 2}`);
  await review.expectSettled();
  // All that were guessed the same way at once.
  await page.keyboard.press('a');
  await expect(bar).not.toContainText(`of ${doubts - 2}`);
  await review.expectSettled();
  await page.keyboard.press('Control+Z');
  await expect(bar).toContainText(`of ${doubts - 2}`);
});

test('corrections come along when the file is imported again', async ({ start, review, page }) => {
  await read(start, review, LITTLE);
  await review.tab('Cast').click();
  await review.nameOf('Bo').fill('Robert');
  await review.nameOf('Bo').press('Enter');
  await expect(review.nameOf('Robert')).toBeVisible();
  await review.expectSettled();
  await review.tab('Lines').click();
  await review.linesOf(3).filter({ hasText: 'Again?' }).click();
  await page
    .getByRole('complementary', { name: 'The chosen line' })
    .getByLabel('Expression')
    .selectOption('anger');
  await expect(review.linesOf(3).filter({ hasText: 'anger' })).toBeVisible();
  await review.expectSettled();
  await review.createProject();

  await start.drop(LITTLE);
  const question = page.getByRole('dialog', { name: /already imported/ });
  await question.getByRole('button', { name: 'Import again' }).click();
  await review.expectReady();
  await expect(review.linesOf(3).filter({ hasText: 'anger' })).toBeVisible();
  await review.tab('Cast').click();
  await expect(review.nameOf('Robert')).toBeVisible();
});

test('the whole log can be reached, not an excerpt', async ({ start, review, page }) => {
  await read(start, review, longChat(500));
  expect(await review.count('messages')).toBe(500);
  await expect(review.message(1)).toBeVisible();
  const list = page.getByRole('list', { name: 'The whole log' });
  await expect(async () => {
    await list
      .locator('> div')
      .first()
      .evaluate((scroller) => scroller.scrollTo(0, 1e9));
    await expect(review.message(500)).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(review.linesOf(500).first()).toContainText('This is message 500 of ours.');
});

test('a correction whose reading is cancelled is read again or taken back', async ({
  start,
  review,
  page,
}) => {
  await read(start, review, longChat(6000));
  const interrupted = page.getByRole('heading', { name: /was interrupted$/ });
  await page.getByRole('button', { name: 'Jobs', exact: true }).click();
  await review.tab('Cast').click();
  await review.nameOf('Ann').fill('Annabel');
  await review.nameOf('Ann').press('Enter');
  const dock = page.getByRole('region', { name: 'Jobs' });
  await dock.getByRole('button', { name: /^Cancel Reading/ }).click();
  await expect(interrupted).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take back the last correction' })).toBeVisible();
  // A reload is no other case: the draft lies as it was left, corrections and all.
  await page.reload();
  await expect(interrupted).toBeVisible();
  await page.getByRole('button', { name: 'Read it again' }).click();
  await review.expectReady();
  await review.tab('Cast').click();
  await expect(review.nameOf('Annabel')).toBeVisible();
});

/**
 * Resolves when the draft keeps a correction that says this. The page of a user would ask before it closes
 * while something is read; this one is closed without being asked.
 */
async function whenKept(page: Page, words: string): Promise<void> {
  await page.evaluate(async (wanted) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no database'));
      });
    const database = await done(indexedDB.open('comfyvn-studio'));
    const keeps = async (): Promise<boolean> => {
      const rows = database.transaction('imports').objectStore('imports').getAll();
      return (await done<{ wanted?: unknown }[]>(rows)).some((row) =>
        JSON.stringify(row.wanted ?? '').includes(wanted),
      );
    };
    while (!(await keeps())) await new Promise((resolve) => setTimeout(resolve, 10));
    database.close();
  }, words);
}

test('corrections made while the log is being read outlive their tab', async ({
  start,
  review,
  page,
  context,
}) => {
  test.setTimeout(120_000);
  const bytes = Buffer.from(generateChatOfBytes(1_500_000));
  await read(start, review, { name: 'long.jsonl', bytes });
  await review.tab('Cast').click();
  const names = page.getByLabel(/^Name of /);
  const [first = '', second = ''] = await Promise.all(
    [0, 1].map((at) => names.nth(at).inputValue()),
  );
  for (const [name, given] of [
    [first, 'Annabel'],
    [second, 'Bartholomew'],
  ] as const) {
    await review.nameOf(name).fill(given);
    // Its label has the new name only when the log was read with it.
    await review.nameOf(name).press('Enter');
  }
  await whenKept(page, 'Bartholomew');
  await expect(review.panel).toHaveAttribute('aria-busy', 'true');
  await page.close();

  const again = await context.newPage();
  const reviewed = new ReviewPage(again);
  await again.goto('./#/library');
  const draft = new LibraryPage(again).draft(/./);
  await draft.getByRole('button', { name: /Review|Take up/ }).click();
  await again.getByRole('button', { name: 'Read it again' }).click();
  await reviewed.expectReady();
  await reviewed.expectSettled();
  await reviewed.tab('Cast').click();
  await expect(reviewed.nameOf('Annabel')).toBeVisible();
  await expect(reviewed.nameOf('Bartholomew')).toBeVisible();
});
