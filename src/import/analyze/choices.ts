// Choices: only what is offered as one and answered. Bullets alone are a list.
import { matchesOf } from '@/lib/text/matches';
import type { Message } from '@/story';

export interface OfferedOption {
  /** Offsets in the message. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly label: string;
}

export interface Offer {
  readonly options: readonly OfferedOption[];
  /** The options are lines of their own, which the choice shows in place of the text. */
  readonly isList: boolean;
  readonly start: number;
  readonly end: number;
  readonly reason: 'offered-list' | 'offered-question';
}

export interface Answer {
  readonly option: number;
  readonly message: number;
  readonly confidence: number;
}

/** A bullet alone makes no option; a letter or a number behind it does. */
const ITEM =
  /^([ \t]*(?:>[ \t]?)*(?:[-*•+][ \t]+)?(?:\*\*|__)?[([]?(?:option[ \t]+)?(\d{1,2}|[A-Ha-h])[)\].:](?:\*\*|__)?[ \t]*[.:)]?[ \t]*(?:\*\*)?)(\S[^\n]{0,400})$/iu;

/** The options that the end of a message offers, or undefined. */
export function readOffer(text: string): Offer | undefined {
  return readList(text) ?? readInline(text) ?? readQuestion(text);
}

function readList(text: string): Offer | undefined {
  if (
    !/^[ \t]*(?:>[ \t]?)*(?:[-*•+][ \t]+)?(?:\*\*|__)?[([]?(?:option[ \t]+)?(?:2|b)[)\].:]/imu.test(
      text,
    )
  )
    return undefined;
  let options: OfferedOption[] = [];
  let after = 0;
  let at = 0;
  for (const line of text.split('\n')) {
    const item = line.length < 500 ? ITEM.exec(line) : null;
    const label = item?.[2]?.toLowerCase();
    if (item && label !== undefined) {
      const rank = rankOf(label);
      if (rank === 1) options = [];
      if (rank === options.length + 1) {
        const start = at + (item[1] ?? '').length;
        options.push({ start: at, end: at + line.length, text: cleanOption(item[3] ?? ''), label });
        after = 0;
        if (start < 0) return undefined;
      }
    } else if (line.trim() !== '' && options.length > 0) after++;
    at += line.length + 1;
  }
  const first = options[0];
  const last = options.at(-1);
  // "What do you do?" may follow the list; more is a message that goes on.
  if (options.length < 2 || after > 1 || !first || !last) return undefined;
  return { options, isList: true, start: first.start, end: last.end, reason: 'offered-list' };
}

const INLINE = /(?:^|[\s:;,(])(?:\*\*)?(?:\((\d|[A-Ha-h])\)|([A-H])[:)]|(\d)\))(?:\*\*)?[ \t]+/gu;

/** `(1) land at the tower, (2) carry on, or (3) something clever` · `A: the door, B: the window` */
function readInline(text: string): Offer | undefined {
  const tail = text.length > 1500 ? text.slice(-1500) : text;
  const offset = text.length - tail.length;
  const marks: { label: string; start: number; from: number }[] = [];
  for (const match of matchesOf(tail, INLINE)) {
    const label = (match[1] ?? match[2] ?? match[3] ?? '').toLowerCase();
    const rank = rankOf(label);
    if (rank === 1) marks.length = 0;
    if (rank === marks.length + 1)
      marks.push({ label, start: match.index, from: match.index + match[0].length });
  }
  if (marks.length < 2) return undefined;
  const options = marks.map((mark, index): OfferedOption => {
    const stop = marks[index + 1]?.start ?? tail.length;
    const raw = tail.slice(mark.from, stop);
    const end = index === marks.length - 1 ? raw.search(/[.?!)]\s|\)\)|[.?!]$|$/u) : raw.length;
    return {
      start: offset + mark.from,
      end: offset + mark.from + end,
      text: cleanOption(raw.slice(0, end)),
      label: mark.label,
    };
  });
  if (options.some((option) => option.text === '' || option.text.length > 160)) return undefined;
  return { options, isList: false, start: text.length, end: text.length, reason: 'offered-list' };
}

