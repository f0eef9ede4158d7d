// Every picture that the script really uses, with how often and where, read off the fold scene by scene.
import { stageSteps, type StageOptions, type StageSprite, type StageStory } from '@/stage';
import {
  isStop,
  shotKey,
  type BeatId,
  type Position,
  type Scene,
  type SceneHead,
  type SceneId,
  type Shot,
} from '@/story';

export interface ShotNeed {
  readonly shot: Shot;
  readonly key: string;
  /** Lines and choices at which it is seen; 0 for one that only passes by. */
  readonly lines: number;
  readonly first: Position;
  /** In the order of the story. */
  readonly scenes: readonly SceneId[];
}

export interface ShotNeeds {
  /** In the order in which they are first seen. */
  readonly shots: readonly ShotNeed[];
  readonly scenesRead: number;
  /** Scenes with beats that are not loaded: what they need is not in the list. */
  readonly scenesUnread: number;
}

/** Plain data, to be kept by scene: an edit of one scene reads one scene again. */
export interface SceneNeeds {
  readonly scene: SceneId;
  readonly shots: readonly {
    readonly shot: Shot;
    readonly key: string;
    readonly lines: number;
    readonly beat: BeatId;
  }[];
}

export function needsOfScene(
  scene: Scene,
  story: StageStory,
  options: StageOptions = {},
): SceneNeeds {
  const byKey = new Map<string, { shot: Shot; key: string; lines: number; beat: BeatId }>();
  for (const { beat, state } of stageSteps(scene, story, options)) {
    for (const shot of [state.background, ...state.sprites.map(spriteShot)]) {
      const key = shotKey(shot);
      const known = byKey.get(key) ?? { shot, key, lines: 0, beat: beat.id };
      byKey.set(key, { ...known, lines: known.lines + (isStop(beat) ? 1 : 0) });
    }
  }
  return { scene: scene.id, shots: [...byKey.values()] };
}

/** Follows the stage once it knows clothes. */
function spriteShot(sprite: StageSprite & { readonly outfit?: string | undefined }): Shot {
  const { who, expression, outfit } = sprite;
  return { kind: 'sprite', who, expression, ...(outfit === undefined ? {} : { outfit }) };
}

/**
 * One list for the story. Scenes come in the order of `heads`, however they were read; what the
 * story no longer has is passed over.
 */
export function mergeNeeds(
  read: Iterable<SceneNeeds>,
  heads: readonly Pick<SceneHead, 'id' | 'beatCount'>[],
): ShotNeeds {
  const byScene = new Map<SceneId, SceneNeeds>();
  for (const needs of read) byScene.set(needs.scene, needs);
  const byKey = new Map<string, ShotNeed & { scenes: SceneId[] }>();
  let scenesRead = 0;
  let scenesUnread = 0;
  for (const { id, beatCount } of heads) {
    const needs = byScene.get(id);
    if (needs) scenesRead += 1;
    else if (beatCount > 0) scenesUnread += 1;
    for (const { shot, key, lines, beat } of needs?.shots ?? []) {
      const known = byKey.get(key);
      if (!known) {
        byKey.set(key, { shot, key, lines, first: { scene: id, beat }, scenes: [id] });
        continue;
      }
      known.scenes.push(id);
      byKey.set(key, { ...known, lines: known.lines + lines });
    }
  }
  return { shots: [...byKey.values()], scenesRead, scenesUnread };
}

/** For stories that are small or wholly loaded; others keep `needsOfScene` by scene and merge. */
export function shotNeeds(
  scenes: Iterable<Scene>,
  story: StageStory & { readonly scenes: readonly Pick<SceneHead, 'id' | 'beatCount'>[] },
  options: StageOptions = {},
): ShotNeeds {
  const read: SceneNeeds[] = [];
  for (const scene of scenes) read.push(needsOfScene(scene, story, options));
  return mergeNeeds(read, story.scenes);
}
