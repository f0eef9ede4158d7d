import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfValue, mendJson, parseTolerantly } from './json-repair';

describe('mending JSON', () => {
  it('reads what JSON.parse reads, the same', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue())),
        (value) => {
          const text = JSON.stringify(value);
          expect(mendJson(text)).toEqual({ value: JSON.parse(text), isCut: false });
          expect(endOfValue(`  ${text}, 5`, 0)).toBe(text.length + 2);
        },
      ),
    );
  });

  it('never throws on a cut, and never invents', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.nat(), (strings, cut) => {
        const text = JSON.stringify(strings);
        const mended = mendJson(text.slice(0, (cut % text.length) + 1));
        const kept = mended?.value as string[];
        expect(kept.length).toBeLessThanOrEqual(strings.length);
        kept.slice(0, -1).forEach((item, i) => expect(item).toBe(strings[i]));
      }),
    );
  });

  it.each<[string, string, unknown, boolean]>([
    ['a cut string', '{"a":1,"mes":"She op', { a: 1, mes: 'She op' }, true],
    ['a cut escape', '{"mes":"one\\u00', { mes: 'one' }, true],
    ['a cut key', '[{"a":1},{"b', [{ a: 1 }, {}], true],
    ['a trailing comma', '{"a":[1,2,],}', { a: [1, 2] }, false],
    ['NaN and Infinity', '{"a":NaN,"b":-Infinity}', { a: null, b: null }, false],
    ['words before', 'var x = {"a":1}', { a: 1 }, false],
    ['raw line ends in a string', '{"a":"x\ny"}', { a: 'x\ny' }, false],
  ])('%s', (_name, text, value, isCut) => {
    expect(parseTolerantly(text)).toEqual({ value, isCut });
  });

  it('keeps a key named __proto__ a plain key', () => {
    const value = mendJson('{"__proto__":{"x":1},}')?.value as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value)).toEqual(['__proto__']);
  });

  it('gives up on text without brackets and on absurd depth', () => {
    expect(parseTolerantly('hello')).toBeUndefined();
    expect(() => parseTolerantly('['.repeat(100_000))).not.toThrow();
  });
});
