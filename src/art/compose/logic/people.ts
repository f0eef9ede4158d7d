// Faces that somebody can be chosen with.
import { EMOTIONS, type Character, type Expression } from '@/story';
import type { ShotNeed } from '../../shots/list-shots';

/** Neutral, what the story asks for, pictures of the user's own, then all others. */
export function facesOf(
  character: Pick<Character, 'id' | 'sprites'>,
  needs: readonly ShotNeed[],
): Expression[] {
  const asked = needs.flatMap(({ shot }) =>
    shot.kind === 'sprite' && shot.who === character.id ? [shot.expression] : [],
  );
  return [
    ...new Set<Expression>(['neutral', ...asked, ...Object.keys(character.sprites), ...EMOTIONS]),
  ];
}
