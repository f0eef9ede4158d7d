import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { headsOf } from '../names/head';
import { nameStrength } from '../names/name-words';
import { readFile } from '../read-file';

describeFormatCases(import.meta.url, 'name-text');

describe('what is no name', () => {
  it.each([
    '*The rain falls.* It is 10:45 now.',
    'He looked up: there she was.',
    'See https://example.org',
    '"Remember: never run," she said.',
    '(OOC: brb)',
    'Today at 5:00 PM',
    'Note: buy milk',
    'Chapter 3: The Fall',
    'she said: nothing',
    '09:14',
    '[The door creaks.]',
    '<think>hm: well</think>',
  ])('%s', (line) => {
    expect(headsOf(line, false).filter(({ strength }) => strength === 2)).toEqual([]);
  });

  it.each([
    'Mr. Orlo',
    'Dr. No',
    'Ann of the Hill',
    'Anna',
    'Маша',
    '太郎',
    '{{user}}',
    '🐉 Drake',
    'J. R.',
  ])('but %s is one', (name) => {
    expect(nameStrength(name)).toBe(2);
  });
});

describe('speakers from elsewhere', () => {
  it('believes a name that a card brought, even once', async () => {
    const log = `${'Ann: one\n\nBen: two\n\n'.repeat(40)}Gravity: it pulls.\n\nAnn: end\n`;
    const file = new Blob([log]);
    const unknown = await readFile(file, 'log.txt');
    expect(unknown.transcript.speakers.map(({ name }) => name)).toEqual(['Ann', 'Ben']);
    expect(unknown.diagnostics.map(({ code }) => code)).toContain('one-off-name');
    const known = await readFile(file, 'log.txt', { knownNames: ['Gravity'] });
    expect(known.transcript.speakers.map(({ name }) => name)).toEqual(['Ann', 'Ben', 'Gravity']);
  });
});
