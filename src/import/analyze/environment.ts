// Hour and weather from telling: never from speech, and not when denied, remembered or only like it.
import { matchesOf } from '@/lib/text/matches';
import type { Hour, Weather } from '@/story';
import { isAskedFor, isPictured } from './environment-elsewhere';
import { CLOCK_HINT, hourOfClock, readClock } from './environment-clock';
import { isFigureOfHour, isFigureOfWeather, isWorn } from './environment-figures';
import {
  CLEARS,
  HOUR_PHRASE_HINT,
  HOUR_PHRASES,
  OTHER_HOURS,
  WEATHER_PHRASE_HINT,
  WEATHER_PHRASES,
} from './environment-phrases';
import { HOUR_HINT, HOURS, WEATHER_HINT, WEATHERS } from './environment-words';
import { sentencesIn } from './sentences';

export interface Cue<T> {
  readonly value: T;
  readonly confidence: number;
  readonly evidence: string;
  /** UTF-16 offset in the text that was read. */
  readonly at: number;
}

/** Which weather stands when several are told of at once. */
const WEATHER_RANK: Readonly<Record<Weather, number>> = {
  storm: 5,
  snow: 4,
  rain: 3,
  fog: 2,
  overcast: 1,
  clear: 0,
};

const ANOTHER_TIME = String.raw`yesterday|ago|once|(?<!what )used to|remember\w*|recall\w*|dream\w*|imagin\w*|tomorrow|next week|would|might|if|unless|until|till|since|had been|on the (?:phone|radio|news|screen)|forecast|will|shall|promis\w*|expect\w*|predict\w*`;
const inSentence = (words: string): RegExp =>
  new RegExp(String.raw`\b(?:${words})\b[^.!?;]{0,40}$`, 'iu');
/** Before the word, in its sentence: it is not so, or not now. */
const ELSEWHERE = inSentence(
  `${ANOTHER_TIME}|not|never|no longer|without|(?:is|was|does|did|has|had|have)n['’]t|could|had`,
);
/** What is denied may be the rain that has gone: "there was no rain". */
const ELSEWHERE_THAN_NOT = inSentence(ANOTHER_TIME.replace('since|', '').replace('had been|', ''));
/** The same for weather that somebody feels or goes through: it is there, whatever they cannot do. */
const OF_FELT = inSentence(`${ANOTHER_TIME}|had`);
/** And for what lies on somebody's coat: "she had snow in her hair". */
const OF_WORN = inSentence(ANOTHER_TIME);
/** "The voice said that it was snowing in Denver." */
const REPORTED =
  /\b(?:said|says|told \p{L}+|heard|hears|claim\w*|report\w*|swore|swears)(?: (?:that|how|it|there|they|is|was|were|would|be|had|been|the)){1,6} $/iu;
const JUST_BEFORE =
  /\b(?:(?:queen|king|lady|lord|creatures?|child|children|thief|thieves|mistress|goddess|god|prince|dead|first|middle name) of the|no|last|previous|preceding|every|each|all|most|some|good|when|many|of (?:last|that)|(?:no|any) (?:sign|trace|hint|thought|talk) of)\s+$/iu;
