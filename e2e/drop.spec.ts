// Every way in: dropped, chosen, pasted; alone and in company.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import type { Page } from '@playwright/test';
import { isPng, withPngText } from '../src/lib/png';
import { docxParts, packedBytes } from '../src/testing/documents';
import { expect, SAMPLES, test } from './fixtures';
import { chatOf, LITTLE } from './logs';
import type { Dropped } from './pages/start-page';

const sample = (name: string) => join(SAMPLES, name);
const chat = sample('lantern-tide.st.jsonl');
const card = sample('lantern-tide.card.json');
const lorebook = sample('lantern-tide.lorebook.json');

const OTHER = chatOf('part-2.jsonl', [
  ['Ann', '"A new day."'],
  ['Cid', '"And a new log."'],
  ['Ann', '"So it is."'],
]);

/** Pastes as Ctrl+V does, with the focus nowhere in particular. */
function paste(page: Page, text: string, file?: { name: string; text: string }): Promise<void> {
  return page.evaluate(
    ({ text, file }) => {
      const clipboardData = new DataTransfer();
      if (text !== '') clipboardData.setData('text/plain', text);
      if (file) clipboardData.items.add(new File([file.text], file.name));
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    },
    { text, ...(file ? { file } : {}) },
  );
}

/** A small real picture, drawn by the browser. */
async function drawPng(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(64, 96);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('The browser gives no canvas.');
    context.fillStyle = '#7fa8c9';
    context.fillRect(0, 0, 64, 96);
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  });
  return Buffer.from(base64, 'base64');
}

test('chosen with the button', async ({ start, review }) => {
  await start.open();
  await start.choose(chat);
  await review.expectReady();
  expect(await review.count('messages')).toBe(60);
});

test('pasted text is a log like any other; a word is not', async ({
  start,
  review,
  studio,
  page,
}) => {
  await start.open();
  await paste(page, 'hello');
  await expect(studio.told('That is too short for a log.')).toBeVisible();
  const lines = [
    'Ann: It is raining again.',
    'Bo: Then we stay in.',
    'Ann: Again?',
    'Bo: *sighs* Again.',
    'Ann: Fine. But I choose the game.',
    'Bo: Not chess.',
  ];
  await paste(page, lines.join('\n\n'));
  await review.expectReady();
  expect(await review.count('messages')).toBe(6);
  await review.tab('Cast').click();
  await expect(review.nameOf('Ann')).toHaveValue('Ann');
  await expect(review.nameOf('Bo')).toHaveValue('Bo');
});

test('a pasted file is read', async ({ start, review, page }) => {
  await start.open();
  await paste(page, '', { name: LITTLE.name, text: LITTLE.bytes.toString('utf8') });
  await review.expectReady();
  expect(await review.count('messages')).toBe(10);
});

test('a chat, its card and its lorebook in one drop belong together', async ({
  makeProject,
  studio,
  page,
}) => {
  await makeProject(chat, card, lorebook);
  const { description } = (
    JSON.parse(readFileSync(card, 'utf8')) as { data: { description: string } }
  ).data;
  await studio.go('Cast');
  await page
    .getByRole('list', { name: 'Characters' })
    .getByRole('button', { name: /^Oswin Fennick/ })
    .click();
  const about = await page.getByLabel('About this person').inputValue();
  expect(about.length).toBeGreaterThan(40);
  const words = description.replace(/\{\{\w+\}\}/g, '').slice(0, 60);
  expect(about.replace(/\{\{\w+\}\}/g, '')).toContain(words.trim().split('\n')[0]?.slice(0, 30));
  await studio.go('World');
  await page.getByRole('tab', { name: 'Lore' }).click();
  const entries = Object.keys(
    (JSON.parse(readFileSync(lorebook, 'utf8')) as { entries: object }).entries,
  );
  expect(entries.length).toBeGreaterThan(0);
  const list = page.getByRole('list', { name: 'Lore' }).getByRole('button');
  await expect.poll(() => list.count()).toBeGreaterThanOrEqual(entries.length);
});

test('a card in a picture brings its portrait along', async ({ start, review, studio, page }) => {
  await start.open();
  const plain = await drawPng(page);
  const json = readFileSync(card).toString('base64');
  const picture = withPngText(new Uint8Array(plain), 'chara', json);
  const bytes = Buffer.from(await picture.arrayBuffer());
  expect(isPng(bytes)).toBe(true);
  await start.drop(chat, { name: 'oswin.png', bytes });
  await review.expectReady();
  await review.createProject();
  await studio.go('Cast');
  await page
    .getByRole('list', { name: 'Characters' })
    .getByRole('button', { name: /^Oswin Fennick/ })
    .click();
  await expect(page.getByLabel('About this person')).not.toHaveValue('');
  await studio.go('Library');
  await page.getByText('Space on this device').click();
  await expect(page.getByText(/pictures/i).first()).toBeVisible();
});

