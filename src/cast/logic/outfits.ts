import type { Character } from '@/story';

export const LONGEST_OUTFIT_NAME = 60;

/**
 * What is wrong with a name for an outfit, or undefined. Names that differ by case alone would be one
 * name to their author.
 * @param old the name that it has now.
 */
export function outfitNameError(
  { name, outfits = [] }: Pick<Character, 'name' | 'outfits'>,
  typed: string,
  old?: string,
): string | undefined {
  const wanted = typed.trim();
  if (wanted === '') return 'An outfit needs a name.';
  if (wanted.length > LONGEST_OUTFIT_NAME) return `At most ${LONGEST_OUTFIT_NAME} characters.`;
  const isTaken = outfits.some(
    (one) => one.name !== old && one.name.toLowerCase() === wanted.toLowerCase(),
  );
  return isTaken ? `${name} has an outfit of this name.` : undefined;
}

/** "put on 3×" */
export function describeChanges(count: number | undefined): string {
  return count ? `put on ${count}×` : 'not worn yet';
}
