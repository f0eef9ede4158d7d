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

describe('a date beside a name', () => {
  it.each([
    ['2024-05-26 18:30:00 Ann: Hi.', '2024-05-27 09:05:00 Ben: Ho.'],
    ['26.05.2024 18:30 Ann: Hi.', '27.05.2024 09:05 Ben: Ho.'],
    ['[26-May-24 6:30 PM] Ann: Hi.', '[27-May-24 9:05 AM] Ben: Ho.'],
    ['[5/26/2024, 6:30:00\u202fPM] Ann: Hi.', '[5/27/2024, 9:05:00\u202fAM] Ben: Ho.'],
    ['**Ann** [2024-05-26 18:30]\nHi.\n', '**Ben** [2024-05-27 09:05]\nHo.\n'],
    ['Ann @ 2024-05-26 18:30\nHi.\n', 'Ben @ 2024-05-27 09:05\nHo.\n'],
  ])('%j is when it was written', async (ann, ben) => {
    const file = new Blob([[ann, ben, ann, ben].join('\n')]);
    const { transcript } = await readFile(file, 'x.txt', { format: 'name-text' });
    const [first, second] = transcript.messages;
    expect([first?.speaker, first?.text, first?.time]).toEqual([
      'Ann',
      'Hi.',
      Date.UTC(2024, 4, 26, 18, 30),
    ]);
    expect([second?.text, second?.time]).toEqual(['Ho.', Date.UTC(2024, 4, 27, 9, 5)]);
  });

  it('on the line below the name is none of the text', async () => {
    const post = (name: string): string => `${name}\n26 May 2024 18:30\nHi.\n\n`;
    const file = new Blob([(post('Ann') + post('Ben')).repeat(3)]);
    const { transcript } = await readFile(file, 'x.txt', { format: 'name-text' });
    expect(new Set(transcript.messages.map(({ text }) => text))).toEqual(new Set(['Hi.']));
  });
});

describe('a line of marks', () => {
  const read = async (text: string): Promise<{ texts: string[]; whys: string[] }> => {
    const source = new Blob([text]);
    const { transcript } = await readFile(source, 'x.txt', { format: 'name-text' });
    return {
      texts: transcript.messages.map((message) => message.text),
      whys: transcript.skipped.map(({ why }) => why),
    };
  };

  it('parts posts where it stands between most of them', async () => {
    const posts = ['**Ann:** One.', '**Ben:** Two.\n\n---\n\nThree.', '**Ann:** Four.'];
    const { texts, whys } = await read(`---\n${[...posts, ...posts].join('\n\n---\n\n')}\n\n---\n`);
    expect(texts.slice(0, 3)).toEqual(['One.', 'Two.\n\n---\n\nThree.', 'Four.']);
    expect(whys.filter((why) => why === 'line between posts')).toHaveLength(7);
  });

  it('is of the text where it stands between scenes', async () => {
    const scene = 'Ann: One.\n\nBen: Two.\n\nAnn: Three.\n\nBen: Four.\n\n';
    const { texts } = await read([scene, scene, scene, scene].join('---\n\n'));
    expect(texts.filter((text) => text === 'Four.\n\n---')).toHaveLength(3);
  });
});
