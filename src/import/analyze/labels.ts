// What a heading, banner or tracker line says: "Deck of the sky ferry, late afternoon", "INT. SHOP - NIGHT".
import type { Hour, PlaceKind, StatedSetting, Weather } from '@/story';
import { hourFromLabel, weatherFromLabel } from './environment';
import { isPersonNoun } from './person-words';
import { kindOfPlace } from './place-words';

export interface LabelFacts {
  readonly title: string;
  readonly place: { readonly name: string; readonly kind: PlaceKind } | undefined;
  readonly hour: Hour | undefined;
  readonly weather: Weather | undefined;
}

/** "12:40" is no twelfth part. */
const ORDINAL =
  /^(?!\d{1,2}[:.]\d\d(?!\d))(?:(?:chapter|part|act|scene|kapitel|chapitre|capítulo|глава|szene|scène|escena|сцена|int|ext|est|int\/ext|i\/e)\b\.?\s*)?(?:(?:\d+|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)?\s*[:.–—-]\s*(?=\S)/iu;
const INT_EXT = /^(?:(?:int|ext|est)(?:\.?\s?\/\s?(?:int|ext))?|i\.?\/e)[. ]\s*(?:[-–—]\s+)?/iu;

/** "Twenty years later" is no place. */
const PASSING =
  /\b(?:later|earlier|ago|afterwards?)$|^(?:meanwhile|elsewhere|flashback)\b|^(?:the )?same(?: place| location)?$|^(?:continuous|unchanged|ebenda|ebendort|le même|même lieu|el mismo|mismo lugar|mesmo lugar)$/iu;

/** What a model sets apart for the player, and how stories say that they end: no scene bears such a name. */
const ASIDE =
  /^(?:your (?:move|turn|choices?|options?|action|decision|response)|(?:so )?(?:what|which|how|where)(?: \S{1,12}){0,2} (?:do|does|will|would|should) \S{1,24} (?:do|choose|say|go|want|try|respond|pick|take)(?![\p{L}])[^.!]{0,40}|choose[^.!]{0,60}|pick (?:one|an)[^.!]{0,40}|(?:available |possible |suggested |next )?(?:options?|choices?|actions?|paths|replies|responses)|(?:current |player |character )?(?:stat(?:us|s)|inventory|hp|quest log|objectives?|relationships?)|notes?|author['’]?s notes?|summary|recap|ooc|(?:it['’]s )?your turn[^.!]{0,20}|(?:the |fin |)(?:end|ende|fin|fine|fim|finis)(?: of (?:the )?(?:story|log|part|chapter|session|episode|act|scene|book)(?: \S{1,8})?)?|to be continued|(?:wird )?fortsetzung folgt|à suivre|continuará|continua|sigue|was (?:tust|tut|machst|macht) (?:du|ihr)|deine (?:wahl|optionen)|que (?:fais-tu|faites-vous|haces?|fazes?)|(?:qué|o que) (?:haces?|hacéis|fazes?|você faz)[^.!]{0,20}|tus opciones|suas opções|vos choix|cosa (?:fai|fate)|конец|что (?:ты )?дела(?:ешь|ете)[^.!]{0,20}|ваш ход|твой ход|продолжение следует|完|終わり?|つづく|続く|未完|待续|완|끝)\s*[:?!.…]*$/iu;
