import { describe, expect, it } from 'vitest';
import { NameFinder } from './name-finder';

function found(lines: readonly string[]) {
  const finder = new NameFinder();
  lines.forEach((text, index) => finder.look({ text, number: index + 1 }));
  return finder.find();
}
const nobody = (lines: readonly string[]) => [...found(lines).names.values()];
const times = <T>(count: number, of: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => of(n));

describe('names alone on their lines without blank lines', () => {
  it('are who speaks where two come again and again', () => {
    const chat = times(4, (n) => [
      'Marlow',
      `Are you there, ${n}?`,
      'Ines',
      'I am.',
      'Still.',
    ]).flat();
    expect(found(chat)).toMatchObject({ isTight: true, isAlone: true, heads: 8 });
    expect(nobody(chat)).toEqual(['Marlow', 'Ines']);
  });

  it.each([
    [
      'one word that comes again',
      times(6, () => ['Marlow', 'He sat down and looked at the sea.']).flat(),
    ],
    [
      'the refrain of a song',
      times(5, (n) => [`The tide is line ${n} of this.`, 'Sing Low', 'Sing Low']).flat(),
    ],
    [
      'few short lines in much telling',
      times(3, () => [
        'Marlow',
        ...times(20, () => 'He went on, for the road was long.'),
        'Ines',
      ]).flat(),
    ],
    [
      'what blank lines part',
      times(4, () => ['Marlow', '', 'He sat down.', '', 'So did she, and', 'Ines', ''])
        .flat()
        .slice(1),
    ],
  ])('are not %s', (_, lines) => {
    expect(found(lines).isTight).toBe(false);
  });
});

describe('in a text of few lines', () => {
  it.each([
    [
      'handles that come twice',
      ['alice: hi', 'bob: hi', 'alice: cold', 'bob: yes'],
      ['alice', 'bob'],
    ],
    ['names before a sign', ['Ann > hi', 'Ben > hi', 'Ann > cold', 'Ben > yes'], ['Ann', 'Ben']],
    [
      'who comes once among names on lines of their own',
      ['Ann', 'Hi.', '', 'Ben', 'Hi.', '', 'Ann', 'Come in.'],
      ['Ann', 'Ben'],
    ],
  ])('%s speak', (_, lines, names) => {
    expect(nobody(lines)).toEqual(names);
  });

  it.each([
    ['a list of words', ['bread - flour', 'soup - water', 'stew - meat', 'tea - leaves']],
    ['a form', ['colour: red', 'size: large', 'colour of it: none', 'shape: round']],
    [
      'the path of a page',
      ['Home > Boards', 'Home > Boards > Rules', 'Home > Help', 'Home > Help'],
    ],
    [
      'a list within one post of several',
      [
        'It is late.',
        '',
        'So it is.',
        '',
        'costs: high',
        'costs: very high',
        'gains: low',
        'gains: none',
        '',
        'Yes.',
      ],
    ],
  ])('%s is not', (_, lines) => {
    expect(nobody(lines)).toEqual([]);
  });
});

describe('a colon behind a name', () => {
  it('is of what is said', () => {
    expect(nobody(['[18:30] Ann: Hello.', '[18:31] Ben: Wait: what?', '[18:32] Ann: Hm.'])).toEqual(
      ['Ann', 'Ben'],
    );
    const often = times(3, () => ['Ann: Listen: now.', 'Ben: Yes.', 'Ann: Good.', 'Ann: So.']);
    expect(nobody(often.flat())).toEqual(['Ann', 'Ben']);
  });

  it('is of the name where all lines of it go on so', () => {
    const bot = times(3, (n) => [`Bot: Ann: ${n}.`, `Bot: Ben: ${n}.`]).flat();
    expect(nobody(bot)).toEqual(expect.arrayContaining(['Bot: Ann', 'Bot: Ben']));
  });
});

it('a name in angles counts once in a short scene, as one before a colon does', () => {
  expect(nobody(['Ann> Hello.', 'Ben> Hi.', 'Ann> Well.'])).toEqual(['Ann', 'Ben']);
});

describe('blank lines between exchanges', () => {
  it('hide nobody who answers', () => {
    const chat = times(5, (n) => [`Ann: Where is ${n}?`, 'Ben: There.', 'And there.', '']).flat();
    expect(nobody(chat)).toEqual(['Ann', 'Ben']);
    expect(found(chat).isSeparated).toBe(false);
  });

  it('make no names of what stands within posts', () => {
    const chat = times(4, (n) => [
      `Ann: Where is ${n}?`,
      'Humour: calm',
      '',
      'Ben: There.',
      'Humour: tense',
      '',
    ]).flat();
    expect(nobody(chat)).toEqual(['Ann', 'Ben']);
  });
});

describe('names without a space behind their colons', () => {
  it('are people where all names stand so', () => {
    expect(nobody(times(3, () => ['Ann:Hello.', 'Ben:"Hm."', 'Ann:Well.']).flat())).toEqual([
      'Ann',
      'Ben',
    ]);
  });

  it('are nobody where others have one', () => {
    expect(nobody(times(3, () => ['Ann: Hello.', 'Vigour:full', 'Ben: Hm. :D']).flat())).toEqual([
      'Ann',
      'Ben',
    ]);
  });
});

it('names may be bold by tags', () => {
  const chat = times(2, () => ['[b]Ann:[/b] Hi.', '<b>Ben</b>: Ho.', '[b]Ann:[/b] So.']).flat();
  expect(nobody(chat)).toEqual(['Ann', 'Ben']);
});

it('pronouns behind a name are none of it', () => {
  const chat = times(3, () => ['Ann [she/her]: Hi.', 'Ben | they/them: Ho.', 'Ann: So.']).flat();
  expect(nobody(chat)).toEqual(['Ann', 'Ben']);
});

describe('labels of panels', () => {
  it('are nobody', () => {
    const chat = times(4, (n) => [
      'Ann: Well.',
      'Ben: I do not know.',
      `Vigour: ${80 - n}/100`,
      'Wish: to go home.',
      `Coin: ${n} (+1)`,
    ]).flat();
    expect(nobody(chat)).toEqual(['Ann', 'Ben']);
  });

  it('are people where they say more than numbers', () => {
    const chat = times(4, (n) => ['Ann: How many?', `Ben: ${n}.`, 'Ben: I think.']).flat();
    expect(nobody(chat)).toEqual(['Ann', 'Ben']);
  });
});
