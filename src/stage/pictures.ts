// Which picture shows a shot: one of the user's own, or one that the painter draws from plain data.
import {
  findPlace,
  nearestExpression,
  type AssetId,
  type Character,
  type Expression,
  type Light,
  type Place,
  type Shot,
  type Weather,
} from '@/story';
import type { StageStory } from './fold';

export interface SpriteSpec {
  readonly kind: 'sprite';
  readonly character: Pick<Character, 'id' | 'name' | 'description' | 'looks'>;
  readonly expression: Expression;
}

export interface BackgroundSpec {
  readonly kind: 'background';
  readonly place: Pick<Place, 'id' | 'name' | 'kind' | 'description'> | undefined;
  readonly light: Light;
  readonly weather: Weather;
}

/** What the painter is asked for. Plain data, so that it crosses to a worker and can be hashed. */
export type PictureSpec = SpriteSpec | BackgroundSpec;

export type Picture =
  | {
      readonly by: 'asset';
      readonly asset: AssetId;
      /** Set when the picture shows something else than was asked for. */
      readonly fallbackFrom?: ShotFallback;
    }
  | { readonly by: 'painter'; readonly spec: PictureSpec };

export interface ShotFallback {
  /** What the story asks for: an expression, or light and weather of a place. */
  readonly wanted: string;
  readonly shown: string;
  /** A sentence for the author. */
  readonly reason: string;
}

/**
 * The picture of a shot, or undefined for a character that the story no longer has. A character
 * with pictures of the user's own is always shown by one of them: a stranger drawn by the painter
 * for one line would be worse than a face that does not quite fit.
 */
export function pictureOf(shot: Shot, story: StageStory): Picture | undefined {
  if (shot.kind === 'background') return backgroundPicture(shot, story);
  const character = story.characters.find(({ id }) => id === shot.who);
  if (!character) return undefined;
  const own = ownSprite(character, shot.expression);
  if (own) return own;
  const { id, name, description, looks } = character;
  const spec = { character: { id, name, description, looks }, expression: shot.expression };
  return { by: 'painter', spec: { kind: 'sprite', ...spec } };
}

function backgroundPicture(shot: Shot & { kind: 'background' }, story: StageStory): Picture {
  const place = findPlace(story.world, shot.place);
  if (place?.background) return { by: 'asset', asset: place.background };
  const { light, weather } = shot;
  const known = place && {
    id: place.id,
    name: place.name,
    kind: place.kind,
    description: place.description,
  };
  return { by: 'painter', spec: { kind: 'background', place: known, light, weather } };
}

function ownSprite(character: Character, wanted: Expression): Picture | undefined {
  const available = new Set(Object.keys(character.sprites));
  if (available.size === 0) return undefined;
  const nearest = nearestExpression(wanted, available);
  const shown = nearest ?? [...available].sort()[0];
  const asset = shown === undefined ? undefined : character.sprites[shown];
  if (asset === undefined || shown === undefined) return undefined;
  if (shown === wanted) return { by: 'asset', asset };
  const why = nearest
    ? `the nearest that there is is ${shown}`
    : `neither a near one nor neutral is there, so ${shown} stands in`;
  const reason = `${character.name} has no picture for ${wanted}; ${why}.`;
  return { by: 'asset', asset, fallbackFrom: { wanted, shown, reason } };
}

/** Equal for pictures that look the same: what loaded pictures are cached by. */
export function pictureKey(picture: Picture): string {
  return picture.by === 'asset' ? `asset ${picture.asset}` : JSON.stringify(picture.spec);
}
