// Texts that make a pattern or a walk start again at every character: twice the text may take twice the time.
import { expect, it } from 'vitest';
import { NO_RULES, type SourceId, type Transcript } from '@/story';
import { transcriptOf } from '@/testing/transcripts';
import { analyze } from './analyze';

const CHARS = 60_000;
const pieces: readonly string[] = [
  ...[
    '"a ',
    '“a ',
    "'a ",
    '«a ',
    '"\n',
    '"a," he said. ',
    '*a ',
    '*a\n',
    '**a ',
    '_a ',
    '~~a',
    '`a',
  ],
  ...[
    '(a ',
    '((a',
    '[a',
    '[[',
    '{{a',
    '{',
    '<a',
    '<i>',
    '<b>a',
    '<!--',
    '![a',
    '[a](',
    '||',
    '&',
    '\\',
  ],
  ...['x', 'X', 'é', 'x-', 'x.', 'ha', '1', ':', '\n', 'a\n\n', ' ', '\t', '***\n', '---', '```\n'],
  ...['> a\n', '1. a\n', '- a\n', '# a\n', '|a|b|\n', 'Ann: b\n', 'Place: x\n', '(1) a ', '(OOC: '],
  ...[
    'Ann ',
    'Ann said, ',
    'He goes. ',
    'Mr. ',
    'Quietly, ',
    'burn it, or ',
    'the inn ',
    'the inn is only ',
    'by now the inn ',
    'im Haus ',
    'Inn of the ',
  ],
  ...[
    'rain ',
    'night ',
    'shiver ',
    'not sad ',
    'an old man ',
    'red hair ',
    'the door opens ',
    'HA! ',
  ],
  ...['https://', '— a ', '\n— a', 'と', '「あ', '👩‍', 'a\u0301', '\ufe0f', '\ud83d'],
];

/** Time of this process alone, so that a busy machine fails no test. */
const cpuMs = (): number => process.cpuUsage().user / 1000;

function msFor(text: string, isProse: boolean): number {
  return msOf(
    transcriptOf([['Ann', 'Hi.'], isProse ? [null, text] : ['Bo', text]], {
      about: isProse ? { isProse } : {},
    }),
  );
}

function msOf(transcript: Transcript): number {
  const start = cpuMs();
  analyze(transcript, {
    sourceId: 'hostile' as SourceId,
    rules: NO_RULES,
    cards: [],
    lore: [],
    fileName: 'x',
  });
  return cpuMs() - start;
}

const shapes = pieces.map((piece): [string, string] => [JSON.stringify(piece), piece]);

it.each(shapes)('one message of %s is read in linear time', { timeout: 60_000 }, (_name, piece) => {
  const text = piece.repeat(Math.ceil(CHARS / piece.length));
  for (const isProse of [false, true]) {
    const quarter = msFor(text.slice(0, CHARS / 4), isProse);
    const whole = msFor(text, isProse);
    // What starts again takes sixteen times as long; a constant covers what is no walk.
    expect(whole).toBeLessThan(quarter * 8 + 500);
  }
});

// A walk of so many steps is dearer for each than a short one: these showed only at length.
it.each(['"\n', '"a ', '*a ', '(a '])('200,000 of %j', { timeout: 60_000 }, (piece) => {
  const quarter = msFor(piece.repeat(50_000), false);
  expect(msFor(piece.repeat(200_000), false)).toBeLessThan(quarter * 8 + 1000);
});

it('a million line ends are read', { timeout: 60_000 }, () => {
  expect(msFor('\n'.repeat(1_000_000), false)).toBeLessThan(20_000);
});

it('each of many scenes at another inn finds its place as quickly', { timeout: 60_000 }, () => {
  const msForInns = (count: number): number =>
    msOf(
      transcriptOf(
        Array.from({ length: count * 2 }, (_, i) =>
          i % 2 === 0
            ? ['Ann', `*They walk into the ${nameOf(i)} Inn and sit down.* "Here."`]
            : ['Bo', '"So it is."'],
        ),
      ),
    );
  const quarter = msForInns(1000);
  expect(msForInns(4000)).toBeLessThan(quarter * 8 + 500);
});

/** "Baara", "Cfara": another for each number. */
function nameOf(n: number): string {
  const letters = [...(n + 676).toString(26)].map((digit) =>
    String.fromCharCode(97 + parseInt(digit, 26)),
  );
  return `${letters.join('').replace(/^./, (first) => first.toUpperCase())}ra`;
}
