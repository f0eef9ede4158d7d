// Edits on scenes: their setting, their order, where they are cut.
import type { Beat, Target } from '../beat';
import type { BeatId, SceneId } from '../ids';
import { newId } from '../ids';
import type { SceneHead } from '../scene';
import { beatsOf, environmentOf, findHead, type Edit, type Story } from '../story';
import { castOf, changeHead, mapShared, withFields } from './change';

/** Title, place, hour, weather, state, aside … A field set by hand loses its guess. */
export function setScene(
  scene: SceneId,
  fields: Partial<SceneHead>,
  { name = 'Change scene', mergeKey }: { name?: string; mergeKey?: string } = {},
): Edit {
  return {
    name,
    ...(mergeKey !== undefined && { mergeKey }),
    apply: (story) =>
      changeHead(story, scene, (head) => {
        const changed = withFields(head, fields);
        const stale = Object.keys(fields).filter((field) => head.guesses?.[field]);
        if (stale.length === 0 || !changed.guesses) return changed;
        const rest = Object.entries(changed.guesses).filter(([field]) => !stale.includes(field));
        return withFields(changed, {
          guesses: rest.length > 0 ? Object.fromEntries(rest) : undefined,
        });
      }),
  };
}

/** "The cut and the setting are right." */
export function acceptSceneGuesses(scene: SceneId): Edit {
  return {
    name: 'Accept guesses',
    apply: (story) =>
      changeHead(story, scene, (head) => ({
        ...head,
        ...(head.cut && { cut: { ...head.cut, confidence: 1 } }),
        ...(head.guesses && {
          guesses: Object.fromEntries(
            Object.entries(head.guesses).map(([field, guess]) => [
              field,
              { ...guess, confidence: 1 },
            ]),
          ),
        }),
      })),
  };
}

/** Starts a new scene at a beat, in the place, hour and weather that hold there. */
export function splitScene(scene: SceneId, at: BeatId, newScene: SceneId): Edit {
  return {
    name: 'Split scene',
    needs: [scene],
    apply(story) {
      const head = findHead(story, scene);
      const beats = beatsOf(story, scene);
      const index = beats.findIndex(({ id }) => id === at);
      if (!head || index <= 0) return story;
      const [before, after] = [beats.slice(0, index), beats.slice(index)];
      const fresh: SceneHead = {
        id: newScene,
        title: '',
        ...settingAfter(head, before),
        cast: castOf(after),
        state: head.state,
        beatCount: after.length,
        ...(head.aside && { aside: true }),
      };
      const first = { ...head, cast: castOf(before), beatCount: before.length };
      return replaceScenes(
        story,
        [scene],
        [
          { head: first, beats: before },
          { head: fresh, beats: after },
        ],
      );
    },
  };
}

/**
 * Appends the next scene to this one. Where the setting differs, beats say so; choices and jumps
 * that led to the second now lead to the first.
 */
export function mergeScenes(story: Story, scene: SceneId): Edit {
  return {
    name: 'Merge scenes',
    needs: story.scenes.map(({ id }) => id),
    apply(now) {
      const at = now.scenes.findIndex(({ id }) => id === scene);
      const [head, next] = [now.scenes[at], now.scenes[at + 1]];
      if (!head || !next) return now;
      const before = beatsOf(now, head.id);
      const after = beatsOf(now, next.id);
      const beats = [...before, ...changeOfSetting(now, head, before, next), ...after];
      const cast = [...new Set([...head.cast, ...next.cast])];
      const merged = { ...head, cast, beatCount: beats.length };
      const joined = replaceScenes(now, [head.id, next.id], [{ head: merged, beats }]);
      return retarget(joined, next.id, { to: 'scene', scene: head.id });
    },
  };
}

