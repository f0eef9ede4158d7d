// Ways that lead nowhere, as novels are full of them.
import { describe, expect, it } from 'vitest';
import { PlaceBook } from './place-book';
import { readPlace } from './places';

const read = (text: string) => readPlace(text, new PlaceBook([]));

describe('what is no place', () => {
  it.each([
    // Nobody walks into these.
    'She burst into her little laugh.',
    'Doran broke out into a loud crow of delight.',
    'The hope turned slowly into a private dread.',
    'He fell easily into his first thought.',
    'A spot of color came into her cheek.',
    'With that he sank back into the leather arm-chair.',
    // Adjectives.
    'Mira opened a flat box and took out the pearls.',
    'He opened a square tin and took a sweet.',
    // Figures.
    'She drifted out on a sea of daydreams.',
    'He climbed a mountain of paper by noon.',
    // Elsewhere, or not yet.
    'I heard Marta had left for England and the sea.',
    'He had gone to college with that man.',
    'She had no intention of coming to the house again.',
    'They must return to their homes before the frost.',
    // To face is not to go.
    '"Look," said her mother, turning toward the lake.',
    // Nobody is a place.
    'We followed the Cossack down a sordid stair.',
  ])('%s', (text) => {
    const cue = readPlace(text, new PlaceBook([]));
    expect(cue && cue.confidence >= 0.5 ? cue.name : undefined).toBeUndefined();
  });

  it.each([
    ['She burst into the scullery with the lamp.', 'scullery'],
    ['They broke into the reliquary at two.', 'reliquary'],
    ['He turned into a narrow alley.', 'narrow alley'],
    ['They crossed the square at a run.', 'square'],
    ['She opened the door of the flat and went in.', 'flat'],
    ['They sailed out on the sea of Marrow.', 'sea of Marrow'],
    ['He had gone into the kitchen.', 'kitchen'],
    ['She went up to her own room.', 'room'],
    ['They came to a very muddy yard.', 'muddy yard'],
  ])('but here somebody goes: %s', (text, name) => {
    expect(read(text)).toMatchObject({ name });
  });
});
