// "You are …": who the reader is. The lines stay as they are; name, color and sprite of the player
// character become those of the persona, and `{{user}}` is filled with its name.
import type { Character, CharacterId } from '@/story';

export type Persona =
  | { readonly kind: 'character'; readonly id: CharacterId }
  | { readonly kind: 'name'; readonly name: string };

/** The cast as this reader sees it. */
export function castFor(
  characters: readonly Character[],
  player: Character | undefined,
  persona: Persona | undefined,
): readonly Character[] {
  if (!player || !persona) return characters;
  if (persona.kind === 'name') {
    const name = persona.name.trim();
    if (name === '') return characters;
    return characters.map((one) => (one.id === player.id ? { ...one, name } : one));
  }
  const mask = characters.find(({ id }) => id === persona.id);
  if (!mask || mask.id === player.id) return characters;
  // The id stays: beats, layout and saves go on naming the same person.
  return characters.map((one) =>
    one.id === player.id ? { ...mask, id: player.id, role: 'player' } : one,
  );
}

/** Whom the reader can be: everybody whom the story takes for a player. */
export function personasOf(characters: readonly Character[]): readonly Character[] {
  return characters.filter(({ role }) => role === 'player');
}
