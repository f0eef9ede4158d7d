// Going out of doors and back in, where the telling says so plainly: the door is all that tells of the new place.
import type { PlaceKind } from '@/story';
import { sentencesOf } from './sentences';

export interface Threshold {
  readonly way: 'out' | 'in';
  /** Of `out`: that the story goes along, not only that somebody leaves. */
  readonly confidence: number;
  readonly evidence: string;
}

const OPEN_AIR = String.raw`(?:snow|rain|storm|blizzard|sleet|hail|fog|mist|wind|night|dark|darkness|cold|open|sun|sunlight|sunshine|daylight|moonlight|dawn|dusk|street|alley|yard|air|white)`;
const OPENS_ON = new RegExp(
  String.raw`\b(?:door|doors|gate|hatch|airlock|tent flap|flap)\b(?: \p{L}+){0,2}? (?:opens?|opened|swings? open|swung open|bursts? open|flies open|flew open) (?:on|onto|to|into) (?:an?|the) (?:(?:wall|world|sea|curtain|sheet|blast|whirl) of |\p{L}+ ){0,2}${OPEN_AIR}\b`,
  'iu',
);
const STEP = String.raw`(?:steps?|stepped|go|goes|went|walks?|walked|runs?|ran|heads?|headed|hurry|hurries|hurried|slips?|slipped|rush|rushes|rushed|stumbles?|stumbled|march|marches|marched|climbs?|climbed|crawls?|crawled|push|pushes|pushed|duck|ducks|ducked|spills?|spilled|stride|strides|strode|trudges?|trudged|wade|wades|waded|set|sets|follows?|followed|move|moves|moved|venture|ventures|ventured)`;
const GOES_OUT = new RegExp(
  String.raw`\b(${STEP})(?: (?:\p{L}+ly|back|on|all|together|him|her|them|us))* (?:outside|outdoors|out (?:into|in|to|onto|through|across|under) (?:the )?(?:\p{L}+ )?${OPEN_AIR}|out (?:of )?(?:through )?(?:the )?(?:front |back )?doors?)\b`,
  'iu',
);
const COMES_IN = new RegExp(
  String.raw`\b(?:${STEP}|falls?|fell|tumbles?|tumbled|come|comes|came|gets?|got|staggers?|staggered|burst|bursts|return|returns|returned|make|makes|made)(?: \p{L}+ly| it| all)* (?:back (?:in\b(?! (?:the|time|a))|inside|indoors|into the warm|through the (?:\p{L}+ )?(?:door|doors|doorway|hatch|gate))|through the (?:\p{L}+ )?(?:door|doors|doorway|hatch|gate) (?:again|in an? \p{L}+|together)|inside again|in through the (?:\p{L}+ )?(?:door|hatch|doorway))\b`,
  'iu',
);
const SHUTS_BEHIND =
  /\b(?:shuts?|close[sd]?|slam(?:s|med)?|bars?|barred|bolts?|bolted|kick(?:s|ed)?)\b[^.!?]{0,20}\b(?:door|hatch|gate)\b[^.!?]{0,20}\bbehind (?:them|us|you|him|her|me)\b/iu;
const UNREAL =
  /\b(?:would|could|will|might|should|if|never|not|n't|remember\w*|used to|had|as if|as though|dreamed|imagine[sd]?|wants? to|wanted to|about to|ready to|yesterday|ago|tomorrow|before (?:he|she|they|we|you|I))\b/iu;
/** Several go, or the one whom the story is about. */
const TOGETHER =
  /^(?:(?:then|and|so|finally|at last|together|\p{L}+ly),? )*(?:they|we|you|everyone|everybody|both|all (?:of|three|four|five)|the (?:two|three|four|five|six|others|group|party|company|crew|friends)\b|\p{Lu}\p{L}+ and \p{Lu}\p{L}+)/iu;

const HINT =
  /\b(?:out(?:side|doors)?|doors?|doorway|gate|hatch|flap|airlock|inside|indoors|back)\b/i;

/** One of these words stands in each sentence of its pattern, which is dear to make. */
const OPENS_HINT = /door|gate|hatch|airlock|flap/iu;
const OUT_HINT = /\bout/iu;
const IN_HINT = /back|through|inside again/iu;
const BEHIND_HINT = /behind/iu;

const comesIn = (sentence: string): RegExpExecArray | null =>
  (IN_HINT.test(sentence) ? COMES_IN.exec(sentence) : null) ??
  (BEHIND_HINT.test(sentence) ? SHUTS_BEHIND.exec(sentence) : null);

/**
 * The door that a stretch of telling goes through. `leads`: the one who acts without being named leads the
 * story (the player, "you"), so it goes along when they leave alone.
 */
export function readThreshold(text: string, leads: boolean): Threshold | undefined {
  if (!HINT.test(text)) return undefined;
  let found: Threshold | undefined;
  for (const sentence of sentencesOf(text)) {
    if (!HINT.test(sentence)) continue;
    const opens = OPENS_HINT.test(sentence) ? OPENS_ON.exec(sentence) : null;
    const goes = !opens && OUT_HINT.test(sentence) ? GOES_OUT.exec(sentence) : null;
    const match = opens ?? goes ?? comesIn(sentence);
    if (!match || UNREAL.test(sentence.slice(0, match.index + match[0].length))) continue;
    const together = TOGETHER.test(sentence);
    const isLed = leads && !/^\p{Lu}\p{L}+ (?!\p{L}*ly\b)\p{Ll}+s\b/u.test(sentence);
    found = {
      way: opens || goes ? 'out' : 'in',
      confidence: opens || together || !goes ? 0.68 : isLed || /^I\b/.test(sentence) ? 0.64 : 0.45,
      evidence: match[0].slice(0, 80),
    };
  }
  return found;
}

/** Kinds that one steps out of; a station has its hall, a ship its cabin. */
export const HAS_DOORS: ReadonlySet<PlaceKind> = new Set<PlaceKind>(['station', 'ship']);

/** What lies before the door of such a place, for the painter. */
export function kindOutside(kind: PlaceKind | undefined): PlaceKind {
  switch (kind) {
    case 'tavern':
    case 'shop':
    case 'library':
    case 'classroom':
    case 'office':
      return 'street';
    case 'ship':
      return 'sea';
    case 'castle':
    case 'greenhouse':
    case 'temple':
      return 'garden';
    default:
      return 'field';
  }
}