/** @param index where it lands among the other scenes. */
export function moveScene(scene: SceneId, index: number): Edit {
  return {
    name: 'Move scene',
    apply(story) {
      const at = story.scenes.findIndex(({ id }) => id === scene);
      const head = story.scenes[at];
      if (!head || index === at || index < 0 || index >= story.scenes.length) return story;
      return { ...story, scenes: story.scenes.toSpliced(at, 1).toSpliced(index, 0, head) };
    },
  };
}

/**
 * Takes a scene out. With `story`, choices and jumps that led there go on with the next line instead,
 * for which all scenes are loaded; without it they stay and are found by the checks.
 */
export function deleteScene(scene: SceneId, story?: Story): Edit {
  return {
    name: 'Delete scene',
    needs: story ? story.scenes.map(({ id }) => id) : [scene],
    apply(now) {
      const without = replaceScenes(now, [scene], []);
      return story ? retarget(without, scene, { to: 'next' }) : without;
    },
  };
}

export function insertScene(index: number, head: SceneHead, beats: readonly Beat[]): Edit {
  return {
    name: 'New scene',
    apply(story) {
      const full = { ...head, cast: castOf(beats), beatCount: beats.length };
      const map = new Map(story.beats).set(head.id, beats);
      const scenes = story.scenes.toSpliced(Math.max(0, index), 0, full);
      return { ...story, scenes, beats: map };
    },
  };
}

function replaceScenes(
  story: Story,
  gone: readonly SceneId[],
  fresh: readonly { readonly head: SceneHead; readonly beats: readonly Beat[] }[],
): Story {
  const at = story.scenes.findIndex(({ id }) => id === gone[0]);
  if (at < 0) return story;
  const beats = new Map(story.beats);
  for (const id of gone) beats.delete(id);
  for (const one of fresh) beats.set(one.head.id, one.beats);
  const heads = fresh.map(({ head }) => head);
  const without = story.scenes.filter(({ id }) => !gone.includes(id));
  return { ...story, scenes: without.toSpliced(at, 0, ...heads), beats };
}

/** The fields of a scene that begins where these beats end. */
function settingAfter(head: SceneHead, beats: readonly Beat[]) {
  const place = beats.findLast((beat) => beat.kind === 'place')?.place ?? head.place;
  const hour = beats.findLast((beat) => beat.kind === 'hour')?.hour ?? head.hour;
  const weather = beats.findLast((beat) => beat.kind === 'weather')?.weather ?? head.weather;
  return { ...(place && { place }), ...(hour && { hour }), ...(weather && { weather }) };
}

function changeOfSetting(
  story: Story,
  head: SceneHead,
  beats: readonly Beat[],
  next: SceneHead,
): Beat[] {
  const then = settingAfter(head, beats);
  const was = environmentOf(story.world, then);
  const is = environmentOf(story.world, next);
  const change: Beat[] = [];
  if (next.place && next.place !== then.place) {
    change.push({ id: newId<BeatId>(), kind: 'place', place: next.place });
  }
  if (is.hour !== was.hour) change.push({ id: newId<BeatId>(), kind: 'hour', hour: is.hour });
  if (is.weather !== was.weather) {
    change.push({ id: newId<BeatId>(), kind: 'weather', weather: is.weather });
  }
  return change;
}

function retarget(story: Story, from: SceneId, target: Target): Story {
  const turn = <T extends { target: Target }>(one: T): T =>
    one.target.to === 'scene' && one.target.scene === from ? { ...one, target } : one;
  const map = new Map(story.beats);
  let isChanged = false;
  for (const [id, beats] of story.beats) {
    const turned = mapShared(beats, (beat) => {
      if (beat.kind === 'jump') return turn(beat);
      if (beat.kind !== 'choose') return beat;
      const options = mapShared(beat.options, turn);
      return options === beat.options ? beat : { ...beat, options: [...options] };
    });
    if (turned === beats) continue;
    map.set(id, turned);
    isChanged = true;
  }
  return isChanged ? { ...story, beats: map } : story;
}
