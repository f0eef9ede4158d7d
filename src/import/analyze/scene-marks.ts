// Words that open a scene: "Three hours later", "The next morning", "*fade to black*". A language is a line in each list.
import { readDayMark } from './scene-days';

export interface SceneMark {
  readonly reason: 'time-passes' | 'fade';
  readonly confidence: number;
  readonly evidence: string;
}

const NUMBER = String.raw`(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|a hundred|a dozen|several|few|a few|many|some|half an?|another|\d+)`;
const LONG = new RegExp(
  String.raw`^(?:about |nearly |almost |over |roughly |after |the better part of |not )?(?:${NUMBER})(?: \p{L}+)? (hours?|days?|nights?|weeks?|fortnights?|weekends?|months?|seasons?|years?|decades?|centuries|century)(?: (?:later|pass(?:es|ed)?|after(?:ward)?s?|go(?:es)? by|went by)|,)`,
  'iu',
);
/** "Trieste, a week later." */
const THEN_LATER = new RegExp(
  String.raw`^[^.!?,;]{2,40}, (?:about |nearly |almost |just )?(?:${NUMBER})(?: \p{L}+)? (?:hours?|days?|nights?|weeks?|fortnights?|months?|years?) (?:later|on|after)(?=[.,:;—-]|$)`,
  'iu',
);
/** "It takes them three days to reach the coast." */
const TAKES = new RegExp(
  String.raw`^(?:it (?:takes?|took) (?:(?:him|her|them|us|me|you|\p{Lu}\p{L}+) )?|the (?:ride|drive|journey|walk|climb|flight|trip|march|voyage|trek|hike) (?:\p{L}+ ){0,3}?(?:takes?|took) (?:them )?)(?:about |nearly |almost |the better part of |the rest of |all )?(?:${NUMBER}|the) ?(?:\p{L}+ )?(?:(?:hours?|morning|afternoon|day|night)(?= (?:to (?:reach|get|climb|cross|walk|ride|drive)|before))|(?:days|nights|weeks?|months?)\b)`,
  'iu',
);
const SHORT = new RegExp(
  String.raw`^(?:${NUMBER})(?: \p{L}+)? (minutes?|moments?|seconds?) later`,
  'iu',
);
const NEXT =
  /^(?:(?:early |late |on )?(?:the )?(?:next|following) (?:morning|day|evening|night|afternoon|week|dawn|weekend|month|year|spring|summer|autumn|fall|winter|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?:that|on|by|come) (?:same )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|(?:spring|summer|autumn|winter)(?=,))(?! (?:last|next))|in the (?:morning|evening|afternoon)(?=,| (?:he|she|they|it|we|i|you|the|there|some(?:body|one)|\p{Lu}))|later (?:that|the same) (?:day|night|evening|afternoon|morning)|(?:late )?that (?:same )?(?:night|evening|afternoon|morning)\b|the day after|by (?:evening|morning|nightfall|noon|midnight|dawn|dusk|sunset|the time the sun)|on the (?:second|third|fourth|fifth|last) (?:day|morning|evening|night)\b|(?:towards?|near|shortly (?:before|after)|just (?:before|after)) (?:morning|nightfall|noon|midnight|dawn|dusk|sunset|sundown|evening)|(?:at|come|just at) (?:daybreak|first light|dawn|dusk|nightfall|sundown|sunset)\b|when (?:morning|dawn|night|evening|dusk|day|spring|winter|summer|autumn) (?:comes?|came|falls?|fell|finally|breaks?|broke)|as (?:night|dusk|evening|dawn|morning) (?:falls?|fell|breaks?|broke|comes?|came|settles?|settled)|(?:some|much) (?:time )?later|(?:some|a long|a short) time (?:later|after|passes)|(?:the )?(?:hours?|days?|weeks?|months?|years?) (?:pass(?:ed)?|go by|went by|turn(?:ed)? into|later|crawl(?:ed)? by|slip(?:ped)? (?:by|past))|time pass(?:es|ed))/iu;

