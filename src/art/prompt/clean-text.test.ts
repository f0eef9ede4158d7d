import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanNote,
  cleanText,
  mentions,
  piecesOf,
  sentencesOf,
  shorten,
  withoutNames,
} from './clean-text';

describe('cleanText', () => {
  it.each([
    ['markdown', '# Quay\n- **old** planks\n- [ropes](http://a.b/c)', 'Quay; old planks; ropes'],
    ['html', 'a <b>stone</b> tower<br>by <!-- hidden --> the sea', 'a stone tower by the sea'],
    ['macros', "{{user}}'s room, where {{char}} sleeps", 'room, where sleeps'],
    ['lists', "['neon haze', 'chrome']", 'neon haze, chrome'],
    ['JSON', '{"mood": "calm", "sky": "red"}', 'mood: calm, sky: red'],
    ['W++', '[Hair("long" + "red")]', 'Hair: long, red'],
    ['marks for programs', 'A fishing village. [Type: location]', 'A fishing village.'],
    ['quotes', 'a sign says "Open"', 'a sign says Open'],
    ['stray chat tags', '<START> a cave', 'a cave'],
    ['hidden characters', 'a\u200bb \u202ec 🏰', 'a b c'],
    ['emphasis but no words_with_bars', '_soft_ light', 'soft light'],
  ])('takes out %s', (_, raw, plain) => {
    expect(cleanText(raw)).toBe(plain);
  });

  it('leaves no syntax of prompts, macros or markup in any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'{}[]<>|*`"a b\n#(),:;'.split('')), maxLength: 80 }),
        (raw) => {
          expect(cleanText(raw)).not.toMatch(/[{}[\]<>|*`"\n]/);
        },
      ),
    );
  });

  it('takes a text of any size in a moment', () => {
    for (const unit of [
      '{',
      '[',
      '(',
      '<',
      '_a ',
      '* ',
      '"x" + ',
      '{{',
      'a\n',
      '([',
      '<a ',
      "'],[",
    ]) {
      expect(cleanText(unit.repeat(200_000)).length).toBeLessThanOrEqual(8000);
    }
  });

  it('keeps weights and underscores of a note', () => {
    expect(cleanNote('(red hair:1.2), long_hair, {{char}}, \\(x\\)')).toBe(
      '(red hair:1.2), long_hair, (x)',
    );
  });
});

describe('parts of a text', () => {
  it('finds sentences, not the stops of short words', () => {
    expect(sentencesOf('Mr. Fox lives here. Dark inside; a stove.')).toEqual([
      'Mr. Fox lives here',
      'Dark inside',
      'a stove',
    ]);
  });

  it('cuts at commas outside parentheses', () => {
    expect(piecesOf('a, (b, c:1.2), d')).toEqual(['a', '(b, c:1.2)', 'd']);
  });

  it('shortens after a clause, else after a word', () => {
    expect(shorten('a long quay, wet planks and gulls', 20)).toBe('a long quay');
    expect(shorten('wet planks and gulls', 12)).toBe('wet planks');
    expect(shorten('short', 12)).toBe('short');
  });

  it('knows whole names only', () => {
    expect(mentions('The old Pier.', 'pier')).toBe(true);
    expect(mentions('piercing', 'pier')).toBe(false);
    expect(mentions('a (b) c', '(b')).toBe(false);
    expect(withoutNames("Rose's red hair, a rose", ['Rose'])).toBe('red hair, a rose');
  });
});
