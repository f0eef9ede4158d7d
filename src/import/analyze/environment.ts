// Hour and weather from telling: never from speech, and not when denied, remembered or only like it.
import type { Hour, Weather } from '@/story';

export interface Cue<T> {
  readonly value: T;
  readonly confidence: number;
  readonly evidence: string;
  /** UTF-16 offset in the text that was read. */
  readonly at: number;
}

/** Language pack: hours. A word alone is a hint; with an opening or a preposition it is a statement. */
const HOURS: readonly (readonly [RegExp, Hour])[] = [
  [
    words(
      `(?:half past |past |nearly |almost )?(?:one|two|three|four|[1-4]) (?:o['’]clock )?in the morning|(?:the )?(?:small|wee) hours|(?:the )?(?:middle|dead) of the night`,
    ),
    'night',
  ],
  [
    words(
      'midnight|mitternacht|minuit|medianoche|meia-noite|mezzanotte',
      'полночь|полночи|真夜中|午夜|자정',
    ),
    'midnight',
  ],
  [
    words(
      'dawn(?:s|ed|ing)?|daybreak|break of day|sunrise|first light|sun (?:rises|rose|is rising|was rising|comes up|came up|is coming up|was coming up|(?:finally )?(?:crawl|climb|creep|crept|peek|peep)(?:s|ed)? (?:up\\b(?! the)|(?:up )?(?:over|above) the (?:rim|horizon|edge|hills?|mountains?|roofs?|rooftops?|sea|trees?|ridge|city|fields?)))|morgengrauen|aube|amanecer|madrugada|amanhecer|alvorada|alba',
      'рассвет[е]?|夜明け|明け方|黎明|凌晨|새벽',
    ),
    'dawn',
  ],
  [
    words(
      'morning|mornings|breakfast ?time|early light|(?:am|nächsten|folgenden|frühen|der) morgen|matin|mañana|manhã|mattin[oa]|mattinata',
      '(?<!\\p{L})утр(?:о|ом|а)(?!\\p{L})|[朝]|早上|清晨|아침',
    ),
    'morning',
  ],
  [
    words('noon|midday|mittag|midi|mediodía|meio-dia|mezzogiorno', 'полдень|正午|中午|정오|한낮'),
    'day',
  ],
  [
    words(
      'afternoon|nachmittag|après-midi|(?<!(?:más|mais|muy|tan|muito|tão|demasiado) )tarde|pomeriggio',
      '午後|下午|오후',
    ),
    'afternoon',
  ],
  [
    words(
      'dusk|light is (?:nearly |almost )?(?:gone|fading|failing|going)|failing light|sunset|sundown|twilight|nightfall|dämmerung|crépuscule|atardecer|entardecer|pôr do sol|crep[uú]sc[uo]lo|tramonto|sun (?:sets|goes (?:under|down)|is going down|was going down|went down|sinks|is setting|was setting)',
      'сумерк[иа]|закат|夕暮れ|黄昏|황혼|해 ?질 ?녘|노을',
    ),
    'dusk',
  ],
  [
    words(
      'evening|abend(?:s)?|soir(?:ée)?|anochecer|anoitecer|(?:la|di|della|alla|quella|questa|una|ieri|verso) sera|serata',
      'вечер(?:ом|а)?|夕方|夕[^べ暮]|傍晚|저녁',
    ),
    'evening',
  ],
  [
    words(
      'night(?:time)?|moonlight|moonlit|starlight|starlit|under the stars|dark outside|nacht(?:s)?|nuit|noche|noite|notte',
      '(?<!\\p{L})ноч(?:ь|ью|и)(?!\\p{L})|夜|晚上|(?<!\\p{L})밤(?=[\\s,.!…에이은의중하]|$)|한밤',
    ),
    'night',
  ],
];
const WEATHERS: readonly (readonly [RegExp, Weather])[] = [
  [
    words(
      '(?:rain|snow|storm|drizzle|blizzard) (?:has |had |have )?(?:stopp?(?:s|ed)|ended|passe[sd]|died down|moved on|gone|cleared)|(?:has |have |had )?stopped (?:raining|snowing)|no longer (?:raining|snowing)|(?:fog|mist|clouds?) (?:(?:is|are|was|were|has|have|had) gone|(?:has |have )?(?:lifted|lifts|cleared|parted|part))|wind is gone|storm (?:stops|opens|breaks up|is over)|not a (?:single )?cloud|cloudless|clear(?:ing)? sk(?:y|ies)|sky (?:is|was) (?:\\p{L}+ly )?clear(?:ing)?|full of sun|clear night|night is clear|night was clear|clear and (?:bright|cold)|clear night air|sunny|sunshine|bright and windy|in (?:the |full |bright )?sun(?:light|shine)|in the sun|sun (?:lies|lay|falls|slants|streams|pours|is out|is shining|shines|shone|comes out|came out|beats|beat)|moon is out|stars are out|sonne (?:scheint|schien)|sonnig|(?:aufgehört|hörte auf) zu (?:regnen|schneien)|(?:hatte|hat) es aufgehört zu (?:regnen|schneien)|ensoleillé|plus un (?:seul )?nuage|ciel (?:bleu|dégagé)|soleado|cielo (?:despejado|sereno|limpio)|céu (?:limpo|azul)|ensolarado|soleggiat[oa]|splende il sole|sole splende',
      'солнечно|晴れ|晴|맑은|맑게|맑다|햇살|햇빛',
    ),
    'clear',
  ],
  [
    words(
      '(?:sand|dust|hail)?storm(?:y|s|ing)?|thunder(?:storm|s|ed)?|lightning|tempest|hurricane|gale|gewitter|sturm|orage|tempête|tormenta|tempestade|trovoada|trov(?:ão|ões)|temporale|tempesta',
      'гроза|буря|嵐|雷|暴风雨|폭풍|천둥|번개',
    ),
    'storm',
  ],
  [
    words(
      'snowstorm|snow(?:s|ing|ed|fall|flakes?|storm|drifts?|y|-covered)?|blizzard|whiteout|wall of white|the drifts? (?:is|are|was|were|lies?|lay|reach\\w*)|schnee|schneit|neige|nieve|nieva|nevando|neve|nevica(?:va)?',
      'снег|снежн|雪|눈(?:이|은|도)? (?:오|온|내리|내린|쌓|펑펑)|눈보라|함박눈',
    ),
    'snow',
  ],
  [
    words(
      'rain(?:s|ing|ed|y|drops|water|-slick)?|drizzl(?:e|es|ing)|downpour|pouring|regen|regnet(?:e)?|pluie|pleut|pleuvait|lluvia|llueve|llovía|lloviendo|chuva|chove|chovia|chovendo|pioggia|piove(?:va)?|piovendo',
      'дожд[ьяе]|雨|비(?:가|는|도)? (?:오|온|내리|내린|쏟)|빗소리|빗방울|빗줄기',
    ),
    'rain',
  ],
  [
    words(
      'fog(?:gy)?|mist(?:s|y)?|haze|nebel|brouillard|brume|niebla|neblina|nevoeiro|névoa|nebbia',
      'туман|霧|雾|안개',
    ),
    'fog',
  ],
  [
    words(
      'overcast|gr[ea]y sk(?:y|ies)|cloudy|clouds (?:gather|roll|hang|cover)\\w*|bewölkt|nuageux|nublado|nuvoloso',
      'пасмурно|облачно|曇|흐린|흐리',
    ),
    'overcast',
  ],
];

