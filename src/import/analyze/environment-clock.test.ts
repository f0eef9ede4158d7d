// Clock times without their half of the day, and what players wish for when they skip.
import { describe, expect, it } from 'vitest';
import { transcriptOf } from '@/testing/transcripts';
import { readBareClock } from './environment-clock';
import { readLabel } from './labels';
import { draft } from './testing';

describe('a bare time', () => {
  it.each([
    ['By seven the third floor has emptied out.', 'day', 'evening'],
    ['By seven the bread is in the oven.', 'night', 'morning'],
    ['Half past nine. The storm has gone.', 'afternoon', 'evening'],
    ['At ten the lights go out.', 'evening', 'night'],
    ['It is barely six, and the yard is hot.', 'night', 'dawn'],
  ] as const)('%s after the %s', (text, before, hour) => {
    expect(readBareClock(text, before)?.value).toBe(hour);
  });

  it.each([
    ['By nine the barn is full.', 'morning'],
    ['By seven the third floor has emptied out.', undefined],
    ['One. Two. Three.', 'day'],
    ['Seven the others have seen.', 'day'],
    ['At ten metres the rope ends.', 'day'],
  ] as const)('says nothing in: %s', (text, before) => {
    expect(readBareClock(text, before)).toBeUndefined();
  });
});

describe('a scene', () => {
  const log = (last: string) =>
    draft(
      transcriptOf([
        ['GM', 'It is morning in the office.'],
        ['Kit', '"Hello."'],
        ['Priya', '"Hi."'],
        ['GM', last],
        ['Kit', '"Soup?"'],
      ]),
    ).scenes.at(-1);

  it.each([
    '**12:40 — the canteen in the basement.**\n\nIt has one kind of soup.',
    '12:40 — the canteen in the basement.',
  ])('begins at a line with a clock and a place: %s', (line) => {
    expect(log(line)).toMatchObject({ hour: 'day' });
    expect(log(line)?.place).toContain('canteen');
  });

  it('begins where the sun comes up or the moon stands', () => {
    expect(log('The sun rose over the road behind a bus.')?.hour).toBe('dawn');
    expect(log('The moon is up when the radio coughs.')?.hour).toBe('night');
    expect(log('She wakes. The clock says that the sun rose hours ago.')?.hour).toBe('morning');
  });

  it('has the hour that was wished for', () => {
    const read = draft(
      transcriptOf([
        ['GM', 'It is morning in the office.'],
        ['Kit', '"Hello."'],
        ['Priya', '"Hi."'],
        ['Kit', '((time skip to the evening, everybody has gone home))'],
        ['GM', 'Two hours later the floor has emptied out.'],
      ]),
    );
    expect(read.scenes.map(({ hour }) => hour)).toEqual(['morning', 'evening']);
  });
});

it('a clock is no number of a part', () => {
  expect(readLabel('12:40 — the canteen', true)).toMatchObject({
    title: '12:40 — the canteen',
    hour: 'day',
  });
});
