import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { headInLine } from './heads';

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
