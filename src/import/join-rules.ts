// Rules of earlier imports for the logs of one draft: each log's own come along, and nobody else's.
import { NO_RULES, type ImportRules, type SourceId, type TextRule } from '@/story';
import { keyOfDetail, type PrivateDetail } from '@/story/privacy';
import { rulesOfSource } from './rule-edits';

/** A log of the draft to be, with the rules under which it was read before. */
export interface RulesBefore {
  readonly source: SourceId;
  readonly rules: ImportRules;
}

/** The id of a file's source: the same file has the same ids in every project. */
export function sourceIdOf(hash: string): SourceId {
  return hash.slice(0, 16) as SourceId;
}

/**
 * One set of rules for a draft of `count` logs. People are the same by name, so the first who knows
 * somebody is heard; lines and cuts name their log where there are several.
 */
export function joinRules(before: readonly RulesBefore[], count: number): ImportRules {
  const parts = before.map(({ source, rules }) => ({
    source,
    rules: rulesOfSource(rules, source),
  }));
  const [first] = parts;
  if (!first) return NO_RULES;
  const { format, encoding, ...shared } = first.rules;
  const isSame = <K extends 'format' | 'encoding'>(key: K): boolean =>
    parts.length === count && parts.every(({ rules }) => rules[key] === first.rules[key]);
  const scoped = <T extends { readonly source?: SourceId | undefined }>(
    pick: (rules: ImportRules) => readonly T[],
  ): T[] =>
    parts.flatMap(({ source, rules }) =>
      pick(rules).map((rule) => (count > 1 ? { ...rule, source } : unscoped(rule))),
    );
  return {
    ...shared,
    ...(format !== undefined && isSame('format') && { format }),
    ...(encoding !== undefined && isSame('encoding') && { encoding }),
    cast: Object.assign(
      {},
      ...parts.map(({ rules }) => rules.cast).reverse(),
    ) as ImportRules['cast'],
    lines: scoped(({ lines }) => lines),
    cuts: { added: scoped(({ cuts }) => cuts.added), removed: scoped(({ cuts }) => cuts.removed) },
    texts: joinTexts(parts, count),
    privacy: joinPrivacy(parts),
  };
}

function unscoped<T extends { readonly source?: SourceId | undefined }>(rule: T): T {
  const { source: _source, ...rest } = rule;
  return rest as T;
}

/** A rule for everything stays one where every log had it; else it is one for the log that had it. */
function joinTexts(parts: readonly RulesBefore[], count: number): TextRule[] {
  if (count === 1) return (parts[0]?.rules.texts ?? []).map(unscoped);
  const having = new Map<string, number>();
  for (const { rules } of parts) {
    for (const { id } of rules.texts) having.set(id, (having.get(id) ?? 0) + 1);
  }
  const joined = new Map<string, TextRule>();
  for (const { source, rules } of parts) {
    for (const rule of rules.texts) {
      if (rule.source === undefined && having.get(rule.id) === count) joined.set(rule.id, rule);
      else if (rule.source !== undefined) joined.set(rule.id, rule);
      else joined.set(`${rule.id}-${source}`, { ...rule, id: `${rule.id}-${source}`, source });
    }
  }
  return [...joined.values()];
}

/** What was private anywhere is private here. Offsets were counted in each log's own text. */
function joinPrivacy(parts: readonly RulesBefore[]): ImportRules['privacy'] {
  const all = joinDetails(parts.map(({ rules }) => rules.privacy.details));
  const others = parts.filter(({ rules: { privacy } }) => !isSameList(privacy.details, all));
  return {
    details: all,
    originalInBackups: parts.every(({ rules }) => rules.privacy.originalInBackups),
    ...(others.length > 0 && {
      spansOf: Object.fromEntries(
        others.map(({ source, rules }) => [source, rules.privacy.details]),
      ),
    }),
  };
}

/** Each detail once; the first list that has it says what stands in for it. */
export function joinDetails(lists: readonly (readonly PrivateDetail[])[]): PrivateDetail[] {
  const details = new Map<string, PrivateDetail>();
  for (const detail of lists.flat()) {
    const key = keyOfDetail(detail);
    if (!details.has(key)) details.set(key, detail);
  }
  return [...details.values()];
}

export function isSameList(one: readonly PrivateDetail[], two: readonly PrivateDetail[]): boolean {
  return one.length === two.length && JSON.stringify(one) === JSON.stringify(two);
}
