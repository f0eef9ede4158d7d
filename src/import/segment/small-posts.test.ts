// What short posts at a keyboard are: said, told, or typed beside the story.
import { expect, it } from 'vitest';
import { habitOf } from '@/testing/author-habits';
import { classifyPlain, isScareQuote, tellingScore } from './classify';
import { pieceText, segmentMessage, type SegmentOptions } from './segment';

function pieces(
  text: string,
  like: readonly string[],
  options: Partial<SegmentOptions> = {},
): string[] {
  return segmentMessage(text, {
    kind: 'post',
    habit: habitOf(like),
    isTold: false,
    ...options,
  }).pieces.map((piece) => `${piece.kind}: ${pieceText(piece)}`);
}

it('what the player of a game says is said, with a full stop or none', () => {
  const told = { isTold: true };
  expect(pieces('You say "thats horrible"', [], told)).toContain('speech: thats horrible');
  expect(isScareQuote('Private', 'A sign that says ', '')).toBe(true);
});

it('who acts between two stars says the rest, though it speaks of others', () => {
  const like = ['**nods** sure', '**sits down** ok then', '**waits**'];
  expect(pieces('**takes the lamp from her** then shes gone. she waited', like)).toEqual([
    'action: takes the lamp from her',
    'speech: then shes gone. she waited',
  ]);
});

it('words stressed at the head of what is said make nobody an author of deeds', () => {
  const like = ['“*Dancing*,” she gasps.', '“*Bob*,” says Ida. “Well.”', 'He sits. “No.”'];
  expect(habitOf(like).style).toBe('quotes');
});

it('telling may open with the whole name of its author', () => {
  expect(tellingScore('Ida Farrow lets go of the rail.', 'Ida')).toBeGreaterThan(2);
  const where = { isTold: false, hasQuotes: true, hasStars: true, besideQuote: false };
  const habit = habitOf(['*waves* "Hello!"']);
  expect(
    classifyPlain('Ida Farrow lets go of the rail.', { ...where, habit, authorName: 'Ida' }).kind,
  ).toBe('narration');
});

it('a post in brackets is typed beside the story between people, unless it is done or told', () => {
  const people = { isBetweenPeople: true };
  expect(pieces('(her breath doesnt fog)', [], people)).toEqual(['ooc: her breath doesnt fog']);
  expect(pieces('(smiles at her)', [], people)[0]).not.toContain('ooc');
  expect(pieces('(The lamp goes out.)', [], people)[0]).not.toContain('ooc');
  expect(pieces('(her breath doesnt fog)', [])[0]).not.toContain('ooc');
});
