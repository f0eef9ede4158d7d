// What can be a name and what only looks like one.
import type { Speaker } from '@/story';
import { isNarratorName } from '../shared/text-marks';

/** Distinct texts kept; a log has far fewer names, and prose is not worth remembering. */
const MEMORY = 2000;

const STOP = new Set(
  (
    'note|notes|nb|ps|p.s.|p.s|edit|ooc|a/n|an|update|chapter|part|scene|setting|location|place|time|date|' +
    'weather|mood|warning|warnings|summary|title|author|genre|tags|rating|word count|words|name|age|height|' +
    'weight|class|race|gender|hp|mp|level|species|occupation|personality|appearance|background|backstory|' +
    'likes|dislikes|abilities|skills|description|scenario|example|one|two|three|four|five|six|seven|eight|' +
    'nine|ten|first|second|third|fourth|fifth|finally|last|next|then|http|https|ftp|file|mailto|q|a|re|fw|' +
    'fwd|subject|from|to|cc|topic|guild|channel|after|before|source|link|url|image|status|outfit|thoughts|' +
    'inventory|objective|quest|result|options|option|choice|choices|day|act|episode|remember|warning|hint|' +
    'tip|fact|example|examples|rules|rule|characters|cast|dramatis personae|the end|end|total|total words|today at|exits|affection|stamina|inner thoughts|internal thoughts|inner monologue|relationship|' +
    'relationships|attire|clothing|clothes|posture|current location|current time|upvote|downvote|' +
    'reply|share|report'
  ).split('|'),
);

/** First words that open a title, not a name: `Chapter 3`, `Scene II`, `Option A`. */
const STOP_FIRST =
  /^(?:chapter|part|scene|act|episode|day|option|choice|step|rule|route|ending|today|yesterday)\b(?! [\p{Lu}]\p{Ll}+$)/iu;

const SAYING =
  /\b(?:said|says|say|asked|asks|replied|replies|whispered|whispers|shouted|shouts|added|adds|answered|thought|thinks|continued|muttered|mutters|murmured|called|cried|wrote|reads|read|is|was|are|were|be|that|this|follows|following|like|because|and|or|but|with|of)$/i;

const CONNECTORS =
  /^(?:of|the|de|la|le|van|von|der|den|di|da|du|del|el|al|bin|ibn|and|y|und|et|&|no|the|st|in|from|a|an)$/;
const NUMBERED_PART = String.raw`(?:chapter|part|book|scene|act|episode|kapitel|chapitre|capítulo)\s+(?:the\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|fourth|fifth|last|[ivxlc]+|\d{1,3})`;
/** `Chapter One`: the word for a number would else pass for a surname. */
const NUMBERED = new RegExp(`^${NUMBERED_PART}$`, 'i');
const PART_HEADING = new RegExp(
  String.raw`^\s*${NUMBERED_PART}(?:\s*[:.–—-]\s*\S[^\n]{0,60})?\s*$`,
  'i',
);

/** `Chapter Two: The Storm Cellar` on a line of its own. */
export function isPartHeading(line: string): boolean {
  return line.length < 120 && PART_HEADING.test(line);
}

const RULE = /^\s{0,3}(?:[-–—=_*~─━]{3,100}|(?:[-*_] ){2,30}[-*_])\s{0,10}$/u;

/** A line of marks: between scenes, or between all posts. */
export function isRule(line: string): boolean {
  return line.length < 120 && RULE.test(line);
}

/** Where the words of a Markdown heading begin; undefined where the line is none. */
export function headingWordsAt(line: string): number | undefined {
  return line.length < 200 ? /^\s{0,3}#{1,6}\s+(?=\S)/.exec(line)?.[0].length : undefined;
}

export const isStopWord = remembering(judgeStopWord);

function judgeStopWord(name: string): boolean {
  const folded = name.toLowerCase().trim();
  return (
    STOP.has(folded) ||
    // "Narrator: Location: the chapel": the second colon is the text's.
    (/:\s/.test(folded) && STOP.has(folded.slice(folded.lastIndexOf(':') + 1).trim())) ||
    STOP_FIRST.test(folded) ||
    NUMBERED.test(folded) ||
    /^[\d\s.,:/-]+$/.test(folded)
  );
}

/** 0 not a name, 1 perhaps, if it is repeated; 2 looks like one. */
export const nameStrength = remembering(judgeName);

function judgeName(name: string): 0 | 1 | 2 {
  if (name === '' || isStopWord(name)) return 0;
  if (/["“”«»;!?=/\\|]|:\/\/|\*|\t|…|\.\.\./.test(name)) return 0;
  // A name that breaks off inside a bracket is half of something else.
  if (/[([{]/.test(name) && !/[)\]}]/.test(name)) return 0;
  const words = name.split(/\s+/);
  if (words.length > 7) return 0;
  if (/^(?:\{\{.+\}\}|<\w+>)$/.test(name)) return 2;
  if (/ [<>] /.test(name)) return 0;
  if (words.length > 1 && SAYING.test(name)) return 0;
  // A full stop ends a sentence unless it ends a title or an initial.
  if (
    /\.(?!$)/.test(
      name.replace(
        /\b(?:Mr|Mrs|Ms|Dr|St|Prof|Sr|Sra|Mme|Mlle|Lt|Sgt|Capt|Col|Gen|Rev|No|\p{Lu})\./gu,
        '',
      ),
    )
  ) {
    return 0;
  }
  const first = name.codePointAt(0) ?? 0;
  const opensWell = /^(?:[\p{Lu}\p{Lt}\p{Lo}\p{N}~@#]|\p{Extended_Pictographic})/u.test(name);
  const isPlain = words.slice(1).every((word) => /^[^\p{Ll}]/u.test(word) || CONNECTORS.test(word));
  if (opensWell && isPlain) {
    // A number and a measure is a ratio or a list, not a person.
    if (first >= 0x30 && first <= 0x39 && words.length > 1 && !/\p{Lu}/u.test(name)) return 1;
    return name.includes(',') || words.length > 4 ? 1 : 2;
  }
  // Handles are written small and in one word; a sentence is not.
  if (words.length === 1 && /^[\p{L}\p{N}_.~-]{2,32}$/u.test(name)) return 1;
  return opensWell && words.length <= 3 ? 1 : 0;
}

/** The form under which spellings of one name meet: case, width and invisible marks do not count. */
export const nameKey = remembering(foldName);

function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/(?:[\u200b-\u200f\u202a-\u202e\u2060-\u2069]|\ufe0f)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Names come again on every line; most of the work on them need not. */
export function remembering<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (known.has(text)) return known.get(text) as T;
    if (known.size >= MEMORY) known.clear();
    const made = work(text);
    known.set(text, made);
    return made;
  };
}

/** What somebody is whom people call after it: `You`, `{{char}}`, `Narrator`. */
export function roleOfName(name: string): Speaker['role'] | undefined {
  if (/^(?:you|user|me|human|prompt|player|\{\{user\}\}|<user>)$/i.test(name)) return 'player';
  if (/^(?:\{\{char\}\}|<bot>)$/i.test(name)) return 'character';
  return isNarratorName(name) ? 'narrator' : undefined;
}

/** Such a word before a colon is somebody, even if it comes once. */
export function isRoleName(name: string): boolean {
  const isOfGame = /^(?:(?:the )?(?:gm|dm|game ?master|dungeon ?master)|assistant|ai|bot)$/i;
  return roleOfName(name) !== undefined || isOfGame.test(name);
}
