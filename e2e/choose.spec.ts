// Exports of accounts and folders of logs: what is in them is told, and only what is chosen is read.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import JSZip from 'jszip';
import { expect, test } from './fixtures';
import { chatOf } from './logs';
import type { Dropped } from './pages/start-page';
import type { Theme } from './pages/studio';

const FOLDER = join(import.meta.dirname, '../test-results/rooms');
mkdirSync(FOLDER, { recursive: true });

const at = (day: number) => Date.UTC(2024, 0, day, 12) / 1000;

/** A conversation of a ChatGPT export: one question, one answer, and so on. */
function conversation(title: string, day: number, texts: readonly string[]): object {
  const nodes = texts.map((text, i) => ({
    id: `m${i}`,
    parent: i === 0 ? 'root' : `m${i - 1}`,
    children: i + 1 < texts.length ? [`m${i + 1}`] : [],
    message: {
      id: `m${i}`,
      author: { role: i % 2 === 0 ? 'user' : 'assistant' },
      create_time: at(day) + i,
      content: { content_type: 'text', parts: [text] },
      weight: 1,
      recipient: 'all',
    },
  }));
  const root = { id: 'root', parent: null, children: ['m0'], message: null };
  return {
    title,
    create_time: at(day),
    mapping: Object.fromEntries([root, ...nodes].map((node) => [node.id, node])),
    current_node: nodes.at(-1)?.id,
  };
}

const STORIES = [
  conversation('The lighthouse: a new lamp', 9, [
    '*I climb the stairs.* "Is the lamp lit?"',
    '"It is lit," says the keeper.',
    '"Good."',
  ]),
  conversation('Tax question', 5, ['What can I deduct?', 'That depends.']),
  conversation('The lighthouse', 2, ['*I knock.* "Anybody here?"', '"Come in," says the keeper.']),
];

async function account(others = 0): Promise<Dropped> {
  const chats = Array.from({ length: others }, (_, i) =>
    conversation(`Private talk ${i + 1}`, 10 + (i % 15), ['A secret.', 'It is safe with me.']),
  );
  const zip = new JSZip();
  zip.file('conversations.json', JSON.stringify([...STORIES, ...chats]));
  zip.file('user.json', '{"id":"user-1","email":"ann@example.com"}');
  zip.file('chat.html', '<html><body><script>var jsonData = [];</script>Chats</body></html>');
  return { name: 'export.zip', bytes: await zip.generateAsync({ type: 'nodebuffer' }) };
}

test('of an account only what is chosen is read, as chapters in the order of time', async ({
  start,
  choose,
  review,
  page,
}) => {
  await start.open();
  await start.drop(await account(300));
  await choose.expectReady();
  await expect(page.getByText('303 conversations in export.zip')).toBeVisible();
  await expect(choose.summary).toHaveText('None chosen');
  await expect(choose.read).toBeDisabled();
  await choose.search.fill('lighthouse');
  await expect(choose.rows).toHaveCount(2);
  await choose.all.check();
  await expect(choose.summary).toContainText('2 chosen · 5 messages');
  await choose.read.click();
  await review.expectReady();
  expect(await review.count('messages')).toBe(5);
  await review.tab('Scenes').click();
  const shows = page.getByRole('button', { name: /^Show / });
  await expect(shows.first()).toHaveAccessibleName('Show The lighthouse');
  // Another file than the one that is looked at.
  await page.getByRole('button', { name: 'Show The lighthouse: a new lamp' }).click();
  await expect(review.message(1)).toContainText('Is the lamp lit?');
  // What was not chosen is not on this device: not in the stored files either.
  const stored = await page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    let found = '';
    for (const name of names) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const open = indexedDB.open(name);
        open.onsuccess = () => resolve(open.result);
      });
      for (const table of db.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve) => {
          const all = db.transaction(table).objectStore(table).getAll();
          all.onsuccess = () => resolve(all.result as unknown[]);
        });
        for (const row of rows) {
          for (const value of [row, ...Object.values(row as object)]) {
            found += value instanceof Blob ? await value.text() : JSON.stringify(value);
          }
        }
      }
      db.close();
    }
    return found;
  });
  expect(stored).toContain('says the keeper');
  expect(stored).not.toContain('A secret.');
});

