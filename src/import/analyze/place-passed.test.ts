// Floors, cars and rooms of one's own, and places that are only seen, passed or gone to by one who leaves.
import { describe, expect, it } from 'vitest';
import { transcriptOf } from '@/testing/transcripts';
import { PlaceBook } from './place-book';
import { readPlace } from './places';
import { draft } from './testing';

const placeOf = (text: string, least = 0.5): string | undefined => {
  const cue = readPlace(text, new PlaceBook([]), new Set(['mira', 'corin']));
  return cue && cue.confidence >= least ? cue.name : undefined;
};

describe('a place where somebody is', () => {
  it.each([
    ['By seven the third floor has emptied out.', 'third floor'],
    ['You wake up on the ice, in the middle of the lake.', 'lake'],
    ["Your room at Mrs. Tully's is just wide enough for a bed.", 'room'],
    ['The kitchen over the bakery smells of paint.', 'kitchen'],
    ['Llueve, y dentro de la farmacia huele a alcohol.', 'farmacia'],
    ["Piove, e all'interno del museo non c'è nessuno.", 'museo'],
    ['Beryl had the notebook on the kitchen table, between the teapot and the cat.', 'kitchen'],
  ])('%s', (text, name) => {
    expect(placeOf(text)).toBe(name);
  });

  it('is called by both words of a car that hangs from a cable', () => {
    expect(placeOf('The cable car gives one last lurch and stops.', 0.3)).toBe('cable car');
  });

  it('is another one where the room is her own', () => {
    const read = draft(
      transcriptOf([
        ['Narrator', 'The tearoom is full. Everybody is talking.'],
        ['Mira', '"One bun, please."'],
        ['Corin', '"Two."'],
        ['Narrator', 'That night the rain comes in sideways. Her room at the inn is cold.'],
      ]),
    );
    expect(read.scenes.map(({ place }) => place)).toEqual(['p-tearoom', 'p-room']);
  });
});

describe('no place where everybody is', () => {
  it.each([
    'He finds no fault in it, and sails off toward the kitchenette, humming.',
    "She's looking at the yard, where a black shape has climbed back up onto its car.",
    'She looks at the wall, at the floor, at the bars of sunlight with the dust in them.',
    'The needle drops back into the groove.',
    'The sun rose behind a bus that said AIRPORT SHUTTLE, with a dog on it.',
    'Down on the ground floor the shutters were holding.',
  ])('%s', (text) => {
    expect(placeOf(text)).toBeUndefined();
  });
});
