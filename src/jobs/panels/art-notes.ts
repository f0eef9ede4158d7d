// Changes to what a character, a place or the world says to the drawing of its pictures. Pure.
import { EMPTY_ART, type ArtNotes } from '@/story';

export type NotesChange = { readonly [Key in keyof ArtNotes]?: ArtNotes[Key] | undefined };

/** With these fields; undefined where nothing is said any more, so that the story holds no empty notes. */
export function changeNotes(
  notes: ArtNotes | undefined,
  change: NotesChange,
): ArtNotes | undefined {
  const all = Object.entries({ ...EMPTY_ART, ...notes, ...change });
  const kept = Object.fromEntries(all.filter(([, value]) => value !== undefined)) as ArtNotes;
  const { prompt, negative, loras, ...rest } = kept;
  const isEmpty =
    prompt === '' && negative === '' && loras.length === 0 && Object.keys(rest).length === 0;
  return isEmpty ? undefined : kept;
}

/** The words of a prompt are parted by commas; one that stands there is not added again. */
export function hasWord(prompt: string, word: string): boolean {
  const wanted = word.trim().toLowerCase();
  return prompt.split(/[,\n]/).some((part) => part.trim().toLowerCase() === wanted);
}

export function addWord(prompt: string, word: string): string {
  const added = word.trim();
  if (added === '' || hasWord(prompt, added)) return prompt;
  const before = prompt.trimEnd().replace(/,$/, '');
  return before === '' ? added : `${before}, ${added}`;
}

export type TypedSeed =
  { readonly ok: true; readonly seed: number | undefined } | { readonly ok: false };

/** Empty is "none fixed"; anything but a whole number that JSON keeps exact is refused. */
export function readSeed(typed: string): TypedSeed {
  const text = typed.trim();
  if (text === '') return { ok: true, seed: undefined };
  const seed = Number(text);
  return /^\d+$/.test(text) && Number.isSafeInteger(seed) ? { ok: true, seed } : { ok: false };
}
