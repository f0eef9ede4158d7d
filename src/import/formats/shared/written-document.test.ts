import { describe, expect, it } from 'vitest';
import { WrittenDocument } from './written-document';

describe('a document written in steps', () => {
  it('gives what each step adds', () => {
    const document = new WrittenDocument();
    expect(document.write('One.\n\nTwo.\n')).toBe('One.\n\nTwo.');
    expect(document.write('One.\n\nTwo.\n\nThree.')).toBe('Three.');
    expect(document.replace('Three.', 'Three.\n\nFour.')).toBe('Four.');
    expect(document.write('One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.')).toBe('Five.');
  });

  it('says nothing of a mended word, and all of what was written anew', () => {
    const document = new WrittenDocument();
    document.write('The red door opened.');
    expect(document.replace('red', 'blue')).toBe('');
    expect(document.write('The blue door opened. She left.')).toBe('She left.');
    expect(document.write('Quite another story.')).toBe('Quite another story.');
  });
});