const PERSISTS =
  /^ (?:(?:had|has|have|would|will|did|does|do)(?:n['’]t| not| never)|won['’]t|refuse[sd]? to)(?: yet| once)? (?:lift|clear|stop|end|let up|eas|part|slack|give)/iu;
/** "He could not see the bank for the fog": the fog is there. "Not even the rain" and "never such rain" are, too. */
const IN_SPITE_OF_IT =
  /\b(?:(?:through|over|above|against|because of|in|into|from|by|under|for|but) (?:the|this|that|all this|all the)|not even (?:the|this|that|all this)|(?:so much|such|nothing but|anything but|but))(?: \p{L}+)? $/iu;
/** "She could hear rain." */
const PERCEIVES =
  /\bcould (?:(?:just|only|already|still|even|now) )?(?:hear|see|smell|taste|feel)(?: (?:the|some|nothing but|only))?(?: \p{L}+)? $/iu;
const LIKENESS =
  /\b(?:like|as|than|as if|as though|resembl\w+|a kind of|(?:gr[ea]y|blue|black|white|green|colou?r) of|(?:hat(?:e[sd]?|ing)|lov(?:e[sd]?|ing)|lik(?:e[sd]?|ing)|(?:fear|miss|enjoy)\w*)(?: the| a)?|smell of|thin as|white as)\b[^.!?;,]{0,24}$/iu;
/** "It hasn't stopped snowing." */
const NOT_SO = /(?:n['’]t|\b(?:not|never))(?: yet| once| even)? $/iu;
/** "The rain had turned to fog": what it became counts. */
const TURNS_TO =
  /\b(?:(?:turn(?:s|ed|ing)?|thin(?:s|ned)?|changed?|changes|froze|thickens?|thickened) (?:in)?to|(?:gives?|gave|giving) way to) (?:an? )?((?:\p{L}+ )?(?:fog|mist|snow|rain|storm|sleet|drizzle|sunshine|hail))\b/iu;
/** German writes every noun with a capital: no name. */
const GERMAN_NOUN =
  /^(?:regen|schnee|nebel|gewitter|sturm|sonne scheint|mitternacht|morgengrauen|(?:nächsten |frühen )?morgen|mittag|nachmittag|dämmerung|abends?|nachts?)$/iu;
const FIGURATIVE_AFTER =
  /^ (?:(?:down )?(?:blows|punches|kisses|curses|insults|abuse|questions)|smile|grin|laugh|mood|disposition|temper|voice|personality|yellow)\b|^(?:[’']s)?(?:\s+of\s+(?!the (?:day|night|morning|evening|same|next|first|second|third|\p{L}+th\b|\d)|(?:January|February|March|April|May|June|July|August|September|October|November|December|\p{Lu}\p{L}+day)\b)\p{L}+|(?:\s+(?:was|is|were|\p{L}+ed|\p{L}+ing))?\s+(?:in|behind|inside) (?:(?:his|her|their|my|your) (?:eyes|heart|head|voice|mind|soul|smile|blood|veins)|hers|theirs|mine)|\s+(?:was|is|has|had|would|will) (?:never|not|no)\b)/iu;

/** "It rained on the day he left, thirty years ago." */
const YEARS_AGO = /^[^.!?]{0,80}\b(?:years?|months?|decades?) ago\b/iu;

/** "She waited until it was dark": it has come. */
const withoutWaiting = (before: string): string => before.replace(WAITS, ' and ');
const WAITS =
  /\b(?:wait|waits|waited|stay|stays|stayed|sleep|sleeps|slept|hide|hides|hid|dance|danced|drink|drank|talk|talked|walk|walked|work|worked) (?:\p{L}+ ){0,3}(?:until|till)\b/iu;

function isElsewhere(
  sentence: string,
  at: number,
  end: number,
  word: string,
  takenBack = ELSEWHERE,
): boolean {
  const before = withoutWaiting(sentence.slice(0, at));
  if (YEARS_AGO.test(sentence.slice(end))) return true;
  if (JUST_BEFORE.test(before) || REPORTED.test(before)) return true;
  // "The fog had not lifted all day": it is still there.
  if (PERSISTS.test(sentence.slice(end))) return false;
  // A name: the Queen of the Snow, Storm the dog.
  if (
    /^\p{Lu}/u.test(word) &&
    !GERMAN_NOUN.test(word) &&
    // "Sonne geht langsam unter" is a clause, whatever capital it has.
    !/^\p{Lu}\p{L}* \p{Ll}/u.test(word) &&
    before.trim() !== '' &&
    !/[.!?…:—]\s*$/u.test(before)
  )
    return true;
  if (/\bha[ds] (?:just )?(?:begun|started) to $|n['’]t (?:yet )?(?:stopped|quit) $/iu.test(before))
    return false;
  // It goes on: "it had been raining all day".
  if (/ing$/i.test(word) && /\bit(?: ha[ds]|['’]d|['’]s) been $/iu.test(before)) return false;
  if (/^sun /i.test(word)) return takenBack.test(before);
  if (LIKENESS.test(before) || FIGURATIVE_AFTER.test(sentence.slice(end))) return true;
  if (
    /\b(?:next|late|early|mid|by|at|that|this|in the|it (?:is|was)|the|not (?:yet|quite)(?: \p{L}+){0,2})\s+$/iu.test(
      before,
    ) &&
    !/\b(?:if|unless|until|since|not(?! (?:yet|quite))|yesterday|tomorrow|remember\w*|will|shall)\b/iu.test(
      before,
    )
  )
    return false;
  if (/^(?:has|have|had|is gone|stopp|no longer|not a)/i.test(word)) return NOT_SO.test(before);
  return takenBack.test(before);
}

/** Whether weather is told of another time or place. */
function isOtherWeather(sentence: string, at: number, end: number, word: string): boolean {
  const before = sentence.slice(0, at);
  const takenBack = isWorn(sentence, end, word)
    ? OF_WORN
    : IN_SPITE_OF_IT.test(before) || PERCEIVES.test(before)
      ? OF_FELT
      : ELSEWHERE;
  return isElsewhere(sentence, at, end, word, takenBack);
}

function weighHour(sentence: string, at: number, end: number, word: string): number {
  const bare = sentence.trim();
  if (/in the morning$/i.test(word)) return 0.85;
  if (bare.replace(/[.!…—,]+$/, '').toLowerCase() === word.toLowerCase()) return 0.92;
  const before = sentence.slice(0, at).trim().toLowerCase();
  const after = sentence.slice(end);
  // "The sun rose over the road behind a bus": what the sky does opens a telling.
  if (before === 'the' && /^sun (?:rises|rose|comes up|came up)$/iu.test(word)) return 0.88;
  if (before === 'the' && /^moon (?:is|was) (?:\p{L}+ )?up$/iu.test(word)) return 0.8;
  // "Morning comes up", "Night falls", "Dawn." open a stretch of telling.
  if (
    before === '' &&
    /^\s*(?:[.,—:!]|com|came|fall|fell|break|broke|dawn|has|had|settl|arriv|creep|crept|press|in |over )/iu.test(
      after,
    )
  )
    return 0.88;
  if (
    /(?:\bit (?:is|was)(?: the| a| an)?(?: \p{L}+){0,3}|\bby|\bat|\bthe next|\bthat|\bthis|\blate|\bearly|\blater that|\bhour before|\bam|\bau|\bal|\bde la|\bles (?:war|ist)|\b(?:è|era|é|la|alla|all['’]|di|à|da|na|ao|por la|questa|quella|esta|essa|naquela|aquela|ce|cette|esa))$/iu.test(
      before,
    )
  )
    return 0.8;
  if (/\bin the(?: early| late)?$/iu.test(before)) return 0.7;
  if (
    /^\s*(?:gardener|watch|club|school|shift|stand|gown|mare|owl|sky blue|star|coat|dress|suit|shoes?|slippers|gloves|jacket|shirt|clothes|wear|papers?|news|post|mail|edition|class|classes|snack|train|porter|school|cream|sickness|glory|life|person|people|fever|sweats|terrors|vision)\b/iu.test(
      after,
    )
  )
    return 0.25;
  return 0.55;
}

/** What holds a place in a sentence: "two in the morning" is no morning. */
interface Taken {
  readonly from: number;
  readonly to: number;
}
const isTaken = (taken: readonly Taken[], at: number, end: number): boolean =>
  taken.some(({ from, to }) => at < to && end > from);

/** The hour that a stretch of telling states, or undefined. `names` are people ("Dawn"), who are no hour. */
export function readHour(text: string, names: ReadonlySet<string>): Cue<Hour> | undefined {
  if (![HOUR_HINT, HOUR_PHRASE_HINT, CLOCK_HINT].some((hint) => hint.test(text))) return undefined;
  let best: Cue<Hour> | undefined;
  for (const sentence of sentencesIn(text)) {
    const taken: Taken[] = [];
    const phrases = HOUR_PHRASE_HINT.test(sentence.text) ? HOUR_PHRASES : [];
    for (const [pattern, hour] of phrases) {
      for (const match of matchesOf(sentence.text, pattern)) {
        const at = match.index;
        const end = at + match[0].length;
        if (isTaken(taken, at, end)) continue;
        taken.push({ from: at, to: end });
        const before = withoutWaiting(sentence.text.slice(0, at));
        if (OTHER_HOURS.test(before) || ELSEWHERE.test(before) || isPictured(sentence.text, at))
          continue;
        if (!best || best.confidence < PHRASE)
          best = {
            value: hour,
            confidence: PHRASE,
            evidence: excerpt(sentence.text, at, end),
            at: sentence.at + at,
          };
      }
    }
    const clock = readClock(sentence.text);
    if (clock && (!best || best.confidence < 0.75)) best = { ...clock, at: sentence.at + clock.at };
    if (!HOUR_HINT.test(sentence.text)) continue;
    for (const [pattern, hour] of HOURS) {
      for (const match of matchesOf(sentence.text, pattern)) {
        const word = match[0];
        const end = match.index + word.length;
        if (isTaken(taken, match.index, end)) continue;
        if (names.has(word.toLowerCase()) && /^\p{Lu}/u.test(word)) continue;
        if (isFigureOfHour(sentence.text, match.index, end, word)) continue;
        if (isElsewhere(sentence.text, match.index, end, word)) continue;
        if (OTHER_HOURS.test(sentence.text.slice(0, match.index))) continue;
        const confidence = weighHour(sentence.text, match.index, end, word);
        if (!best || confidence > best.confidence)
          best = {
            value: hour,
            confidence,
            evidence: excerpt(sentence.text, match.index, end),
            at: sentence.at + match.index,
          };
      }
    }
  }
  return best;
}

/** How sure an hour is that several words tell together. */
const PHRASE = 0.78;

/** The weather that a stretch of telling states, the strongest where it tells of several. */
export function readWeather(text: string): Cue<Weather> | undefined {
  if (!WEATHER_HINT.test(text) && !WEATHER_PHRASE_HINT.test(text)) return undefined;
  let best: Cue<Weather> | undefined;
  for (const sentence of sentencesIn(text)) {
    const cleared = WEATHER_PHRASE_HINT.test(sentence.text) ? clearingIn(sentence) : undefined;
    if (cleared) {
      best = cleared;
      continue;
    }
    if (!WEATHER_HINT.test(sentence.text) && !WEATHER_PHRASE_HINT.test(sentence.text)) continue;
    let inSentence: Cue<Weather> | undefined;
    for (const [pattern, weather] of WEATHER_PATTERNS) {
      for (const match of matchesOf(sentence.text, pattern)) {
        const word = match[0];
        const end = match.index + word.length;
        if (isAskedFor(sentence.text, match.index) || isPictured(sentence.text, match.index))
          continue;
        if (isFigureOfWeather(sentence.text, match.index, end, word)) continue;
        if (isOtherWeather(sentence.text, match.index, end, word)) continue;
        const cue: Cue<Weather> = {
          value: weather,
          confidence: weather === 'clear' ? 0.75 : 0.7,
          evidence: excerpt(sentence.text, match.index, end),
          at: sentence.at + match.index,
        };
        // "The rain has stopped" speaks of rain and means a clear sky.
        const clears = inSentence?.value === 'clear' && Math.abs(inSentence.at - cue.at) < 30;
        if (!clears && (!inSentence || WEATHER_RANK[weather] > WEATHER_RANK[inSentence.value]))
          inSentence = cue;
        break;
      }
    }
    const turned = TURNS_TO.exec(sentence.text);
    const became = turned ? weatherFromLabel(turned[1] ?? '') : undefined;
    if (turned && became)
      inSentence = {
        value: became,
        confidence: 0.75,
        evidence: turned[0],
        at: sentence.at + turned.index,
      };
    if (!inSentence) continue;
    const isChange = inSentence.value === 'clear';
    if (!best || isChange || WEATHER_RANK[inSentence.value] > WEATHER_RANK[best.value])
      best = inSentence;
  }
  return best ?? moonIn(text);
}

/** A moon that is seen: there can be no more than a few clouds. */
function moonIn(text: string): Cue<Weather> | undefined {
  const match = MOON_STANDS.exec(text);
  if (!match || isPictured(text, match.index) || ELSEWHERE.test(text.slice(0, match.index)))
    return undefined;
  return {
    value: 'clear',
    confidence: 0.55,
    evidence: match[0].trim(),
    at: match.index,
  };
}
const MOON_STANDS =
  /\bmoon(?:,? \p{L}+){0,6},? (?:hung|hangs|stood|stands|rode|rides|climbed|climbs|shone|shines)\b/iu;

const WEATHER_PATTERNS = [...WEATHERS, ...WEATHER_PHRASES];

/** That rain or fog has gone in this sentence, unless another weather comes behind it. */
function clearingIn(sentence: {
  readonly text: string;
  readonly at: number;
}): Cue<Weather> | undefined {
  const match = matchesOf(sentence.text, CLEARS).at(-1);
  if (!match) return undefined;
  const { index } = match;
  const end = index + match[0].length;
  if (ELSEWHERE_THAN_NOT.test(sentence.text.slice(0, index)) || isPictured(sentence.text, index))
    return undefined;
  if (LIKENESS.test(sentence.text.slice(0, index))) return undefined;
  const after = readWeather(sentence.text.slice(end));
  if (after) return { ...after, at: sentence.at + end + after.at };
  return {
    value: 'clear',
    confidence: 0.75,
    evidence: excerpt(sentence.text, index, end),
    at: sentence.at + index,
  };
}

function excerpt(text: string, from: number, to: number): string {
  return text
    .slice(Math.max(0, from - 24), Math.min(text.length, to + 24))
    .replace(/\s+/g, ' ')
    .trim();
}

/** An hour as a heading or a tracker writes it: "late afternoon", "21:40", "DAY", "9 pm". */
export function hourFromLabel(label: string): Hour | undefined {
  const clock =
    /\b(\d{1,2})[:.h](\d{2})\s?([ap])?\.?m?/iu.exec(label) ??
    /\b(\d{1,2})()\s?([ap])\.?m\b/iu.exec(label);
  if (clock) {
    const half = clock[3]?.toLowerCase();
    const hour = half ? (Number(clock[1]) % 12) + (half === 'p' ? 12 : 0) : Number(clock[1]);
    if (hour < 24) return hourOfClock(hour);
  }
  let found: { hour: Hour; at: number } | undefined;
  for (const [pattern, hour] of HOURS) {
    pattern.lastIndex = 0;
    const match = pattern.exec(label);
    pattern.lastIndex = 0;
    if (match && (!found || match.index < found.at)) found = { hour, at: match.index };
  }
  return (
    found?.hour ??
    (/\bday\b(?! (?:\d|one|two|three|four|five|six|seven|eight|nine|ten))|\btag\b(?! \d)|\bjour\b|\bdía\b|день/iu.test(
      label,
    )
      ? 'day'
      : undefined)
  );
}

/** Weather as a heading or a tracker writes it: "Light rain", "🌧". */
export function weatherFromLabel(label: string): Weather | undefined {
  for (const [pattern, weather] of WEATHERS) {
    pattern.lastIndex = 0;
    const hit = pattern.test(label);
    pattern.lastIndex = 0;
    if (hit) return weather;
  }
  if (/\b(?:clear|sun|fair|fine|bright)/iu.test(label) || /[☀🌞🌤]/u.test(label)) return 'clear';
  if (/[⛈🌩]/u.test(label)) return 'storm';
  if (/[🌧☔]/u.test(label)) return 'rain';
  if (/[❄🌨]/u.test(label)) return 'snow';
  if (/🌫/u.test(label)) return 'fog';
  return /\bcloud/iu.test(label) || /[☁⛅]/u.test(label) ? 'overcast' : undefined;
}
