// What a line shows on a face, and what it must not show.
import { describe, expect, it } from 'vitest';
import { lexiconReader } from './lexicon-reader';
import type { LineToRead } from './reader';

const feeling = (line: LineToRead | string): string =>
  lexiconReader.read(typeof line === 'string' ? { text: line } : line).label;

describe('lines with little to show stay neutral', () => {
  it.each([
    'Sixty... this ferry is forty years old, miss.',
    'I have been a stowaway for sixty years,',
    'Then we have until the tide turns.',
    'Good afternoon.',
    'Good evening, gentlemen.',
    'Bees do not go quiet.',
    'I will not choose for you. We have three ways out of this cave.',
  ])('%s', (text) => {
    expect(feeling(text)).toBe('neutral');
  });
  it('but a word, a mark or a shout is enough', () => {
    expect(feeling('I hate you, traitor.')).toBe('anger');
    expect(feeling('Thank you.')).toBe('gratitude');
    expect(feeling('I am so sorry.')).toBe('remorse');
    expect(feeling('That is disgusting.')).toBe('disgust');
    expect(feeling({ text: 'Sit down.', cue: 'snarling' })).toBe('anger');
  });
});

describe('what is done', () => {
  it.each([
    ['shook her umbrella', 'neutral'],
    ['shook his head', 'neutral'],
    ['shook with cold and dread', 'fear'],
    ['A bark of laughter, quickly buried.', 'amusement'],
    ['She barks an order.', 'anger'],
    ['lies under the brass cradle', 'neutral'],
    ['cradles her face', 'caring'],
    ['Tears of joy.', 'joy'],
    ['sits in the study', 'neutral'],
  ])('%s: %s', (action, label) => {
    expect(feeling({ text: 'It is nine.', action })).toBe(label);
  });
});
