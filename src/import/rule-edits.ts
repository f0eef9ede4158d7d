// What the user puts right in the review, as pure functions from rules to rules. The pass runs again
// with the new rules; the file and the guesses stay as they are.
import type { ImportRules, LineRule, Role, SourceId } from '@/story';

/** Which file is meant, where a story is made of several. */
interface InSource {
  readonly source?: SourceId | undefined;
}

/** A stretch of message text: what a correction is remembered by. */
export interface LinePlace extends InSource {
  readonly message: number;
  readonly start: number;
  readonly end: number;
}

export interface CutPlace extends InSource {
  readonly message: number;
  readonly start: number;
}

/** The rules for one file of a story: messages are counted in each file anew. */
export function rulesOfSource(rules: ImportRules, source: SourceId): ImportRules {
  const isMeant = (rule: InSource) => rule.source === undefined || rule.source === source;
  const { added, removed } = rules.cuts;
  return {
    ...rules,
    lines: rules.lines.filter(isMeant),
    texts: rules.texts.filter(isMeant),
    cuts: { added: added.filter(isMeant), removed: removed.filter(isMeant) },
  };
}

type CastRule = ImportRules['cast'][string];

function withCast(rules: ImportRules, key: string, change: CastRule): ImportRules {
  const merged = { ...rules.cast[key], ...change };
  // A rule that says nothing any more is taken away, so that rules compare equal again.
  const kept = Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== undefined),
  );
  const { [key]: _old, ...others } = rules.cast;
  return { ...rules, cast: Object.keys(kept).length > 0 ? { ...others, [key]: kept } : others };
}

/** `from` speaks as `into` from now on, and so does whoever was merged into `from` before. */
export function mergeSpeakers(rules: ImportRules, from: string, into: string): ImportRules {
  const target = rules.cast[into]?.mergeInto ?? into;
  if (target === from) return rules;
  const followers = Object.keys(rules.cast).filter((key) => rules.cast[key]?.mergeInto === from);
  return [from, ...followers].reduce(
    (all, key) => withCast(all, key, { mergeInto: target, separate: undefined }),
    rules,
  );
}

export function splitSpeaker(rules: ImportRules, key: string): ImportRules {
  return withCast(rules, key, { mergeInto: undefined, separate: true });
}

/** An empty name takes the log's own name again. */
export function renameSpeaker(rules: ImportRules, key: string, name: string): ImportRules {
  return withCast(rules, key, { name: name.trim() === '' ? undefined : name.trim() });
}

export function setSpeakerRole(rules: ImportRules, key: string, role: Role): ImportRules {
  return withCast(rules, key, { role });
}

export function ignoreSpeaker(rules: ImportRules, key: string, ignore: boolean): ImportRules {
  return withCast(rules, key, { ignore: ignore ? true : undefined });
}

type LineChange = Omit<LineRule, 'source' | 'message' | 'start' | 'end'>;

/** Puts one line right; a later correction of the same span adds to the earlier one. */
export function correctLine(rules: ImportRules, place: LinePlace, change: LineChange): ImportRules {
  return correctLines(rules, [place], change);
}

/** The same correction for many lines: "all like this". */
export function correctLines(
  rules: ImportRules,
  places: readonly LinePlace[],
  change: LineChange,
): ImportRules {
  const placeKey = ({ source, message, start, end }: LinePlace) =>
    `${source ?? ''} ${message} ${start} ${end}`;
  const earlier = new Map(rules.lines.map((line) => [placeKey(line), line]));
  for (const place of places) {
    earlier.set(placeKey(place), { ...earlier.get(placeKey(place)), ...change, ...place });
  }
  return { ...rules, lines: [...earlier.values()] };
}

const isSameMessage = (a: CutPlace, b: CutPlace) =>
  a.source === b.source && a.message === b.message;
const isSameCut = (a: CutPlace, b: CutPlace) => isSameMessage(a, b) && a.start === b.start;

/**
 * A cut lies at the first beat at or after its place, so the place that the review shows may be later
 * than the one that a rule names: the nearest rule before it is the one meant.
 */
function ruleFor(cuts: readonly CutPlace[], shown: CutPlace): CutPlace | undefined {
  return cuts
    .filter((cut) => isSameMessage(cut, shown) && cut.start <= shown.start)
    .reduce<CutPlace | undefined>(
      (best, cut) => (best && best.start > cut.start ? best : cut),
      undefined,
    );
}

export function addCut(rules: ImportRules, place: CutPlace): ImportRules {
  const { added, removed } = rules.cuts;
  // What was taken away here is what the new cut would fall on.
  const hidden = removed
    .filter((cut) => isSameMessage(cut, place) && cut.start >= place.start)
    .reduce<CutPlace | undefined>(
      (best, cut) => (best && best.start < cut.start ? best : cut),
      undefined,
    );
  return {
    ...rules,
    cuts: {
      added: [...added.filter((cut) => !isSameCut(cut, place)), place],
      removed: removed.filter((cut) => cut !== hidden),
    },
  };
}

export function removeCut(rules: ImportRules, place: CutPlace): ImportRules {
  const { added, removed } = rules.cuts;
  const meant = ruleFor(added, place);
  return {
    ...rules,
    cuts: {
      added: added.filter((cut) => cut !== meant),
      removed: [...removed.filter((cut) => !isSameCut(cut, place)), place],
    },
  };
}

export function moveCut(rules: ImportRules, from: CutPlace, to: CutPlace): ImportRules {
  return isSameCut(from, to) ? rules : addCut(removeCut(rules, from), to);
}
