import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName } from './fold';
import { LONGEST_NAME, NameBook } from './names';
import { RESERVED_SPEAKERS } from './reserved';

describe('foldName', () => {
  it.each([
    ['Mira', 'mira'],
    ['Tomás O’Neil', 'tomas_oneil'],
    ['Анна Ивановна', 'anna_ivanovna'],
    ['Ωμέγα', 'omega'],
    ['さくら', 'sakura'],
    ['タナカ', 'tanaka'],
    ['김민수', 'gimminsu'],
    ['Straße', 'strasse'],
    ['42nd Street', 'nd_street'],
    ['__init__', 'init'],
    ['名無し', 'shi'],
    ['😀', ''],
    ['...', ''],
  ])('%s becomes %s', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });
});

describe('NameBook', () => {
  const anyName = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(...RESERVED_SPEAKERS, 'Mira', 'mira', 'MÍRA', 'CON', 'x'.repeat(200), ''),
  );

  it('gives names that Ren’Py, Python and Windows take, each once', () => {
    fc.assert(
      fc.property(fc.array(anyName, { maxLength: 40 }), (names) => {
        const book = new NameBook();
        const given = names.map((name, index) => book.name('person', `c${index}`, name));
        expect(new Set(given).size).toBe(names.length);
        for (const name of given) {
          expect(name).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
          expect(name.length).toBeLessThanOrEqual(LONGEST_NAME);
          expect(RESERVED_SPEAKERS.has(name), name).toBe(false);
        }
      }),
    );
  });

  it('keeps names when people are added, renamed and put in front', () => {
    const first = new NameBook();
    first.name('person', 'a', 'Mira');
    first.name('person', 'b', 'Mira');
    const second = new NameBook(first.toMap());
    expect(second.name('person', 'new', 'Mira')).toBe('mira_3');
    expect(second.name('person', 'b', 'Somebody else')).toBe('mira_2');
    expect(second.name('person', 'a', 'Mira')).toBe('mira');
  });

  it('does not take over an old name that is no name', () => {
    const book = new NameBook({ 'person:a': '../evil', 'person:b': 'jump' });
    expect(book.name('person', 'a', 'Ann')).toBe('ann');
    expect(book.name('person', 'b', 'Ben')).toBe('ben');
  });

  it('keeps outfits apart from faces and from each other, and leaves the plain words to faces', () => {
    const book = new NameBook();
    expect(book.outfit('a', 'Evening Dress')).toBe('evening_dress');
    expect(book.outfit('a', 'evening dress')).toBe('evening_dress_2');
    expect(book.outfit('b', 'evening dress')).toBe('evening_dress');
    expect(book.outfit('a', 'Joy')).toBe('joy_2');
    expect(book.expression('a', 'joy')).toBe('joy');
    expect(book.outfit('a', 'smug')).toBe('smug');
    expect(book.expression('a', 'smug')).toBe('smug_2');
    expect(book.outfit('a', '晩')).toBe('outfit');
    expect(book.outfit('a', 'hide')).toBe('hide_2');
    const again = new NameBook(book.toMap());
    expect(again.expression('a', 'evening dress')).toBe('evening_dress_3');
    expect(again.outfit('a', 'evening dress')).toBe('evening_dress_2');
    expect(again.outfit('a', 'Joy')).toBe('joy_2');
  });

  it('keeps expressions apart within one person only', () => {
    const book = new NameBook();
    expect(book.expression('a', 'Smug!')).toBe('smug');
    expect(book.expression('a', 'smug')).toBe('smug_2');
    expect(book.expression('b', 'smug')).toBe('smug');
    expect(book.expression('a', 'hide')).toBe('hide_2');
  });
});
