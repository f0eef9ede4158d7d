import { describe, expect, it } from 'vitest';
import { checkCoverage } from '@/import/coverage';
import { sampleFile } from '@/testing/fixture-runner';
import { describeFormatCases } from '@/testing/format-cases';
import { readFile } from '../read-file';
import { dateOrderOf } from '../shared/written-dates';
import { readLineHead } from './line-head';
import { isPlaceholder } from './placeholders';

describeFormatCases(import.meta.url, 'whatsapp');

describe('the heads of many phones', () => {
  it.each([
    ['5/26/24, 6:30 PM - Ana: text', 18.5],
    ['26.05.24, 18:30 - Ana: text', 18.5],
    ['26/05/2024 18:30 - Ana: text', 18.5],
    ['26/05/2024 à 18:30 - Ana: text', 18.5],
    ['2024-05-26, 6:30 p.m. - Ana: text', 18.5],
    ['05-26-2024, 06.30 PM - Ana: text', 18.5],
    ['26.5.2018 klo 18.30 - Ana: text', 18.5],
    ['2024. 5. 26. 오후 6:30 - Ana: text', 18.5],
    ['2024/5/26 下午6:30 - Ana: text', 18.5],
    ['[26.05.24, 18:30:00] Ana: text', 18.5],
    ['[2024/05/26, 18:30:00] Ana: text', 18.5],
    ['[26/5/24 6:30:00 p. m.] Ana: text', 18.5],
    ['[18:30, 26/05/2024] Ana: text', 18.5],
    ['[6:30 PM, 5/26/2024] Ana: text', 18.5],
    ['२६/०५/२४, ६:३० अपराह्न - Ana: text', 18.5],
    ['26.05.24 18.30.00: Ana: text', 18.5],
    ['26. 5. 2018. 18:30:00: Ana: text', 18.5],
    ['\u200e[5/26/24, 12:30:00\u202fAM] Ana: text', 0.5],
  ])('%s', (line, hours) => {
    const head = readLineHead(line);
    expect((head?.minutes ?? NaN) / 60).toBeCloseTo(hours);
    expect(line.slice(head?.restAt)).toBe('Ana: text');
  });

  it('tells the day by numbers over twelve, then by the order of time', () => {
    const heads = (
      ...dates: [number, number, number][]
    ): { date: [number, number, number]; isHalved: boolean }[] =>
      dates.map((date) => ({ date, isHalved: false }));
    expect(dateOrderOf(heads([1, 2, 24], [26, 2, 24]))).toBe('dmy');
    expect(dateOrderOf(heads([1, 2, 24], [1, 26, 24]))).toBe('mdy');
    expect(dateOrderOf(heads([2024, 2, 1]))).toBe('ymd');
    // 1 February, 1 March; read the other way time would run backwards (2 January, 3 January are fine).
    expect(dateOrderOf(heads([12, 1, 24], [1, 2, 24]))).toBe('dmy');
    expect(dateOrderOf(heads([1, 12, 24], [2, 1, 24]))).toBe('mdy');
    // The newest first: 3 February, 1 February, 12 January.
    expect(dateOrderOf(heads([3, 2, 24], [1, 2, 24], [12, 1, 24]))).toBe('dmy');
    expect(dateOrderOf(heads([2, 3, 24], [2, 1, 24], [1, 12, 24]))).toBe('mdy');
    // A clock was set once, and the day went back.
    expect(dateOrderOf(heads([5, 4, 24], [5, 9, 24], [5, 6, 24], [6, 2, 24], [7, 1, 24]))).toBe(
      'mdy',
    );
  });
});

describe('Attic Radio', () => {
  it('has its three players, notices apart, posts of several lines whole', async () => {
    const file = sampleFile('attic-radio.whatsapp.txt');
    const { transcript, format, diagnostics } = await readFile(file, file.name);
    expect([format, diagnostics]).toEqual(['whatsapp', []]);
    expect(checkCoverage(transcript, file.size)).toEqual([]);
    expect(transcript.speakers.map(({ name }) => name)).toEqual(['Dad', 'Robin', 'Grandma Jo']);
    expect(transcript.messages.slice(0, 3).map(({ kind, speaker }) => [kind, speaker])).toEqual([
      ['system', null],
      ['system', null],
      ['system', null],
    ]);
    const long = transcript.messages.find(({ text }) => text.startsWith('"Lost?'));
    expect(long?.text).toBe(
      '"Lost? Who is lost?"\n*grabs the notebook*\n"Quick, quick, write it down!"',
    );
    const radio = transcript.messages.find(({ text }) => text.startsWith('*For a moment'));
    expect(radio?.text).toContain('\n\n*Then the radio says');
    // The picture's name is not said; its caption is.
    expect(transcript.messages.some(({ text }) => text === 'here is the attic, I drew it')).toBe(
      true,
    );
    const systems = transcript.messages
      .filter(({ kind }) => kind === 'system')
      .map(({ text }) => text);
    expect(systems).toContain('you deleted this message');
    expect(systems).toContain('<Media omitted>');
    expect(transcript.messages.filter(({ kind }) => kind === 'ooc').length).toBeGreaterThanOrEqual(
      5,
    );
    expect(transcript.messages[3]?.time).toBe(Date.UTC(2024, 10, 2, 19, 0));
  });
});

describe('what the program writes itself', () => {
  it.each([
    'Se eliminó este mensaje.',
    'Ce message a été supprimé',
    'Данное сообщение удалено',
    'Verpasster Sprachanruf',
    '<Médias omis>',
    'Missed group video call',
    'location: https://maps.google.com/?q=1.5,2.5',
  ])('%s', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  it.each(['This message was deleted, I think.', 'null and void', 'Look: https://example.org/a'])(
    'but not %s',
    (text) => {
      expect(isPlaceholder(text)).toBe(false);
    },
  );

  it('may hold a colon, which ends no name', async () => {
    const notices = [
      'Ana created group "Inn: the night"',
      'Ana hat den Betreff von „Inn: Tag“ zu „Inn: Nacht“ geändert.',
      'Ana a changé le sujet en « Auberge: nuit »',
    ];
    const said = [
      'Ana: Hello: anyone?',
      'Ben "the Bear": Here.',
      'Cid „der Bär“: Hier.',
      'Ana: Good.',
    ];
    const text = [...notices, ...said].map((line) => `26/05/24, 18:30 - ${line}\n`).join('');
    const { transcript } = await readFile(new Blob([text]), 'chat.txt');
    expect(transcript.messages.map(({ speaker, text: body }) => [speaker, body])).toEqual([
      ...notices.map((line) => [null, line]),
      ['Ana', 'Hello: anyone?'],
      ['Ben "the Bear"', 'Here.'],
      ['Cid „der Bär“', 'Hier.'],
      ['Ana', 'Good.'],
    ]);
  });

  it('marks an edit behind a text in any language on phones that set a sign before it', async () => {
    const text = '[26.05.24, 18:30:00] Ana: Hallo \u200e<Muokattu viesti>\n'.repeat(3);
    const { transcript } = await readFile(new Blob([text]), 'chat.txt');
    expect(transcript.messages[0]).toMatchObject({ text: 'Hallo', edited: true });
  });
});
