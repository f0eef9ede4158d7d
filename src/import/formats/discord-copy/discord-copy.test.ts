import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { readFile } from '../read-file';
import { HeadFinder, headInLine } from './heads';

describeFormatCases(import.meta.url, 'discord-copy');

describe('heads in the languages of the window', () => {
  it.each([
    ['Mira — Today at 6:30 PM', 'Mira', 1110],
    ['Mira — 6:30 PM', 'Mira', 1110],
    ['Mira — 05/26/2023 6:30 PM', 'Mira', 1110],
    ['Mira — 26.05.2023 18:30', 'Mira', 1110],
    ['Mira — heute um 18:30', 'Mira', 1110],
    ['Mira — Heute um 18:30 Uhr', 'Mira', 1110],
    ['Mira – Hoy a las 18:30', 'Mira', 1110],
    ['Mira – hoy a las 6:30 p. m.', 'Mira', 1110],
    ['Mira — Aujourd’hui à 18:30', 'Mira', 1110],
    ['Mira — 昨日 18:30', 'Mira', 1110],
    ['A — B — Yesterday at 6:30 PM', 'A — B', 1110],
    ['MiraToday at 6:30 PM', 'Mira', 1110],
    ['Mira BOT — Today at 6:30 PM', 'Mira', 1110],
  ])('%s', (line, name, minutes) => {
    expect(headInLine(line)).toMatchObject({ name, when: { minutes } });
  });

  it.each([
    'We could meet — the harbor, say',
    '"Wait — no!"',
    'meet me Today at 6:30 PM',
    'It was late — later than anyone in the tavern had thought possible, at 6:30 PM',
  ])('but not in %s', (line) => {
    expect(headInLine(line)).toBeUndefined();
  });
});

function headsIn(text: string): [number, string, boolean, number][] {
  const finder = new HeadFinder();
  text.split('\n').forEach((line, i) => finder.look({ text: line, number: i + 1 }));
  return [...finder.find()].map(([at, { name, isBot, lines }]) => [at, name, isBot, lines]);
}

describe('heads of other windows', () => {
  it.each<[string, string, [number, string, boolean, number][]]>([
    [
      'compact',
      '[6:30 PM]Mira: hi\nshe says\n[6:31 PM]APPTeo Ban: ho',
      [
        [1, 'Mira', false, 1],
        [3, 'Teo Ban', true, 1],
      ],
    ],
    ['clocks that people type', '[6:30 PM] Mira: hi\n[6:31 PM] Teo: ho', []],
    [
      'the dash on a line of its own',
      'Mira\n — \n6:30 PM\nhi\nTeo\nAPP\n — \n6:31 PM\nho',
      [
        [1, 'Mira', false, 3],
        [5, 'Teo', true, 4],
      ],
    ],
    ['the picture of a role', 'Mira\nRole icon, Guide — 18:30\nhi', [[1, 'Mira', false, 2]]],
    ['the tag of a server', 'Mira\nServer Tag: INK\n — 18:30\nhi', [[1, 'Mira', false, 3]]],
  ])('%s', (_name, text, heads) => {
    expect(headsIn(text)).toEqual(heads);
  });
});

describe('what a copy takes along', () => {
  const said = async (text: string): Promise<[string | null, string][]> => {
    const { transcript } = await readFile(new Blob([text]), 'x.txt', { format: 'discord-copy' });
    return transcript.messages.map((message) => [message.speaker, message.text]);
  };

  it('is no text: a quotation of two lines above a reply', async () => {
    const text =
      'Mira — 6:30 PM\nWho goes there?\nTeo — 6:31 PM\nI do.\n@Mira\nWho goes there?\nTeo — 6:32 PM\n@Mira\nIt is me.\n';
    expect(await said(text)).toEqual([
      ['Mira', 'Who goes there?'],
      ['Teo', 'I do.'],
      ['Teo', '@Mira\nIt is me.'],
    ]);
  });

  it('leaves the time to the words below a picture', async () => {
    const text = 'Mira — 6:30 PM\nlamp.png\n1.2 MB\nLook!\nTeo — 6:31 PM\nOh.\n';
    const { transcript } = await readFile(new Blob([text]), 'x.txt', { format: 'discord-copy' });
    expect(transcript.messages.map(({ time }) => time)).toEqual([66_600_000, 66_660_000]);
  });

  it('is nobody: what Discord says of people', async () => {
    const text =
      'Mira — 6:30 PM\nHi.\nCara just slid into the server.\n — 6:31 PM\nWave to say hi!\n' +
      'Ben pinned a message to this channel. See all pinned messages. — 6:32 PM\nTeo — 6:33 PM\nHo.\n';
    expect(await said(text)).toEqual([
      ['Mira', 'Hi.'],
      ['Teo', 'Ho.'],
    ]);
  });

  it('ends a message: the mark of an edit', async () => {
    const text = 'Mira — 6:30 PM\nHi. (edited)\nAnd ho. (edited)\nSo.\nTeo — 6:31 PM\nWell.\n';
    expect(await said(text)).toEqual([
      ['Mira', 'Hi.'],
      ['Mira', 'And ho.'],
      ['Mira', 'So.'],
      ['Teo', 'Well.'],
    ]);
  });
});
