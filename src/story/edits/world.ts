// Edits on the world: its places, its lore, its usual hour and weather.
import { joinArtNotes } from '../art';
import type { PlaceId, SceneId } from '../ids';
import type { Edit, Story } from '../story';
import type { LoreEntry, Place, World } from '../world';
import { mapShared, withFields } from './change';

export function setWorld(
  fields: Partial<Pick<World, 'name' | 'environment' | 'art'>>,
  { name = 'Change world', mergeKey }: { name?: string; mergeKey?: string } = {},
): Edit {
  return {
    name,
    ...(mergeKey !== undefined && { mergeKey }),
    apply: (story) => withWorld(story, withFields(story.world, fields as Partial<World>)),
  };
}

export function setPlace(
  id: PlaceId,
  fields: Partial<Place>,
  { name = 'Change place', mergeKey }: { name?: string; mergeKey?: string } = {},
): Edit {
  return {
    name,
    ...(mergeKey !== undefined && { mergeKey }),
    apply: (story) =>
      changePlaces(story, (places) =>
        mapShared(places, (one) => (one.id === id ? withFields(one, fields) : one)),
      ),
  };
}

/** @param scene a scene that is there from now on. */
export function addPlace(place: Place, scene?: SceneId): Edit {
  return {
    name: 'Add place',
    apply(story) {
      const added = changePlaces(story, (places) => [...places, place]);
      if (scene === undefined) return added;
      const scenes = mapShared(added.scenes, (head) =>
        head.id === scene ? { ...head, place: place.id } : head,
      );
      return { ...added, scenes };
    },
  };
}

/** One place under two names becomes one. */
export function mergePlaces(story: Story, gone: PlaceId, into: PlaceId): Edit {
  return {
    name: 'Merge places',
    needs: story.scenes.map(({ id }) => id),
    apply(now) {
      const [from, to] = [gone, into].map((id) => now.world.places.find((one) => one.id === id));
      if (!from || !to || from === to) return now;
      const names = [...to.aliases, from.name, ...from.aliases].filter((name) => name !== to.name);
      const background = to.background ?? from.background;
      const art = joinArtNotes(to.art, from.art);
      const backgrounds = { ...from.backgrounds, ...to.backgrounds };
      const merged = {
        ...to,
        aliases: [...new Set(names)],
        description: to.description || from.description,
        ...(background && { background }),
        ...(art && { art }),
        ...((from.backgrounds ?? to.backgrounds) && { backgrounds }),
      };
      const joined = changePlaces(now, (places) =>
        places.filter((one) => one !== from).map((one) => (one === to ? merged : one)),
      );
      return replacePlace(joined, gone, into);
    },
  };
}

/** Scenes there are nowhere in particular; lines that led there go. */
export function deletePlace(story: Story, gone: PlaceId): Edit {
  return {
    name: 'Delete place',
    needs: story.scenes.map(({ id }) => id),
    apply(now) {
      if (!now.world.places.some(({ id }) => id === gone)) return now;
      const without = changePlaces(now, (places) => places.filter(({ id }) => id !== gone));
      return replacePlace(without, gone, undefined);
    },
  };
}

export function setLoreEntry(
  id: LoreEntry['id'],
  fields: Partial<LoreEntry>,
  { mergeKey }: { mergeKey?: string } = {},
): Edit {
  return {
    name: 'Change lore',
    ...(mergeKey !== undefined && { mergeKey }),
    apply: (story) =>
      changeLore(story, (lore) =>
        mapShared(lore, (one) => (one.id === id ? withFields(one, fields) : one)),
      ),
  };
}

export function addLoreEntry(entry: LoreEntry): Edit {
  return { name: 'Add lore', apply: (story) => changeLore(story, (lore) => [...lore, entry]) };
}

export function deleteLoreEntry(id: LoreEntry['id']): Edit {
  return {
    name: 'Delete lore',
    apply: (story) => changeLore(story, (lore) => lore.filter((one) => one.id !== id)),
  };
}

function withWorld(story: Story, world: World): Story {
  return world === story.world ? story : { ...story, world };
}

export function changePlaces(
  story: Story,
  change: (places: readonly Place[]) => readonly Place[],
): Story {
  const places = change(story.world.places);
  return places === story.world.places
    ? story
    : withWorld(story, { ...story.world, places: [...places] });
}

function changeLore(
  story: Story,
  change: (lore: readonly LoreEntry[]) => readonly LoreEntry[],
): Story {
  const lore = change(story.world.lore);
  return lore === story.world.lore ? story : withWorld(story, { ...story.world, lore: [...lore] });
}

function replacePlace(story: Story, from: PlaceId, to: PlaceId | undefined): Story {
  const beats = new Map(story.beats);
  const counts = new Map<string, number>();
  for (const [id, list] of story.beats) {
    if (!list.some((beat) => beat.kind === 'place' && beat.place === from)) continue;
    const turned = list.flatMap((beat) => {
      if (beat.kind !== 'place' || beat.place !== from) return [beat];
      return to === undefined ? [] : [{ ...beat, place: to }];
    });
    beats.set(id, turned);
    counts.set(id, turned.length);
  }
  const scenes = mapShared(story.scenes, (head) =>
    withFields(head, {
      place: head.place === from ? to : head.place,
      beatCount: counts.get(head.id) ?? head.beatCount,
    }),
  );
  return { ...story, beats, scenes };
}
