// Places in Russian: the case of a noun behind its preposition says whether somebody is there (на чердаке), goes there
// (на чердак) or comes from there (с чердака). A place is called by its nominative.
import { matchesOf } from '@/lib/text/matches';
import { nominativeOf, RUSSIAN, type RussianNoun } from './place-russian-words';
import type { PlaceCue } from './places';
import { sentencesIn } from './sentences';

const WORD = /[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*/gu;
const BEFORE_PLACE = /^(?:в|во|на|внутри|посреди|посередине|возле|около|у|перед|среди)$/u;
const INTO = /^(?:в|во|на|до|к|ко)$/u;
const GOES =
  /^(?:(?:во|в|вы|за|по|при|до|под|про|пере|с|от|у|на|вз|вс|раз)?(?:ход|йд|ше[лд]|шл|езж|ехал|еха|еду|едут|беж|бега|бир|брал|бред|лет|лез|полз|скака|плыв|плыл|нес|нос|вод|вед|вел|вёл|таск|тащ|скольз|падa)|ид[уеё]|спуска|спусти|подним|подня|возвраща|верну|верн[её]|направ|вступа|вступи|проника|проникл|попада|попал|крад|карабка|шага|мчит|мчат|броса|брос|врыва|ворва|выскак|выскоч|заскак|забира|забра|ныря|нырн|добира|добра|приб)/u;
const NOT_HERE =
  /(?<!\p{L})(?:вспом\p{L}*|помн\p{L}*|мечта\p{L}*|снил\p{L}*|сни[тл]\p{L}*|дума\p{L}*|никогда|раньше|когда-то|однажды|вчера|завтра|родил\p{L}*|вырос\p{L}*|смотр\p{L}*|гляд\p{L}*|вид\p{L}*|рассказ\p{L}*|хо[чт]\p{L}*|бы|если|не был\p{L}*|мог\p{L}*|слыш\p{L}*|представ\p{L}*|собира\p{L}+ся|показыва\p{L}*|кива\p{L}*)(?!\p{L})/iu;
/** Said of no place in particular, or of things as often as of places, where nothing leads to them. */
const MOSTLY_ELSE =
  /^(?:бар|дом|класс|лавка|машина|поезд|автобус|море|город|камера|сцена|дорога|скала|архив|студия|повозка|карета|холл|участок)$/u;
const POINTERS =
  /^(?:этом|этой|эту|этот|том|той|ту|тот|его|её|ее|их|мо[йеюя]\p{L}*|тво\p{L}+|сво\p{L}+|наш\p{L}*|ваш\p{L}*|вс[ейю]\p{L}*|сам\p{L}*|одном|одной|одну|каком|какой)$/u;
const ADJECTIVE = /(?:ого|его|ой|ей|ую|юю|ом|ем|ём|ый|ий|ая|яя|ое|ее)$/u;
const TITLED = /^ («[^»\n]{2,40}»|(?:\p{Lu}\p{Ll}+ ?){1,2})/u;

interface Word {
  readonly text: string;
  readonly lower: string;
  readonly index: number;
}

/** The strongest sign in Russian telling of where somebody is. */
export function readRussianPlace(text: string): PlaceCue | undefined {
  if (!/[а-яё]/u.test(text)) return undefined;
  let best: PlaceCue | undefined;
  for (const { text: sentence, at } of sentencesIn(text)) {
    const words = matchesOf(sentence, WORD).map(({ 0: word, index }) => ({
      text: word,
      lower: word.toLowerCase(),
      index,
    }));
    for (const [index, word] of words.entries()) {
      const noun = RUSSIAN.get(word.lower);
      const cue = noun && weigh(sentence, words, index, noun, at < 40);
      if (cue && (!best || cue.confidence > best.confidence)) best = { ...cue, at: at + cue.at };
    }
  }
  return best;
}

function weigh(
  sentence: string,
  words: readonly Word[],
  index: number,
  noun: RussianNoun,
  isOpening: boolean,
): PlaceCue | undefined {
  const word = words[index];
  if (!word) return undefined;
  let first = index;
  while (first > 0 && index - first < 2) {
    const left = words[first - 1];
    const right = words[first];
    if (!left || !right || sentence.slice(left.index + left.text.length, right.index) !== ' ')
      break;
    if (!ADJECTIVE.test(left.lower) && !POINTERS.test(left.lower)) break;
    if (RUSSIAN.has(left.lower)) break;
    first--;
  }
  const lead = words[first - 1];
  const isStuck =
    lead !== undefined &&
    sentence.slice(lead.index + lead.text.length, words[first]?.index ?? 0) === ' ';
  const sign = signOf(sentence, words.slice(0, first), isStuck ? lead.lower : '', noun, isOpening);
  if (!sign) return undefined;
  const told = words
    .slice(first, index)
    .filter(({ lower }) => !POINTERS.test(lower))
    .map(({ lower }) => nominativeOf(lower, noun.gender));
  const title = TITLED.exec(sentence.slice(word.index + word.text.length))?.[1]?.trim();
  const name = [...told, noun.nominative, ...(title === undefined ? [] : [title])].join(' ');
  return {
    name,
    kind: noun.kind,
    confidence: sign.confidence,
    isMove: sign.isMove,
    reason: sign.isMove || lead !== undefined ? 'place-being' : 'place-named',
    evidence: sentence.trim().slice(0, 80),
    at: words[first]?.index ?? word.index,
    isOpening,
    isHere: isOpening && !sign.isMove && sign.confidence >= 0.6,
  };
}

interface Sign {
  readonly confidence: number;
  readonly isMove: boolean;
}

function signOf(
  sentence: string,
  before: readonly Word[],
  preposition: string,
  noun: RussianNoun,
  isOpening: boolean,
): Sign | undefined {
  const last = before.at(-1);
  const clause =
    sentence
      .slice(0, last ? last.index + last.text.length : 0)
      .split(/[,;:—–] /u)
      .at(-1) ?? '';
  if (NOT_HERE.test(clause)) return undefined;
  const end = clause.trim();
  if (INTO.test(preposition) && before.slice(-6).some(({ lower }) => GOES.test(lower))) {
    const isGoal =
      noun.cases.has('accusative') || (preposition === 'до' && noun.cases.has('genitive'));
    if (isGoal && !/^к/u.test(preposition)) return { confidence: 0.72, isMove: true };
  }
  if (BEFORE_PLACE.test(preposition)) {
    const isIn = /^(?:в|во|на)$/u.test(preposition);
    const fits = isIn ? noun.cases.has('locative') : noun.cases.has('genitive');
    if (!fits || (isIn && noun.cases.has('accusative') && !noun.cases.has('genitive')))
      return undefined;
    if (!isOpening) return { confidence: isIn ? 0.58 : 0.5, isMove: false };
    // "На чердаке темно": nothing but when stands before.
    const opens = end.split(' ').length <= 3;
    return { confidence: isIn ? (opens ? 0.7 : 0.64) : 0.6, isMove: false };
  }
  // "Кухня коммуналки на Фонтанке, ноябрь, вечер.": the sentence is about the place.
  if (preposition === '' && before.length === 0 && isOpening && noun.cases.has('nominative'))
    return MOSTLY_ELSE.test(noun.nominative) ? undefined : { confidence: 0.64, isMove: false };
  return undefined;
}