test('a story each', async ({ start, choose, library, page }) => {
  await start.open();
  await start.drop(await account());
  await choose.expectReady();
  await choose.row('The lighthouse').check();
  await choose.row('Tax question').check();
  await choose.grouping(/2 stories/).check();
  await choose.read.click();
  await expect(library.heading).toBeVisible();
  await expect(page.getByText('Ready to review')).toHaveCount(2);

  // The second time one of them is known.
  await start.drop(await account());
  await choose.expectReady();
  await choose.all.check();
  await choose.grouping(/3 stories/).check();
  await choose.read.click();
  const question = page.getByRole('dialog', { name: '2 of 3 were already imported' });
  await question.getByRole('button', { name: 'Leave them out' }).click();
  await expect(page.getByText('Ready to review')).toHaveCount(3);
});

test('a single conversation is read at once', async ({ start, review }) => {
  await start.open();
  const bytes = Buffer.from(JSON.stringify([STORIES[0]]));
  await start.drop({ name: 'conversations.json', bytes });
  await review.expectReady();
  expect(await review.count('messages')).toBe(3);
});

test('a folder of logs is all chosen, and makes a story for each folder', async ({
  start,
  choose,
  library,
  page,
}) => {
  const zip = new JSZip();
  for (const who of ['Bo', 'Cid']) {
    for (let day = 1; day <= 60; day++) {
      const lines: [string, string][] = [
        ['Ann', `"This is day ${day}."`],
        [who, '"So it is."'],
        ['Ann', '"Good night."'],
      ];
      zip.file(`chats/${who}/${who} - day ${day}.jsonl`, chatOf('x.jsonl', lines).bytes);
    }
  }
  await start.open();
  await start.drop({ name: 'data.zip', bytes: await zip.generateAsync({ type: 'nodebuffer' }) });
  await choose.expectReady();
  await expect(choose.summary).toHaveText('120 chosen · 360 messages');
  await choose.search.fill('chats/cid day 2');
  await expect(choose.rows.first()).toHaveAccessibleName('Cid - day 2');
  await choose.all.uncheck();
  await choose.search.fill('');
  // Every day of Cid with a 2 in it is left out.
  await expect(choose.summary).toContainText('105 chosen');
  await choose.grouping(/2 stories, one a folder/).check();
  await choose.read.click();
  await expect(library.heading).toBeVisible();
  await expect(page.getByText('Ready to review')).toHaveCount(2, { timeout: 60_000 });
});

test('chosen by keyboard, and left alone', async ({ start, choose, page }) => {
  await start.open();
  await start.drop(await account(60));
  await choose.expectReady();
  await choose.sort.selectOption('By name');
  await choose.rows.first().focus();
  await page.keyboard.press('Space');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
  await expect(choose.rows.nth(3)).toBeFocused();
  await page.keyboard.press('Shift+Space');
  await expect(choose.summary).toContainText('4 chosen');
  const only = page.getByRole('checkbox', { name: 'Show only what is chosen' });
  await only.check();
  await expect(choose.rows).toHaveCount(4);
  await choose.rows.nth(1).uncheck();
  await expect(choose.rows).toHaveCount(4);
  await expect(choose.summary).toContainText('3 chosen');
  await only.uncheck();
  await choose.rows.nth(3).focus();
  await page.keyboard.press('End');
  await expect(choose.row('The lighthouse: a new lamp')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(choose.row('Private talk 1')).toBeFocused();
  await choose.cancel.click();
  await expect(start.trySample).toBeVisible();
  await page.goBack();
  await expect(
    page.getByRole('heading', { name: 'There is nothing to choose from' }),
  ).toBeVisible();
});

for (const theme of ['dark', 'light'] satisfies Theme[]) {
  test(`the list is sound in the ${theme} theme`, async ({ start, choose, studio, page }) => {
    await studio.useTheme(theme);
    await start.open();
    await start.drop(await account(40));
    await choose.expectReady();
    await choose.sort.selectOption('By name');
    await choose.rows.first().check();
    await choose.rows.nth(1).check();
    for (const [width, height] of [
      [360, 740],
      [2560, 1440],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect.poll(() => studio.overflow()).toBeLessThanOrEqual(0);
      await page.screenshot({ path: join(FOLDER, `choose-${theme}-${width}.png`) });
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    expect(serious).toEqual([]);
  });
}
