// Two stars beside each other are two things: what somebody does, and what goes through their mind.
import { expect, it } from 'vitest';
import { HabitCounter } from './habits';
import { pieceText } from './piece';
import { segmentMessage } from './segment';

/** In the hand of somebody who stars what they do and quotes what they say. */
function kinds(text: string): string[] {
  const habits = new HabitCounter();
  for (let i = 0; i < 8; i++)
    habits.add({ speaker: 'a', text: '*waves* "Hello there."', kind: 'post' });
  const { pieces } = segmentMessage(text, {
    kind: 'post',
    habit: habits.habit('a'),
    isTold: false,
  });
  return pieces.map((piece) => `${piece.kind}: ${pieceText(piece)}`);
}

it.each([
  ['*Wonderful. The whole council.* *hides behind the door*', 'thought', 'action'],
  ['*подходит, поднимает крышку* *Мамочки.*', 'action', 'thought'],
  ['*Captain Black. Our Lady.* *steps in front of his sister* "Stop."', 'thought', 'action'],
])('%s', (text, first, second) => {
  const read = kinds(text);
  expect(read[0]).toMatch(new RegExp(`^${first}: `));
  expect(read[1]).toMatch(new RegExp(`^${second}: `));
});

it('two sentences in stars may both be told', () => {
  expect(kinds('*The morning is clear.* *In the inn she sits at the window.*')).toEqual([
    'action: The morning is clear.',
    'action: In the inn she sits at the window.',
  ]);
});

it('whoever has a name and acts in the one, acts', () => {
  expect(kinds('*She turns to the window.* *smiles*')[0]).toMatch(/^action: She/);
});
