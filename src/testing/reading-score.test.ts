// Hand-made readings: a perfect one, and one mistake at a time.
import { describe, expect, it } from 'vitest';
import type { Draft } from '@/import/analyze/draft';
import { beatSchema, sceneSchema, type Beat, type Scene, type Transcript } from '@/story';
import { ASPECTS, f1, falseShare, precision, recall, sumOf, type Aspect } from './reading-figures';
import { scoreReading, type Reading } from './reading-score';
import { parseLine, parseMessage, parseTruth } from './reading-truth';

const TRUTH = parseTruth({
  variant: 'x',
  messages: [
    'Mira :: *The lamp is out.* "Who is there?"',
    'Oswin :: "Only me."',
    '- :: ***',
    'Mira :: (OOC: brb)',
    'Oswin :: A or B?',
  ],
  cast: ['Mira', 'Oswin'],
  lines: [
    '0 narrate :: *The lamp is out.*',
    '0 say Mira :: "Who is there?" :: fear curiosity',
    '1 say Oswin :: "Only me."',
    '3 ooc :: (OOC: brb)',
  ],
  scenes: [
    { at: 0, place: 'lighthouse|tower', hour: 'night', weather: null },
    { at: 2, place: 'quay', weather: 'fog|rain' },
  ],
  choices: [{ at: 4, options: ['stay', 'go'], taken: 2 }],
});

const TEXTS: readonly (readonly [string | null, string])[] = [
  ['Mira', '*The lamp is out.* "Who is there?"'],
  ['Oswin', '"Only me."'],
  [null, '***'],
  ['Mira', '(OOC: brb)'],
  ['Oswin', 'A or B?'],
];

function transcriptOf(texts: typeof TEXTS): Transcript {
  return {
    speakers: [...new Set(texts.flatMap(([key]) => key ?? []))].map((key) => ({ key, name: key })),
    messages: texts.map(([speaker, text], index) => ({
      index,
      speaker,
      kind: 'post',
      text,
      bytes: [0, 0],
      textBytes: [0, 0],
      line: 1,
    })),
    skipped: [],
    about: {},
  };
}

let made = 0;
function beat(message: number, fields: object): Beat {
  const span = { source: 'x', message, start: 0, end: 1 };
  return beatSchema.parse({ id: `b${made++}`, span, ...fields });
}

const say = (message: number, who: string | null, text: string, expression = 'neutral'): Beat =>
  beat(message, { kind: 'say', who, text, expression });

const NARRATED = beat(0, { kind: 'narrate', text: 'The lamp is out.' });
const ASKED = say(0, 'c-mira', 'Who is there?', 'fear');
const ANSWERED = say(1, 'c-oswin', 'Only me.');
const NOTED = beat(3, { kind: 'note', text: 'brb', about: 'ooc' });
const option = (id: string, taken: boolean) => ({ id, text: id, target: { to: 'next' }, taken });
const CHOICE = beat(4, { kind: 'choose', options: [option('Stay', false), option('Go', true)] });

function scene(beats: readonly Beat[], fields: object): Scene {
  return sceneSchema.parse({ id: `s${made++}`, title: '', beats, ...fields });
}

const FIRST = { place: 'p-tower', hour: 'night' };
const SECOND = { place: 'p-quay', weather: 'fog' };
const SCENES: readonly Scene[] = [
  scene([NARRATED, ASKED, ANSWERED], FIRST),
  scene([NOTED, CHOICE], SECOND),
];

function readingOf(scenes: readonly Scene[], texts = TEXTS): Reading {
  const place = (id: string, name: string) => ({ id, name, aliases: [] });
  const person = (id: string, name: string) => ({ id, name });
  // Of a draft only this is scored.
  const draft = {
    scenes,
    characters: [person('c-mira', 'Mira'), person('c-oswin', 'Oswin'), person('c-door', 'Door')],
    world: { places: [place('p-tower', 'Old Tower'), place('p-quay', 'Quay')] },
  } as unknown as Draft;
  return { transcript: transcriptOf(texts), draft };
}

function talliesOf(reading: Reading) {
  return scoreReading(TRUTH, reading).tallies;
}

const LABELLED = ASPECTS.filter((aspect) => aspect !== 'format');
const PERFECT = talliesOf(readingOf(SCENES));

function differing(reading: Reading): Aspect[] {
  const tallies = talliesOf(reading);
  return ASPECTS.filter(
    (aspect) => JSON.stringify(tallies[aspect]) !== JSON.stringify(PERFECT[aspect]),
  );
}

