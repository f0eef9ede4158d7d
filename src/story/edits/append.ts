// A story goes on: what another log tells is put behind it, its people and places being those that are known.
import type { Beat } from '../beat';
import { nameColor, type Character } from '../character';
import type { CharacterId, PlaceId, SceneId } from '../ids';
import type { SceneHead } from '../scene';
import type { Source } from '../source';
import type { Edit, Story } from '../story';
import type { LoreEntry, Place } from '../world';
import { mapShared, withFields } from './change';

/** What a log tells, as an import makes it. */
export interface StoryPart {
  readonly characters: readonly Character[];
  readonly places: readonly Place[];
  readonly lore: readonly LoreEntry[];
  readonly scenes: readonly { readonly head: SceneHead; readonly beats: readonly Beat[] }[];
  readonly sources: readonly Source[];
}

/**
 * Scenes behind the last one, one undo step. Whoever goes by a name or alias of somebody in the story is
 * that person, and the same with places: theirs stay as they are, other spellings join their aliases.
 * A scene that the story has already stays as it is.
 */
export function appendStory(part: StoryPart): Edit {
  return {
    name: 'Add a log',
    apply(story) {
      const known = new Set<SceneId>(story.scenes.map(({ id }) => id));
      const fresh = part.scenes.filter(({ head }) => !known.has(head.id));
      if (fresh.length === 0) return story;
      const people = join(story.characters, part.characters, (one, count) => ({
        ...one,
        color: nameColor(count),
        // There is one player, and the story has one.
        ...(one.role === 'player' && { role: 'character' as const }),
      }));
      const places = join(story.world.places, part.places, (one) => one);
      const beats = new Map(story.beats);
      for (const { head, beats: list } of fresh)
        beats.set(
          head.id,
          mapShared(list, (beat) => turned(beat, people.ids, places.ids)),
        );
      const heads = fresh.map(({ head }) =>
        withFields(head, {
          cast: [...new Set(head.cast.map((who) => people.ids.get(who) ?? who))],
          place: head.place && (places.ids.get(head.place) ?? head.place),
        }),
      );
      return {
        ...story,
        project: withFields(story.project, { sources: joinSources(story, part.sources) }),
        characters: people.items,
        world: withFields(story.world, {
          places: [...places.items],
          lore: joinLore(story.world.lore, part.lore),
        }),
        scenes: [...story.scenes, ...heads],
        beats,
      };
    },
  };
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly aliases: string[];
  readonly description: string;
}

/** The items of the story and the new ones, and by which id each of the log goes now. */
function join<T extends Named>(
  known: readonly T[],
  added: readonly T[],
  asNew: (item: T, count: number) => T,
): { readonly items: readonly T[]; readonly ids: ReadonlyMap<T['id'], T['id']> } {
  const ids = new Map<T['id'], T['id']>();
  const byName = new Map<string, T['id']>();
  // The main name of one goes before an alias of another.
  for (const { id, name } of known.toReversed()) byName.set(name.toLowerCase(), id);
  for (const { id, aliases } of known)
    for (const alias of aliases)
      if (!byName.has(alias.toLowerCase())) byName.set(alias.toLowerCase(), id);
  const items = new Map<T['id'], T>(known.map((item) => [item.id, item]));
  for (const item of added) {
    const same =
      items.get(item.id) ??
      namesOf(item)
        .map((name) => items.get(byName.get(name) ?? ''))
        .find((found) => found !== undefined);
    if (same) {
      ids.set(item.id, same.id);
      items.set(same.id, withNames(same, item));
    } else items.set(item.id, asNew(item, items.size));
  }
  return { items: [...items.values()], ids };
}

function namesOf({ name, aliases }: Named): string[] {
  return [name, ...aliases].map((one) => one.toLowerCase());
}

function withNames<T extends Named>(known: T, item: T): T {
  const has = new Set(namesOf(known));
  const fresh = [item.name, ...item.aliases].filter((name) => !has.has(name.toLowerCase()));
  const aliases = fresh.length > 0 ? [...known.aliases, ...new Set(fresh)] : known.aliases;
  const description = known.description || item.description;
  return aliases === known.aliases && description === known.description
    ? known
    : { ...known, aliases, description };
}

function turned(
  beat: Beat,
  people: ReadonlyMap<CharacterId, CharacterId>,
  places: ReadonlyMap<PlaceId, PlaceId>,
): Beat {
  if ((beat.kind === 'say' || beat.kind === 'stage') && beat.who !== null)
    return withFields(beat, { who: people.get(beat.who) ?? beat.who });
  if (beat.kind === 'narrate' && beat.actor !== undefined)
    return withFields(beat, { actor: people.get(beat.actor) ?? beat.actor });
  if (beat.kind === 'place')
    return withFields(beat, { place: places.get(beat.place) ?? beat.place });
  return beat;
}

function joinLore(known: readonly LoreEntry[], added: readonly LoreEntry[]): LoreEntry[] {
  const ids = new Set(known.map(({ id }) => id));
  return [...known, ...added.filter(({ id }) => !ids.has(id))];
}

function joinSources({ project }: Story, added: readonly Source[]): Source[] {
  const ids = new Set(project.sources.map(({ id }) => id));
  return [...project.sources, ...added.filter(({ id }) => !ids.has(id))];
}
