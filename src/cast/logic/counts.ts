// How much somebody says, and with which faces, in the scenes that are in memory.
import type { Beat, CharacterId, Expression, Story } from '@/story';

export interface Part {
  readonly lines: number;
  /** How often each face is asked for. */
  readonly expressions: ReadonlyMap<Expression, number>;
}

interface MutablePart {
  lines: number;
  expressions: Map<Expression, number>;
}

const cache = new WeakMap<readonly Beat[], ReadonlyMap<CharacterId, Part>>();

export function partsIn(beats: readonly Beat[]): ReadonlyMap<CharacterId, Part> {
  const known = cache.get(beats);
  if (known) return known;
  const parts = new Map<CharacterId, MutablePart>();
  for (const beat of beats) {
    if (beat.kind !== 'say' && beat.kind !== 'narrate' && beat.kind !== 'stage') continue;
    const who = beat.kind === 'narrate' ? beat.actor : beat.who;
    if (who == null) continue;
    const part = parts.get(who) ?? { lines: 0, expressions: new Map() };
    parts.set(who, part);
    if (beat.kind === 'say') part.lines += 1;
    if (beat.expression !== undefined) add(part.expressions, beat.expression, 1);
  }
  cache.set(beats, parts);
  return parts;
}

/** Sums over all scenes in memory. */
export function partsOf(story: Pick<Story, 'beats'>): ReadonlyMap<CharacterId, Part> {
  const sums = new Map<CharacterId, MutablePart>();
  for (const beats of story.beats.values()) {
    for (const [who, part] of partsIn(beats)) {
      const sum = sums.get(who) ?? { lines: 0, expressions: new Map() };
      sums.set(who, sum);
      sum.lines += part.lines;
      for (const [expression, count] of part.expressions) add(sum.expressions, expression, count);
    }
  }
  return sums;
}

function add(counts: Map<Expression, number>, expression: Expression, count: number): void {
  counts.set(expression, (counts.get(expression) ?? 0) + count);
}
