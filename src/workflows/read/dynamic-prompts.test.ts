import { describe, expect, it } from 'vitest';
import { resolveDynamicPrompts } from './dynamic-prompts';

/** Gives these numbers in turn. */
function numbers(...values: number[]): () => number {
  return () => values.shift() ?? 0;
}

describe('choices in a prompt', () => {
  it('takes one option and records it', () => {
    expect(resolveDynamicPrompts('a {red|blue|} hat, {day|night}', numbers(0.5, 0))).toEqual({
      text: 'a blue hat, day',
      choices: ['blue', 'day'],
    });
  });

  it('takes the last option at the top of the range, and an empty one', () => {
    expect(resolveDynamicPrompts('{a|b}', numbers(0.999)).text).toBe('b');
    expect(resolveDynamicPrompts('x{a|}', numbers(0.999)).text).toBe('x');
  });

  it('resolves choices in choices', () => {
    expect(resolveDynamicPrompts('{a {b|c}|d}', numbers(0.9, 0))).toEqual({
      text: 'a c',
      choices: ['c', 'a c'],
    });
  });

  it('keeps escaped braces, and the backslashes of weights', () => {
    expect(resolveDynamicPrompts(String.raw`\{a\|b\} \(c:1.2\)`, numbers()).text).toBe(
      String.raw`{a|b} \(c:1.2\)`,
    );
  });

  it('leaves comments out', () => {
    expect(resolveDynamicPrompts('a /* not\nthis */b // nor this\nc', numbers()).text).toBe(
      'a b \nc',
    );
  });

  it('leaves a brace that is never closed', () => {
    const result = resolveDynamicPrompts('{a|{b|c} d', numbers(0.9));
    expect(result.text).toBe('{a|c d');
    expect(result.choices).toEqual(['c']);
  });

  it('ends on hostile input', () => {
    const deep = '{'.repeat(20_000);
    expect(resolveDynamicPrompts(deep, numbers()).text).toBe(deep);
    const comments = '/* '.repeat(200_000);
    expect(resolveDynamicPrompts(comments, numbers()).text.length).toBe(comments.length);
    const pairs = `${'{'.repeat(200)}x${'}'.repeat(200)}`;
    expect(resolveDynamicPrompts(pairs, numbers()).choices).toHaveLength(50);
  });
});