describe('a score', () => {
  it('is 1 in everything that is labelled where all is right', () => {
    expect(LABELLED.map((aspect) => [aspect, f1(PERFECT[aspect])])).toEqual(
      LABELLED.map((aspect) => [aspect, 1]),
    );
    expect(scoreReading(TRUTH, readingOf(SCENES)).misses).toEqual([]);
  });

  it('is 0, and never 1, where nothing was found', () => {
    const nothing = talliesOf({ ...readingOf([]), transcript: transcriptOf([]) });
    expect(LABELLED.map((aspect) => [aspect, f1(nothing[aspect])])).toEqual(
      LABELLED.map((aspect) => [aspect, 0]),
    );
    expect(falseShare(nothing.cast)).toBeUndefined();
  });

  it('has no figure where nothing is labelled', () => {
    const { tallies } = scoreReading(parseTruth({ variant: 'x' }), readingOf(SCENES));
    expect(ASPECTS.map((aspect) => f1(tallies[aspect]))).toEqual(ASPECTS.map(() => undefined));
  });

  const first = (beats: readonly Beat[], fields: object = FIRST): Scene[] => [
    scene(beats, fields),
    ...SCENES.slice(1),
  ];
  const second = (beats: readonly Beat[], fields: object = SECOND): Scene[] => [
    ...SCENES.slice(0, 1),
    scene(beats, fields),
  ];
  it.each<[string, Reading, Aspect[]]>([
    ['one message too many', readingOf(SCENES, [...TEXTS, ['Mira', 'x']]), ['count']],
    ['a text cut short', readingOf(SCENES, [...TEXTS.slice(0, 4), ['Oswin', 'A or B']]), ['text']],
    [
      'a wrong speaker',
      readingOf(SCENES, [...TEXTS.slice(0, 4), ['Mira', 'A or B?']]),
      ['speaker'],
    ],
    [
      'telling taken for speech',
      readingOf(first([beat(0, { kind: 'note', text: 'The lamp is out.' }), ASKED, ANSWERED])),
      ['kind'],
    ],
    [
      'a line given to another',
      readingOf(first([NARRATED, say(0, 'c-oswin', 'Who is there?', 'fear'), ANSWERED])),
      ['who'],
    ],
    [
      'a line that swallows a tag',
      readingOf(first([NARRATED, ASKED, say(1, 'c-oswin', 'Only me. he said')])),
      ['line'],
    ],
    [
      'somebody who is not there',
      readingOf(first([NARRATED, ASKED, ANSWERED, say(1, 'c-door', 'Creak.')])),
      ['cast'],
    ],
    [
      'a scene too many',
      readingOf([scene([NARRATED, ASKED], FIRST), scene([ANSWERED], FIRST), ...SCENES.slice(1)]),
      ['boundary'],
    ],
    [
      'another place',
      readingOf(second([NOTED, CHOICE], { ...SECOND, place: 'p-tower' })),
      ['place'],
    ],
    [
      'another hour',
      readingOf(first([NARRATED, ASKED, ANSWERED], { ...FIRST, hour: 'day' })),
      ['hour'],
    ],
    [
      'weather where there is none',
      readingOf(first([NARRATED, ASKED, ANSWERED], { ...FIRST, weather: 'storm' })),
      ['weather'],
    ],
    [
      'another feeling',
      readingOf(first([NARRATED, say(0, 'c-mira', 'Who is there?', 'joy'), ANSWERED])),
      ['emotion'],
    ],
    [
      'another answer taken',
      readingOf(
        second([
          NOTED,
          beat(4, { kind: 'choose', options: [option('Stay', true), option('Go', false)] }),
        ]),
      ),
      ['choice'],
    ],
  ])('falls in its own figure alone: %s', (_, reading, aspects) => {
    expect(differing(reading)).toEqual(aspects);
    expect(scoreReading(TRUTH, reading).misses.length).toBeGreaterThan(0);
  });

  it('forgives a heading between the label and the first line of a scene', () => {
    // The second scene is labelled at the line of marks, which shows nothing.
    expect(PERFECT.boundary).toEqual({ hits: 1, missed: 0, extra: 0 });
  });

  it('sums counts, so that a long log weighs more', () => {
    const short = scoreReading(parseTruth({ variant: 'x', count: 1 }), readingOf(SCENES));
    const { tallies } = sumOf([short, scoreReading(TRUTH, readingOf(SCENES))]);
    expect(tallies.count).toEqual({ hits: 6, missed: 4, extra: 0 });
    expect(recall(tallies.count)).toBeCloseTo(0.6);
    expect(precision({ hits: 3, missed: 0, extra: 1 })).toBe(0.75);
  });
});

describe('the notation', () => {
  it('reads messages and lines', () => {
    expect(parseMessage(2, '- :: It was late … [31]')).toEqual({
      index: 2,
      speaker: null,
      text: { start: 'It was late', length: 31 },
    });
    expect(parseLine('4 say Sir Bertram: the Bold :: Hm. :: joy love')).toEqual({
      message: 4,
      kind: 'say',
      who: 'Sir Bertram: the Bold',
      text: 'Hm.',
      feels: ['joy', 'love'],
    });
    expect(parseLine('0 say ? :: Psst.').who).toBeNull();
  });

  it('refuses what it does not know', () => {
    expect(() => parseLine('0 shout Mira :: Hey!')).toThrow();
    expect(() => parseTruth({ variant: 'x', scene: [] })).toThrow();
    expect(() => parseTruth({ variant: 'x', scenes: [{ at: 0, hour: 'teatime' }] })).toThrow();
  });
});