test.describe('two logs in one drop', () => {
  const question = (page: Page) => page.getByRole('dialog', { name: '2 logs' });

  test('are one story when the user says so', async ({ start, review, page }) => {
    await start.open();
    await start.drop(LITTLE, OTHER);
    await question(page).getByRole('button', { name: 'One story' }).click();
    await review.expectReady();
    expect(await review.count('messages')).toBe(13);
    await expect(page.getByLabel('File', { exact: true })).toBeVisible();
  });

  test('are a story each when the user says so', async ({ start, library, page }) => {
    await start.open();
    await start.drop(LITTLE, OTHER);
    await question(page).getByRole('button', { name: 'A story each' }).click();
    await expect(library.heading).toBeVisible();
    await expect(library.draft(/./)).toHaveCount(2);
    await expect(page.getByText('Ready to review')).toHaveCount(2);
  });

  test('are left alone when the user changes their mind', async ({ start, page }) => {
    await start.open();
    await start.drop(LITTLE, OTHER);
    await page.keyboard.press('Escape');
    await expect(question(page)).toHaveCount(0);
    await expect(start.trySample).toBeVisible();
  });
});

test.describe('a document', () => {
  const bold = (words: string) =>
    `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
  const italic = (words: string) =>
    `<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
  const plain = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
  const paragraph = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`;
  const BODY = [
    paragraph(
      bold('Wren: '),
      italic('hangs the lan'),
      italic('tern on its hook'),
      plain(' You are late.'),
    ),
    paragraph(bold('Aldous: '), plain('The tide was later. '), italic('sets down a wet sack')),
    paragraph(
      bold('Wr'),
      bold('en: '),
      plain('What is in it?'),
      '<w:r><w:commentReference w:id="0"/></w:r>',
    ),
    paragraph(
      bold('Aldous: '),
      plain('Teapots. '),
      '<w:del w:id="1"><w:r><w:delText>Eight.</w:delText></w:r></w:del>',
      plain('Six of them.'),
    ),
    paragraph(bold('Wren: '), plain('I counted on eight.')),
    paragraph(bold('Aldous: '), plain('Then count again.')),
  ].join('');

  test('of Word is read by those who speak in it, and what is no text of it is told', async ({
    start,
    review,
    page,
  }) => {
    await start.open();
    await start.drop({
      name: 'The boathouse.docx',
      bytes: Buffer.from(await packedBytes(docxParts(BODY))),
    });
    await review.expectReady();
    expect(await review.count('messages')).toBe(6);
    await review.tab('Cast').click();
    await expect(review.nameOf('Wren')).toHaveValue('Wren');
    await expect(review.nameOf('Aldous')).toHaveValue('Aldous');
    await review.tab('Notes').click();
    await expect(
      page.getByRole('tabpanel').getByText(/a comment and a passage that is marked as deleted/),
    ).toBeVisible();
    await review.createProject();
  });

  test('is found beside other logs in a zip', async ({ start, review, page }) => {
    const bytes = await packedBytes({
      'logs/one.docx': await packedBytes(docxParts(BODY)),
      'logs/two.rtf': `{\\rtf1\\ansi ${['Ann: Rain.', 'Bo: Again.', 'Ann: So it is.'].join('\\par ')}\\par}`,
    });
    await start.open();
    await start.drop({ name: 'logs.zip', bytes: Buffer.from(bytes) });
    await page
      .getByRole('dialog', { name: '2 logs' })
      .getByRole('button', { name: 'One story' })
      .click();
    await review.expectReady();
    expect(await review.count('messages')).toBe(9);
  });
});

test('a zip of logs is opened', async ({ start, review, page }) => {
  const zip = new JSZip();
  zip.file('chats/rainy-day.jsonl', LITTLE.bytes);
  zip.file('chats/part-2.jsonl', OTHER.bytes);
  const bytes = await zip.generateAsync({ type: 'nodebuffer' });
  await start.open();
  await start.drop({ name: 'chats.zip', bytes });
  await page
    .getByRole('dialog', { name: '2 logs' })
    .getByRole('button', { name: 'One story' })
    .click();
  await review.expectReady();
  expect(await review.count('messages')).toBe(13);
});

test('a card alone opens with its greeting', async ({ start, review }) => {
  await start.open();
  await start.drop(card);
  await review.expectReady();
  expect(await review.count('message')).toBeGreaterThanOrEqual(1);
  await review.tab('Cast').click();
  await expect(review.nameOf('Oswin Fennick')).toBeVisible();
});

test('a lorebook alone is told where it belongs', async ({ start, studio }) => {
  await start.open();
  await start.drop(lorebook);
  await expect(studio.told('These files go with a chat.')).toBeVisible();
});

test('a picture alone is told where it belongs', async ({ start, studio, page }) => {
  await start.open();
  const picture: Dropped = { name: 'beach.png', bytes: await drawPng(page) };
  await start.drop(picture);
  await expect(studio.told('Pictures belong to somebody or some place.')).toBeVisible();
});