export const isAside = (label: string): boolean =>
  ASIDE.test(label.replace(/[*_#`~\-–—=]/gu, ' ').trim());

/** `isBanner`: set apart to say where and when, so that an unknown phrase in it is a place. */
export function readLabel(label: string, isBanner: boolean): LabelFacts {
  const bare = label
    .replace(/[*_#`]/g, '')
    // "📍 The Lighthouse": the sign is no part of the name.
    .replace(/^(?:\p{Extended_Pictographic}\ufe0f?\s*)+/u, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (isAside(bare)) return { title: bare, place: undefined, hour: undefined, weather: undefined };
  const isFountain = INT_EXT.test(bare);
  const title = bare
    .replace(INT_EXT, '')
    .replace(ORDINAL, '')
    .replace(/[.\s]+$/, '');
  const parts = title.split(/\s*[.,;|•]\s+|\s+[–—-]\s+|\s*[|•]\s*/u).filter((part) => part !== '');
  let place: LabelFacts['place'];
  let hour: Hour | undefined;
  let weather: Weather | undefined;
  for (const part of parts) {
    const kind = kindOfPlace(part);
    const partHour = hourFromLabel(part);
    const partWeather = weatherFromLabel(part);
    const isShort = part.split(' ').length <= 8;
    if (!place && kind && isShort && !(partHour && part.split(' ').length <= 2))
      place = { name: stripArticle(part), kind };
    else if (
      !place &&
      isShort &&
      (isBanner || isFountain) &&
      !partHour &&
      !PASSING.test(part) &&
      !isPersonNoun(part) &&
      (!partWeather || /^The\s\S+\s\S/u.test(part)) &&
      /^\p{Lu}/u.test(part)
    )
      place = { name: stripArticle(part), kind: 'field' };
    hour ??= partHour;
    weather ??= partWeather;
  }
  const long =
    place && title.length > 60
      ? [place.name, hour].filter((part) => part !== undefined).join(', ')
      : undefined;
  const shown = long ? long.charAt(0).toUpperCase() + long.slice(1) : title;
  return { title: shown === '' ? bare : shown, place, hour, weather };
}

function stripArticle(words: string): string {
  const bare = words
    .replace(/^(?:in |at |inside )?(?:the|a|an)\s+/iu, '')
    .replace(/\s+(?:again|later|continued)$/iu, '')
    .trim();
  return bare === bare.toUpperCase() && /[A-Z]{3}/.test(bare) ? bare.toLowerCase() : bare;
}

/** What a format or a status panel states. */
export function readStated(stated: StatedSetting): LabelFacts {
  const place = stated.place?.replace(/[*_#`"]/g, '').trim();
  let hour = stated.hour === undefined ? undefined : hourFromLabel(stated.hour);
  let weather = stated.weather === undefined ? undefined : weatherFromLabel(stated.weather);
  const kept: string[] = [];
  // "a vineyard in the hills, Friday afternoon": the first part is the place, the others may say when.
  for (const part of (place?.split(/\s+[–—|]\s+|;/)[0] ?? '').split(/,\s+/)) {
    const partHour = kept.length > 0 ? hourFromLabel(part) : undefined;
    const partWeather = kept.length > 0 ? weatherFromLabel(part) : undefined;
    hour ??= partHour;
    weather ??= partWeather;
    if (!partHour && !partWeather) kept.push(part);
  }
  const name = place === undefined ? undefined : stripArticle(kept.join(', ')).slice(0, 80);
  return {
    title: place ?? '',
    place:
      name === undefined || name === '' || PASSING.test(name)
        ? undefined
        : { name, kind: kindOfPlace(name) ?? 'room' },
    hour,
    weather,
  };
}

/** A picture's name as a setting: "harbor_night.png", "Old Lighthouse - rain". */
export function settingFromPicture(name: string): StatedSetting {
  const words = name
    .replace(/^.*[\\/]/, '')
    .replace(/\.[a-z0-9]{2,4}$/i, '')
    .split(/[\s_-]+/)
    .filter((word) => word !== '');
  const kept: string[] = [];
  let hour: string | undefined;
  let weather: string | undefined;
  for (const word of words) {
    // The first word names the place, whatever it is: "Nightclub", "Storm Keep".
    if (kept.length > 0 && hour === undefined && hourFromLabel(word)) hour = word;
    else if (kept.length > 0 && weather === undefined && weatherFromLabel(word)) weather = word;
    else if (!/^\d+$/.test(word)) kept.push(word);
  }
  return {
    ...(kept.length > 0 && { place: kept.join(' ') }),
    ...(hour !== undefined && { hour }),
    ...(weather !== undefined && { weather }),
  };
}
