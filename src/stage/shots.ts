// The pictures that a story needs, read off the fold. Nothing here is stored.
import {
  findPlace,
  shotKey,
  type Light,
  type Scene,
  type Shot,
  type SpriteShot,
  type Weather,
} from '@/story';
import { stageSteps, type StageOptions, type StageStory } from './fold';
import type { StageSprite } from './stage-state';

/** The picture of somebody as they stand on the stage. */
export function spriteShot({
  who,
  expression,
  outfit,
}: Pick<StageSprite, 'who' | 'expression' | 'outfit'>): SpriteShot {
  return { kind: 'sprite', who, expression, ...(outfit !== undefined && { outfit }) };
}

/** Every picture that is seen in a scene, once, in the order in which it is first seen. */
export function shotsOfScene(scene: Scene, story: StageStory, options?: StageOptions): Shot[] {
  const shots: Shot[] = [];
  for (const { state } of stageSteps(scene, story, options)) {
    shots.push(state.background);
    for (const sprite of state.sprites) shots.push(spriteShot(sprite));
  }
  return mergeShots([shots]);
}

/** One list without repeats, in the order given. */
export function mergeShots(lists: Iterable<readonly Shot[]>): Shot[] {
  const byKey = new Map<string, Shot>();
  for (const list of lists) {
    for (const shot of list) {
      const key = shotKey(shot);
      if (!byKey.has(key)) byKey.set(key, shot);
    }
  }
  return [...byKey.values()];
}

const LIGHT_WORDS: Readonly<Record<Light, string>> = {
  dawn: 'at dawn',
  day: 'by day',
  dusk: 'at dusk',
  night: 'at night',
};

const WEATHER_WORDS: Readonly<Record<Weather, string>> = {
  clear: '',
  overcast: 'under clouds',
  rain: 'in the rain',
  storm: 'in a storm',
  snow: 'in the snow',
  fog: 'in fog',
};

/** A shot in words, for lists and alternative texts: "Sora, evening dress, joy", "Old pier at dusk". */
export function describeShot(shot: Shot, story: StageStory): string {
  if (shot.kind === 'sprite') {
    const character = story.characters.find(({ id }) => id === shot.who);
    return [character?.name ?? 'Somebody', shot.outfit, shot.expression].filter(Boolean).join(', ');
  }
  const name = findPlace(story.world, shot.place)?.name ?? 'Somewhere';
  return [name, LIGHT_WORDS[shot.light], WEATHER_WORDS[shot.weather]].filter(Boolean).join(' ');
}
