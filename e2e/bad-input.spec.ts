// Odd files: each gets a plain sentence, and what was there before stays.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, SAMPLES, test } from './fixtures';

const chat = readFileSync(join(SAMPLES, 'lantern-tide.st.jsonl'));
const lines = chat.toString('utf8').trimEnd().split('\n');
const file = (name: string, bytes: Buffer | string) => ({ name, bytes: Buffer.from(bytes) });

const READ_WITH_A_REMARK = [
  {
    name: 'a damaged line in the middle',
    file: file('damaged.jsonl', lines.with(20, lines[20]?.slice(0, 40) ?? '').join('\n')),
    says: /Line 21 is damaged/,
  },
  {
    name: 'a last line that was cut off',
    file: file('cut.jsonl', lines.join('\n').slice(0, -120)),
    says: /ends in the middle of line 61/,
  },
  {
    name: 'zero bytes after a crash',
    file: file('zeros.jsonl', Buffer.concat([chat, Buffer.alloc(4096)])),
    says: /4096 zero bytes were left out/,
  },
  {
    name: 'a line of a megabyte',
    file: file(
      'long-line.jsonl',
      [
        ...lines,
        JSON.stringify({ name: 'Pip', is_user: false, mes: 'Brr. '.repeat(210_000) }),
      ].join('\n'),
    ),
    says: /Line 62 is 1\.\d MB long/,
  },
] as const;

for (const { name, file: dropped, says } of READ_WITH_A_REMARK) {
  test(`${name} is told, and the rest is read`, async ({ start, review, page }) => {
    await start.open();
    await start.drop(dropped);
    await review.expectReady();
    await review.tab('Notes').click();
    await expect(page.getByRole('tabpanel').getByText(says).first()).toBeVisible();
    await review.createProject();
  });
}

const REFUSED = [
  { name: 'an empty file', file: file('empty.jsonl', ''), says: /This file is empty/ },
  {
    name: 'a picture named as a log',
    file: file(
      'chat.jsonl',
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]),
    ),
    says: /This is a JPEG picture, whatever its name says/,
  },
  {
    name: 'a PDF',
    file: file('our story.pdf', '%PDF-1.7\n1 0 obj'),
    says: /it holds pages, not paragraphs/,
  },
] as const;

for (const { name, file: dropped, says } of REFUSED) {
  test(`${name} is refused with a sentence, and nothing else is touched`, async ({
    start,
    review,
    studio,
    page,
  }) => {
    await start.open();
    await start.drop(join(SAMPLES, 'midnight-greenhouse.play.txt'));
    await review.expectReady();
    await review.createProject();
    await start.drop(dropped);
    await expect(page.getByText(says).first()).toBeVisible();
    await studio.go('Library');
    await expect(page.getByText(/midnight greenhouse/i).first()).toBeVisible();
  });
}

test('UTF-16, a byte order mark and Windows line ends are read as they are', async ({
  start,
  review,
  page,
}) => {
  const text = `\ufeff${lines.slice(0, 12).join('\r\n')}\r\n`;
  await start.open();
  await start.drop(file('wide.jsonl', Buffer.from(text, 'utf16le')));
  await review.expectReady();
  await expect(page.getByText(/11 messages/)).toBeVisible();
});
