import { EMOTIONS, isEmotion, type Character, type Expression } from '@/story';

export interface ExpressionCell {
  readonly expression: Expression;
  /** How many lines ask for it. */
  readonly uses: number;
  /** A picture of the user's own is there. */
  readonly isOwn: boolean;
}

/** Neutral first, then what the story asks for most; then own pictures; all 28 on demand. */
export function expressionCells(
  character: Pick<Character, 'sprites'>,
  uses: ReadonlyMap<Expression, number>,
  isAll: boolean,
): ExpressionCell[] {
  const labels = new Set<Expression>(['neutral']);
  for (const [label] of [...uses].sort((a, b) => b[1] - a[1])) labels.add(label);
  for (const label of Object.keys(character.sprites).sort()) labels.add(label);
  if (isAll) for (const label of EMOTIONS) labels.add(label);
  return [...labels].map((expression) => ({
    expression,
    uses: uses.get(expression) ?? 0,
    isOwn: expression in character.sprites,
  }));
}

/** Labels of the user's own, which file names may say too. */
export function ownLabels(
  character: Pick<Character, 'sprites'>,
  uses: ReadonlyMap<Expression, number>,
): Expression[] {
  return [...new Set([...Object.keys(character.sprites), ...uses.keys()])].filter(
    (label) => !isEmotion(label),
  );
}
