import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importRulesSchema, type SourceId } from '@/story';
import { proseOf, transcriptOf } from '@/testing/transcripts';
import { analyzeLog, type AnalyzeOptions } from './analyze';
import { lineReader } from './emotion/line-reader';
import { splitLines } from './lines';
import { describeReason, REASON_CODES } from './reasons';
import { beatsOf, draft, script } from './testing';

describe('people write in many ways', () => {
  it('Character.AI style: stars act, the rest is said', () => {
    const log = transcriptOf([
      ['Kai', '*leans against the wall* So you came after all.'],
      ['You', 'i said i would. *shrugs* where is everyone?'],
      ['Kai', '*grins* Gone. It is just us now.'],
    ]);
    expect(script(draft(log))).toEqual([
      '-: leans against the wall',
      'kai: So you came after all.',
      'you: i said i would.',
      '-: shrugs',
      'you: where is everyone?',
      '-: grins',
      'kai: Gone. It is just us now.',
    ]);
  });
  it('novel style: quotes are said, the rest is told, the bare tag goes', () => {
    const log = transcriptOf([
      ['Alice', 'Alice pushed the door open. "Anyone home?" she asked. The hall was dark.'],
      ['Bob', '"Up here," Bob whispered. He did not move.'],
      ['Alice', 'She climbed the stairs. "You scared me," she said.'],
    ]);
    expect(script(draft(log))).toEqual([
      '-: Alice pushed the door open.',
      'alice: Anyone home?',
      '-: The hall was dark.',
      'bob: Up here.',
      '-: He did not move.',
      '-: She climbed the stairs.',
      'alice: You scared me.',
    ]);
  });
  it('second person: the narrator tells "you", people in it speak by their tags', () => {
    const log = transcriptOf([
      ['Narrator', 'You enter the tavern. "Welcome, stranger," says Marta. She wipes the bar.'],
      ['Ivo', '"A room, please."'],
      ['Narrator', '"That will be two coins," says Marta.'],
    ]);
    const read = draft(log);
    expect(script(read)).toEqual([
      '-: You enter the tavern.',
      'marta: Welcome, stranger.',
      '-: She wipes the bar.',
      'ivo: A room, please.',
      'marta: That will be two coins.',
    ]);
    expect(read.scenes[0]?.place).toBe('p-tavern');
  });
  it("another of the cast speaks in somebody's message", () => {
    const log = transcriptOf([
      ['Alice', '"Hello?" Alice calls. "Go away," says Bob from behind the door.'],
      ['Bob', '"I mean it."'],
    ]);
    expect(
      script(draft(log)).filter((line) => line.includes('Go away') || line.includes('Hello')),
    ).toEqual(['alice: Hello?', 'bob: Go away,']);
  });
  it('inner `Name:` lines of the cast are theirs', () => {
    const log = transcriptOf([
      ['Town', 'The square is full.\nAlice: Look there!\nBob: Where?'],
      ['Alice', 'Over there.'],
      ['Bob', 'I see it.'],
    ]);
    expect(script(draft(log))).toEqual(
      expect.arrayContaining(['alice: Look there!', 'bob: Where?']),
    );
  });
  it('Japanese, German, French, Spanish and Russian', () => {
    expect(script(draft(proseOf(['「行こう」と太郎は言った。', '太郎は笑った。'])))[0]).toBe(
      '太郎: 行こう',
    );
    expect(script(draft(proseOf(['„Komm herein“, sagte Anna. Die Tür war offen.'])))[0]).toBe(
      'anna: Komm herein',
    );
    expect(script(draft(proseOf(['« Bonjour », dit Marie. Il pleuvait.'])))[0]).toBe(
      'marie: Bonjour',
    );
    expect(
      script(
        draft(proseOf(['—Hola —dijo María—. ¿Qué tal?', '—Bien —respondió Juan.', 'Llovía.'])),
      ),
    ).toEqual(
      ['maría: Hola', 'maría: ¿Qué tal?', 'juan: Bien', '-: Llovía.'].map((line) =>
        expect.stringMatching(line.replace('maría', 'mar[ií]a').replace('?', '\\?')),
      ),
    );
    expect(
      script(
        draft(proseOf(['— Привет, — сказал Иван. — Как дела?', '— Хорошо, — ответила Анна.'])),
      )[0],
    ).toMatch(/^иван: Привет/);
  });
});

