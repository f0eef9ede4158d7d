// What the user says of speakers: who is one person, who plays, who is left out.
import { describe, expect, it } from 'vitest';
import { proseOf, transcriptOf } from '@/testing/transcripts';
import type { Draft } from './draft';
import { draft, script } from './testing';

describe('rules about speakers', () => {
  it('keeps apart whom the reader would fold, and offers them no more', () => {
    const log = transcriptOf([
      ['Alice', '"One."'],
      ['ALICE 🌸', '"Two."'],
      ['Alice', '"Three." said Alice.'],
      ['Alicia', '"Four."'],
      ['Alicja', '"Five."'],
    ]);
    const names = (from: Draft) => from.characters.map((character) => character.name);
    expect(names(draft(log))).toEqual(['Alice', 'Alicia', 'Alicja']);
    expect(draft(log).cast.find((row) => row.key === 'Alicja')?.mergeSuggestion?.into).toBe(
      'Alicia',
    );
    const parted = draft(log, {
      cast: { 'ALICE 🌸': { separate: true }, Alicja: { separate: true } },
    });
    expect(names(parted)).toEqual(['Alice', 'ALICE 🌸', 'Alicia', 'Alicja']);
    expect(script(parted).slice(0, 3)).toEqual(['alice: One.', 'alice-2: Two.', 'alice: Three.']);
    for (const row of parted.cast)
      expect([row.key, row.mergedInto, row.mergeSuggestion?.into]).toEqual([
        row.key,
        undefined,
        undefined,
      ]);
    // Of the greater of two it holds as well.
    expect(names(draft(log, { cast: { Alice: { separate: true } } })).slice(0, 2)).toEqual([
      'Alice',
      'ALICE 🌸',
    ]);
  });
  it('a new name parts nobody who was one, merges go on through others, a circle ends', () => {
    const log = transcriptOf([
      ['Alice', '"One."'],
      ['alice', '"Two."'],
      ['Alice', '"Three."'],
      ['Al', '"Four."'],
      ['Ali', '"Five."'],
    ]);
    expect(script(draft(log, { cast: { Alice: { name: 'Zoe' } } })).slice(0, 3)).toEqual([
      'zoe: One.',
      'zoe: Two.',
      'zoe: Three.',
    ]);
    const chain = draft(log, {
      cast: { Ali: { mergeInto: 'Al' }, Al: { mergeInto: 'alice' }, alice: { name: 'No' } },
    });
    expect(script(chain).map((line) => line.split(':')[0])).toEqual(Array(5).fill('alice'));
    // The reader folded alice into Alice; the user wants it the other way round.
    const turned = draft(log, { cast: { Alice: { mergeInto: 'alice' }, alice: { name: 'Zoe' } } });
    expect(script(turned).slice(0, 3)).toEqual(['zoe: One.', 'zoe: Two.', 'zoe: Three.']);
    const circle = draft(log, { cast: { Al: { mergeInto: 'Ali' }, Ali: { mergeInto: 'Al' } } });
    expect(script(circle).slice(3)).toEqual(['ali: Four.', 'ali: Five.']);
  });
  it('has one player once the user has named one', () => {
    const roles = (rules: Record<string, unknown>) => {
      const log = transcriptOf([
        ['Mira', '"One."'],
        ['Bob', '"Two."'],
        ['Cleo', '"Three."'],
      ]);
      const about = { ...log.about, userName: 'Mira' };
      return draft({ ...log, about }, { cast: rules }).characters.map((who) => who.role);
    };
    expect(roles({})).toEqual(['player', 'character', 'character']);
    expect(roles({ Bob: { role: 'player' } })).toEqual(['character', 'player', 'character']);
    expect(roles({ Bob: { role: 'player' }, Cleo: { role: 'player' } })).toEqual([
      'character',
      'character',
      'player',
    ]);
    expect(roles({ Mira: { role: 'narrator' } })).toEqual(['character', 'character']);
  });
  it('leaves out one name of a person, or all of them', () => {
    const log = transcriptOf([
      ['Alice', '"One."'],
      ['alice', '"Two."'],
      ['Alice', '"Three."'],
    ]);
    const kinds = (rules: Record<string, unknown>) =>
      script(draft(log, { cast: rules })).map((line) => line.split(':')[0]);
    expect(kinds({ alice: { ignore: true } })).toEqual(['alice', 'note', 'alice']);
    expect(kinds({ Alice: { ignore: true } })).toEqual(['note', 'note', 'note']);
  });
  it('counts the words of voices that only the telling has', () => {
    const told = proseOf([
      '"Come in out of the rain," said Marta.',
      'The fire crackled.',
      '"Thank you," said Ivo.',
    ]);
    expect(draft(told).cast.map((row) => [row.name, row.lines, row.words])).toEqual([
      ['Marta', 1, 6],
      ['Ivo', 1, 2],
    ]);
  });
});
