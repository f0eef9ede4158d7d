// Offers of models and game masters, and how the answer to each is found.
import { describe, expect, it } from 'vitest';
import { transcriptOf } from '@/testing/transcripts';
import { beatsOf, draft } from './testing';

const GM = 'Narrator';
const doors =
  'The hall has two doors.\n\n1. Open the red door.\n2. Listen at the green door.\n3. Wait.';

function taken(lines: readonly (readonly [string, string])[]): (number | undefined)[] {
  return beatsOf(draft(transcriptOf(lines))).flatMap((beat) =>
    beat.kind === 'choose' ? [beat.options.findIndex((option) => option.taken === true)] : [],
  );
}

describe('an offer', () => {
  it.each([
    ['Definitely 2', 1],
    ["I'll go with option 3.", 2],
    ['Okay, 1!', 0],
    ["Let's do 2, but quietly", 1],
    ['Ich nehme 3', 2],
    ['Hmm... 2', 1],
    [
      '*Mira listens.* "Whoever is behind it must hear us, too, and knows that we have been here."',
      1,
    ],
  ])('is taken up by %s', (answer, option) => {
    expect(
      taken([
        [GM, doors],
        ['Mira', answer],
      ]),
    ).toEqual([option]);
  });

  it('may have letters behind its bullets', () => {
    const log = [
      [GM, '**What do you do?**\n\n- **A.** Hide the key\n- **B.** Go to the kitchen'],
      ['Mira', 'B but casually'],
    ] as const;
    expect(taken(log)).toEqual([1]);
  });

  it('is not answered by what answers the next one', () => {
    const log = [
      [GM, doors],
      ['Mira', '"Somebody is coming, Corin. Somebody heavy."'],
      [GM, 'Steps on the stairs.\n\n1. Run.\n2. Hide behind the curtain.\n\nWhat do you do?'],
      ['Mira', '2'],
    ] as const;
    expect(taken(log)).toEqual([1]);
  });

  it('may have a panel behind it', () => {
    const panel =
      '\n\n<details><summary>Status</summary>\nLocation: Hall<br>Time: 19:48<br>HP: 3<br>Mood: grim\n</details>';
    expect(
      taken([
        [GM, doors + panel],
        ['Mira', '3'],
      ]),
    ).toEqual([2]);
  });
});

describe('what is set apart for the player', () => {
  it.each([
    '**Your move:**',
    '**What do you do?**',
    '**THE END**',
    '**Options**',
    '**Was tust du?**',
  ])('%s begins no scene and is no place', (label) => {
    const read = draft(
      transcriptOf([
        [GM, 'They sit in the library. It is morning.'],
        ['Mira', '"Well?"'],
        ['Corin', '"Well what?"'],
        [GM, `The clock ticks.\n\n${label}\n\nDust falls from the shelf.`],
        ['Mira', '"Somebody is up there."'],
      ]),
    );
    expect(read.scenes.map(({ place }) => place)).toEqual(['p-library']);
  });
  it('does not hide a chapter', () => {
    const read = draft(
      transcriptOf([
        [GM, '# The End of the Road\n\nThey sit in the library.'],
        ['Mira', '"Well?"'],
        [GM, '# What the Crow Saw\n\nThey stand in the harbour.'],
        ['Mira', '"Well!"'],
      ]),
    );
    expect(read.scenes.map(({ title }) => title)).toEqual([
      'The End of the Road',
      'What the Crow Saw',
    ]);
  });
});
