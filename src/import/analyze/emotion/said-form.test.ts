// What the form of a line tells, with words that tell nothing.
import { describe, expect, it } from 'vitest';
import { lineReader } from './line-reader';

const feeling = (text: string): string => lineReader.read({ text }).label;

describe('a question', () => {
  it.each([
    ['Which goat?', 'curiosity'],
    ['What goat?', 'confusion'],
    ['What time?', 'curiosity'],
    ['Since Tuesday?', 'confusion'],
    ['Me?', 'confusion'],
    ['Oleander?', 'curiosity'],
    ['You what?', 'surprise'],
    ['You painted the kitchen green?', 'surprise'],
    ['You painted the kitchen, right?', 'curiosity'],
    ['You want some soup?', 'curiosity'],
    ['Then what?', 'curiosity'],
  ])('%s: %s', (text, label) => {
    expect(feeling(text)).toBe(label);
  });
  it('needs no mark where somebody types in a hurry', () => {
    expect(feeling('where are the others')).toBe('curiosity');
    expect(feeling('where the others are, nobody says')).toBe('neutral');
  });
  it('of another language asks as well', () => {
    expect(feeling('Où est le chat ?')).toBe('curiosity');
    expect(feeling('Der Schornsteinfeger?')).toBe('confusion');
    expect(feeling('Kommen Sie morgen?')).toBe('curiosity');
  });
  it('is one of either language where no little word tells', () => {
    expect(feeling('Wie bitte?')).toBe('confusion');
  });
});

describe('what is hung on the end', () => {
  it.each([
    ['Close it, you turnip.', 'annoyance'],
    ['Close it, you big lazy turnip.', 'annoyance'],
    ['Close it, you see.', 'neutral'],
    ['If I row, you row.', 'neutral'],
    ['Row, you and the others.', 'neutral'],
  ])('%s: %s', (text, label) => {
    expect(feeling(text)).toBe(label);
  });
});

describe('a cry', () => {
  it.each([
    ['It opens!', 'surprise'],
    ['Es läutet!', 'surprise'],
    ['It opens.', 'neutral'],
    ['Left a bit!', 'neutral'],
  ])('of what is seen is one of surprise: %s %s', (text, label) => {
    expect(feeling(text)).toBe(label);
  });
});

describe('what is not said whole', () => {
  it.each([
    ['I-I put the kettle on.', 'nervousness'],
    ["It's, it's on the table.", 'nervousness'],
    ['Wh-what kettle is it.', 'nervousness'],
    ['They re-read the label on the kettle.', 'neutral'],
    ['The kettle, the kettle on the left.', 'neutral'],
    ['did that kettle just', 'surprise'],
  ])('%s: %s', (text, label) => {
    expect(feeling(text)).toBe(label);
  });
});
