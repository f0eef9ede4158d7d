import { expect, it } from 'vitest';
import { lately } from './lately';

it('reads a text once while it is among the last few', () => {
  const read: string[] = [];
  const lengthOf = lately((text) => {
    read.push(text);
    return text.length;
  }, 2);
  expect(['one', 'three', 'one', 'three'].map(lengthOf)).toEqual([3, 5, 3, 5]);
  expect(read).toEqual(['one', 'three']);
  lengthOf('eleven');
  lengthOf('one');
  expect(read).toEqual(['one', 'three', 'eleven', 'one']);
});
