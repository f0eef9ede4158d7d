// Talk at the keyboard between people who mark each line, and what only looks like it.
import { expect, it } from 'vitest';
import { transcriptOf } from '@/testing/transcripts';
import { isRoll } from './keyboard-talk';
import { beatsOf, draft } from './testing';

const marked = ['ann', 'bob'].flatMap((speaker) =>
  Array.from(
    { length: 6 },
    (_, i) => [speaker, `*waves ${i}* "Hello there, number ${i}."`] as const,
  ),
);

const kindOf = (kind: 'post' | 'action', text: string): string | undefined =>
  beatsOf(
    draft(
      transcriptOf([
        ...marked.map(([speaker, said]) => ({ speaker, text: said })),
        { speaker: 'ann', text, kind },
      ]),
    ),
  ).at(-1)?.kind;

it('a deed that the program marks needs no stars', () => {
  expect(kindOf('action', 'leans on the tiller')).toBe('narrate');
});

it('a bare line in small letters is talk', () => {
  expect(kindOf('post', 'anyone else lagging')).toBe('note');
});

it('a deed at the keyboard is talk all the same', () => {
  expect(kindOf('action', 'brb, phone')).toBe('note');
});

it('dice and what they show are nobody’s words', () => {
  for (const roll of ['🎲 14', '🎲 1d20+1 = 9', 'k20: 4', '🎲 2d20kh1+5 → [4, 17] = **22**'])
    expect(isRoll(roll)).toBe(true);
  for (const said of ['room d4 is locked', '14', 'I rolled 1d20, 17!'])
    expect(isRoll(said)).toBe(false);
  const [last] = beatsOf(draft(transcriptOf([{ speaker: 'ann', text: '🎲 14' }])));
  expect(last?.kind).toBe('note');
});
