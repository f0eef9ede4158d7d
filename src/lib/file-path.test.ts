import { describe, expect, it } from 'vitest';
import { pathOf, rememberPath } from './file-path';

describe('the path of a file', () => {
  it('is the one that it came with, else its name', () => {
    const file = new File([''], 'day 1.txt');
    expect(pathOf(file)).toBe('day 1.txt');
    expect(pathOf(rememberPath(file, '/Harbor/day 1.txt'))).toBe('Harbor/day 1.txt');
  });
});
