// Days, dates and stretches of time that a post opens with: "Sunday afternoon.", "On the twelfth day", "By ten that
// night", "Passam-se três dias". A language is a line in each list.
import type { SceneMark } from './scene-marks';

const DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const PART = '(?:morning|noon|afternoon|evening|night|midnight)';
const SEASON = '(?:spring|summer|autumn|fall|winter)';
const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december)';
const COUNT =
  '(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|several|a few|a couple of|some|half an?|\\d+)(?: (?:and a half|more|long|whole))?';
const SPAN = '(?:minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?)';
const HOUR = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
const CLOCK = `(?:(?:half|quarter|ten|twenty|five) (?:past|to) )?(?:${HOUR}|\\d{1,2}(?::\\d\\d)?)`;
const ENDS = '(?=\\s*(?:[.,;:!…—–]|$))';
const UNIT = {
  german: '(?:stunden?|tage?|nächte|wochen?|monate?|jahre?)',
  french: '(?:heures?|jours?|nuits?|semaines?|mois|années|ans)',
  spanish: '(?:horas?|días?|noches?|semanas?|meses|años?)',
  portuguese: '(?:horas?|dias?|noites?|semanas?|meses|anos?)',
  italian: '(?:or[ae]|giorn[oi]|nott[ei]|settiman[ae]|mes[ei]|ann[oi])',
  russian: '(?:час|день|дня|дней|ноч|недел|месяц|год|лет|минут)\\p{L}*',
};
const FEW = '[\\p{L}\\d]+(?: \\p{L}+)?';

const marks = (...patterns: readonly string[]): RegExp =>
  new RegExp(`^(?:${patterns.join('|')})(?!\\p{L})`, 'iu');

