// Which picture shows a shot: one of the user's own, or one that the painter draws from plain data.
import {
  backgroundKey,
  findPlace,
  nearestExpression,
  readBackgroundKey,
  type AssetId,
  type BackgroundShot,
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
  const own = ownSprite(character, shot.expression, shot.outfit);
  if (own) return own;
  const { id, name, description } = character;
  const looks = dressed(character, shot.outfit);
  const spec = { character: { id, name, description, looks }, expression: shot.expression };
  return { by: 'painter', spec: { kind: 'sprite', ...spec } };
}

function backgroundPicture(shot: Shot & { kind: 'background' }, story: StageStory): Picture {
  const place = findPlace(story.world, shot.place);
  const own = place && ownBackground(place, shot);
  if (own) return own;
  const { light, weather } = shot;
  const known = place && {
    id: place.id,
    name: place.name,
    kind: place.kind,
    description: place.description,
  };
  return { by: 'painter', spec: { kind: 'background', place: known, light, weather } };
}

/** The picture of this light and weather, else the one for all of them, else the nearest there is. */
function ownBackground(place: Place, shot: BackgroundShot): Picture | undefined {
  const { backgrounds = {} } = place;
  const wanted = backgroundKey(shot.light, shot.weather);
  const exact = backgrounds[wanted] ?? place.background;
  if (exact) return { by: 'asset', asset: exact };
  const known = Object.keys(backgrounds).sort();
  const nearest =
    known.find((key) => readBackgroundKey(key)?.light === shot.light) ??
    known.find((key) => readBackgroundKey(key)?.weather === shot.weather) ??
    known[0];
  const asset = nearest === undefined ? undefined : backgrounds[nearest];
  if (nearest === undefined || asset === undefined) return undefined;
  const reason = `${place.name} has no picture for ${wanted}; the nearest that there is is ${nearest}.`;
  return { by: 'asset', asset, fallbackFrom: { wanted, shown: nearest, reason } };
}

/** What the painter reads of somebody in other clothes. */
function dressed({ looks, outfits }: Character, name: string | undefined): Character['looks'] {
  const outfit = outfits?.find((one) => one.name === name);
  if (!outfit) return looks;
  const words = [looks.words, `wearing ${outfit.words || outfit.name}`].filter(Boolean).join(', ');
  // A trait set by hand would win over the words.
  const { clothes: _clothes, clothesColor: _color, ...traits } = looks.traits;
  return { ...looks, words, traits };
}

function ownSprite(
  character: Character,
  wanted: Expression,
  outfitName: string | undefined,
): Picture | undefined {
  const outfit = character.outfits?.find((one) => one.name === outfitName);
  const inOutfit = outfit && nearestSprite(outfit.sprites, wanted, character.name);
  if (inOutfit) return inOutfit;
  const usual = nearestSprite(character.sprites, wanted, character.name);
  if (!usual || !outfit) return usual;
  const reason = `${character.name} has no picture in the outfit “${outfit.name}”; the usual clothes stand in.`;
  const shown = usual.fallbackFrom?.shown ?? wanted;
  return {
    ...usual,
    fallbackFrom: { wanted: `${outfit.name} ${wanted}`, shown, reason },
  };
}

function nearestSprite(
  sprites: Character['sprites'],
  wanted: Expression,
  name: string,
): (Picture & { by: 'asset' }) | undefined {
  const available = new Set(Object.keys(sprites));
  if (available.size === 0) return undefined;
  const nearest = nearestExpression(wanted, available);
  const shown = nearest ?? [...available].sort()[0];
  const asset = shown === undefined ? undefined : sprites[shown];
  if (asset === undefined || shown === undefined) return undefined;
  if (shown === wanted) return { by: 'asset', asset };
  const why = nearest
    ? `the nearest that there is is ${shown}`
    : `neither a near one nor neutral is there, so ${shown} stands in`;
  const reason = `${name} has no picture for ${wanted}; ${why}.`;
  return { by: 'asset', asset, fallbackFrom: { wanted, shown, reason } };
}

/**
 * The picture of the user's own that is meant for exactly this shot: what a take of it replaces.
 * Undefined where the painter, a fallback or a picture for all lights stands in.
 */
export function exactAsset(shot: Shot, story: StageStory): AssetId | undefined {
  if (shot.kind === 'background') {
    const place = findPlace(story.world, shot.place);
    return place?.backgrounds?.[backgroundKey(shot.light, shot.weather)];
  }
  const character = story.characters.find(({ id }) => id === shot.who);
  const outfit = character?.outfits?.find((one) => one.name === shot.outfit);
  return (shot.outfit === undefined ? character?.sprites : outfit?.sprites)?.[shot.expression];
}

/** Equal for pictures that look the same: what loaded pictures are cached by. */
export function pictureKey(picture: Picture): string {
  return picture.by === 'asset' ? `asset ${picture.asset}` : JSON.stringify(picture.spec);
}
