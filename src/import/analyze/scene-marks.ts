// Words that open a scene: "Three hours later", "The next morning", "*fade to black*".

export interface SceneMark {
  readonly reason: 'time-passes' | 'fade';
  readonly confidence: number;
  readonly evidence: string;
}

const NUMBER = String.raw`(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|a hundred|a dozen|several|few|a few|many|some|half an?|another|\d+)`;
const LONG = new RegExp(
  String.raw`^(?:about |nearly |almost |over |roughly |after )?(?:${NUMBER})(?: \p{L}+)? (hours?|days?|nights?|weeks?|months?|years?)(?: (?:later|pass(?:es|ed)?|after(?:ward)?s?|go(?:es)? by|went by)|,)`,
  'iu',
);
const SHORT = new RegExp(
  String.raw`^(?:${NUMBER})(?: \p{L}+)? (minutes?|moments?|seconds?) later`,
  'iu',
);
const NEXT =
  /^(?:(?:early |late )?(?:the )?(?:next|following) (?:morning|day|evening|night|afternoon|week|dawn)|later (?:that|the same) (?:day|night|evening|afternoon|morning)|(?:late )?that (?:same )?(?:night|evening|afternoon|morning)\b|the day after|by (?:evening|morning|nightfall|noon|midnight|dawn|dusk|sunset|the time the sun)|(?:towards?|near|shortly (?:before|after)|just (?:before|after)) (?:morning|nightfall|noon|midnight|dawn|dusk|sunset|sundown|evening)|hours later|days later|weeks later|months later|years later|am nächsten (?:morgen|tag|abend)|stunden später|tage später|le lendemain|le matin suivant|quelques (?:heures|jours) plus tard|a la mañana siguiente|al día siguiente|horas (?:más tarde|después)|на следующ(?:ее|ий) (?:утро|день)|через (?:час|два|несколько))/iu;
const SKIP =
  /^\W*(?:time ?skip|timeskip|scene (?:change|break|shift)|fade (?:to black|out|in)|end (?:of )?scene|smash cut|cut to|flashback|dream sequence|nächste szene)\b/iu;
const MEANWHILE = /^(?:meanwhile|elsewhere|back (?:at|in) the)\b/iu;
const JAPANESE =
  /^(?:翌[日朝晩]|次の日|その夜|数?[0-9一二三四五六七八九十]+(?:時間|日|週間|年)後|第二天|那天晚上|几个小时后)/u;

/** The mark with which this telling opens, if one does. */
export function readSceneMark(text: string): SceneMark | undefined {
  const head = text.replace(/^[\s[(*_"“>~-]+/u, '').slice(0, 90);
  const found = (
    match: RegExpExecArray | null,
    reason: SceneMark['reason'],
    confidence: number,
  ): SceneMark | undefined =>
    match ? { reason, confidence, evidence: match[0].trim() } : undefined;
  return (
    found(SKIP.exec(head), /fade/i.test(head) ? 'fade' : 'time-passes', 0.9) ??
    found(NEXT.exec(head), 'time-passes', 0.86) ??
    found(JAPANESE.exec(head), 'time-passes', 0.85) ??
    found(LONG.exec(head), 'time-passes', 0.85) ??
    found(SHORT.exec(head), 'time-passes', 0.4) ??
    found(MEANWHILE.exec(head), 'time-passes', 0.62)
  );
}

/** A cut is made where its confidence reaches this. 0 few scenes, 1 many. */
export function cutThreshold(sensitivity: number): number {
  return 0.95 - 0.7 * sensitivity;
}
