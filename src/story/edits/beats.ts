// Edits on what is said and done, line by line.
import type { Beat, BeatKind, BeatOf } from '../beat';
import type { Expression } from '../emotion';
import type { BeatId, CharacterId, SceneId } from '../ids';
import type { Edit } from '../story';
import { changeBeat, changeBeats, mapShared, nameFor, withFields, withoutGuesses } from './change';

/** The words of a say, narrate or note beat. Typing in one beat is one step of undo. */
export function setBeatText(scene: SceneId, beat: BeatId, text: string): Edit {
  return {
    name: 'Change text',
    needs: [scene],
    mergeKey: `text ${beat}`,
    apply: (story) =>
      changeBeat(story, scene, beat, (old) =>
        (old.kind === 'say' || old.kind === 'narrate' || old.kind === 'note') && old.text !== text
          ? { ...old, text }
          : old,
      ),
  };
}

/** Any field of one beat of a kind; a beat that is of another kind by now stays as it is. */
export function setBeatFields<K extends BeatKind>(
  scene: SceneId,
  beat: BeatId,
  kind: K,
  fields: Partial<BeatOf<K>>,
  { name, mergeKey }: { name: string; mergeKey?: string },
): Edit {
  return {
    name,
    needs: [scene],
    ...(mergeKey !== undefined && { mergeKey }),
    apply: (story) =>
      changeBeat(story, scene, beat, (old) =>
        old.kind === kind ? withoutGuesses(withFields(old, fields), ...Object.keys(fields)) : old,
      ),
  };
}

/** Who says, does or enters. Null: nobody knows. A `stage` beat needs somebody and stays as it is. */
export function setSpeaker(
  scene: SceneId,
  beats: readonly BeatId[],
  who: CharacterId | null,
): Edit {
  const ids = new Set(beats);
  return {
    name: nameFor('Change speaker', beats.length),
    needs: [scene],
    apply: (story) =>
      changeBeats(story, scene, (list) =>
        mapShared(list, (beat) => {
          if (!ids.has(beat.id)) return beat;
          if (beat.kind === 'say') return withoutGuesses(withFields(beat, { who }), 'who');
          if (beat.kind === 'narrate') {
            return withoutGuesses(withFields(beat, { actor: who ?? undefined }), 'who', 'actor');
          }
          return beat.kind === 'stage' && who !== null ? withFields(beat, { who }) : beat;
        }),
      ),
  };
}

/** Undefined: the face stays as it was. */
export function setExpression(
  scene: SceneId,
  beats: readonly BeatId[],
  expression: Expression | undefined,
): Edit {
  const ids = new Set(beats);
  return {
    name: nameFor('Change expression', beats.length),
    needs: [scene],
    apply: (story) =>
      changeBeats(story, scene, (list) =>
        mapShared(list, (beat) => {
          if (!ids.has(beat.id)) return beat;
          if (beat.kind !== 'say' && beat.kind !== 'narrate' && beat.kind !== 'stage') return beat;
          return withoutGuesses(withFields<Beat>(beat, { expression }), 'expression');
        }),
      ),
  };
}

export type TextKind = 'speech' | 'thought' | 'narration' | 'note';

/** Turns lines into speech, thought, narration or notes; who speaks is kept where it has a meaning. */
export function setBeatKind(scene: SceneId, beats: readonly BeatId[], kind: TextKind): Edit {
  const ids = new Set(beats);
  return {
    name: nameFor(
      `Make it ${kind === 'note' ? 'a note' : kind === 'thought' ? 'a thought' : kind}`,
      beats.length,
    ),
    needs: [scene],
    apply: (story) =>
      changeBeats(story, scene, (list) =>
        mapShared(list, (beat) => (ids.has(beat.id) ? turnInto(beat, kind) : beat)),
      ),
  };
}

function turnInto(beat: Beat, kind: TextKind): Beat {
  if (beat.kind !== 'say' && beat.kind !== 'narrate' && beat.kind !== 'note') return beat;
  if (kindOf(beat) === kind) return withoutGuesses(beat, 'kind');
  const { id, span, guesses, text } = beat;
  const who =
    beat.kind === 'say' ? beat.who : beat.kind === 'narrate' ? (beat.actor ?? null) : null;
  const expression = beat.kind === 'note' ? undefined : beat.expression;
  const kept = { id, ...(span && { span }), ...(guesses && { guesses }), text };
  const mood = expression !== undefined && { expression };
  const turned: Beat =
    kind === 'note'
      ? { ...kept, kind: 'note', about: 'author' }
      : kind === 'narration'
        ? { ...kept, kind: 'narrate', ...(who !== null && { actor: who }), ...mood }
        : { ...kept, kind: 'say', who, mode: kind, ...mood };
  return withoutGuesses(turned, 'kind');
}

function kindOf(beat: BeatOf<'say'> | BeatOf<'narrate'> | BeatOf<'note'>): TextKind {
  if (beat.kind === 'say') return beat.mode;
  return beat.kind === 'narrate' ? 'narration' : 'note';
}

/** "The guesses are right": they stay for those who ask, and are doubted no more. */
export function acceptGuesses(scene: SceneId, beats: readonly BeatId[]): Edit {
  const ids = new Set(beats);
  return {
    name: nameFor('Accept guesses', beats.length),
    needs: [scene],
    apply: (story) =>
      changeBeats(story, scene, (list) =>
        mapShared(list, (beat) => {
          if (!ids.has(beat.id) || !beat.guesses) return beat;
          if (Object.values(beat.guesses).every(({ confidence }) => confidence === 1)) return beat;
          const sure = Object.entries(beat.guesses).map(([field, guess]) => [
            field,
            { ...guess, confidence: 1 },
          ]);
          return { ...beat, guesses: Object.fromEntries(sure) };
        }),
      ),
  };
}