/** Whole words of scripts with letters like ours, and stems of the others. */
function words(latin: string, others?: string): RegExp {
  // `\b` takes "ã" for the end of a word: "fogão" would be foggy.
  const whole = `(?<![\\p{L}])(?:${latin})(?![\\p{L}])`;
  return new RegExp(others === undefined ? whole : `${whole}|${others}`, 'giu');
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

/** Before the word, in its sentence: it is not so, or not now. */
const ELSEWHERE =
  /\b(?:not|never|no longer|without|isn't|wasn't|doesn't|yesterday|ago|once|used to|remember\w*|recall\w*|dream\w*|imagin\w*|tomorrow|next week|would|could|might|if|until|till|since|had been|had)\b[^.!?;]{0,40}$/iu;
const JUST_BEFORE =
  /\b(?:no|last|every|each|all|most|some|good|when|many|of (?:last|that)|(?:no|any) (?:sign|trace|hint|thought|talk) of)\s+$/iu;
const PERSISTS =
  /^ (?:had|has|have)(?:n't| not| never)(?: yet| once)? (?:lift|clear|stop|end|let up|eas|part)/iu;
const LIKENESS =
  /\b(?:like|as|than|as if|as though|resembl\w+|a kind of|colou?r of|smell of|thin as|white as)\b[^.!?;,]{0,24}$/iu;
/** "The rain had turned to fog": what it became counts. */
const TURNS_TO =
  /\b(?:(?:turn(?:s|ed|ing)?|thin(?:s|ned)?|changed?|changes|froze|thickens?|thickened) (?:in)?to|(?:gives?|gave|giving) way to) (?:an? )?((?:\p{L}+ )?(?:fog|mist|snow|rain|storm|sleet|drizzle|sunshine|hail))\b/iu;
/** German writes every noun with a capital: no name. */
const GERMAN_NOUN =
  /^(?:regen|schnee|nebel|gewitter|sturm|sonne scheint|mitternacht|morgengrauen|(?:nächsten |frühen )?morgen|mittag|nachmittag|dämmerung|abends?|nachts?)$/iu;
const FIGURATIVE_AFTER =
  /^(?:[’']s)?(?:\s+of\s+(?!the (?:day|night|morning|evening))\p{L}+|(?:\s+(?:was|is|were|\p{L}+ed|\p{L}+ing))?\s+(?:in|behind|inside) (?:his|her|their|my|your) (?:eyes|heart|head|voice|mind|soul)|\s+(?:was|is|has|had|would|will) (?:never|not|no)\b)/iu;

function isElsewhere(sentence: string, at: number, end: number, word: string): boolean {
  const before = sentence.slice(0, at);
  if (JUST_BEFORE.test(before)) return true;
  // "The fog had not lifted all day": it is still there.
  if (PERSISTS.test(sentence.slice(end))) return false;
  // A name: the Queen of the Snow, Storm the dog.
  if (
    /^\p{Lu}/u.test(word) &&
    !GERMAN_NOUN.test(word) &&
    before.trim() !== '' &&
    !/[.!?…:—]\s*$/u.test(before)
  )
    return true;
  if (/\bha[ds] (?:just )?(?:begun|started) to $/iu.test(before)) return false;
  if (/^sun /i.test(word)) return ELSEWHERE.test(before);
  if (LIKENESS.test(before) || FIGURATIVE_AFTER.test(sentence.slice(end))) return true;
  if (
    /\b(?:next|late|early|mid|by|at|in the|it (?:is|was)|the)\s+$/iu.test(before) &&
    !/\b(?:until|since|not|yesterday|remember\w*)\b/iu.test(before)
  )
    return false;
  if (/^(?:has|have|is gone|stopp|no longer|not a)/i.test(word)) return false;
  return ELSEWHERE.test(before);
}

function* sentencesOf(text: string): Generator<{ text: string; at: number }> {
  let at = 0;
  for (const part of text.split(/(?<=[.!?…。！？]["”]?\s?)(?=[\s\p{Lu}\p{Lo}"“])/u)) {
    yield { text: part, at };
    at += part.length;
  }
}

function weighHour(sentence: string, at: number, end: number, word: string): number {
  const bare = sentence.trim();
  if (/in the morning$/i.test(word)) return 0.85;
  if (bare.replace(/[.!…—,]+$/, '').toLowerCase() === word.toLowerCase()) return 0.92;
  const before = sentence.slice(0, at).trim().toLowerCase();
  const after = sentence.slice(end);
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
    /^\s*(?:gardener|watch|club|school|shift|stand|gown|mare|owl|sky blue|star|coat|dress|snack|train|porter)\b/iu.test(
      after,
    )
  )
    return 0.25;
  return 0.55;
}

/** The hour that a stretch of telling states, or undefined. `names` are people ("Dawn"), who are no hour. */
export function readHour(text: string, names: ReadonlySet<string>): Cue<Hour> | undefined {
  if (!HOUR_HINT.test(text)) return undefined;
  let best: Cue<Hour> | undefined;
  for (const sentence of sentencesOf(text)) {
    if (!HOUR_HINT.test(sentence.text)) continue;
    for (const [pattern, hour] of HOURS) {
      for (const match of sentence.text.matchAll(pattern)) {
        const word = match[0];
        const end = match.index + word.length;
        if (names.has(word.toLowerCase()) && /^\p{Lu}/u.test(word)) continue;
        if (isElsewhere(sentence.text, match.index, end, word)) continue;
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
    const clock = /\b(\d{1,2})(?::\d\d)?\s?([ap])\.?m\b\.?/iu.exec(sentence.text);
    if (clock && (!best || best.confidence < 0.75)) {
      const hour = (Number(clock[1]) % 12) + (clock[2]?.toLowerCase() === 'p' ? 12 : 0);
      best = {
        value: hourOfClock(hour),
        confidence: 0.75,
        evidence: clock[0],
        at: sentence.at + clock.index,
      };
    }
  }
  return best;
}

/** The weather that a stretch of telling states, the strongest where it tells of several. */
export function readWeather(text: string): Cue<Weather> | undefined {
  if (!WEATHER_HINT.test(text)) return undefined;
  let best: Cue<Weather> | undefined;
  for (const sentence of sentencesOf(text)) {
    if (!WEATHER_HINT.test(sentence.text)) continue;
    let inSentence: Cue<Weather> | undefined;
    for (const [pattern, weather] of WEATHERS) {
      for (const match of sentence.text.matchAll(pattern)) {
        const word = match[0];
        const end = match.index + word.length;
        if (isElsewhere(sentence.text, match.index, end, word)) continue;
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
  return best;
}

/**
 * Whether a text can hold any word of the packs at all: most telling does not, and the
 * patterns are many. Quotation marks and dashes are no letters of any pack. No shorter than it must be:
 * with `wind` for "wind is gone" every window would be looked through.
 */
const HOUR_HINT =
  /[\u00c0-\u1fff\u2c00-\uffff]|early light|light is|failing light|night|noche|noite|notte|small hours|wee hours|dark outside|dawn|daybreak|sunrise|first light|twilight|(?:moon|star)(?:light|lit)|morn|morgen|midi|breakfast|noon|midday|evening|dusk|sun(?:set|down| (?:sets|goes|went|sinks|is|was|rises|rose|comes|came|crawl|climb|cre|pee|finally))|break of day|manh|madrugad|amanhec|anoitec|entardec|meia-noite|meio-dia|mezzanotte|mezzogiorno|mattin|pomerig|tramonto|\bsera(?:ta)?\b|crepusc|under the stars|mittag|mitternacht|minuit|matin|abend|soir|nacht|nuit|noche|tarde|alba|aube|amanecer|anochecer|medianoche|\d ?[ap]\.?m/i;
const WEATHER_HINT =
  /[\u00c0-\u1fff\u2c00-\uffff]|rain|snow|storm|thunder|lightning|tempest|hurricane|gale|blizzard|whiteout|wall of white|the drift|drizzl|pour|fog|mist|haze|cloud|of sun|overcast|sk(?:y|ies)|clear|sun|moon is out|stars are out|wind is gone|and windy|sonn|soleil|solead|regen|regnet|schne|neige|niev|nebel|brouillard|brume|niebla|gewitter|sturm|orage|tormenta|pluie|pleut|pleuv|lluvia|llueve|llov|nuage|nublado|nuvol|chuv|chov|piogg|piov|nebbia|neblina|nevoeiro|nev[aei]|tempest|trov|temporale|ciel|limpo|ensolar|soleggiat|sole |regn/i;

function excerpt(text: string, from: number, to: number): string {
  return text
    .slice(Math.max(0, from - 24), Math.min(text.length, to + 24))
    .replace(/\s+/g, ' ')
    .trim();
}

function hourOfClock(hour: number): Hour {
  if (hour === 0) return 'midnight';
  if (hour < 5) return 'night';
  if (hour < 7) return 'dawn';
  if (hour < 12) return 'morning';
  if (hour < 14) return 'day';
  if (hour < 18) return 'afternoon';
  if (hour < 20) return 'dusk';
  return hour < 22 ? 'evening' : 'night';
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
  return found?.hour ?? (/\bday\b|\btag\b|\bjour\b|\bdía\b|день/iu.test(label) ? 'day' : undefined);
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
