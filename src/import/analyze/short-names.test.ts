import { describe, expect, it } from 'vitest';
import { transcriptOf } from '@/testing/transcripts';
import { Genders } from './genders';
import { foldShortNames } from './short-names';
import { draft, script } from './testing';

const voice = (name: string, isNoun = false) => ({
  key: `voice:${name.toLowerCase()}`,
  name,
  tags: 1,
  isNoun,
  aliases: [],
});

describe('short names', () => {
  it('a part of just one longer name is that voice', () => {
    expect(foldShortNames([voice('Ines'), voice('Ines Varga'), voice('Osric')])).toEqual([
      { ...voice('Ines Varga'), tags: 2, aliases: ['Ines'] },
      voice('Osric'),
    ]);
  });
  it('a last name alone is the gentleman rather than the lady', () => {
    expect(foldShortNames([voice('Vane'), voice('Mr. Vane'), voice('Mrs. Vane')])).toEqual([
      { ...voice('Mr. Vane'), tags: 2, aliases: ['Vane'] },
      voice('Mrs. Vane'),
    ]);
  });
  it('a title goes with whom the pronouns allow', () => {
    const genders = new Genders();
    genders.add('corin vane', 'he');
    genders.add('ada vane', 'she');
    expect(
      foldShortNames([voice('Mr. Vane'), voice('Corin Vane'), voice('Ada Vane')], genders),
    ).toEqual([{ ...voice('Corin Vane'), tags: 2, aliases: ['Mr. Vane'] }, voice('Ada Vane')]);
  });
  it.each([
    [['Long', 'Mrs. Long']],
    [['Mr. Vane', 'Ada Vane']],
    [['Mrs. Vane', 'Corin Vane']],
    [['Ann', 'Joanna Vale']],
  ])('others stay themselves: %s', (names) => {
    const voices = names.map((name) => voice(name));
    expect(foldShortNames(voices)).toEqual(voices);
  });
});

describe('accounts beside characters', () => {
  const account = { key: 'Grackle', name: 'Grackle', isAccount: true };
  const hob = { key: 'Hob', name: 'Hob' };
  it('play where most of their posts act or quote', () => {
    const log = transcriptOf(
      [
        ['Grackle', '*The barn is lit.*'],
        ['Grackle', '"Which one is the bride?"'],
        ['Hob', '"Both."'],
        ['Grackle', '"Good."'],
      ],
      { speakers: [account, hob] },
    );
    expect(script(draft(log))).toEqual([
      '-: The barn is lit.',
      'grackle: Which one is the bride?',
      'hob: Both.',
      'grackle: Good.',
    ]);
  });
  it('talk where most do not', () => {
    const log = transcriptOf(
      [
        ['Grackle', 'hi all'],
        ['Grackle', 'ready?'],
        ['Hob', '"Both."'],
        ['Grackle', 'he said "Good."'],
      ],
      { speakers: [account, hob] },
    );
    expect(script(draft(log)).filter((line) => line.startsWith('grackle'))).toEqual([]);
  });
});
