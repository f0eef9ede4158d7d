// Words of weather and hour that tell of neither: people storm out, blows rain down, eyes are misty, it dawns
// on somebody. And the weather that somebody brings in on their coat, which is that of the scene.
import type { PlaceKind } from '@/story';
import { kindOfWord } from './place-words';

/** Skies, ways, waters and times: what weather is said of. */
const OUTDOORS =
  'sk(?:y|ies)|days?|mornings?|afternoons?|evenings?|nights?|weather|air|streets?|roads?|lanes?|paths?|trails?|fields?|meadows?|hills?|hillsides?|seas?|coast|shores?|beach|cliffs?|forests?|woods?|trees|pines|branches|mountains?|peaks?|ridges?|slopes?|landscape|countryside|harbou?r|bay|river|lake|water|marsh(?:es)?|moors?|swamp|valleys?|parks?|squares?|courtyards?|yards?|gardens?|roofs?|rooftops?|windows?|panes?|capes?|islands?|towns?|villages?|cit(?:y|ies)|horizons?|light|dawn|dusk|twilight|seasons?|months?|autumn|winter|spring|summer|weeks?|weekends?|outside|passes|plains?|tundra|wastes?|wilds?|north|dark(?:ness)?|gloom|moonlight|ground|grounds|crossing|voyage';
const ADJECTIVE = /^(?:misty|stormy|snowy|foggy|cloudy|hazy)$/i;
/** Behind such a word: it says how something out of doors is, or ends the clause. */
const SAID_OF_OUTDOORS = new RegExp(
  String.raw`^\s*(?:[,.;:!?…—–)"”*]|$|(?:and|but|outside|here|there|again|today|tonight|now|with|when|as|over|up|down|for|in|on|out|at|from)\b|(?:[\p{L}-]+,? ){0,2}?(?:${OUTDOORS})\b)`,
  'iu',
);
const OF_A_PERSON =
  /\b(?:eye[sd]?|heads?|minds?|gazes?|looks?|faces?|expressions?|moods?|voices?|thoughts?|memor(?:y|ies)|brains?|vision|sight|temper|brows?|dreams?|glass(?:es)?)\b[^.!?;,]{0,20}$/iu;
/** Kinds of places that lie under the sky: "the misty pier". */
const OPEN_AIR: ReadonlySet<PlaceKind> = new Set<PlaceKind>([
  ...(['street', 'market', 'village', 'garden', 'field', 'forest'] as const),
  ...(['beach', 'pier', 'sea', 'mountain', 'station', 'tower', 'castle'] as const),
]);
const WHOSE = '(?:his|her|their|my|your|our|its)';
const IN_A_PERSON = new RegExp(
  String.raw`^(?: \p{L}+){0,3} (?:(?:in|inside|within|behind|from|around|between|along|over|across|down|up|through|at|of) ${WHOSE} (?:own )?(?:hands?|fists?|fingers?|fingertips?|palms?|blades?|sword|staff|wand|arms?|skin|body|horns?|claws?|spine|nerves|veins?|chest|stomach|belly|gut|brain|skull|thoughts|bones|eyes?|head|heart|minds?|souls?|voice)|(?:inside|within) (?:him|her|them|me|you|us|itself)(?= (?:and|that|as|was|had)\b|[^\p{L} ]|$))`,
  'iu',
);
/** Water wets whom it falls on, so on a body it is what it is; within one it is not. */
const WETS = /^(?:rain|snow|drizzl|downpour|blizzard|(?:\p{L}+ )?flakes|flurries)/iu;
const WITHIN_A_PERSON = new RegExp(
  String.raw`^(?: \p{L}+){0,3} (?:(?:in|inside|within|behind|through) ${WHOSE} (?:own )?(?:veins?|hearts?|minds?|souls?|heads?|blood|bones|chest|stomach|belly|gut|brain|skull|thoughts|nerves|voice|eyes|smile)|(?:inside|within) (?:him|her|them|me|you|us)(?= (?:and|that|as|was|had)\b|[^\p{L} ]|$))\b`,
  'iu',
);
/** "snow on his boots", "rain in her hair": whoever wears it has just come in from it. */
const WORN = new RegExp(
  String.raw`^(?: \p{Ll}+){0,2} (?:on|in|from|off|down|over|across) (?:${WHOSE}|the) (?:\p{L}+ ){0,2}?(?:coats?|overcoats?|greatcoats?|raincoats?|cloaks?|jackets?|capes?|shoulders?|sleeves?|collars?|hats?|caps?|hoods?|scar(?:f|ves)|boots?|shoes?|hair|beards?|moustaches?|mustaches?|eyelashes|lashes|eyebrows|brows|furs?|umbrellas?|shawls?|skirts?|clothes|gloves|mittens)\b`,
  'iu',
);

/** Whether weather, whose word ends at `end`, is on what somebody wears. */
export const isWorn = (sentence: string, end: number, word: string): boolean =>
  WETS.test(word) && WORN.test(sentence.slice(end, end + 80));

/** "the misty pier", "a foggy old graveyard". */
const isOfOpenAir = (after: string): boolean =>
  (after.match(/^(?:\s+\p{L}[\p{L}-]*){1,3}/u)?.[0] ?? '')
    .toLowerCase()
    .split(/\s+/)
    .some((noun) => OPEN_AIR.has(kindOfWord(noun) ?? 'room'));

const ANOTHER_DAY = /^ (?:the (?:previous|other)|last|yesterday)\b/iu;

/** Somebody goes there in anger. */
const STORMS_OFF =
  /^(?: \p{L}+ly| right| straight)? (?:in|into|out|off|past|through|up|down|back|away|towards?|over|across|from|inside|upstairs|downstairs|ahead|forward|after|around)\b/iu;
