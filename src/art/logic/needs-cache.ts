// What each scene needs, kept by its beats: an edit of one scene reads one scene again, and a word in
// somebody's looks reads none.
import { playerOf } from '@/stage';
import { loadedScene, type Beat, type SceneId, type Story } from '@/story';
import { mergeNeeds, needsOfScene, type SceneNeeds, type ShotNeeds } from '../shots/list-shots';

export class NeedsCache {
  readonly #byScene = new Map<
    SceneId,
    { readonly beats: readonly Beat[]; readonly setting: string; readonly needs: SceneNeeds }
  >();

  /** Of the scenes that are loaded, in the order of the story. */
  read(story: Story): ShotNeeds {
    const setting = settingOf(story);
    const read: SceneNeeds[] = [];
    for (const head of story.scenes) {
      const beats = story.beats.get(head.id);
      if (!beats) continue;
      const own = `${setting} ${JSON.stringify([head.place, head.hour, head.weather, head.cast])}`;
      const known = this.#byScene.get(head.id);
      if (known?.beats === beats && known.setting === own) {
        read.push(known.needs);
        continue;
      }
      const scene = loadedScene(story, head.id);
      if (!scene) continue;
      const needs = needsOfScene(scene, story);
      this.#byScene.set(head.id, { beats, setting: own, needs });
      read.push(needs);
    }
    return mergeNeeds(read, story.scenes);
  }
}

/** All that the fold reads of cast and world. */
function settingOf({ characters, world, project }: Story): string {
  return JSON.stringify([
    playerOf(characters, project.player)?.id,
    characters.map(({ id, role, onStage, outfits }) => [
      id,
      role,
      onStage,
      outfits?.map(({ name }) => name),
    ]),
    world.environment,
    world.places.map(({ id, environment }) => [id, environment]),
  ]);
}
