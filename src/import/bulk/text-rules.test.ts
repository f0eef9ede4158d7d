import { describe, expect, it } from 'vitest';
import {
  NO_RULES,
  textRuleSchema,
  type Beat,
  type ImportRules,
  type SourceId,
  type TextRule,
} from '@/story';
import { analyze } from '../analyze/analyze';
import { readFile } from '../formats/read-file';
import { correctLine } from '../rule-edits';
import { matcherOf, plainLine, TextRuleSet, withNameRules } from './text-rules';

let count = 0;
const rule = (more: Partial<TextRule>): TextRule =>
  textRuleSchema.parse({ id: `r${++count}`, how: 'contains', text: 'x', ...more });
const rules = (...texts: TextRule[]): ImportRules => ({ ...NO_RULES, texts });

const LOG = `Ann: "Roll for it." She waits.

Bo: *nods* The dice clatter: 17.

Dicebot: Bo rolls 17.

Ann: (brb, phone) "Seventeen," she says.

Ann (phone): "I am back."
`;

async function beatsWith(given: ImportRules, log = LOG): Promise<Beat[]> {
  const { transcript } = await readFile(new Blob([log]), 'log.txt', { format: 'name-text' });
  return analyze(transcript, {
    sourceId: 's' as SourceId,
    rules: withNameRules(given, transcript.speakers),
    cards: [],
    lore: [],
    fileName: 'log.txt',
  }).scenes.flatMap(({ beats }) => beats);
}

const lineOf = (beats: readonly Beat[], text: string) =>
  beats.find((beat) => 'text' in beat && String(beat.text).includes(text));

describe('what a rule is about', () => {
  it.each([
    ['contains', 'the DICE', 'So the dice fall', true],
    ['contains', 'dic', 'So the dice fall', false],
    ['contains', '((', 'hey ((brb))', true],
    ['begins', 'so the', 'So the dice fall', true],
    ['begins', 'dice', 'So the dice fall', false],
    ['regex', '\\d+$', 'rolls 17', true],
  ] as const)('%s %s', (how, text, line, expected) => {
    const made = matcherOf({ how, text });
    expect(made.ok && made.value.test(line)).toBe(expected);
  });

  it('a line without its marks', () => {
    expect(plainLine(' *"Roll* for   it."* ')).toBe('Roll for it.');
    expect(plainLine('"'.repeat(50_000))).toBe('');
    const set = new TextRuleSet([rule({ how: 'begins', text: 'roll', kind: 'ooc' })]);
    expect(set.match('"Roll for it."', [])).toEqual({ kind: 'ooc' });
    const starred = new TextRuleSet([rule({ how: 'regex', text: '^\\*', kind: 'ooc' })]);
    expect(starred.match('*nods*', [])).toEqual({ kind: 'ooc' });
    expect(starred.match('nods', [])).toBeUndefined();
  });

  it('later ones win, field by field; those that are off or by others say nothing', () => {
    const set = new TextRuleSet([
      rule({ text: 'dice', kind: 'system', speaker: 'Bo' }),
      rule({ text: 'dice', kind: 'thought' }),
      rule({ text: 'dice', kind: 'ooc', on: false }),
      rule({ text: 'dice', kind: 'speech', by: 'Ann' }),
      rule({ text: '(', how: 'regex', kind: 'speech' }),
    ]);
    expect(set.match('dice', ['Bo'])).toEqual({ kind: 'thought', speaker: 'Bo' });
    expect(set.match('dice', ['Ann'])).toEqual({ kind: 'speech', speaker: 'Bo' });
  });
});

describe('a pass with rules', () => {
  it('treats lines as something else', async () => {
    const before = await beatsWith(NO_RULES);
    expect(lineOf(before, 'dice clatter')?.kind).not.toBe('note');
    const left = await beatsWith(rules(rule({ text: 'dice', kind: 'left-out' })));
    expect(lineOf(left, 'dice clatter')).toMatchObject({ kind: 'note', about: 'hidden' });
    const system = await beatsWith(
      rules(rule({ how: 'regex', text: 'rolls \\d+', kind: 'system' })),
    );
    expect(lineOf(system, 'Bo rolls')).toMatchObject({ kind: 'note', about: 'system' });
    const thought = await beatsWith(rules(rule({ text: 'roll for it', kind: 'thought' })));
    expect(lineOf(thought, 'Roll for it')).toMatchObject({ kind: 'say', mode: 'thought' });
  });

  it('gives lines to somebody, and actions to whoever posts them', async () => {
    const given = await beatsWith(
      rules(rule({ text: 'seventeen', kind: 'speech', speaker: 'Bo' })),
    );
    expect(lineOf(given, 'Seventeen')).toMatchObject({ kind: 'say', who: 'c-bo' });
    const action = await beatsWith(rules(rule({ text: 'dice clatter', kind: 'action' })));
    expect(lineOf(action, 'dice clatter')).toMatchObject({ kind: 'narrate', actor: 'c-bo' });
  });

  it('leaves a line alone that was put right itself', async () => {
    const all = rules(rule({ text: 'roll for it', kind: 'ooc' }));
    const kept = correctLine(all, { message: 0, start: 0, end: 10 }, { kind: 'thought' });
    expect(lineOf(await beatsWith(kept), 'Roll for it')).toMatchObject({ mode: 'thought' });
  });

  it('joins names that are like each other, and leaves names out', async () => {
    const joined = await beatsWith(
      rules(rule({ where: 'name', how: 'begins', text: 'Ann', speaker: 'Ann' })),
    );
    expect(lineOf(joined, 'I am back')).toMatchObject({ who: 'c-ann' });
    const out = await beatsWith(
      rules(rule({ where: 'name', how: 'regex', text: 'bot$', kind: 'left-out' })),
    );
    expect(lineOf(out, 'Bo rolls')).toMatchObject({ kind: 'note' });
  });

  it('loses nothing and gives the same again', async () => {
    const given = rules(
      rule({ text: 'dice', kind: 'left-out' }),
      rule({ how: 'regex', text: '.', kind: 'action' }),
    );
    const one = await beatsWith(given);
    expect(await beatsWith(given)).toEqual(one);
    const spans = (beats: Beat[]) =>
      beats.flatMap(({ span }) => (span ? [`${span.message} ${span.start} ${span.end}`] : []));
    expect(new Set(spans(one))).toEqual(new Set(spans(await beatsWith(NO_RULES))));
  });
});
