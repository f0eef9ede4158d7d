// Which picture shows a shot.
import { backgroundKey } from '../art';
import type { AssetId } from '../ids';
import type { Shot } from '../shot';
import type { Edit, Story } from '../story';
import { mapShared, withFields } from './change';
import { changePlaces } from './world';

export interface ShownShot {
  readonly shot: Shot;
  /** Undefined: back to what the painter or a fallback shows. */
  readonly asset: AssetId | undefined;
}

/** Shows these pictures in the story. Shots of people or places that are gone are passed over. */
export function showShots(
  shown: readonly ShownShot[],
  { name = 'Show pictures', mergeKey }: { name?: string; mergeKey?: string } = {},
): Edit {
  return {
    name,
    ...(mergeKey !== undefined && { mergeKey }),
    apply: (story) => shown.reduce(showShot, story),
  };
}

function showShot(story: Story, { shot, asset }: ShownShot): Story {
  if (shot.kind === 'background') {
    return changePlaces(story, (places) =>
      mapShared(places, (place) => {
        if (place.id !== shot.place) return place;
        const key = backgroundKey(shot.light, shot.weather);
        const backgrounds = withFields(place.backgrounds ?? {}, { [key]: asset });
        if (backgrounds === place.backgrounds) return place;
        return withFields(place, {
          backgrounds: Object.keys(backgrounds).length > 0 ? backgrounds : undefined,
        });
      }),
    );
  }
  const { expression, outfit } = shot;
  const characters = mapShared(story.characters, (one) => {
    if (one.id !== shot.who) return one;
    if (outfit === undefined) {
      const sprites = withFields(one.sprites, { [expression]: asset });
      return sprites === one.sprites ? one : { ...one, sprites };
    }
    const outfits = mapShared(one.outfits ?? [], (worn) => {
      if (worn.name !== outfit) return worn;
      const sprites = withFields(worn.sprites, { [expression]: asset });
      return sprites === worn.sprites ? worn : { ...worn, sprites };
    });
    return outfits === one.outfits || !one.outfits ? one : { ...one, outfits: [...outfits] };
  });
  return characters === story.characters ? story : { ...story, characters };
}
