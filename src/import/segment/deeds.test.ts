import { describe, expect, it } from 'vitest';
import { isBanner } from './banner';
import { HabitCounter } from './habits';
import { segmentMessage } from './segment';

const habitOf = (texts: readonly string[]) => {
  const counter = new HabitCounter();
  for (const text of texts) counter.add({ speaker: 'Ash', text, kind: 'post' });
  return counter.habit('Ash');
};
const read = (text: string, habit = habitOf([text])) =>
  segmentMessage(text, { kind: 'post', habit, isTold: false });
const shown = (text: string, habit = habitOf([text])) =>
  read(text, habit).pieces.map(
    ({ kind, runs }) => `${kind}: ${runs.map((run) => run.text).join('')}`,
  );

describe('deeds between two stars', () => {
  const posts = [
    '**raises both hands** Ash. I have a spoon',
    'how long have you been up here',
    '**grins** with my spoon',
    'gas station nachos',
  ];

  it('are what somebody does who marks nothing else', () => {
    const habit = habitOf(posts);
    expect(shown(posts[0] ?? '', habit)).toEqual([
      'action: raises both hands',
      'speech: Ash. I have a spoon',
    ]);
    expect(shown('yeah. **grins** with my spoon', habit)).toEqual([
      'speech: yeah.',
      'action: grins',
      'speech: with my spoon',
    ]);
  });

  it('are stress of somebody who has stars or quotes for them', () => {
    expect(habitOf([...posts, '*waves* hi', '*nods* yes']).boldActs).toBe(false);
    expect(habitOf(['You are **not** going', 'I said **no**', 'fine']).boldActs).toBe(false);
  });
});

describe('a bold line', () => {
  it.each([
    'Later That Night',
    'Three days later.',
    'The Harbour. Dusk.',
    'In the kitchen.',
    'Day 3',
  ])('%s is a banner', (words) => {
    expect(isBanner(words)).toBe(true);
  });

  it.each([
    'The barrel does not waver. Not even a little.',
    'raises both hands',
    'She eats the beans.',
    'It was night',
    'Where are you?',
    'Something moves.',
  ])('%s is none', (words) => {
    expect(isBanner(words)).toBe(false);
  });
});

describe('a line of marks', () => {
  it('parts a panel or a word to the others from the story, and no scenes', () => {
    const post = '"Sit," she says.\n\n---\n📍 Roof of the tower | ❤️ Trust: 1/10';
    expect(read(post).pieces.map(({ kind }) => kind)).toEqual(['speech', 'narration']);
    expect(read(`${post}\n(OOC: brb)`).pieces.map(({ kind }) => kind)).not.toContain('separator');
  });

  it('parts scenes where the story goes on', () => {
    const post = '"Sit," she says.\n\n---\n\nIn the morning she was gone.\n\n---\n(OOC: brb)';
    expect(read(post).pieces.filter(({ kind }) => kind === 'separator')).toHaveLength(1);
    expect(read('She left.\n\n---').pieces.at(-1)?.kind).toBe('separator');
  });
});

describe('deeds between stars', () => {
  const small = [
    'hi noor *waves awkwardly* long time no see',
    'im fine *wheezes* whose is it',
    'ok *nods* sure',
  ];

  it('are no stressed words where all is written small', () => {
    expect(shown(small[0] ?? '', habitOf(small))).toEqual([
      'speech: hi noor',
      'action: waves awkwardly',
      'speech: long time no see',
    ]);
  });

  it('cut the quotation that they stand in, and stressed words do not', () => {
    expect(shown('"Rule one: *she taps a red stapler* don\'t *touch* it."')).toEqual([
      'speech: Rule one:',
      'action: she taps a red stapler',
      "speech: don't touch it.",
    ]);
    expect(shown('"You *really are* late," she said.')[0]).toBe('speech: You really are late,');
  });

  it('are thoughts where nobody does them', () => {
    const posts = ['*grins* hi', '*waves* yo', '*dont laugh dont laugh* whats so funny'];
    expect(shown(posts[2] ?? '', habitOf(posts))[0]).toBe('thought: dont laugh dont laugh');
  });
});
