import { EMOTIONS, isEmotion, type Beat, type Character } from '@/story';

/** Labels beyond the 28 that this character has pictures for or that these beats use, sorted. */
export function ownExpressions(
  character: Pick<Character, 'sprites' | 'outfits'> | undefined,
  beats: readonly Beat[],
): string[] {
  const labels = new Set(Object.keys(character?.sprites ?? {}));
  for (const { sprites } of character?.outfits ?? []) {
    for (const label of Object.keys(sprites)) labels.add(label);
  }
  for (const beat of beats) {
    if (beat.kind !== 'say' && beat.kind !== 'narrate' && beat.kind !== 'stage') continue;
    if (beat.expression !== undefined) labels.add(beat.expression);
  }
  return [...labels].filter((label) => !isEmotion(label)).sort();
}

/** Choices of a select: as before, own labels, the 28, and one to type. */
export function expressionOptions(own: readonly string[]) {
  return [
    { value: '', label: 'As before' },
    ...own.map((label) => ({ value: label, label, group: 'Own' })),
    ...EMOTIONS.map((label) => ({ value: label as string, label, group: 'Expressions' })),
    { value: '+', label: 'Another word …' },
  ];
}

/** Choices of a select: the usual clothes, the outfits, and one that is worn but not theirs. */
export function clothesOptions(
  character: Pick<Character, 'outfits'> | undefined,
  worn: string | undefined,
) {
  const names = character?.outfits?.map(({ name }) => name) ?? [];
  const isGone = worn !== undefined && !names.includes(worn);
  return [
    { value: '', label: 'The usual clothes' },
    ...names.map((name) => ({ value: name, label: name })),
    ...(isGone ? [{ value: worn, label: `${worn} (not in the cast)` }] : []),
  ];
}
