import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, resolvePrefix, sanitizePrefix } from './prefix';

const NOW = new Date(2026, 2, 4, 5, 6, 7);

describe('tokens of the editor', () => {
  it.each([
    ['%date%/x', '2026-03-04/x'],
    ['%date:yyyy-MM-dd%', '2026-03-04'],
    ['%date:yy.M.d hh%_%date:mmss%', '26.3.4 05_0607'],
    ['%year%_%width%_%unknown%', '%year%_%width%_%unknown%'],
    ['100% sure', '100% sure'],
  ])('%j becomes %j', (text, expected) => {
    expect(resolvePrefix(text, NOW)).toBe(expected);
  });

  it('read values of nodes by title or class, made safe', () => {
    const graph = {
      '1': { class_type: 'KSampler', inputs: { seed: 7n }, _meta: { title: 'My sampler' } },
      '2': { class_type: 'Text', inputs: { text: '../a/b%c', link: ['1', 0] } },
    };
    expect(resolvePrefix('%My sampler.seed%', NOW, graph)).toBe('7');
    expect(resolvePrefix('%KSampler.seed%', NOW, graph)).toBe('7');
    expect(resolvePrefix('%Text.text%', NOW, graph)).toBe('_a_b_c');
    expect(resolvePrefix('%Text.link%', NOW, graph)).toBe('%Text.link%');
    expect(resolvePrefix('%None.text%', NOW, graph)).toBe('%None.text%');
  });
});

describe('a prefix', () => {
  it.each([
    ['', 'ComfyVN'],
    ['..', 'ComfyVN'],
    ['a/../b/x', 'a/b/x'],
    ['alice/', 'alice'],
    ['/etc/passwd', 'etc/passwd'],
    ['C:\\out\\x', 'out/x'],
    ['ab:c*d?', 'ab_c_d_'],
    ['D:x', 'x'],
    ['.hidden/..x', 'hidden/x'],
    ['a...b', 'a.b'],
    ['con/nul.txt', '_con/_nul.txt'],
    ['Миra/幸せ/x', 'Миra/幸せ/x'],
    ['%year%/x_%width%', '%year%/x_%width%'],
    ['a\u0000\u202Eb', 'ab'],
  ])('%j is made %j', (text, expected) => {
    expect(sanitizePrefix(text)).toBe(expected);
  });

  const PIECES = [
    '.',
    '..',
    '/',
    '\\',
    ':',
    ' ',
    'con',
    '%',
    'a',
    'é',
    'e\u0301',
    '幸',
    '😀',
    '\ud83d',
  ];
  const texts = fc
    .array(fc.constantFrom(...PIECES, '\u0000', '\u200d', '\n', 'x'.repeat(50)), { maxLength: 40 })
    .map((pieces) => pieces.join(''));

  it('can always be saved and fetched again, whatever it was', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const prefix = sanitizePrefix(text);
        expect(prefix).not.toBe('');
        expect(prefix).not.toMatch(/\.\.|[\\:<>"|?*]|^\/|\/$|\/\//);
        for (const part of prefix.split('/')) {
          expect(part).not.toMatch(/^[\s.]|[\s.]$/);
          expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(120);
        }
        expect(sanitizePrefix(prefix)).toBe(prefix);
      }),
      { numRuns: 300 },
    );
  });

  it('takes names that people chose without tokens in them', () => {
    expect(cleanName('100%date%/x')).toBe('100_date__x');
  });
});
