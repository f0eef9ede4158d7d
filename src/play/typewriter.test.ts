import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRichText } from '@/story/rich-text';
import { autoDelayMs, countAt, graphemesOf, planTyping, splitRuns } from './typewriter';

const planOf = (text: string, speed = 40) => planTyping(parseRichText(text), speed);

describe('the typewriter', () => {
  it('never cuts what a reader takes for one letter', () => {
    expect(graphemesOf('e\u0301👩🏽‍🚀🇯🇵か\u3099')).toHaveLength(4);
    const plan = planOf('👨‍👩‍👧‍👦!');
    expect(splitRuns(plan, 1)[0]).toMatchObject({ seen: '👨‍👩‍👧‍👦', unseen: '!' });
  });

  it('shows every line whole in the end, and only beginnings of it before', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(5000), (text, elapsed) => {
        const runs = parseRichText(text);
        const whole = runs.map((run) => run.text).join('');
        const plan = planTyping(runs, 40);
        const parts = splitRuns(plan, countAt(plan, elapsed));
        expect(parts.map(({ seen, unseen }) => seen + unseen).join('')).toBe(whole);
        expect(whole.startsWith(parts.map(({ seen }) => seen).join(''))).toBe(true);
        expect(countAt(plan, 1e9)).toBe(plan.count);
      }),
    );
  });

  it('keeps to its speed and rests at the end of a sentence', () => {
    expect(countAt(planOf('abcdefghij', 10), 450)).toBe(5);
    const rest = planOf('ab. cd', 10);
    expect(countAt(rest, 500)).toBe(3);
    expect(countAt(rest, 1150)).toBe(4);
    expect(countAt(planOf('3.14159', 10), 450)).toBe(5);
  });

  it('types across styles as one line', () => {
    const plan = planOf('a*bc*d');
    expect(splitRuns(plan, 2)).toMatchObject([
      { seen: 'a', italic: false },
      { seen: 'b', unseen: 'c', italic: true },
      { seen: '', unseen: 'd' },
    ]);
  });

  it('stands at once at speed 0', () => {
    const plan = planOf('A long line. And more.', 0);
    expect(countAt(plan, 0)).toBe(plan.count);
  });

  it('waits longer for longer lines', () => {
    expect(autoDelayMs(200, 1) - autoDelayMs(100, 1)).toBe(3000);
    expect(autoDelayMs(0, 2)).toBe(2000);
  });
});
