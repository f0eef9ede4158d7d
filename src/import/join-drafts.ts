// Several logs, one story. Ids of people and places come from their names, so the same name in two
// files is the same person; what one file knows and the other does not is kept.
import type { Character, Place, World } from '@/story';
import type { CastRow, Draft, DraftCounts } from './analyze/draft';

type Outline = Omit<Draft, 'scenes' | 'skipped'>;

/** Joins what analysis found in each file, in order. One draft comes back as it is. */
export function joinDrafts(drafts: readonly Outline[]): Outline {
  const [first, ...others] = drafts;
  if (!first) throw new Error('There is nothing to join.');
  return others.reduce(join, first);
}

function join(one: Outline, two: Outline): Outline {
  return {
    title: one.title,
    characters: joinById(one.characters, two.characters, joinCharacters),
    world: joinWorlds(one.world, two.world),
    cast: joinCast(one.cast, two.cast),
    counts: addCounts(one.counts, two.counts),
    diagnostics: [...one.diagnostics, ...two.diagnostics],
  };
}

function joinById<T extends { readonly id: string }>(
  one: readonly T[],
  two: readonly T[],
  both: (a: T, b: T) => T,
): T[] {
  const byId = new Map(one.map((item) => [item.id, item]));
  for (const item of two) {
    const known = byId.get(item.id);
    byId.set(item.id, known ? both(known, item) : item);
  }
  return [...byId.values()];
}

function joinCharacters(a: Character, b: Character): Character {
  return {
    ...a,
    aliases: [...new Set([...a.aliases, ...b.aliases])].filter((alias) => alias !== a.name),
    description: a.description || b.description,
    looks: { ...a.looks, words: a.looks.words || b.looks.words },
  };
}

function joinPlaces(a: Place, b: Place): Place {
  return {
    ...a,
    aliases: [...new Set([...a.aliases, ...b.aliases])].filter((alias) => alias !== a.name),
    description: a.description || b.description,
  };
}

function joinWorlds(a: World, b: World): World {
  return {
    ...a,
    name: a.name || b.name,
    places: joinById(a.places, b.places, joinPlaces),
    lore: joinById(a.lore, b.lore, (entry) => entry),
    environment: { ...b.environment, ...a.environment },
  };
}

function joinCast(one: readonly CastRow[], two: readonly CastRow[]): CastRow[] {
  const byKey = new Map(one.map((row) => [row.key, row]));
  for (const row of two) {
    const known = byKey.get(row.key);
    byKey.set(
      row.key,
      known
        ? {
            ...known,
            messages: known.messages + row.messages,
            lines: known.lines + row.lines,
            words: known.words + row.words,
            aliases: [...new Set([...known.aliases, ...row.aliases])],
          }
        : row,
    );
  }
  return [...byKey.values()];
}

function addCounts(a: DraftCounts, b: DraftCounts): DraftCounts {
  const sum: Record<string, number> = { ...a };
  for (const [key, value] of Object.entries(b)) sum[key] = (sum[key] ?? 0) + value;
  return { ...a, ...sum };
}
