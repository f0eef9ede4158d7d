// What a rule would change, line by line, before it is applied. The pass itself may change more: whoever
// speaks next can follow from who spoke before.
import type { ImportRow, Storage, StorageFailure } from '@/storage';
import { fail, ok, type Result } from '@/lib/result';
import type { Beat, CharacterId, LineRule, TextRule } from '@/story';
import { storedLines, type StoredLine } from '../stored-lines';
import { matcherOf, plainLine, TextRuleSet, type TextRuleEffect } from './text-rules';

type Kind = NonNullable<TextRule['kind']>;

/** How a line stands in the story. */
export interface Standing {
  readonly kind: Kind;
  /** Whose words or action; null for nobody. */
  readonly who: CharacterId | null;
}

export interface ChangedLine {
  readonly source: string;
  readonly message: number;
  readonly text: string;
  readonly before: Standing;
  readonly after: Standing;
}

export interface RulePreview {
  /** Lines that read like this. */
  readonly matching: number;
  /** Of them, lines that become something else; the first stand in `lines`. */
  readonly changing: number;
  readonly lines: readonly ChangedLine[];
  /** Names that read like this, for rules of names. */
  readonly names: readonly { readonly key: string; readonly name: string }[];
}

export type PreviewFailure =
  | { readonly kind: 'storage'; readonly failure: StorageFailure }
  /** As a sentence for the user. */
  | { readonly kind: 'pattern'; readonly why: string };

const LINES_SHOWN = 60;
const TEXT_SHOWN = 200;

export async function previewRule(
  storage: Storage,
  row: ImportRow,
  rule: TextRule,
): Promise<Result<RulePreview, PreviewFailure>> {
  const matcher = matcherOf(rule);
  if (!matcher.ok) return fail({ kind: 'pattern', why: matcher.failure });
  if (rule.where === 'name')
    return ok(previewNames(row, rule, matcher.value.test.bind(matcher.value)));
  const set = new TextRuleSet([{ ...rule, on: true }]);
  const people = new People(row);
  const own = linesByMessage(row.rules.lines);
  let matching = 0;
  let changing = 0;
  const lines: ChangedLine[] = [];
  for await (const read of storedLines(storage, row, rule.source)) {
    if (!read.ok) return fail({ kind: 'storage', failure: read.failure });
    const line = read.value;
    const effect = set.match(line.raw, people.keysOf(line.message.speaker));
    if (!effect) continue;
    matching += 1;
    const before = standingOf(line.beat);
    const after = afterRule(line, before, withoutOwn(effect, own, line), people);
    if (!before || !after || (before.kind === after.kind && before.who === after.who)) continue;
    changing += 1;
    if (lines.length >= LINES_SHOWN) continue;
    const { source, message, raw } = line;
    const text = plainLine(raw).slice(0, TEXT_SHOWN);
    lines.push({ source, message: message.index, text, before, after });
  }
  return ok({ matching, changing, lines, names: [] });
}

function previewNames(
  row: ImportRow,
  rule: TextRule,
  test: (name: string) => boolean,
): RulePreview {
  const found = (row.draft?.cast ?? []).filter(
    ({ key, name, aliases, messages }) => messages > 0 && [key, name, ...aliases].some(test),
  );
  const names = found
    .filter(({ key, mergedInto, ignored }) =>
      rule.kind === 'left-out' ? !ignored : key !== rule.speaker && mergedInto !== rule.speaker,
    )
    .map(({ key, name }) => ({ key, name }));
  return { matching: found.length, changing: names.length, lines: [], names };
}

export function standingOf(beat: Beat): Standing | undefined {
  switch (beat.kind) {
    case 'say':
      return { kind: beat.mode === 'thought' ? 'thought' : 'speech', who: beat.who };
    case 'narrate':
      return beat.actor ? { kind: 'action', who: beat.actor } : { kind: 'narration', who: null };
    case 'note':
      return { kind: NOTES[beat.about], who: null };
    default:
      return undefined;
  }
}

const NOTES = { ooc: 'ooc', system: 'system', hidden: 'left-out', author: 'left-out' } as const;
const IN_STORY: ReadonlySet<Kind> = new Set<Kind>(['speech', 'thought', 'narration', 'action']);

function afterRule(
  line: StoredLine,
  before: Standing | undefined,
  effect: TextRuleEffect,
  people: People,
): Standing | undefined {
  if (!before) return undefined;
  const kind = effect.kind ?? before.kind;
  if (!IN_STORY.has(kind)) return { kind, who: null };
  const author = people.characterOf(line.message.speaker);
  const isSaid = kind === 'speech' || kind === 'thought';
  const who =
    effect.speaker !== undefined
      ? people.characterOf(effect.speaker)
      : kind === 'action' && effect.kind === 'action'
        ? author
        : (before.who ?? (isSaid ? author : null));
  if (isSaid) return { kind, who };
  return who === null ? { kind: 'narration', who } : { kind: 'action', who };
}

/** What was said of this line alone stands. */
function withoutOwn(
  effect: TextRuleEffect,
  own: ReadonlyMap<number, readonly LineRule[]>,
  { beat, source }: StoredLine,
): TextRuleEffect {
  const { span } = beat;
  const rule =
    span &&
    own
      .get(span.message)
      ?.findLast(
        (one) =>
          (one.source === undefined || one.source === source) &&
          one.start < span.end &&
          one.end > span.start,
      );
  if (!rule) return effect;
  return {
    ...(rule.kind === undefined && effect.kind !== undefined && { kind: effect.kind }),
    ...(rule.speaker === undefined && effect.speaker !== undefined && { speaker: effect.speaker }),
  };
}

function linesByMessage(lines: readonly LineRule[]): ReadonlyMap<number, readonly LineRule[]> {
  const found = new Map<number, LineRule[]>();
  for (const line of lines) {
    const held = found.get(line.message);
    if (held) held.push(line);
    else found.set(line.message, [line]);
  }
  return found;
}

/** Who is whom, as the last pass found it. */
class People {
  readonly #rows;

  constructor(row: ImportRow) {
    this.#rows = new Map((row.draft?.cast ?? []).map((one) => [one.key, one]));
  }

  #main(key: string | null) {
    let one = key === null ? undefined : this.#rows.get(key);
    for (let i = 0; i < 8 && one?.mergedInto !== undefined; i++)
      one = this.#rows.get(one.mergedInto);
    return one;
  }

  keysOf(key: string | null): readonly (string | null)[] {
    return [key, this.#main(key)?.key ?? null];
  }

  characterOf(key: string | null): CharacterId | null {
    return this.#main(key)?.character ?? null;
  }
}
