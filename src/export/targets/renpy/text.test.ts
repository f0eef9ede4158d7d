import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '@/story';
import { fitsBox } from './box';
import { showString } from './engine-model';
import { normalizeText } from './escape';
import { captionString, sayStrings } from './text';

const NAMES = { user: 'Ann', char: 'Ben' };
const say = (text: string) => sayStrings(text, { names: NAMES });

describe('sayStrings', () => {
  it('turns styles into tags, nested well', () => {
    expect(say('**bold *both* bold** ~~gone~~')).toEqual([
      '{b}bold {i}both{/i} bold{/b} {s}gone{/s}',
    ]);
  });

  it('closes italics around emoji', () => {
    expect(say('*hi 😀 there*')).toEqual(['{i}hi {/i}😀 {i}there{/i}']);
  });

  it('fills macros, and a name with markup stays a name', () => {
    expect(sayStrings('{{user}} & {{char}}', { names: { user: '[A]*', char: '{B}' } })).toEqual([
      '[[A]* & {{B}',
    ]);
  });

  it('says nothing for a text that shows nothing', () => {
    expect(say('  \n ')).toEqual([]);
    expect(say('* *')).toEqual([]);
  });

  it('starts a new box at a blank line', () => {
    expect(say('One.\nTwo.\n\nThree.')).toEqual(['One.\\nTwo.', 'Three.']);
  });

  it('cuts after sentences', () => {
    const sentence = 'A sentence of moderate length, with a clause; and an end. ';
    const boxes = say(sentence.repeat(40));
    expect(boxes.length).toBeGreaterThan(5);
    for (const box of boxes) expect(box.endsWith('end.')).toBe(true);
  });

  it('never cuts an emoji or an accent in two', () => {
    const family = '👨‍👩‍👧';
    const boxes = say(family.repeat(120)).map((box) => showString(box).text);
    for (const box of boxes) expect(box.replaceAll(family, '')).toBe('');
  });

  it('loses no character, fits every box and balances every tag, whatever the text', () => {
    const words = fc.array(
      fc.oneof(
        fc.lorem(),
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.constantFrom(
          '**',
          '*',
          '~~',
          '\n',
          '\n\n',
          'W'.repeat(400),
          '日本語'.repeat(60),
          '[x]',
          '{y}',
        ),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(' ');
        const shown = say(text).map(showString);
        const letters = (all: string) => normalizeText(all).replace(/\s+/g, '');
        expect(letters(shown.map((box) => box.text).join(''))).toBe(
          letters(plainText(normalizeText(text.replaceAll('\t', ' ')))),
        );
        for (const { text: box, tags } of shown) {
          const characters = [...box].map((character) => ({
            text: character,
            bold: false,
            italic: false,
            strike: false,
          }));
          expect(fitsBox(characters)).toBe(true);
          const open: string[] = [];
          for (const tag of tags) {
            if (tag.startsWith('/')) expect(open.pop()).toBe(tag.slice(1));
            else open.push(tag);
          }
          expect(open).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('captionString', () => {
  it('shortens at a word where a button would grow too tall', () => {
    const { caption, isShortened } = captionString('many words '.repeat(40), NAMES, 2);
    expect(isShortened).toBe(true);
    expect(caption).toMatch(/(many|words)…$/);
    expect(caption.length).toBeLessThan(170);
  });

  it('is never empty', () => {
    expect(captionString(' ', NAMES, 2)).toEqual({ caption: '…', isShortened: false });
  });
});