describe('faults of comfyvn 3.2', () => {
  it('`Alice:`, `ALICE:` and `alice:` are one person with aliases', () => {
    const read = draft(
      transcriptOf([
        ['Alice', 'Hi.'],
        ['Alice', 'Hey.'],
        ['ALICE', 'HELLO.'],
        ['alice', 'ok.'],
        ['Alice 🌸', 'Yes.'],
        ['Bob', 'Hm.'],
      ]),
    );
    expect(read.characters.map((character) => character.name)).toEqual(['Alice', 'Bob']);
    expect(read.characters[0]?.aliases.sort()).toEqual(['ALICE', 'Alice 🌸', 'alice'].sort());
    expect(read.cast.find((row) => row.key === 'ALICE')?.mergedInto).toBe('Alice');
  });
  it('names that are only like each other are offered, not merged', () => {
    const read = draft(
      transcriptOf([
        ['Mira Vale', 'Hi.'],
        ['Mira', 'Hey.'],
      ]),
    );
    expect(read.characters).toHaveLength(2);
    expect(read.cast.some((row) => row.mergeSuggestion !== undefined)).toBe(true);
  });
  it('`Alice (smiling): Hi` feels happy', () => {
    const read = draft(transcriptOf([{ speaker: 'Alice', text: 'Hi', cue: 'smiling' }]));
    expect(beatsOf(read)[0]).toMatchObject({
      kind: 'say',
      who: 'c-alice',
      text: 'Hi',
      expression: 'joy',
      cue: 'smiling',
    });
  });
  it('player lines that begin with - or > make no menu', () => {
    const read = draft(
      transcriptOf([
        ['A', 'What now?'],
        ['You', '- We go left.\n> They said so.'],
        ['A', 'Fine.'],
      ]),
    );
    expect(beatsOf(read).some((beat) => beat.kind === 'choose')).toBe(false);
    expect(script(read)).toContain('you: We go left.');
  });
  it('a six-second pause cuts no scene, a night between people may', () => {
    const at = (ms: number, text: string) => ({
      speaker: ms % 2 ? 'A' : 'B',
      text,
      time: 1714557600000 + ms,
    });
    expect(
      draft(transcriptOf([at(0, 'Hi.'), at(6001, 'Hey.'), at(12000, 'So.')])).scenes,
    ).toHaveLength(1);
    expect(
      draft(transcriptOf([at(0, 'Hi.'), at(6001, 'Hey.'), at(12 * 3_600_000, 'So.')])).scenes,
    ).toHaveLength(2);
  });
  it('ids are short and stable, whatever the text', () => {
    const read = draft(transcriptOf([['A', 'x'.repeat(5000)]]));
    for (const beat of beatsOf(read)) expect(beat.id.length).toBeLessThan(24);
  });
  it('"I am not sad at all" is not sad; smiles, surprised and grinning are read', () => {
    expect(lineReader.read({ text: 'I am not sad at all' }).label).not.toBe('sadness');
    expect(lineReader.read({ text: 'Hi.', action: 'She smiles' }).label).toBe('joy');
    expect(lineReader.read({ text: 'Oh.', action: 'He looks surprised' }).label).toBe('surprise');
    expect(['joy', 'amusement']).toContain(
      lineReader.read({ text: 'Well.', action: 'grinning' }).label,
    );
  });
});

describe('rules of the user', () => {
  const log = transcriptOf([
    ['Alice', '"Hi there."'],
    ['Al', '"It is me."'],
    ['Zed', '"Buy things!"'],
  ]);
  it('merge, rename and ignore', () => {
    const read = draft(log, {
      cast: { Al: { mergeInto: 'Alice' }, Alice: { name: 'Alicia' }, Zed: { ignore: true } },
    });
    expect(read.characters.map((character) => character.name)).toEqual(['Alicia']);
    expect(read.cast.find(({ key }) => key === 'Alice')?.name).toBe('Alicia');
    expect(script(read)).toEqual(['alicia: Hi there.', 'alicia: It is me.', 'note: Buy things!']);
  });
  it('a line rule changes speaker, kind and expression of its span', () => {
    const read = draft(log, {
      lines: [
        { message: 0, start: 0, end: 11, speaker: 'Zed', expression: 'smug' },
        { message: 1, start: 0, end: 13, kind: 'narration' },
        { message: 2, start: 0, end: 5, speaker: null },
      ],
    });
    expect(script(read)).toEqual(['zed: Hi there.', '-: It is me.', '?: Buy things!']);
    expect(beatsOf(read)[0]).toMatchObject({
      expression: 'smug',
      guesses: { who: { confidence: 1, reason: 'line-rule' } },
    });
  });
});

