// Rules for all lines, or all names, that read like something: what the user writes once for a log.
import type { ImportRules, LineRule, Speaker, TextRule } from '@/story';
import { fail, ok, type Result } from '@/lib/result';
import { pieceOfPattern } from '@/story/privacy/word-pattern';
import { linearPattern } from './linear-pattern';

export interface TextMatcher {
  test(text: string): boolean;
}

/** Words are found whole and in any case; a pattern is run in linear time. Fails with a sentence. */
export function matcherOf({
  how,
  text,
}: Pick<TextRule, 'how' | 'text'>): Result<TextMatcher, string> {
  if (text.trim() === '') return fail('Write the words that the lines have in common.');
  if (how === 'regex') return linearPattern(text);
  const { source } = pieceOfPattern(text);
  return ok(new RegExp(how === 'begins' ? `^(?:${source})` : source, 'iu'));
}

export interface TextRuleEffect {
  readonly kind?: NonNullable<TextRule['kind']>;
  readonly speaker?: string | null;
}

/** Rules of lines, ready to run. A rule that cannot be read changes nothing. */
export class TextRuleSet {
  readonly #rules: readonly { readonly rule: TextRule; readonly matcher: TextMatcher }[];

  constructor(rules: readonly TextRule[]) {
    this.#rules = rules.flatMap((rule) => {
      if (!rule.on || rule.where !== 'line') return [];
      const matcher = matcherOf(rule);
      return matcher.ok ? [{ rule, matcher: matcher.value }] : [];
    });
  }

  get isEmpty(): boolean {
    return this.#rules.length === 0;
  }

  /**
   * What is said of a line, the later rule first. `raw` is its stretch of the message, `by` are the keys
   * of whoever posted it.
   */
  match(raw: string, by: readonly (string | null)[]): TextRuleEffect | undefined {
    if (this.#rules.length === 0) return undefined;
    let effect: { kind?: NonNullable<TextRule['kind']>; speaker?: string | null } | undefined;
    const trimmed = raw.trim();
    const plain = plainLine(raw);
    for (const { rule, matcher } of this.#rules) {
      if (rule.by !== undefined && !by.includes(rule.by)) continue;
      if (!matcher.test(plain) && (plain === trimmed || !matcher.test(trimmed))) continue;
      effect ??= {};
      if (rule.kind !== undefined) effect.kind = rule.kind;
      if (rule.speaker !== undefined) effect.speaker = rule.speaker;
    }
    return effect;
  }
}

const MARKS = new Set('"“”„‟«»‘’\'「」『』_ \t\n\r\u00a0');

/** A line without its marks: what "begins with" is about. The line with them is tried too. */
export function plainLine(raw: string): string {
  const bare = raw.replace(/[*`]|~~/g, '');
  let start = 0;
  let end = bare.length;
  while (start < end && MARKS.has(bare.charAt(start))) start += 1;
  while (end > start && MARKS.has(bare.charAt(end - 1))) end -= 1;
  return bare.slice(start, end).replace(/\s+/g, ' ');
}

/** The rule that the pass follows for a line: what was said of this line alone wins, field by field. */
export function ruleWith(
  line: LineRule | undefined,
  effect: TextRuleEffect | undefined,
  author: string | null,
): LineRule | undefined {
  if (!effect) return line;
  const { kind, speaker } = effect;
  const merged = {
    message: 0,
    start: 0,
    end: 0,
    ...(kind !== undefined && { kind: LINE_KINDS[kind] }),
    ...(speaker !== undefined && { speaker }),
    // Whoever posts an action does it, unless the rule says who.
    ...(kind === 'action' && speaker === undefined && { speaker: author }),
    ...line,
  };
  return merged;
}

const LINE_KINDS: Readonly<Record<NonNullable<TextRule['kind']>, NonNullable<LineRule['kind']>>> = {
  speech: 'speech',
  thought: 'thought',
  narration: 'narration',
  action: 'narration',
  ooc: 'ooc',
  system: 'ooc',
  'left-out': 'ooc',
};

/** What the note of a line is about that a rule takes out of the story. */
export function noteOf(
  line: LineRule | undefined,
  effect: TextRuleEffect | undefined,
): 'ooc' | 'system' | 'hidden' {
  if (line?.kind !== undefined || effect?.kind === undefined) return 'ooc';
  if (effect.kind === 'system') return 'system';
  return effect.kind === 'left-out' ? 'hidden' : 'ooc';
}

/** Rules of names as rules of the cast. What was said of somebody in the cast itself stands. */
export function withNameRules(rules: ImportRules, speakers: readonly Speaker[]): ImportRules {
  const named = rules.texts.filter(({ on, where }) => on && where === 'name');
  if (named.length === 0) return rules;
  const cast = { ...rules.cast };
  for (const rule of named) {
    const matcher = matcherOf(rule);
    if (!matcher.ok) continue;
    for (const speaker of speakers) {
      if (!namesOf(speaker).some((name) => matcher.value.test(name))) continue;
      const known = rules.cast[speaker.key];
      const isToldApart = known?.mergeInto !== undefined || known?.separate === true;
      if (typeof rule.speaker === 'string' && rule.speaker !== speaker.key && !isToldApart) {
        cast[speaker.key] = { ...cast[speaker.key], mergeInto: rule.speaker };
      }
      if (rule.kind === 'left-out' && known?.ignore === undefined) {
        cast[speaker.key] = { ...cast[speaker.key], ignore: true };
      }
    }
  }
  return { ...rules, cast };
}

function namesOf(speaker: Pick<Speaker, 'name' | 'aliases'>): readonly string[] {
  return [speaker.name, ...(speaker.aliases ?? [])];
}
