// Edits on the cast.
import { joinArtNotes } from '../art';
import type { Beat } from '../beat';
import type { Character } from '../character';
import type { CharacterId } from '../ids';
import type { Edit, Story } from '../story';
import { mapShared, withFields } from './change';
import { mergeOutfits } from './outfits';

export function setCharacter(
  id: CharacterId,
  fields: Partial<Character>,
  { name = 'Change character', mergeKey }: { name?: string; mergeKey?: string } = {},
): Edit {
  return {
    name,
    ...(mergeKey !== undefined && { mergeKey }),
    apply(story) {
      const characters = mapShared(story.characters, (one) =>
        one.id === id ? withFields(one, fields) : one,
      );
      return characters === story.characters ? story : { ...story, characters };
    },
  };
}

export function addCharacter(character: Character): Edit {
  return {
    name: 'Add character',
    apply: (story) => ({ ...story, characters: [...story.characters, character] }),
  };
}

/** One person under two names becomes one: every line, alias and picture goes over. */
export function mergeCharacters(story: Story, gone: CharacterId, into: CharacterId): Edit {
  return {
    name: 'Merge characters',
    needs: story.scenes.map(({ id }) => id),
    apply(now) {
      const [from, to] = [gone, into].map((id) => now.characters.find((one) => one.id === id));
      if (!from || !to || from === to) return now;
      const names = [...to.aliases, from.name, ...from.aliases].filter((name) => name !== to.name);
      const outfits = mergeOutfits(to.outfits, from.outfits);
      const art = joinArtNotes(to.art, from.art);
      const portrait = to.portrait ?? from.portrait;
      const merged = {
        ...to,
        aliases: [...new Set(names)],
        description: to.description || from.description,
        sprites: { ...from.sprites, ...to.sprites },
        ...(outfits && { outfits }),
        ...(portrait && { portrait }),
        ...(art && { art }),
      };
      const characters = now.characters
        .filter((one) => one !== from)
        .map((one) => (one === to ? merged : one));
      return replacePerson({ ...now, characters }, gone, into);
    },
  };
}

/** Their lines stay, spoken by nobody known; their entrances and exits go. */
export function deleteCharacter(story: Story, gone: CharacterId): Edit {
  return {
    name: 'Delete character',
    needs: story.scenes.map(({ id }) => id),
    apply(now) {
      if (!now.characters.some(({ id }) => id === gone)) return now;
      const characters = now.characters.filter(({ id }) => id !== gone);
      return replacePerson({ ...now, characters }, gone, undefined);
    },
  };
}

/** Who `{{user}}` is. The one who was it before becomes an ordinary character. */
export function setPlayer(player: CharacterId | undefined): Edit {
  return {
    name: 'Choose who you play',
    apply(story) {
      const characters = mapShared(story.characters, (one) => {
        if (one.id === player) return withFields(one, { role: 'player' });
        return one.role === 'player' ? withFields(one, { role: 'character' }) : one;
      });
      const project = withFields(story.project, { player });
      return characters === story.characters && project === story.project
        ? story
        : { ...story, characters, project };
    },
  };
}

function replacePerson(story: Story, from: CharacterId, to: CharacterId | undefined): Story {
  const beats = new Map(story.beats);
  const counts = new Map<string, number>();
  for (const [id, list] of story.beats) {
    const turned = mapShared(list, (beat) => turnPerson(beat, from, to));
    if (turned === list) continue;
    const left = to === undefined ? turned.filter((beat) => !isStaging(beat, from)) : turned;
    beats.set(id, left);
    counts.set(id, left.length);
  }
  const scenes = mapShared(story.scenes, (head) => {
    const beatCount = counts.get(head.id) ?? head.beatCount;
    const cast = head.cast.includes(from)
      ? [...new Set(head.cast.flatMap((id) => (id === from ? (to ?? []) : id)))]
      : head.cast;
    return withFields(head, { beatCount, cast });
  });
  const player = story.project.player === from ? to : story.project.player;
  return { ...story, beats, scenes, project: withFields(story.project, { player }) };
}

function turnPerson(beat: Beat, from: CharacterId, to: CharacterId | undefined): Beat {
  if (beat.kind === 'say' && beat.who === from) return { ...beat, who: to ?? null };
  if (beat.kind === 'narrate' && beat.actor === from) return withFields(beat, { actor: to });
  // Without anybody to stand for them the beat goes; a copy marks the list as changed.
  if (isStaging(beat, from)) return to === undefined ? { ...beat } : { ...beat, who: to };
  return beat;
}

function isStaging(beat: Beat, who: CharacterId): beat is Beat & { kind: 'stage' } {
  return beat.kind === 'stage' && beat.who === who;
}
