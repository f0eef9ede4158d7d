// How authors write, for tests.
import { HabitCounter, type Habit } from '@/import/segment/habits';

export function habitOf(texts: readonly string[]): Habit {
  const counter = new HabitCounter();
  for (const text of texts) counter.add({ speaker: 'A', text, kind: 'post' });
  return counter.habit('A');
}

export const CAI = [
  '*waves* Hello there!',
  '*smiles warmly* How are you today?',
  '*sits down* I missed you.',
];
export const NOVEL = [
  '"You are late," she said.',
  'He looked up. "Am I?"',
  'The door closed behind them.',
];
export const BOTH = ['*waves* "Hello!"', '*He nods.* "Yes."', '"No." *She leaves.*'];
