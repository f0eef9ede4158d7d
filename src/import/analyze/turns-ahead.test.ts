// What is told behind a quotation is looked at once, not once for each quotation before it.
import { expect, it } from 'vitest';
import { HabitCounter } from '../segment/habits';
import { segmentMessage } from '../segment/segment';
import { Attributor } from './attribution';
import { Genders } from './genders';
import { NameIndex } from './names';

const habit = new HabitCounter().habit(null);

/** How often the reading asks for a noun, each of which is a look at a stretch of telling. */
function looks(text: string): number {
  let count = 0;
  const names = new NameIndex();
  names.add('bo', ['Bo']);
  const nounVoice = (): undefined => {
    count++;
  };
  const { pieces } = segmentMessage(text, {
    kind: 'post',
    habit,
    isTold: true,
    joinLines: true,
  });
  new Attributor({ names, genders: new Genders(), nounVoice }).attribute(pieces, null);
  return count;
}

it.each([
  ['a paragraph of many quotations before another', (n: number) => quotations(n) + quotations(n)],
  [
    'a quotation that goes on over paragraphs',
    (n: number) => 'The rain fell. “So it went on.\n\n'.repeat(n),
  ],
])('%s: twice as long takes no more than twice as many looks', (_, textOf) => {
  const few = looks(textOf(200));
  expect(looks(textOf(400))).toBeLessThan(few * 2.5 + 50);
});

/** Nothing in it tells whose a quotation is. */
function quotations(n: number): string {
  return `${'“Yes.” The rain fell on the roof. '.repeat(n)}\n\n`;
}
