// Whether a line says whose turn begins: `## User`, `**You:**`, `> [!user] **User** - 8:10 PM`, `▶ USER:`.
import { isProgramsNote } from './program-notes';
import { sideWord, type Side } from './role-words';

export interface SideHead {
  readonly side: Side;
  readonly name?: string;
  /** Offset in the line of the text behind the head; its length where there is none. */
  readonly textAt: number;
  /** The word for the side, in small letters. */
  readonly word: string;
  /** How it is written, the same for all heads of a side. */
  readonly style: string;
  /** A head of this style that has the first words of the text behind it. */
  readonly isInline: boolean;
  /** More than a word and a colon, which a story has too. */
  readonly isMarked: boolean;
}

/** No head is longer, and of longer lines only the start is looked at. */
const MAX_CHARS = 200;

const CALLOUT = /^>\s?\[!([\w-]{2,30})\][+-]?\s*/;
const HEADING = /^(#{1,6})\s+/;
const SUMMARY = /^<(?:summary|h\d)>\s*/i;
const ARROW = /^(?:>{2,3}|[▶►◆■●•])\s*/u;
const RULE = /^(?:-{2,}|={2,}|—{2,}|\*{4,})\s*(?=\p{L})/u;
const NUMBER =
  /^(?:(?:message|msg|turn)\s*)?#?(?:\[\d{1,4}\]|\d{1,4})\s*[.):\-–|]?\s+(?:[-–|]\s*)?/iu;
const EMOJI = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\ufe0f\u200d])+\s*/u;
const BOLD = /^[*_]{1,3}(?=\S)/;
const ROLE = /^role::/;

/** What may stand behind the word, in any order, until the line ends. */
const BEHIND: readonly RegExp[] = [
  /^\s*<\/?(?:span|summary|b|strong|h\d)\b[^<>]{0,120}>(?:[^<>]{0,60}<\/span>)?/i,
  /^\s*<!--[^\n]{0,120}-->/,
  /^\s*(?:-{2,}|={2,}|—{2,}|\*{3,})\s*$/,
];
/** The same before the colon; behind it such words are said. */
const BEFORE_COLON: readonly RegExp[] = [
  ...BEHIND,
  /^['’]s(?=\s)/,
  /^\s*(?:said|says|asked|wrote|hat gesagt|a dit|ha dicho|dijo|disse|ha detto|сказал|说|說|zei|powiedział|responded|replied|response|answer|reply|message|prompt)(?![\p{L}])/iu,
  /^\s*#?\d{1,4}(?=\s*(?:[:.：]|$))/,
  /^\s*·\s*[\w./:-]{2,60}/,
];
/** In brackets: before the colon how it is said, behind it only what programs write. */
const BRACKETS = /^\s*(?:\(([^()\n]{0,80})\)|\[([^[\]\n]{0,80})\])/;
/** The model, the day or the hour, mostly behind a sign. */
const TO_THE_END = /^\s*(?:[-–—·|,@•]|on\s|at\s)?\s*(\S[^\n]{1,60}?);?\s*$/u;

export function sideHead(line: string): SideHead | undefined {
  const probe = line.slice(0, MAX_CHARS);
  let at = 0;
  let style = '';
  let isMarked = false;
  const take = (pattern: RegExp, mark?: string): RegExpExecArray | null => {
    const found = pattern.exec(probe.slice(at));
    if (!found) return null;
    at += found[0].length;
    if (mark !== undefined) style += mark === '' ? found[0].trim() : mark;
    isMarked = true;
    return found;
  };
  const callout = take(CALLOUT, 'callout');
  if (!callout && !take(HEADING, '') && !take(SUMMARY, 'summary'))
    if (!take(ARROW, 'arrow')) take(RULE, 'rule');
  take(NUMBER, 'n');
  take(EMOJI);
  const bold = take(BOLD, '')?.[0];
  const close = bold === undefined ? undefined : [...bold].reverse().join('');
  take(EMOJI);
  take(ROLE);
  const opened = probe.slice(at).startsWith('[');
  if (opened) at++;
  const found = sideWord(probe.slice(at));
  if (!found) return undefined;
  const wordAt = at;
  at += found.length;
  if (opened) {
    if (probe[at] !== ']') return undefined;
    at++;
    isMarked = true;
  }
  let hasColon = false;
  let isClosed = false;
  for (let before = -1; before !== at;) {
    before = at;
    for (const pattern of hasColon ? BEHIND : BEFORE_COLON) {
      const part = pattern.exec(probe.slice(at));
      if (!part || part[0] === '') continue;
      at += part[0].length;
      if (!/^\s*$/.test(part[0])) isMarked = true;
    }
    const brackets = BRACKETS.exec(probe.slice(at));
    if (brackets && (!hasColon || isProgramsNote(brackets[1] ?? brackets[2] ?? ''))) {
      at += brackets[0].length;
      isMarked = true;
    }
    const end = TO_THE_END.exec(probe.slice(at));
    if (end && isProgramsNote(end[1] ?? '')) {
      at += end[0].length;
      isMarked = true;
    }
    if (close !== undefined && !isClosed && probe.slice(at).trimStart().startsWith(close)) {
      isClosed = true;
      at = probe.indexOf(close, at) + close.length;
    }
    const colon = hasColon ? null : /^\s*[:：;]/.exec(probe.slice(at));
    if (colon) {
      hasColon = true;
      at += colon[0].length;
    }
  }
  const rest = probe.slice(at);
  const isAlone = rest.trim() === '';
  const isRead = style.startsWith('arrow') || SAID.test(probe);
  const isInline = !isAlone && hasColon && isClosed && close?.startsWith('**') === true && !isRead;
  if (!isAlone && !isInline && !(hasColon && isRead)) return undefined;
  if (!hasColon && !isMarked) return undefined;
  const name = found.name;
  return {
    side: found.side,
    ...(name === undefined ? {} : { name }),
    word: probe.slice(wordAt, wordAt + found.length).toLowerCase(),
    textAt: isAlone ? line.length : at + (rest.length - rest.trimStart().length),
    style: `${style}${hasColon ? ':' : ''}${isAlone || isInline ? '' : '…'}`,
    isInline,
    isMarked,
  };
}

/** `You said: Let us begin`, as a page tells its readers aloud. */
const SAID = /^(?:You|\w{2,20}) (?:said|responded|replied):/;