/** "Burn the piano, burn the chairs, or somebody goes to the shed?" as the last words of a message. */
function readQuestion(text: string): Offer | undefined {
  const tail = text.slice(-400).replace(/["”»」*_)\s]+$/u, '');
  if (!tail.endsWith('?')) return undefined;
  const sentence =
    tail
      .slice(0, -1)
      .split(/[.!?…"“]\s*/u)
      .at(-1) ?? '';
  const match = /^(.*?,)\s+or\s+([^,]+)$/iu.exec(sentence);
  const list = match
    ? (match[1] ?? '')
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : [];
  if (!match || list.length < 2) return undefined;
  const parts = [...list.slice(-4), (match[2] ?? '').trim()].filter(
    (part) => part.split(/\s+/).length >= 2,
  );
  if (parts.length < 2 || parts.length > 5) return undefined;
  const options = parts.map((part, index): OfferedOption => ({
    start: text.length,
    end: text.length,
    text: capitalize(part),
    label: String(index + 1),
  }));
  return {
    options,
    isList: false,
    start: text.length,
    end: text.length,
    reason: 'offered-question',
  };
}

function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function rankOf(label: string): number {
  return /^\d/.test(label) ? Number(label) : label.charCodeAt(0) - 96;
}

function cleanOption(raw: string): string {
  const bare = raw
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/^[\s*_:–—-]+|[\s*_]+$/g, '')
    .replace(/(?:[,;]\s*|\s+)(?:and|or|oder|ou|o|или)\s*$/iu, '')
    .replace(/[,;]\s*$/u, '')
    .replace(/["”»)]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim();
  return capitalize(bare);
}

const NUMBER_WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
const SMALL = new Set(
  'the and you your them then than that this with from have here there what will would want they their him her his she for not but all out who our are was were into neither either keep them like some just very more about when over'.split(
    ' ',
  ),
);

/** Which option the first messages after the offer take up. */
export function findAnswer(offer: Offer, following: readonly Message[]): Answer | undefined {
  const options = offer.options.map((option) => wordsOf(option.text));
  for (const message of following) {
    const text = message.text.slice(0, 600);
    const byLabel = pickedByLabel(text, offer);
    if (byLabel !== undefined) return { option: byLabel, message: message.index, confidence: 0.92 };
  }
  for (const message of following) {
    if (message.kind === 'ooc') continue;
    const text = message.text.slice(0, 600);
    // What somebody does first takes an offer up; what comes of it may speak of anything.
    const deed = offer.isList ? FIRST_DEED.exec(text)?.[0] : undefined;
    const found =
      (deed === undefined ? undefined : pickedByWords(wordsOf(deed), options, 1)) ??
      pickedByWords(wordsOf(text), options, offer.reason === 'offered-question' ? 1 : undefined);
    if (found) return { ...found, message: message.index };
  }
  return undefined;
}

/** The first sentence, or what stands between the first stars. */
const FIRST_DEED = /^\s*(?:\*[^*\n]{1,160}\*|[^.!?*\n]{1,160}[.!?](?=["”\s]|$))/u;

/** The option whose words, and no other's, are said. `least` as many; where little is said one is enough. */
function pickedByWords(
  said: ReadonlySet<string>,
  options: readonly ReadonlySet<string>[],
  least: number | undefined,
): { readonly option: number; readonly confidence: number } | undefined {
  const scores = options.map(
    (words, index) =>
      [...words].filter(
        (word) => said.has(word) && options.every((other, i) => i === index || !other.has(word)),
      ).length,
  );
  const best = Math.max(...scores);
  if (best < (least ?? (said.size <= 12 ? 1 : 2)) || scores.filter((n) => n === best).length > 1)
    return undefined;
  return { option: scores.indexOf(best), confidence: Math.min(0.85, 0.55 + 0.1 * best) };
}

/** "Definitely 2", "I'll go with option b". */
const CHOOSES =
  /^(?:(?:definitely|probably|maybe|perhaps|okay|ok|alright|right|sure|yes|yeah|um|uh|hmm+|well|so|oh|let['’]?s|i['’]?ll|i(?:['’]d| would)?|we['’]?ll|we|go(?:ing)?(?: with| for)?|do|take|pick|choose|try|say|vote(?: for)?|want|ich (?:nehme|wähle)|wir nehmen|je (?:choisis|prends)|elijo|escojo|escolho|scelgo|выбираю|пусть будет)[\s,.!:…-]+){1,4}(?=(?:the )?(?:option |choice |number |#)?(?:\d|[a-h])(?![\p{L}\d]))/iu;

function pickedByLabel(text: string, offer: Offer): number | undefined {
  const isLettered = /^[a-h]$/.test(offer.options[0]?.label ?? '');
  const count = offer.options.length;
  const head = text
    .replace(/\*[^*]*\*/g, ' ')
    .replace(/^[\s"“'«「*(>]+/u, '')
    .replace(CHOOSES, '');
  const letter = /^(?:option |choice )?([A-Ha-h])(?=[\s.!,:;)?]|$)/u.exec(head)?.[1];
  if (isLettered && letter !== undefined && !/^(?:a|I)\s+\p{Ll}/u.test(head)) {
    const rank = rankOf(letter.toLowerCase());
    return rank <= count ? rank - 1 : undefined;
  }
  if (isLettered || offer.reason === 'offered-question') return undefined;
  const digit = /^(?:option |choice |number |#)?(\d)(?=[\s.!,:;)?]|$)/iu.exec(head)?.[1];
  if (digit !== undefined && Number(digit) >= 1 && Number(digit) <= count) return Number(digit) - 1;
  const lower = head.toLowerCase();
  const word = NUMBER_WORDS.findIndex((name) =>
    new RegExp(String.raw`^(?:option |number )?${name}(?=[.!,:;]|$)`, 'u').test(lower),
  );
  if (word >= 0 && word < count) return word;
  const ordinal = ORDINALS.findIndex((name) =>
    new RegExp(String.raw`\bthe ${name}(?: one| option)?\b`, 'u').test(lower),
  );
  return ordinal >= 0 && ordinal < count ? ordinal : undefined;
}

function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return new Set(
    words
      .filter((word) => !SMALL.has(word))
      .map((word) => (word.length > 4 ? word.replace(/(?:ing|es|ed|s)$/u, '') : word)),
  );
}

/** What an alternative offers, in the words of its beginning. */
export function alternativeCaption(text: string): string {
  const plain = text
    .replace(/<[^>]*>|[*_~`"“”«»「」]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const clause = /^.{12,70}?(?=[.!?…,;:—])/u.exec(plain)?.[0] ?? plain.slice(0, 60);
  const words =
    clause.length < plain.length && !/[.!?…,;:—]/.test(plain.charAt(clause.length))
      ? clause.replace(/\s+\S*$/, '') + '…'
      : clause;
  return words.trim() === '' || words === '…' ? 'Another way' : words;
}