describe('laws', () => {
  const word = fc.constantFrom(
    'Alice',
    'Bob',
    '"',
    '*',
    '“',
    '”',
    'said ',
    'he ',
    'in the tavern',
    'night ',
    '. ',
    '! ',
    '\n',
    '\n\n',
    '***',
    '1. go\n2. stay',
    '((x))',
    '語',
    '😀',
    '# T',
    'Bob: ',
    '{{user}}',
    '<think>',
    '[[bg:sea]]',
    '[[e:joy]]',
    'ש',
    ', ',
  );
  const message = fc.record({
    speaker: fc.constantFrom('Alice', 'Bob', 'Narrator', null),
    text: fc.array(word, { maxLength: 25 }).map((parts) => parts.join(' ')),
  });
  it('every character is in one beat or one skipped span; ids are unique; twice is the same', () => {
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 12 }),
        fc.boolean(),
        fc.boolean(),
        (messages, isProse, swipesAsChoices) => {
          const transcript = transcriptOf(messages, { about: { isProse } });
          const read = draft(transcript, { swipesAsChoices });
          expect(read.counts.charactersLost).toBe(0);
          const beats = beatsOf(read);
          expect(new Set(beats.map((beat) => beat.id)).size).toBe(beats.length);
          expect(new Set(read.scenes.map((scene) => scene.id)).size).toBe(read.scenes.length);
          for (const { index, text } of transcript.messages) {
            const spans = [
              ...beats.flatMap((beat) => (beat.span?.message === index ? [beat.span] : [])),
              ...read.skipped.filter((span) => span.message === index),
            ]
              .filter((span) => span.end > span.start)
              .sort((a, b) => a.start - b.start);
            let at = 0;
            for (const span of spans) {
              expect(span.start).toBe(at);
              at = span.end;
            }
            expect(at).toBe(text.length);
          }
          expect(draft(transcript, { swipesAsChoices })).toEqual(read);
        },
      ),
      { numRuns: 250 },
    );
  });
  it('lines fit the box, end between characters and keep all text', () => {
    const text = fc
      .array(fc.constantFrom('word', ' ', '. ', ', ', '語', '。', '👩‍🚀', 'é', '👍🏽', '!'), {
        minLength: 200,
        maxLength: 600,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (shown) => {
        const run = {
          start: 5,
          end: 5 + shown.length,
          text: shown,
          bold: false,
          italic: false,
          strike: false,
        };
        const lines = splitLines({ start: 5, end: 5 + shown.length, runs: [run] });
        expect(lines.map((line) => line.runs.map((part) => part.text).join('')).join('')).toBe(
          shown,
        );
        const graphemes = new Set(
          [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(shown)].map(
            (part) => part.index + 5,
          ),
        );
        for (const line of lines.slice(1)) expect(graphemes.has(line.start)).toBe(true);
        for (const line of lines) expect(line.end - line.start).toBeLessThanOrEqual(292);
      }),
      { numRuns: 150 },
    );
  });
  it('every reason that a guess can give has words', () => {
    const read = draft(
      transcriptOf([
        ['Narrator', 'It is night in the tavern. "Who?" said Bob.'],
        ['Bob', '*grins* "Me!"'],
      ]),
    );
    const guesses = [
      ...beatsOf(read).flatMap((beat) => Object.values(beat.guesses ?? {})),
      ...read.scenes.flatMap((scene) => [scene.cut, ...Object.values(scene.guesses ?? {})]),
    ];
    for (const guess of guesses) expect(REASON_CODES).toContain(guess?.reason);
    expect(describeReason({ reason: 'tag-after', evidence: 'Bob' })).toContain('Bob');
  });
});

it('yields what it has read while it reads, tells progress and can be stopped', () => {
  const log = transcriptOf(
    Array.from(
      { length: 300 },
      (_, i) => ['A', i % 10 ? `Line ${i}.` : `***\nLine ${i}.`] as const,
    ),
  );
  const controller = new AbortController();
  const seen: number[] = [];
  const options: AnalyzeOptions = {
    sourceId: 's' as SourceId,
    rules: importRulesSchema.parse({}),
    cards: [],
    lore: [],
    fileName: 'x',
    signal: controller.signal,
    onProgress: (fraction) => seen.push(fraction),
  };
  const steps = analyzeLog(log, options);
  expect(steps.next().done).toBe(false);
  controller.abort();
  expect(() => {
    for (let next = steps.next(); !next.done; next = steps.next());
  }).toThrow();
  expect(seen.length).toBeGreaterThan(2);
  expect([...seen].sort((a, b) => a - b)).toEqual(seen);
});
