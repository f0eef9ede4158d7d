// How much somebody says, in which clothes and with which faces, in the scenes that are in memory.
import type { Beat, Character, CharacterId, Expression, Story } from '@/story';

export interface Part {
  readonly lines: number;
  /** How often each face is asked for, by name of the outfit that is worn then. */
  readonly faces: ReadonlyMap<string, ReadonlyMap<Expression, number>>;
  /** How often each outfit is put on. */
  readonly changes: ReadonlyMap<string, number>;
}

interface MutablePart {
  lines: number;
  faces: Map<string, Map<Expression, number>>;
  changes: Map<string, number>;
}

/** Stands for the usual clothes; no outfit can be named so. */
const USUAL = '';

const cache = new WeakMap<readonly Beat[], ReadonlyMap<CharacterId, Part>>();

/** Of one scene: everybody begins it in the usual clothes. */
export function partsIn(beats: readonly Beat[]): ReadonlyMap<CharacterId, Part> {
  const known = cache.get(beats);
  if (known) return known;
  const parts = new Map<CharacterId, MutablePart>();
  const worn = new Map<CharacterId, string>();
  for (const beat of beats) {
    if (beat.kind !== 'say' && beat.kind !== 'narrate' && beat.kind !== 'stage') continue;
    const who = beat.kind === 'narrate' ? beat.actor : beat.who;
    if (who == null) continue;
    const part = partFor(parts, who);
    if (beat.kind === 'say') part.lines += 1;
    if (beat.kind === 'stage' && beat.action === 'dress') {
      worn.set(who, beat.outfit ?? USUAL);
      if (beat.outfit !== undefined) add(part.changes, beat.outfit, 1);
    }
    if (beat.expression !== undefined) {
      add(facesIn(part, worn.get(who) ?? USUAL), beat.expression, 1);
    }
  }
  cache.set(beats, parts);
  return parts;
}

/** Sums over all scenes in memory. */
export function partsOf(story: Pick<Story, 'beats'>): ReadonlyMap<CharacterId, Part> {
  const sums = new Map<CharacterId, MutablePart>();
  for (const beats of story.beats.values()) {
    for (const [who, part] of partsIn(beats)) {
      const sum = partFor(sums, who);
      sum.lines += part.lines;
      for (const [outfit, count] of part.changes) add(sum.changes, outfit, count);
      for (const [outfit, faces] of part.faces) {
        for (const [face, count] of faces) add(facesIn(sum, outfit), face, count);
      }
    }
  }
  return sums;
}

/**
 * How often each face is asked for in an outfit, or in the usual clothes: those count for outfits that
 * the character does not have, too, as on the stage.
 */
export function usesOf(
  part: Part | undefined,
  { outfits = [] }: Pick<Character, 'outfits'>,
  outfit?: string,
): ReadonlyMap<Expression, number> {
  if (outfit !== undefined) return part?.faces.get(outfit) ?? new Map();
  const uses = new Map<Expression, number>();
  for (const [worn, faces] of part?.faces ?? []) {
    if (outfits.some(({ name }) => name === worn)) continue;
    for (const [face, count] of faces) add(uses, face, count);
  }
  return uses;
}

function partFor(parts: Map<CharacterId, MutablePart>, who: CharacterId): MutablePart {
  const part = parts.get(who) ?? { lines: 0, faces: new Map(), changes: new Map() };
  parts.set(who, part);
  return part;
}

function facesIn(part: MutablePart, outfit: string): Map<Expression, number> {
  const faces = part.faces.get(outfit) ?? new Map<Expression, number>();
  part.faces.set(outfit, faces);
  return faces;
}

function add<K>(counts: Map<K, number>, key: K, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
