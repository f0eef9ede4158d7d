import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFile } from './formats/read-file';
import { factsOf, greetingLog } from './gather-facts';
import { sortFiles } from './sort-files';

const SAMPLES = join(import.meta.dirname, '../testing/samples');
const sample = (name: string) => new File([readFileSync(join(SAMPLES, name))], name);

describe('facts of a drop', () => {
  it('takes the card, its book and the lorebook', async () => {
    const files = await sortFiles([
      sample('lantern-tide.st.jsonl'),
      sample('lantern-tide.card.json'),
      sample('lantern-tide.lorebook.json'),
    ]);
    const facts = factsOf(files);
    expect(facts.cards.map(({ name }) => name)).toEqual(['Oswin Fennick']);
    expect(facts.cards[0]?.description).toContain('white beard');
    // The card carries the same seven entries as the book beside it.
    expect(facts.lore).toHaveLength(7);
    const ids = facts.lore.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('takes an entry once that comes in two books', async () => {
    const book = sample('lantern-tide.lorebook.json');
    const facts = factsOf(await sortFiles([book, book]));
    expect(facts.lore).toHaveLength(7);
  });

  it('casts the members of a group', async () => {
    const facts = factsOf(await sortFiles([sample('snowbound-station.group.json')]));
    expect(facts.cards.map(({ name }) => name)).toEqual([
      'Hana Sato',
      'Elliot Marsh',
      'Granny Pell',
    ]);
  });

  it('makes a chat of one message from a greeting, with its other openings', async () => {
    const [file] = await sortFiles([sample('lantern-tide.card.json')]);
    if (file?.kind !== 'card') throw new Error('The card was not recognized.');
    const log = greetingLog([file.card]);
    if (!log) throw new Error('The card greets.');
    const read = await readFile(log.file, log.name);
    expect(read.format).toBe('silly-tavern');
    expect(read.transcript.messages.map(({ text }) => text)).toEqual([file.card.firstMessage]);
  });
});
