// What a line shows on a face, and what it must not show.
import { describe, expect, it } from 'vitest';
import { lineReader } from './line-reader';
import type { LineToRead } from './reader';

const feeling = (line: LineToRead | string): string =>
  lineReader.read(typeof line === 'string' ? { text: line } : line).label;

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

describe('what speaks louder', () => {
  it('is what is shown, not what is said', () => {
    expect(feeling({ text: 'What if they find out? What then?', action: 'bites her lip' })).toBe(
      'nervousness',
    );
    expect(feeling({ text: 'I love it.', cue: 'disgusted' })).toBe('disgust');
  });
  it('is a denial, not the word it denies', () => {
    expect(feeling('I am not afraid of you.')).not.toBe('fear');
    expect(feeling("I don't agree with any of this.")).toBe('disapproval');
  });
  it('is the word that is named as evidence', () => {
    expect(lineReader.read({ text: 'That is hilarious.' })).toMatchObject({
      label: 'amusement',
      reason: 'emotion-words',
      evidence: 'hilarious',
    });
  });
});

describe('another language', () => {
  it.each([
    ['Ich bin so wütend auf dich!', 'anger'],
    ['Merci, vous êtes très aimable.', 'gratitude'],
    ['Прости меня, я не хотел.', 'remorse'],
    ['ありがとう', 'gratitude'],
  ])('is read by word list alone: %s', (text, label) => {
    const reading = lineReader.read({ text });
    expect(reading.label).toBe(label);
    expect(['emotion-word-list', 'emotion-action']).toContain(reading.reason);
  });
  it('says so, and is never sure', () => {
    const reading = lineReader.read({ text: 'Ich bin so wütend auf dich!' });
    expect(reading.reason).toBe('emotion-word-list');
    expect(reading.confidence).toBeLessThanOrEqual(0.6);
  });
  it('is a guess in what is done as well', () => {
    const reading = lineReader.read({ text: 'Ja.', action: 'Sie verdreht die Augen.' });
    expect(reading.label).toBe('annoyance');
    expect(reading.confidence).toBeLessThanOrEqual(0.6);
  });
  it('does not hear English in it', () => {
    expect(feeling('Die Straße ist lang und die Stadt ist weit.')).toBe('neutral');
  });
});

describe('turns of speech', () => {
  it.each([
    ['Get behind me.', 'fear'],
    ["Don't open that. Somebody is coming.", 'fear'],
    ["We're closed.", 'annoyance'],
    ['How could you?', 'anger'],
    ['Who took my spoon?', 'annoyance'],
    ["What's that supposed to mean?", 'confusion'],
    ['I waited. They never came.', 'sadness'],
    ['Have you eaten?', 'caring'],
    ['All this time it was you!', 'surprise'],
    ['It was me. I lied.', 'remorse'],
    ['¿Qué quiere decir?', 'confusion'],
    ['Ne bougez plus.', 'fear'],
    ['Der Kleine ist weg!', 'fear'],
    ['Fui eu que fiz.', 'pride'],
    ['Он больше не вернётся.', 'sadness'],
    ['やめて、来ないで', 'fear'],
  ])('%s %s', (text, label) => {
    expect(feeling(text)).toBe(label);
  });
  it.each([
    "I'm afraid the kitchen is closed.",
    'The last boat has gone, I’m afraid.',
    'I’d hate for you to fall.',
    'I don’t eat fish.',
    'It was under the table with the others.',
  ])('nothing is felt: %s', (text) => {
    expect(feeling(text)).toBe('neutral');
  });
});

describe('a whisper', () => {
  it('says less than what is whispered', () => {
    expect(feeling({ text: 'The boat is late.', cue: 'whispers' })).toBe('nervousness');
    expect(feeling({ text: 'I love you.', cue: 'whispers' })).toBe('love');
  });
  it('is late, not relieved, at last', () => {
    expect(feeling({ text: 'The boat is late.', cue: 'at last' })).toBe('neutral');
  });
});
