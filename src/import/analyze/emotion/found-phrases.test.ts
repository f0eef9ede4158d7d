// What a phrase is found in, and what it must not be taken for.
import { describe, expect, it } from 'vitest';
import { EMOTIONS } from '@/story';
import { findPhrases, type Found } from './found-phrases';
import { lineReader } from './line-reader';
import { BOOK, Lookup, placesOf, type Phrase } from './phrases';
import { wordsOf } from './words';

function shown(text: string, books: number = BOOK.shown, isShown = true): string[] {
  const found: Found[] = [];
  findPhrases(wordsOf(text), { books, worth: { weight: 1, isShown, lift: 1 } }, found);
  return found.map(({ label }) => EMOTIONS[label] ?? '');
}
const face = (action: string): string => lineReader.read({ text: 'It is nine.', action }).label;

describe('the notation', () => {
  const lookup = new Lookup();
  lookup.add(
    1,
    '$own = her|his\nfear2 sadness: eyes fill; roll +$own eyes; lächel*; wait +, +what',
  );
  const found = (text: string): number => {
    const words = text.split(' ').map((word) => ({
      fits: lookup.fitsOf(word),
      isMark: /^[.,!]/.test(word),
      negates: word === 'not',
    }));
    return words.filter(({ fits }, at) =>
      fits.opens(1).some((phrase: Phrase) => placesOf(phrase, words, at) !== null),
    ).length;
  };
  it.each([
    ['her eyes fill', 1],
    ['eyes that now slowly begin filling', 0],
    ['eyes slowly begin filling', 1],
    ['eyes , filling', 0],
    ['eyes do not fill', 0],
    ['she rolled her eyes', 1],
    ['she rolled a dice for her eyes', 0],
    ['lächelnd', 1],
    ['wait , what', 1],
    ['wait what', 0],
  ])('%s: %i', (text, count) => {
    expect(found(text)).toBe(count);
  });
  it('refuses what is no feeling', () => {
    expect(() => new Lookup().add(1, 'happiness: smile')).toThrow('No feeling');
  });
});

describe('a body', () => {
  it.each([
    ["She can't meet his eyes.", 'embarrassment'],
    ['His jaw tightens.', 'anger'],
    ['The color drains from her face.', 'fear'],
    ['Her lip begins to quiver.', 'sadness'],
    ['He lets out a breath he did not know he was holding.', 'relief'],
    ['Fear flickers across his face.', 'fear'],
    ['She tucks the blanket around his shoulders.', 'caring'],
    ['A grin tugs at his mouth.', 'joy'],
    ['He wrinkles his nose.', 'disgust'],
    ['Sie verdreht die Augen.', 'annoyance'],
    ['aprieta los puños', 'anger'],
    ['Elle rougit jusqu’aux oreilles.', 'embarrassment'],
  ])('%s %s', (action, label) => {
    expect(face(action)).toBe(label);
  });
  it.each([
    'He does not smile.',
    'She tears open the letter.',
    'The rope hums.',
    'The train jolts and begins to move.',
    'The window is broken.',
    'Die Tür ist rot.',
  ])('or none: %s', (action) => {
    expect(face(action)).toBe('neutral');
  });
  it('of somebody else is not the face of "I"', () => {
    expect(shown('I watch her cheeks burn')).not.toContain('embarrassment');
    expect(shown('My cheeks burn')).toContain('embarrassment');
  });
  it('that fights a laugh laughs', () => {
    expect(face('She tries not to laugh.')).toBe('amusement');
    expect(face("He can't help smiling.")).toBe('joy');
  });
});

describe('what counts most', () => {
  it('is what was done last before the line, and first behind it', () => {
    expect(face('She glares at him. Then her eyes soften.')).toBe('love');
    const line = { text: 'It is nine.', after: 'He beams. Far away a child screams.' };
    expect(lineReader.read(line).label).toBe('joy');
  });
  it('of phrases that begin alike is the longest', () => {
    expect(shown('her smile fades')).not.toContain('joy');
  });
  it('is not the tag told beside the line: who cried out did not weep', () => {
    const line = { text: 'We are out!', cue: 'cried', after: 'cried Maro.' };
    expect(['sadness', 'grief']).not.toContain(lineReader.read(line).label);
  });
});

describe('what is said', () => {
  it('of you is not felt by me', () => {
    expect(shown('You laughed!', BOOK.shown, false)).toEqual([]);
    expect(shown('He laughed!', BOOK.shown, false)).toContain('amusement');
  });
  it('at the head of a clause is a turn of speech', () => {
    expect(lineReader.read({ text: 'It was my fault.' }).label).toBe('remorse');
    expect(lineReader.read({ text: 'They say it was my fault line.' }).label).not.toBe('remorse');
  });
});

it('takes time in step with the text, also where every word opens phrases', () => {
  const timeOf = (words: number): number => {
    const text = 'eyes hand smile go '.repeat(words / 4);
    const start = performance.now();
    lineReader.read({ text: 'It is nine.', action: text });
    return performance.now() - start;
  };
  timeOf(2_000);
  const short = Math.max(1, timeOf(4_000));
  expect(timeOf(64_000)).toBeLessThan(short * 16 * 6 + 50);
});

describe('a thing', () => {
  it.each([
    'The gate squeaks.',
    'The old engine groaned.',
    'The lantern shakes, and the boiler growls.',
    'as the floorboards whimper',
  ])('feels nothing: %s', (action) => {
    expect(face(action)).toBe('neutral');
  });
  it('stands beside somebody who does', () => {
    expect(face('She sinks against the wall laughing.')).toBe('amusement');
    expect(face('The old woman growls.')).toBe('anger');
  });
});

describe('what telling says without a name for it', () => {
  it.each([
    ['Something cold settled in her stomach.', 'fear'],
    ['All at once he looks very old.', 'sadness'],
    ['His smile goes.', 'sadness'],
    ['Her hand stops over the board.', 'surprise'],
    ['Her mouth went dry.', 'fear'],
    ['He sets the cup down hard.', 'anger'],
    ['She puts the letter behind her back.', 'nervousness'],
    ['He looks at the floor.', 'embarrassment'],
    ['She laughs so hard that she has to sit.', 'amusement'],
    ['He cut off her sleeve and tied off her arm, very gently.', 'caring'],
  ])('%s %s', (action, label) => {
    expect(face(action)).toBe(label);
  });
  it.each([
    'He holds up his left hand.',
    'She circles the table and wipes her hands.',
    'Forty paces out stands a heron.',
    'The beam of the torch goes from one to the next.',
    'I write in the present tense.',
    'It is freezing.',
  ])('but not here: %s', (action) => {
    expect(face(action)).toBe('neutral');
  });
});
