import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson, writeGraphJson } from './json';
import { exchange, textFile } from './recorded';

function value(text: string): unknown {
  const result = parseJson(text);
  if (!result.ok) throw new Error(`${result.failure.kind} at ${result.failure.at}`);
  return result.value;
}

describe('JSON as Python writes it', () => {
  it('reads NaN and Infinity', () => {
    expect(value('{"a": NaN, "b": [Infinity, -Infinity]}')).toEqual({
      a: NaN,
      b: [Infinity, -Infinity],
    });
  });

  it('keeps every digit of a seed', () => {
    expect(value('[18446744073709551615, -9007199254740993, 9007199254740991]')).toEqual([
      18446744073709551615n,
      -9007199254740993n,
      9007199254740991,
    ]);
    expect(value('[1.8446744073709551615, 1e30, 2E2]')).toEqual([
      Number('1.8446744073709551615'),
      1e30,
      200,
    ]);
  });

  it('writes a seed as it was sent, where JavaScript would be refused', () => {
    const { text = '' } = exchange('control', 'seed 2^64-1').request;
    const graph = (value(text) as { prompt: unknown }).prompt;
    const written = writeGraphJson(graph);
    expect(written).toContain('"seed":18446744073709551615,');
    expect(value(written)).toEqual(graph);
    const refused = exchange('control', 'seed as JavaScript writes 2^64');
    expect(refused.response.status).toBe(400);
  });

  it('writes NaN and Infinity so that Python reads them', () => {
    expect(writeGraphJson({ a: [NaN, Infinity, -Infinity], b: undefined, c: [undefined] })).toBe(
      '{"a":[NaN,Infinity,-Infinity],"c":[null]}',
    );
  });

  it('reads the whole object_info as JSON.parse does, but for the big numbers', () => {
    const text = textFile('object-info.json');
    const rounded = (_key: string, one: unknown) => (typeof one === 'bigint' ? Number(one) : one);
    const read = JSON.parse(JSON.stringify(value(text), rounded)) as unknown;
    expect(read).toEqual(JSON.parse(text));
  });

  it('agrees with JSON.parse on everything that JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (data, indent) => {
        const text = JSON.stringify(data, null, indent);
        const ours = parseJson(text);
        const rounded = (_key: string, one: unknown) =>
          typeof one === 'bigint' ? Number(one) : one;
        return ours.ok && JSON.stringify(ours.value, rounded) === JSON.stringify(JSON.parse(text));
      }),
      { numRuns: 300 },
    );
  });

  it('comes back from its own writing', () => {
    const seed = fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(seed, fc.string(), fc.integer())), (data) => {
        const again = value(writeGraphJson(data)) as Record<string, unknown>;
        return Object.entries(data).every(([key, one]) => String(again[key]) === String(one));
      }),
      { numRuns: 300 },
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const typed = fc.stringMatching(/^[[\]{}",:0-9a-z\\ .eE+-]{0,16}$/);
    fc.assert(
      fc.property(typed, (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        return parseJson(text).ok === isJson;
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    '',
    '{',
    '[1,]',
    '{"a":1,}',
    '{a:1}',
    "{'a':1}",
    '01',
    '1.',
    '.5',
    '+1',
    '"\n"',
    '"a',
    '"\\x"',
    'nul',
    '[1 2]',
    '1 2',
    '-',
    'NaNa',
  ])('refuses %j', (text) => {
    expect(parseJson(text)).toMatchObject({ ok: false, failure: { kind: 'syntax' } });
  });

  it('takes __proto__ for an ordinary key', () => {
    const read = value('{"__proto__": {"polluted": 1}, "constructor": 2}') as object;
    expect(Object.keys(read)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('stops at a depth and at a size', () => {
    expect(parseJson('['.repeat(100_000))).toMatchObject({ failure: { kind: 'too-deep' } });
    expect(parseJson('{"a":'.repeat(100_000))).toMatchObject({ failure: { kind: 'too-deep' } });
    expect(parseJson('[1]', { maxLength: 2 })).toMatchObject({ failure: { kind: 'too-large' } });
    expect(() => writeGraphJson(cyclic())).toThrow(TypeError);
  });

  it('reads a number of a million digits in no time', () => {
    const startedAt = performance.now();
    expect(value('9'.repeat(1_000_000))).toBe(Infinity);
    expect(value(`"${'\\\\'.repeat(500_000)}"`)).toHaveLength(500_000);
    expect(parseJson(`${' '.repeat(1_000_000)}x`).ok).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});

function cyclic(): object {
  const circle: Record<string, unknown> = {};
  circle['again'] = circle;
  return circle;
}
