import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandNote } from './expand';
import { fillTokens } from './fill-tokens';

describe('expandNote', () => {
  it('settles choices by the seed, the same each time, and keeps what was written', () => {
    const raw = '{red|green|blue} scarf, {a {big|small} hat|no hat}';
    const seen = new Set(Array.from({ length: 60 }, (_, seed) => expandNote(raw, seed).text));
    expect(seen.size).toBeGreaterThan(5);
    for (const text of seen)
      expect(text).toMatch(/^(red|green|blue) scarf, (a (big|small) hat|no hat)$/);
    expect(expandNote(raw, 7)).toEqual(expandNote(raw, 7));
    expect(expandNote(raw, 7).raw).toBe(raw);
  });

  it('leaves a pick alone when options beside it change', () => {
    for (let seed = 0; seed < 20; seed++) {
      const before = expandNote('{a|b|c}, {x|y}', seed).choices[0]?.picked;
      expect(expandNote('{a|b|c}, fog, {x|y|z}', seed).choices[0]?.picked).toBe(before);
    }
  });

  it('takes LoRAs out, with weights within -4 … 4', () => {
    expect(
      expandNote('a <lora:styles/ink.safetensors:0.8:0.5>, b, <LORA:x>, <lora:y:99>', 1),
    ).toMatchObject({
      text: 'a, b',
      loras: [
        { file: 'styles/ink.safetensors', weight: 0.8, clip: 0.5 },
        { file: 'x', weight: 1 },
        { file: 'y', weight: 4 },
      ],
    });
  });

  it('chooses LoRAs too: only the picked one is used', () => {
    const raw = '{<lora:a:1>|<lora:b:1>}';
    const files = Array.from({ length: 20 }, (_, seed) =>
      expandNote(raw, seed).loras.map(({ file }) => file),
    );
    expect(new Set(files.flat())).toEqual(new Set(['a', 'b']));
    expect(files.every((one) => one.length === 1)).toBe(true);
  });

  it('takes macros and lone braces for text', () => {
    for (const raw of ['{{user}}', '{plain}', '{', '}|{', '{{random|a}}']) {
      expect(expandNote(raw, 1).text).toBe(raw);
    }
  });

  it('ends for every text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '|', 'a', ' '), maxLength: 300 }),
        fc.nat(),
        (raw, seed) => {
          expect(expandNote(raw, seed).text).not.toMatch(/(?<!\{)\{[^{}]*\|[^{}]*\}(?!\})/);
        },
      ),
    );
  });
});

describe('fillTokens', () => {
  it('fills what is known, once, and leaves and tells the rest', () => {
    const values = new Map([
      ['place', 'Pier $mood'],
      ['mood', ''],
    ]);
    expect(fillTokens('at $place, ${Place}, $nothing ${other}, $$5, $5', values)).toEqual({
      text: 'at Pier $mood, Pier $mood, $nothing $other, $5, $5',
      unknown: ['nothing', 'other'],
    });
  });
});
