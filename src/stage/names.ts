// Who `{{user}}` and `{{char}}` are in one line. Player and export targets ask here, so that the
// same log reads the same in both.
import type { Beat, Character, CharacterId, MacroNames } from '@/story';

/** The player character: the one the project names, else the first with that role. */
export function playerOf(
  characters: readonly Character[],
  player: CharacterId | undefined,
): Character | undefined {
  return (
    characters.find(({ id }) => id === player) ?? characters.find(({ role }) => role === 'player')
  );
}

/**
 * `{{char}}` is the person whose line or action it is; in the player's lines and in bare narration,
 * the first character of the cast, whose card the chat was made from.
 */
export function macroNamesOf(
  beat: Beat | null,
  characters: readonly Character[],
  player: CharacterId | undefined,
): MacroNames {
  const self = playerOf(characters, player);
  const own = beat?.kind === 'say' ? beat.who : beat?.kind === 'narrate' ? beat.actor : undefined;
  const speaker = characters.find(({ id, role }) => id === own && role === 'character');
  const first = characters.find(({ id, role }) => role === 'character' && id !== self?.id);
  return { user: self?.name ?? 'You', char: (speaker ?? first)?.name ?? 'Somebody' };
}
