import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { HeadFinder, headInLine } from './heads';

describeFormatCases(import.meta.url, 'discord-copy');

describe('heads in the languages of the window', () => {
  it.each([
    ['Mira — Today at 6:30 PM', 'Mira', 1110],
    ['Mira — 6:30 PM', 'Mira', 1110],
    ['Mira — 05/26/2023 6:30 PM', 'Mira', 1110],
    ['Mira — 26.05.2023 18:30', 'Mira', 1110],
    ['Mira — heute um 18:30', 'Mira', 1110],
    ['Mira – Hoy a las 18:30', 'Mira', 1110],
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
