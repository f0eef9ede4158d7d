import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnownMessages } from './overlap';

function knownOf(texts: readonly string[]): KnownMessages {
  const known = new KnownMessages();
  for (const text of texts) known.add(text);
  return known;
}
const chat = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, at) => `*Line ${from + at}.* "It goes on."`);

describe('what a story has of a log', () => {
  it.each([
    ['all before what was played since', chat(0, 10), chat(0, 14), 10],
    ['all of the same log', chat(0, 10), chat(0, 10), 10],
    ['nothing of another', chat(0, 10), chat(20, 30), 0],
    [
      'nothing where one short line is in both',
      [...chat(0, 9), 'Hi.'],
      ['Hi.', ...chat(20, 30)],
      0,
    ],
    ['all of a story of two lines', chat(0, 2), chat(0, 5), 2],
    ['what overlaps where it was exported by dates', chat(0, 10), chat(6, 15), 4],
    [
      'messages edited since in the middle',
      chat(0, 10),
      [...chat(0, 4), 'Said otherwise.', ...chat(5, 14)],
      10,
    ],
    [
      'a line that comes again much later is new there',
      chat(0, 10),
      [...chat(0, 10), ...chat(30, 60), ...chat(3, 4), ...chat(60, 62)],
      10,
    ],
    ['nothing where the story is empty', [], chat(0, 3), 0],
  ])('%s', (_name, story, log, before) => {
    expect(knownOf(story).countBefore(log)).toBe(before);
  });

  it('looks past other line ends and spaces', () => {
    const story = ['One\ntwo three, four.', 'Five.', 'Six and seven.'];
    const log = ['One\r\ntwo  three, four. ', 'Five.', 'Six and seven.', 'Eight.'];
    expect(knownOf(story).countBefore(log)).toBe(3);
  });

  it('is exactly what was there, whatever is played on', () => {
    const texts = fc.uniqueArray(fc.stringMatching(/^[a-z]{8,20}$/), {
      minLength: 4,
      maxLength: 40,
    });
    fc.assert(
      fc.property(texts, fc.nat(), (all, at) => {
        const before = 3 + (at % (all.length - 3));
        expect(knownOf(all.slice(0, before)).countBefore(all)).toBe(before);
      }),
    );
  });
});
