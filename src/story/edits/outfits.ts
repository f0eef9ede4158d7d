// Edits on what a character wears. An outfit is named by its name, so a new name goes to every beat
// and LoRA that names it.
import type { Beat } from '../beat';
import type { Character, Outfit } from '../character';
import type { CharacterId } from '../ids';
import type { Edit, Story } from '../story';
import { mapShared, withFields } from './change';

/** Nothing changes for somebody who has an outfit of this name. */
export function addOutfit(who: CharacterId, outfit: Outfit): Edit {
  return {
    name: 'Add outfit',
    apply: (story) =>
      changeCharacter(story, who, (one) =>
        findOutfit(one, outfit.name) ? one : { ...one, outfits: [...(one.outfits ?? []), outfit] },
      ),
  };
}

/** The words that prompt and painter read. Typing is one step of undo. */
export function setOutfitWords(who: CharacterId, outfit: string, words: string): Edit {
  return {
    name: 'Change outfit',
    mergeKey: `outfit ${who} ${outfit}`,
    apply: (story) => changeOutfit(story, who, outfit, (one) => withFields<Outfit>(one, { words })),
  };
}

/** Nothing changes where the new name is taken. */
export function renameOutfit(story: Story, who: CharacterId, from: string, to: string): Edit {
  return {
    name: 'Rename outfit',
    needs: story.scenes.map(({ id }) => id),
    apply(now) {
      const character = now.characters.find(({ id }) => id === who);
      if (!character || !findOutfit(character, from) || findOutfit(character, to)) return now;
      return changeEverywhere(now, character, from, to);
    },
  };
}

/** Beats that put it on put the usual clothes on, as the stage shows an outfit that nobody has. */
export function deleteOutfit(story: Story, who: CharacterId, outfit: string): Edit {
  return {
    name: 'Delete outfit',
    needs: story.scenes.map(({ id }) => id),
    apply(now) {
      const character = now.characters.find(({ id }) => id === who);
      if (!character || !findOutfit(character, outfit)) return now;
      return changeEverywhere(now, character, outfit, undefined);
    },
  };
}

/** Outfits of two people who are one: pictures of the second fill the gaps of the first. */
export function mergeOutfits(
  into: readonly Outfit[] | undefined,
  from: readonly Outfit[] | undefined,
): Outfit[] | undefined {
  if (!from) return into && [...into];
  const filled = (into ?? []).map((one) => {
    const twin = from.find(({ name }) => name === one.name);
    if (!twin) return one;
    return { ...one, words: one.words || twin.words, sprites: { ...twin.sprites, ...one.sprites } };
  });
  return [...filled, ...from.filter(({ name }) => !into?.some((one) => one.name === name))];
}

function findOutfit({ outfits }: Character, name: string): Outfit | undefined {
  return outfits?.find((one) => one.name === name);
}

function changeCharacter(
  story: Story,
  who: CharacterId,
  change: (character: Character) => Character,
): Story {
  const characters = mapShared(story.characters, (one) => (one.id === who ? change(one) : one));
  return characters === story.characters ? story : { ...story, characters };
}

function changeOutfit(
  story: Story,
  who: CharacterId,
  outfit: string,
  change: (outfit: Outfit) => Outfit,
): Story {
  return changeCharacter(story, who, (character) => {
    const before = character.outfits ?? [];
    const after = mapShared(before, (one) => (one.name === outfit ? change(one) : one));
    return after === before ? character : { ...character, outfits: [...after] };
  });
}

/** @param to undefined: the outfit is gone. */
function changeEverywhere(
  story: Story,
  character: Character,
  from: string,
  to: string | undefined,
): Story {
  const beats = new Map(story.beats);
  for (const [id, list] of story.beats) {
    beats.set(
      id,
      mapShared(list, (beat) =>
        wears(beat, character.id, from) ? withFields(beat, { outfit: to }) : beat,
      ),
    );
  }
  const outfits = turnNames(character.outfits ?? [], from, to);
  return changeCharacter({ ...story, beats }, character.id, (one) => ({
    ...one,
    outfits,
    ...(one.art && { art: { ...one.art, loras: turnLoras(one.art.loras, from, to) } }),
  }));
}

function wears(beat: Beat, who: CharacterId, outfit: string): beat is Beat & { kind: 'stage' } {
  return beat.kind === 'stage' && beat.who === who && beat.outfit === outfit;
}

function turnNames(outfits: readonly Outfit[], from: string, to: string | undefined): Outfit[] {
  return outfits.flatMap((one) => {
    if (one.name !== from) return [one];
    return to === undefined ? [] : [{ ...one, name: to }];
  });
}

type Loras = NonNullable<Character['art']>['loras'];

/** A LoRA for this outfit alone goes with it: without any name it would be for all. */
function turnLoras(loras: Loras, from: string, to: string | undefined): Loras {
  return loras.flatMap((one) => {
    if (!one.outfits?.includes(from)) return [one];
    const outfits = one.outfits.flatMap((name) => (name === from ? (to ?? []) : [name]));
    return outfits.length === 0 ? [] : [{ ...one, outfits }];
  });
}