const WHO =
  /(?:\b(?:he|she|they|i|we|you|who|and|then|was|were|is|are|am|came|comes|went|goes|before|after|without|to)|(?:^|[^.!?…]\s)\p{Lu}\p{L}+)(?: \p{L}+ly)? $/iu;
const SKY = /\b(?:it|sky|skies|heavens?|storm|clouds?)(?: \p{L}+ly| had| has| have| still)* $/iu;
const THROWN =
  /\b(?:blows?|fists?|punches|kicks?|kisses|tears|arrows?|bullets?|shots|bolts|sparks|debris|glass|stones?|rocks?|ash(?:es)?|petals|confetti|coins|questions|curses|insults|fire|missiles|shards|splinters|plaster|dust|blood|shells|spells|feathers)\b[^.!?;,]{0,25}$/iu;
const QUICK = /^[- ](?:fast|quick|swift|reflex(?:es)?|speed|bugs?|rods?|bolts? of)\b/iu;
const IS_SUCH =
  /\b(?:he|she|i|you|we|they)(?:['’](?:s|m|re)| is| was| am| are| were) (?:an?|the|pure|all|my|his|her|our|their)(?: \p{L}+)? $/iu;

const SOMEBODY =
  /^(?:me|him|her|them|us|you|my|his|their|our|your|everyone|everybody|nobody|\p{Lu}\p{L}+)$/u;
const DAWNS_ON = /^(?: \p{L}+ly)? (?:on|upon|within|in) ([\p{L}]+)/u;
/** "what they had planned the night before": another night. */
const THE_ONE_BEFORE =
  /^ before\s*(?:[,.;:!?…)—–]|$|(?:and|last|as|when|while|that|were|was|had|in|at|with)\b)/iu;
const NEVER_ENDS = /\b(?:perpetual|eternal|endless|everlasting|permanent) $/iu;
/** "The dance was to be held that night": it is not night yet. */
const TO_COME =
  /\b(?:would|should|might|must|(?:was|were|is|are) to|to be|(?:had|has|have) to|going to|plan\w*|promis\w*|invit\w*|decid\w*|arrang\w*|chosen|choose|intend\w*|suppos\w*|hop(?:es?|ed|ing) to|booked|due)\b[^.!?;]{0,40}\b(?:that|this|the next|the same) $/iu;
const HOUR_OF_DAY =
  /^(?:morning|afternoon|evening|night|noon|midnight|dawn|dusk|sunset|twilight)s?$/i;

/** A snow globe, a rain gauge. */
const THING_OF_WEATHER =
  /^[ -](?:globes?|angels?|cannons?|machines?|dances?|checks?|gauges?|barrels?|leopards?|geese|goose|owls?|queens?|kings?|lanterns?|horns?|signals?|warnings?|rod|elves|giants?|spirits?|white)\b|^ (?:had|has) (?:long |already |mostly |all )?melted\b|^ (?:in|inside) the (?:\p{L}+ )?(?:glass|globe|bottle|snow globe)\b|^ не был|^の匂い/iu;

/** Whether a word of weather, from `at` to `end` in its sentence, is said of something else. */
export function isFigureOfWeather(
  sentence: string,
  at: number,
  end: number,
  word: string,
): boolean {
  const before = sentence.slice(Math.max(0, at - 80), at);
  const after = sentence.slice(end, end + 80);
  if (/^-(?:eyed|white|colou?red|pale|soft|like|brained|headed)/iu.test(after)) return true;
  if (THING_OF_WEATHER.test(after)) return true;
  if (ADJECTIVE.test(word))
    return OF_A_PERSON.test(before) || !(SAID_OF_OUTDOORS.test(after) || isOfOpenAir(after));
  if ((WETS.test(word) ? WITHIN_A_PERSON : IN_A_PERSON).test(after) || ANOTHER_DAY.test(after))
    return true;
  switch (word.toLowerCase()) {
    case 'storms':
    case 'storming':
      return STORMS_OFF.test(after) && WHO.test(before);
    case 'thundered':
    case 'thunders':
      return !SKY.test(before);
    case 'rains':
    case 'rained':
    case 'raining':
      return THROWN.test(before);
    case 'thunder':
      return /\b(?:his|her|my|your|their|steals?|stole|stolen) $/iu.test(before);
    case 'lightning':
      return QUICK.test(after);
    case 'storm':
    case 'tempest':
    case 'hurricane':
      return IS_SUCH.test(before);
    default:
      return false;
  }
}

/** Whether a word of an hour names another one, or none. */
export function isFigureOfHour(sentence: string, at: number, end: number, word: string): boolean {
  const before = sentence.slice(Math.max(0, at - 80), at);
  const after = sentence.slice(end, end + 80);
  if (/^dawn(?:s|ed|ing)?$/i.test(word)) {
    const whom = DAWNS_ON.exec(after)?.[1];
    if (whom !== undefined && SOMEBODY.test(whom) && !/^The$/.test(whom)) return true;
  }
  // "Mañana" alone is tomorrow.
  if (/^mañana$/i.test(word))
    return !/\b(?:la|una|esta|esa|aquella|cada|otra|media|de)\s$/iu.test(before);
  if (!HOUR_OF_DAY.test(word)) return false;
  return (
    /^-(?!time|lit|light)\p{L}/iu.test(after) ||
    /\bgood-$/iu.test(before) ||
    THE_ONE_BEFORE.test(after) ||
    /^ before (?:the|his|her|their|our|my) [^.!?]{0,40}\bhad\b/iu.test(after) ||
    /^ and day\b/iu.test(after) ||
    /\bday and $/iu.test(before) ||
    NEVER_ENDS.test(before) ||
    TO_COME.test(before)
  );
}
