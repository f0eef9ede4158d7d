import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showString } from './engine-model';
import { escapeText, normalizeText, pythonString, pythonText } from './escape';
import vectors from './escape-vectors.json';

/** Text made of what breaks things. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '[',
        ']',
        '{',
        '}',
        '{{',
        '[[',
        '%',
        '%(a)s',
        '"',
        "'",
        '\\',
        '_',
        '__',
        '\n',
      ),
      fc.constantFrom(
        ' ',
        '  ',
        '\u00a0',
        '\u3000',
        '【',
        '】',
        '|',
        '｜',
        '{b}',
        '{/b}',
        '\\n',
        '\\u0041',
      ),
      fc.constantFrom(
        'word',
        'é',
        '日本',
        '😀',
        'שלום',
        '\t',
        '\u2028',
        '\ufeff',
        '#',
        '$x',
        '\ud800',
      ),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

describe('say strings', () => {
  it.each(vectors)('writes $text as the engine wants it', ({ text, shown, rpy }) => {
    expect(escapeText(text)).toBe(rpy);
    expect(showString(rpy).text).toBe(shown);
  });

  it('shows every text as it is, whatever is in it', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(showString(escapeText(text))).toEqual({ text: normalizeText(text), tags: [] });
      }),
      { numRuns: 2000 },
    );
  });

  it('is held by the model to what the engine refuses', () => {
    for (const bad of ['a "quote"', '[sighs]', '{grins}', '{b', '__init', '【a|b】', 'tail 【']) {
      expect(() => showString(bad), bad).toThrow();
    }
  });
});

describe('Python strings', () => {
  it('cannot be left, and show as text or hold as data', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        for (const literal of [pythonString(text), pythonText(text)]) {
          expect(literal).toMatch(/^"(?:[^"\\\n]|\\[\\"n]|\\u[0-9a-f]{4})*"$/);
          expect(literal).not.toContain('__');
        }
        // JSON reads the same escapes as Python.
        expect(JSON.parse(pythonString(text))).toBe(normalizeText(text));
      }),
    );
  });

  it('doubles what the engine would substitute only where it is shown', () => {
    expect(pythonString('[x] {y}')).toBe('"[x] {y}"');
    expect(pythonText('[x] {y}')).toBe('"[[x] {{y}"');
  });
});