/** Numbers and stretches of time in other tongues, as "zwei Stunden später" has them. */
const COUNT = String.raw`[\p{L}\d]+(?: [\p{L}\d]+)?`;
const LATER_ELSEWHERE = [
  // German
  String.raw`${COUNT} (?:stunden?|tage?n?|nächte?|wochen?|monate?n?|jahre?n?) (?:später|darauf|danach)`,
  String.raw`(?:am|in der|noch am) (?:nächsten|folgenden|selben|gleichen|andern|anderen) (?:morgen|tag|abend|nacht|nachmittag|mittag)`,
  String.raw`am (?:morgen|tag|abend) (?:darauf|danach)|(?:stunden|tage|wochen|monate|jahre) später`,
  // French
  String.raw`${COUNT} (?:heures?|jours?|nuits?|semaines?|mois|ans|années) (?:plus tard|après)`,
  String.raw`(?:le|dès le|au) lendemain|le (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) suivant|le (?:matin|soir|jour) (?:suivant|d['’]après)|la nuit suivante`,
  // Spanish
  String.raw`${COUNT} (?:horas?|días?|noches?|semanas?|meses|años?) (?:más tarde|después)|(?:horas|días) (?:más tarde|después)`,
  String.raw`a la (?:mañana|noche|tarde) siguiente|al día siguiente`,
  // Portuguese
  String.raw`${COUNT} (?:horas?|dias?|noites?|semanas?|meses|anos?) (?:mais tarde|depois)|(?:horas|dias) (?:mais tarde|depois)`,
  String.raw`na (?:manhã|noite|tarde) seguinte|no dia seguinte`,
  // Italian
  String.raw`${COUNT} (?:or[ae]|giorn[oi]|nott[ei]|settiman[ae]|mes[ei]|ann[oi]) (?:dopo|più tardi)|(?:ore|giorni) (?:dopo|più tardi)`,
  String.raw`(?:la (?:mattina|sera|notte)|il (?:mattino|giorno)) (?:dopo|seguente|successiv[oa])|l['’]indomani`,
  // Polish
  String.raw`${COUNT} (?:godzin\p{L}*|dni|dzień|tygodni\p{L}*|tydzień|miesi\p{L}+|lat\p{L}*) później|następnego (?:dnia|ranka|poranka|wieczoru)|nazajutrz`,
  // Russian
  String.raw`(?:через|спустя) (?:${COUNT} )?(?:час|день|дня|дней|ноч|недел|месяц|год|лет)\p{L}*|на следующ(?:ее|ий) (?:утро|день|вечер)`,
].join('|');
/** "That night", "at nightfall": an hour that is not the one before. */
const THEN_ELSEWHERE = [
  String.raw`(?:gegen|kurz (?:vor|nach)) (?:abend|morgen|mittag|mitternacht)|als (?:der morgen|die nacht|der abend|es dunkel|es hell|die sonne) \p{L}+`,
  String.raw`(?:ce|le) (?:soir|matin)(?:[- ]là| même)|cette nuit[- ]là|(?:à|vers) (?:l['’]aube|midi|minuit|la tombée)|à la nuit tombée|au (?:matin|crépuscule|petit matin)`,
  String.raw`(?:esa|aquella|esta) (?:misma )?(?:noche|tarde|mañana)|al (?:amanecer|anochecer|atardecer|caer la noche|mediodía)`,
  String.raw`(?:n?aquela|n?essa) (?:mesma )?(?:noite|tarde|manhã)|ao (?:amanhecer|anoitecer|entardecer|meio-dia)|(?:à noite|de (?:manhã|madrugada)),`,
  String.raw`(?:quella|la) (?:stessa )?(?:sera|notte|mattina),?|all['’]alba|al tramonto|a mezzanotte|a mezzogiorno`,
  String.raw`(?:tej|tamtej) (?:samej )?nocy|nad ranem|o (?:świcie|zmierzchu|północy)|(?:jest |było )?(?:grubo |długo |tuż |dawno |już )?po (?:północy|zmroku)|pod wieczór`,
  String.raw`(?:той же|в ту же) (?:ночью|ночь)|(?:в тот же|тем же) вечер(?:ом)?|на рассвете|к (?:вечеру|утру|полуночи)`,
].join('|');
const ELSEWHERE_LATER = new RegExp(`^(?:${LATER_ELSEWHERE})(?![\\p{L}])`, 'iu');
/** No mark of `LATER_ELSEWHERE` is without one of these, and hardly an English sentence has any. */
const LATER_HINT =
  /später|darauf|danach|nächsten|folgenden|selben|gleichen|andere?n|tard|après|lendemain|suivant|después|siguiente|depois|segu[ei]nte|dopo|successiv|indomani|później|następn|nazajutrz|[\u0400-\u04ff]/iu;
