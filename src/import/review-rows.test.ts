import { describe, expect, it } from 'vitest';
import type { Beat, SceneId } from '@/story';
import {
  beatsOfMessage,
  cutsInMessage,
  sceneIndexAt,
  scenesOfMessage,
  type SceneStart,
} from './review-rows';

const starts: SceneStart[] = [
  [0, 0],
  [4, 10],
  [4, 60],
  [9, 0],
].map(([message = 0, start = 0], index) => ({ scene: `s${index}` as SceneId, message, start }));
const names = (found: readonly SceneStart[]) => found.map((one) => one.scene);

describe('scenes by message', () => {
  it('finds the scene that a place lies in', () => {
    expect(sceneIndexAt(starts, 0, 0)).toBe(0);
    expect(sceneIndexAt(starts, 4, 9)).toBe(0);
    expect(sceneIndexAt(starts, 4, 10)).toBe(1);
    expect(sceneIndexAt(starts, 100, 0)).toBe(3);
    expect(sceneIndexAt([], 3, 0)).toBe(-1);
  });

  it('names the scene running in and those that begin there', () => {
    expect(names(scenesOfMessage(starts, 4))).toEqual(['s0', 's1', 's2']);
    expect(names(scenesOfMessage(starts, 2))).toEqual(['s0']);
    expect(names(scenesOfMessage(starts, 9))).toEqual(['s2', 's3']);
    expect(names(cutsInMessage(starts, 4))).toEqual(['s1', 's2']);
    expect(names(cutsInMessage(starts, 5))).toEqual([]);
  });
});

describe('beats of a message', () => {
  const beat = (id: string, message: number) =>
    ({ id, kind: 'narrate', text: id, span: { source: 's', message, start: 0, end: 1 } }) as Beat;

  it('come from several scenes, each once, though two scenes hold it for a moment', () => {
    const before = [beat('a', 3), beat('b', 4)];
    const after = [beat('b', 4), beat('c', 4)];
    expect(beatsOfMessage([before, after], 4).map(({ id }) => id)).toEqual(['b', 'c']);
    expect(beatsOfMessage([before, []], 3).map(({ id }) => id)).toEqual(['a']);
  });
});