/** How sure each is, the strongest first. */
const MARKS: readonly (readonly [number, RegExp])[] = [
  [
    0.85,
    marks(
      `(?:(?:late|early) )?(?:on )?${DAY}(?: ${PART})?${ENDS}(?!, (?:he|she|they|i|we|you) (?:says?|said|thinks?|thought))`,
      `${DAY} ${PART}(?=,? and)`,
      `(?:day|night|week|month|year) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d+|[ivxl]+)${ENDS}`,
      `(?:the )?(?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}|${MONTH} (?:the )?\\d{1,2}(?:st|nd|rd|th)?)${ENDS}`,
      `the (?:morning|evening|day|night|week) after`,
      `${COUNT} (?:hours?|days?|minutes?)['’]s? \\p{L}+ later`,
      `it (?:is|was|takes?|took|will be) (?:almost |nearly |about )?${COUNT} ${SPAN} before`,
      `tags darauf|${FEW} ${UNIT.german} (?:vergehen|vergingen|verstreichen|verstrichen)`,
      `(?:am )?(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(?:morgen|mittag|nachmittag|abend)`,
      `(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: (?:matin|midi|après-midi|soir))?${ENDS}`,
      `${FEW} ${UNIT.french} (?:passent|passèrent|s['’]écoulent|s['’]écoulèrent)`,
      `(?:el )?(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo) (?:por|de) la (?:mañana|tarde|noche)|(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)${ENDS}`,
      `(?:pasan|pasaron|pasa|pasó|transcurren) ${FEW} ${UNIT.spanish}`,
      `(?:na |no )?(?:segunda|terça|quarta|quinta|sexta|sábado|domingo)(?:-feira)?,? (?:de manhã|à tarde|à noite|pela manhã)|(?:segunda|terça|quarta|quinta|sexta)-feira${ENDS}`,
      `(?:passam|passaram|passa|passou)(?:-se)? ${FEW} ${UNIT.portuguese}|meia hora depois`,
      `(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)(?: (?:mattina|pomeriggio|sera|notte))?${ENDS}`,
      `(?:passano|passarono|passa|passò) ${FEW} ${UNIT.italian}|mezz['’]ora (?:dopo|più tardi)`,
      `(?:прош(?:ло|ёл|ел|ла|ли)|проход(?:ит|ят)|минул[оаи]?) ${FEW} ?${UNIT.russian}|прош(?:ло|ёл|ел|ла|ли) (?:час|день|год|неделя|месяц|полчаса)`,
      `(?:через|спустя) (?:полчаса|час|минуту|неделю|месяц|год|пару (?:часов|дней|минут))`,
      `(?:в )?(?:понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье)(?: (?:утром|днём|вечером|ночью))?${ENDS}|(?:воскресное|субботнее) (?:утро|вечер)`,
      `(?:w )?(?:poniedziałek|wtorek|środ[aę]|czwartek|piątek|sobot[aę]|niedziel[aę])(?: (?:rano|wieczorem|w nocy|po południu))?${ENDS}`,
      `(?:月|火|水|木|金|土|日)曜日[、。の]|(?:星期|周)[一二三四五六日天][，。]`,
    ),
  ],
  [
    0.72,
    marks(
      `on the (?:\\p{L}+th|second|third|\\d+(?:st|nd|rd|th)) (?:day|morning|evening|night|afternoon)`,
      `on the (?:morning|day|night|evening|afternoon|eve) of`,
      `${COUNT} ${SPAN} before (?:the|his|her|their|my|our) [^.!?]{2,40},`,
      `not until (?:${DAY}|(?:the )?(?:next|following|late|early) \\p{L}+|morning|noon|evening|dusk|dawn|nightfall|midnight)`,
      `by (?:about |around )?${CLOCK}(?: o['’]clock| that ${PART}| in the ${PART}|,| (?:the|he|she|they|we|it|there|you|i|her|his|their|everyone|everybody|nobody)(?= ))`,
      `(?:it (?:is|was) )?(?:just |barely |almost |nearly |a little )?(?:(?:half|quarter|ten|twenty|five|twenty-five) (?:past|to) ${HOUR}|${HOUR} o['’]clock|(?:[01]?\\d|2[0-3])[:.][0-5]\\d(?: ?[ap]\\.?m)?)(?=\\s*(?:[.,;—–]|$))`,
      `(?:${DAY}|${MONTH}|${SEASON}), (?:about |around |just after |just before )?(?:${CLOCK}|dawn|dusk|noon|midnight|late|early)`,
      `by the time (?:they|we|he|she|you|I) (?:reach|reached|reaches|arrive|arrived|arrives|get|got|gets|come|came|comes|are back|were back|is back|was back|make it|made it|have (?:reached|crossed|found|finished)|had (?:reached|crossed|found|finished))`,
      `by the time the (?:[\\p{L}'’-]+ ){1,4}?(?:opens?|opened|closes?|closed|comes?|came|ends?|ended|is over|was over|arrives?|arrived|clears?|cleared|sets?|rises?|rose|stops?|stopped)`,
    ),
  ],
  [
    0.66,
    marks(
      `${SEASON} (?:comes|came|arrives|arrived|passes|passed|turns|turned)|(?:${SEASON}|${MONTH})${ENDS}`,
      `(?:midnight|dawn|daybreak|noon|nightfall|dusk|sunset|sunrise|mitternacht|morgengrauen|minuit|l['’]aube|medianoche|meia-noite|mezzanotte|полночь|рассвет|утро|ночь|вечер)\\s*[.…—–]`,
      `(?:morning|evening|night|noon|dusk|dawn|midnight|sunrise|sunset),? and(?= (?:the|a|an|his|her|their|it|he|she|they|we|i|you|\\p{Lu}|nobody|everything|still))`,
      `(?:long |well |just |shortly |a little )?(?:past|after) (?:midnight|noon|dark)${ENDS}`,
      `later, (?:when|after|in|at|on|by)`,
      `the next time (?:he|she|they|we|you|i|anyone|anybody|somebody|\\p{L}+ (?:sees?|saw))`,
      `when (?:he|she|they|i|we|you|\\p{L}+) (?:wakes?|woke|awakes?|awoke|comes? (?:to|round|around)|came (?:to|round|around))(?= ?[,.]|(?: up)?,| (?:again|in|on|at|it is|there|up (?:in|on|at)))`,
      `(?:le (?:soir|matin)|l['’]après-midi|la nuit)(?: venue?)?,|(?:por la (?:noche|mañana|tarde)|de noche|la sera|di notte),|(?:am (?:abend|morgen|nachmittag|mittag|vormittag)|in der nacht)(?=,| \\p{Ll})`,
      `tarde da noite|mais tarde,|más tarde,|plus tard,|più tardi,|später,|позже,`,
      `(?:поздно |рано |под )?(?:утром|вечером|ночью|днём|утро)(?=,| \\p{Ll})`,
    ),
  ],
];

/** The mark of a day, a date or of time that passes with which this telling opens. */
export function readDayMark(head: string): SceneMark | undefined {
  for (const [confidence, pattern] of MARKS) {
    const match = pattern.exec(head);
    if (match) return { reason: 'time-passes', confidence, evidence: match[0].trim() };
  }
  return undefined;
}