const laterElsewhere = (head: string): RegExpExecArray | null =>
  LATER_HINT.test(head) ? ELSEWHERE_LATER.exec(head) : null;
const ELSEWHERE_THEN = new RegExp(`^(?:${THEN_ELSEWHERE})(?![\\p{L}])`, 'iu');

const SKIP =
  /^\W*(?:time ?skip|timeskip|scene (?:change|break|shift)|fade (?:to black|out|in)|end (?:of )?scene|smash cut|cut to|flashback|dream sequence|nächste szene)\b/iu;
const MEANWHILE = /^(?:meanwhile|elsewhere|back (?:at|in) the)\b/iu;
/** A stretch of time that is counted in English. */
const SPAN_HINT =
  /hour|day|night|week|month|season|year|decade|centur|morning|afternoon|minute|moment|second/iu;
/** Japanese, Chinese, Korean. */
const UNSPACED =
  /^(?:翌[日朝晩]|次の[日朝]|(?:その|あの)[夜晩]|数?[0-9一二三四五六七八九十]*(?:時間|日|週間|か月|年)後|第二天|那天晚上|当[晚天]|[0-9一二三四五六七八九十几]+(?:个小时|天|年)后|다음 ?날|이튿날|그(?:날|다음 ?날)? ?(?:밤|저녁|아침|새벽)|[\p{Script=Hangul}\d]+ ?(?:시간|일|주|달|년) ?(?:후|뒤)|며칠 ?(?:후|뒤))/u;

/** The opening words, without the marks before them. */
const headOf = (text: string): string => text.replace(/^[\s[(*_"“>~-]+/u, '').slice(0, 90);

const found = (
  match: RegExpExecArray | null,
  reason: SceneMark['reason'],
  confidence: number,
): SceneMark | undefined => (match ? { reason, confidence, evidence: match[0].trim() } : undefined);

/** The mark with which this telling opens, if one does. */
export function readSceneMark(text: string): SceneMark | undefined {
  const head = headOf(text);
  const hasSpan = SPAN_HINT.test(head);
  return (
    found(SKIP.exec(head), /fade/i.test(head) ? 'fade' : 'time-passes', 0.9) ??
    found(NEXT.exec(head), 'time-passes', 0.86) ??
    found(UNSPACED.exec(head), 'time-passes', 0.85) ??
    found(hasSpan ? LONG.exec(head) : null, 'time-passes', 0.85) ??
    found(laterElsewhere(head), 'time-passes', 0.85) ??
    found(ELSEWHERE_THEN.exec(head), 'time-passes', 0.7) ??
    found(hasSpan ? THEN_LATER.exec(head) : null, 'time-passes', 0.85) ??
    found(hasSpan ? TAKES.exec(head) : null, 'time-passes', 0.62) ??
    found(MEANWHILE.exec(head), 'time-passes', 0.62) ??
    readDayMark(head) ??
    found(hasSpan ? SHORT.exec(head) : null, 'time-passes', 0.4)
  );
}

const JUMP = new RegExp(
  String.raw`^(?:(?:about |nearly |almost |over )?${NUMBER}(?: \p{L}+)? (?:hours?|days?|nights?|weeks?|months?|years?) later\b|(?:hours|days|weeks|months|years) later\b|(?:on )?the (?:next|following) (?:morning|day|evening|night|afternoon|week)\b(?! \p{L}+ing)|later that (?:day|night|evening|afternoon|morning)\b|time ?skip)`,
  'iu',
);

const JUMP_HINT = /later|next|following|skip/iu;

/** Whether a sentence in the middle of a post leads into another time: only what can mean nothing else. */
export function opensWithJump(sentence: string): boolean {
  return (
    (JUMP_HINT.test(sentence) && JUMP.test(sentence)) ||
    laterElsewhere(sentence) !== null ||
    /^(?:翌[日朝]|다음 ?날)/u.test(sentence)
  );
}

/** A cut is made where its confidence reaches this. 0 few scenes, 1 many. */
export function cutThreshold(sensitivity: number): number {
  return 0.95 - 0.7 * sensitivity;
}
