import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, hideDeep, makeHider, toOriginal, toShown } from './hide';

const words = (...pairs: readonly (readonly [string, string])[]) =>
  makeHider(pairs.map(([find, replace]) => ({ kind: 'words' as const, find, replace })));

describe('hiding words', () => {
  it.each([
    ['whatever the case', 'anna ANNA Anna', 'Mira MIRA Mira'],
    ['with its possessive', "Anna's and Anna’s", "Mira's and Mira’s"],
    ['not inside words', 'Annabel, Hannah, Hanna, Anna', 'Annabel, Hannah, Hanna, Mira'],
    [
      'beside marks',
      '*Anna* "Anna" _Anna_ @Anna Anna_99 Anna99',
      '*Mira* "Mira" _Mira_ @Mira Mira_99 Mira99',
    ],
    ['with the figures of a handle', 'Anna#1234 said', 'Mira said'],
    ['as part of a path', 'https://x.org/anna/', 'https://x.org/Mira/'],
    ['not with another accent', 'Annä Anna\u0308', 'Annä Anna\u0308'],
    ['beside letters of scripts without blanks', 'Annaさんは', 'Miraさんは'],
  ])('%s', (_what, text, shown) => {
    expect(words(['Anna', 'Mira']).hide(text)).toBe(shown);
  });

  it('takes the longer name first', () => {
    const hider = words(['Anna', 'Mira'], ['Anna Smith', 'Mira Vale']);
    expect(hider.hide('Anna Smith, Anna\n Smith and Anna')).toBe('Mira Vale, Mira Vale and Mira');
    expect(hider.hide('Anna_Smith.txt, anna-smith, anna.smith')).toBe(
      'Mira Vale.txt, Mira Vale, Mira Vale',
    );
  });

  it('knows the limits of words in other scripts', () => {
    expect(words(['Анна', 'Мира']).hide('Анна, анна; Аннабель, Жанна')).toBe(
      'Мира, Мира; Аннабель, Жанна',
    );
    expect(words(['田中', '佐藤']).hide('田中さんが田中を')).toBe('佐藤さんが佐藤を');
    expect(words(['アン', 'ミラ']).hide('アンは、アンケートとアン')).toBe(
      'ミラは、アンケートとミラ',
    );
    expect(words(['민지', '유나']).hide('민지는 김민지')).toBe('유나는 김민지');
    expect(words(['Straße', 'Gasse']).hide('STRASSE straße')).toBe('GASSE Gasse');
    expect(words(['José', 'Luis']).hide('Jose\u0301 JOSÉ Jose')).toBe('Luis LUIS Jose');
  });

  it('sees through the escapes of chats', () => {
    expect(words(['anna_99', 'vela'], ["O'Neil", 'Reed']).hide('anna\\_99, O’Neil, ANNA_99')).toBe(
      'vela, Reed, VELA',
    );
  });

  it('takes any characters for what they are', () => {
    expect(words(['a.b*c(', 'x'], ['^$', 'y'], ['[-]', 'z']).hide('a.b*c( axb ^$ [-]')).toBe(
      'x axb y z',
    );
  });

  it('hides all of a kind, names in them with it', () => {
    const hider = makeHider([
      { kind: 'words', find: 'anna', replace: 'Mira' },
      { kind: 'every', what: 'email', replace: '[email]' },
      { kind: 'every', what: 'link', replace: '[link]' },
    ]);
    expect(hider.hide('anna: anna@example.com, https://example.com/anna@example.com')).toBe(
      'Mira: [email], [link]',
    );
  });

  it('reaches all texts of data, and leaves what it is told to', () => {
    const data = { kind: 'anna', list: ['Anna', 3, null, { name: 'Anna' }] };
    expect(hideDeep(data, words(['Anna', 'Mira']), new Set(['kind']))).toEqual({
      kind: 'anna',
      list: ['Mira', 3, null, { name: 'Mira' }],
    });
  });
});

describe('offsets', () => {
  it('lead there and back', () => {
    const edits = words(['Anna', 'Mirabelle'], ['Bo', 'X']).edits('Hi Anna, Bo is here.');
    expect(toShown(edits, 0)).toBe(0);
    expect(toShown(edits, 9)).toBe(14);
    expect(toShown(edits, 12)).toBe(16);
    expect(toOriginal(edits, 14)).toBe(9);
    expect(toOriginal(edits, 16)).toBe(12);
    expect(toOriginal(edits, 5)).toBe(3);
  });

  it('are the same outside of what was replaced', () => {
    const name = fc.constantFrom('Anna', 'Bo', 'Cy');
    const part = fc.oneof(name, fc.constantFrom(' ', ', ', 'x', ' and ', '. '));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const edits = words(['Anna', 'Z'], ['Bo', 'Bartholomew'], ['Cy', 'Cy-2']).edits(text);
        const shown = applyEdits(text, edits);
        for (let at = 0; at <= text.length; at++) {
          if (edits.some(({ start, end }) => at > start && at < end)) continue;
          expect(toOriginal(edits, toShown(edits, at))).toBe(at);
        }
        expect(toShown(edits, text.length)).toBe(shown.length);
      }),
    );
  });
});

it('leaves none of the words, whatever stands around them', () => {
  const names = ['Anna', 'Müller', 'bo_99', "O'Neil", 'Анна', 'x.y', '田中'];
  const hider = words(...names.map((name, i) => [name, `Q${'abcdefg'[i] ?? ''}`] as const));
  const around = fc.constantFrom(' ', '*', '"', '_', '\n', ', ', '. ', "'s ", '(', ')', '👍', '~~');
  const cased = fc
    .tuple(fc.constantFrom(...names), fc.constantFrom('as', 'up', 'low'))
    .map(([name, how]) =>
      how === 'up' ? name.toUpperCase() : how === 'low' ? name.toLowerCase() : name,
    );
  fc.assert(
    fc.property(fc.array(fc.tuple(around, cased, around), { maxLength: 12 }), (parts) => {
      const shown = hider.hide(parts.flat().join('')).toLowerCase();
      for (const name of names) expect(shown).not.toContain(name.toLowerCase());
    }),
  );
});

it('is linear in the text', () => {
  const began = performance.now();
  words(['aaaaaaaaaa', 'b'], ['a a a', 'c']).hide('a '.repeat(150_000) + 'a'.repeat(300_000));
  expect(performance.now() - began).toBeLessThan(2_000);
});
