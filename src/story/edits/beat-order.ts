// Edits on which lines there are and in which order.
import type { Beat } from '../beat';
import { newId, type BeatId, type SceneId } from '../ids';
import type { Edit } from '../story';
import { changeBeats } from './change';

/**
 * Cuts the text of a beat in two. Both halves keep the source span: each came from there.
 * @param at UTF-16 units into the text; white space around the cut goes.
 */
export function splitBeat(scene: SceneId, beat: BeatId, at: number, newBeat: BeatId): Edit {
  return {
    name: 'Split line',
    needs: [scene],
    apply: (story) =>
      changeBeats(story, scene, (beats) => {
        const index = beats.findIndex(({ id }) => id === beat);
        const old = beats[index];
        if (!old || !hasText(old)) return beats;
        const [head, tail] = [old.text.slice(0, at).trimEnd(), old.text.slice(at).trimStart()];
        return beats.toSpliced(
          index,
          1,
          { ...old, text: head },
          { ...old, id: newBeat, text: tail },
        );
      }),
  };
}

/** Joins lines into the first of them. Only lines with text are joined; the others stay where they are. */
export function mergeBeats(scene: SceneId, ids: readonly BeatId[]): Edit {
  const wanted = new Set(ids);
  return {
    name: 'Merge lines',
    needs: [scene],
    apply: (story) =>
      changeBeats(story, scene, (beats) => {
        const joined = beats.filter((beat) => wanted.has(beat.id)).filter(hasText);
        const [first, ...others] = joined;
        if (!first || others.length === 0) return beats;
        const texts = joined.map(({ text }) => text.trim()).filter((text) => text !== '');
        const merged = { ...first, text: texts.join(' ') };
        const { span } = first;
        const last = others[others.length - 1]?.span;
        if (span && last && last.source === span.source && last.message === span.message) {
          const end = Math.max(span.end, last.end);
          merged.span = { ...span, start: Math.min(span.start, last.start), end };
        }
        const gone = new Set(others.map(({ id }) => id));
        return beats
          .filter(({ id }) => !gone.has(id))
          .map((beat) => (beat.id === first.id ? merged : beat));
      }),
  };
}

/**
 * Moves lines together, within a scene or to another.
 * @param index where the first of them lands among the beats of `to` that are not moved.
 */
export function moveBeats(from: SceneId, ids: readonly BeatId[], to: SceneId, index: number): Edit {
  const wanted = new Set(ids);
  return {
    name: ids.length === 1 ? 'Move line' : 'Move lines',
    needs: from === to ? [from] : [from, to],
    apply(story) {
      const moved = story.beats.get(from)?.filter(({ id }) => wanted.has(id)) ?? [];
      if (moved.length === 0 || !story.beats.has(to)) return story;
      const without = (beats: readonly Beat[]) => beats.filter(({ id }) => !wanted.has(id));
      const put = (beats: readonly Beat[]) => {
        const after = without(beats).toSpliced(Math.max(0, index), 0, ...moved);
        return after.length === beats.length && after.every((beat, i) => beat === beats[i])
          ? beats
          : after;
      };
      return changeBeats(from === to ? story : changeBeats(story, from, without), to, put);
    },
  };
}

export function deleteBeats(scene: SceneId, ids: readonly BeatId[]): Edit {
  const gone = new Set(ids);
  return {
    name: ids.length === 1 ? 'Delete line' : 'Delete lines',
    needs: [scene],
    apply: (story) =>
      changeBeats(story, scene, (beats) =>
        beats.some(({ id }) => gone.has(id)) ? beats.filter(({ id }) => !gone.has(id)) : beats,
      ),
  };
}

export function insertBeats(scene: SceneId, index: number, fresh: readonly Beat[]): Edit {
  return {
    name: 'Insert line',
    needs: [scene],
    apply: (story) =>
      changeBeats(story, scene, (beats) => beats.toSpliced(Math.max(0, index), 0, ...fresh)),
  };
}

/**
 * Copies lines below the last of them.
 * @param newIds one for each copy, in the order of the scene.
 */
export function duplicateBeats(
  scene: SceneId,
  ids: readonly BeatId[],
  newIds: readonly BeatId[],
): Edit {
  const wanted = new Set(ids);
  return {
    name: ids.length === 1 ? 'Duplicate line' : 'Duplicate lines',
    needs: [scene],
    apply: (story) =>
      changeBeats(story, scene, (beats) => {
        const last = beats.findLastIndex(({ id }) => wanted.has(id));
        if (last < 0) return beats;
        const copies = beats
          .filter(({ id }) => wanted.has(id))
          .map((beat, i) => copyBeat(beat, newIds[i] ?? newId<BeatId>()));
        return beats.toSpliced(last + 1, 0, ...copies);
      }),
  };
}

/** A beat of its own that says the same: options get ids of their own, and no source is claimed. */
export function copyBeat(beat: Beat, id: BeatId): Beat {
  const copy = structuredClone(beat);
  copy.id = id;
  // The source is covered once, by the beat that came from it.
  delete copy.span;
  delete copy.guesses;
  if (copy.kind === 'choose') {
    copy.options = copy.options.map((option) => ({ ...option, id: newId() }));
  }
  return copy;
}

function hasText(beat: Beat): beat is Beat & { kind: 'say' | 'narrate' | 'note' } {
  return beat.kind === 'say' || beat.kind === 'narrate' || beat.kind === 'note';
}
