// `SCENE TWO. The boiler room. Night. It snows.` and `INT. KITCHEN - NIGHT`: what a heading states.
import type { StatedSetting } from '@/story';

const HOUR =
  /\b(?:dawn|daybreak|sunrise|morning|noon|midday|afternoon|daytime|day|dusk|sunset|twilight|evening|night|midnight)\b/i;
const WEATHER =
  /\b(?:rain\w*|snow\w*|storm\w*|fog\w*|mist\w*|wind\w*|sunny|sunshine|clear sky|cloud\w*|overcast|thunder\w*|hail|blizzard|drizzl\w*)\b/i;
/** An hour is said in few words; a longer sentence only mentions it. */
const HOUR_WORDS = 4;

/** What the words after the number of a scene say, each in the words of the heading. */
export function settingOfHeading(text: string): StatedSetting | undefined {
  const pieces = text
    .split(/(?<=[.;])\s+| [—–-] /)
    .map((piece) => piece.replace(/^[\s[(]+|[\s.;\])]+$/g, ''));
  let place: string | undefined;
  let hour: string | undefined;
  let weather: string | undefined;
  for (const piece of pieces) {
    if (piece === '') continue;
    const isShort = piece.split(/\s+/).length <= HOUR_WORDS;
    if (isShort && HOUR.test(piece) && place !== undefined) hour ??= piece;
    else if (WEATHER.test(piece) && (place !== undefined || isShort)) weather ??= piece;
    else if (isShort && HOUR.test(piece)) hour ??= piece;
    else place ??= piece;
  }
  if ((place ?? hour ?? weather) === undefined) return undefined;
  return {
    ...(place === undefined ? {} : { place }),
    ...(hour === undefined ? {} : { hour }),
    ...(weather === undefined ? {} : { weather }),
  };
}
