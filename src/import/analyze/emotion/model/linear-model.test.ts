// A model of a few words, so that every sum can be checked by hand; then what must hold of the shipped one.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EMOTIONS, type Emotion } from '@/story';
import { emotionModel } from './emotion-model';
import { featuresOf, gramsOf } from './features';
import { LinearModel } from './linear-model';
import { formatModel, parseModel, type SparseRow } from './weights-file';
import weights from './weights.txt?raw';

const label = (name: Emotion): number => EMOTIONS.indexOf(name);
const row = (name: Emotion, weight: number): SparseRow => [label(name), weight];

const SMALL = formatModel({
  labels: EMOTIONS,
  step: 0.5,
  levels: [1, 2, 4, 6, 8, 10, 14],
  norm: 2,
  floor: 4,
  biases: EMOTIONS.map((name) => (name === 'neutral' ? 0 : -3)),
  thresholds: EMOTIONS.map((name) => (name === 'neutral' ? 0.5 : -1)),
  words: new Map([
    ['happy', row('joy', 10)],
    ['~happy', row('joy', -14)],
    ['sorry', [...row('remorse', 8), ...row('sadness', 2)]],
    ['^CAPS', row('anger', 6)],
  ]),
  pairs: new Map([['so sorry', row('remorse', 4)]]),
  grams: new Map([['<sor', row('remorse', 1)]]),
});
const small = new LinearModel(SMALL);

describe('features', () => {
  it('are words, marks and pairs, each once', () => {
    const { words, pairs } = featuresOf('Stop! Stop…');
    expect([...words]).toEqual(['stop', '!', '...']);
    expect([...pairs]).toEqual(['^ stop', 'stop !', '! stop', 'stop ...', '... $']);
  });
  it('mark what is denied, to the end of the clause and three words far', () => {
    const denied = (text: string): string[] =>
      [...featuresOf(text).words].filter((word) => word.startsWith('~'));
    expect(denied("I'm not happy, dear")).toEqual(['~happy']);
    expect(denied("I don't see why you came")).toEqual(['~see', '~why', '~you']);
  });
  it('fold spellings and hear the voice', () => {
    expect([...featuresOf('NOOOO!!! hahahaha 42').words]).toEqual([
      'noo',
      '!!',
      'haha',
      '#',
      '^CAPS',
      '^LONG',
    ]);
  });
  it('cut a word in pieces of three to five letters', () => {
    expect(gramsOf('sad')).toEqual(['<sa', 'sad', 'ad>', '<sad', 'sad>']);
    expect(gramsOf('!')).toEqual([]);
  });
});

describe('a small model', () => {
  it('adds whole steps, scaled by the number of words', () => {
    // One word of at least four: 10 steps of 0.5, times 2 / √4, from -3, over -1.
    expect(small.read('Happy')[label('joy')]).toBe(3);
    expect(small.labelsOf('Happy')).toEqual(['joy']);
    expect(small.read('')).toEqual(small.base);
  });
  it('counts what is denied by itself', () => {
    // Three words and a denied one: (10 - 14) steps.
    expect(small.read('I not happy')[label('joy')]).toBe(-4);
    expect(small.labelsOf('I not happy')).toEqual([]);
  });
  it('reads alike whatever was read before, though words are forgotten', () => {
    const line = 'happy, happy, happy';
    const before = small.read(line);
    for (let at = 0; at < 21_000; at += 100)
      small.read(Array.from({ length: 100 }, (_, i) => `word'${letters(at + i)}`).join(' '));
    expect(small.read(line)).toEqual(before);
    const marks = [...line.matchAll(/\w+|,/g)].map(([token]) => ({
      token,
      model: undefined,
      modelAge: 0,
    }));
    const margins = new Float64Array(EMOTIONS.length);
    small.readTokens(small.tokensIn(marks), line, margins);
    expect(margins).toEqual(before);
  });
  it('names the first of its reasons', () => {
    for (const text of ['I am SO SORRY', 'so sorry, happy', 'not happy', 'Nothing of it']) {
      const tokens = (text.toLowerCase().match(/\w+|,/g) ?? []).map((token) => ({
        token,
        model: undefined,
        modelAge: 0,
      }));
      for (const name of EMOTIONS)
        expect(small.strongest(small.tokensIn(tokens), text, label(name))).toBe(
          small.explain(text, name, 1)[0]?.words,
        );
    }
  });
  it('explains a label by the words that made it', () => {
    expect(small.explain('I am SO SORRY', 'remorse')).toEqual([
      { words: 'sorry', weight: expect.closeTo(9 / Math.sqrt(5)) as number },
      { words: 'so sorry', weight: expect.closeTo(4 / Math.sqrt(5)) as number },
    ]);
    expect(small.explain('I am SO SORRY', 'anger')[0]?.words).toBe('CAPITALS');
    expect(small.explain('Nothing of it', 'joy')).toEqual([]);
  });
});

describe('the shipped model', () => {
  it('is at most 200 KB gzip', () => {
    expect(gzipSync(weights, { level: 9 }).length).toBeLessThanOrEqual(200_000);
  });
  it('is written as it is read', () => {
    expect(formatModel(parseModel(weights)) === weights).toBe(true);
  });
  it.each<[string, Emotion]>([
    ['Thank you so much for your help!', 'gratitude'],
    ['I love you.', 'love'],
    ['I am so sorry, please forgive me.', 'remorse'],
    ['Hahaha, that was hilarious', 'amusement'],
    ['What is it? Why did they go?', 'curiosity'],
    ['This is disgusting.', 'disgust'],
  ])('%s → %s', (text, expected) => {
    expect(emotionModel().labelsOf(text)[0]).toBe(expected);
  });
  it('hears a negation', () => {
    const joy = (text: string): number => emotionModel().read(text)[label('joy')] ?? 0;
    expect(joy('I am not happy with it')).toBeLessThan(joy('I am happy with it') - 0.5);
  });
  it('says which words made it', () => {
    const reasons = emotionModel().explain('Thank you, I was afraid of the dark', 'fear');
    expect(reasons.map(({ words }) => words).join(' ')).toContain('afraid');
  });
});

function letters(number: number): string {
  return [...number.toString(26)]
    .map((digit) => String.fromCharCode(97 + parseInt(digit, 26)))
    .join('');
}
