// One entry of what a Google account did with Gemini: what was asked, and what was answered.

export interface Activity {
  /** With the word for what was done before it: `Prompted Let us begin`. */
  readonly title: string;
  readonly answer: string;
  readonly time: number | undefined;
  /** Id of the chat, where the entry links to it. */
  readonly chat: string | undefined;
  /** Offsets in the file of the entry, and of what was asked and answered in it. */
  readonly start: number;
  readonly end: number;
  readonly titleSpan: readonly [number, number];
  readonly answerSpan: readonly [number, number];
}

const VERB =
  /^(?:Prompted|Asked|Said|Eingegebener Prompt:?|Prompt eingegeben:?|Requête\s?:|Instrucción:?|Prompt:|已输入提示|プロンプト:?)\s+/;
/** So many entries say how the program's words for asking read in other languages. */
const ENOUGH = 3;
const LONGEST_WORDS = 60;
const QUOTES = ['「」', '『』', '“”', '„“', '«»', '""', "''"];

/** Where in a title what was asked begins and ends, in the language of all of them. */
export type AskedIn = (title: string) => readonly [start: number, end: number];

/**
 * The words for what was done stand before what was asked, or around it. They are alike in most entries
 * with an answer; without an answer, an entry that lacks them tells of something else.
 */
export function askedIn(activities: readonly Activity[]): AskedIn {
  const titles = activities.filter(({ answer }) => answer !== '').map(({ title }) => title);
  const before = mostAlike(titles, wordsBefore);
  const after = mostAlike(titles, wordsAfter);
  return (title) => {
    const end = after !== '' && title.endsWith(after) ? title.length - after.length : title.length;
    const known = VERB.exec(title)?.[0].length;
    const start = known ?? (before !== '' && title.startsWith(before) ? before.length : 0);
    const asked = title.slice(start, end);
    // Quotation marks are the program's where its words go on behind them.
    const isQuoted =
      end < title.length &&
      QUOTES.some(([open = '', close = '']) => asked.startsWith(open) && asked.endsWith(close));
    return start >= end ? [0, title.length] : isQuoted ? [start + 1, end - 1] : [start, end];
  };
}

/** What the titles of one kind share, of the kind that most of them are of. */
function mostAlike(
  titles: readonly string[],
  wordsOf: (titles: readonly string[]) => string,
): string {
  const kinds = new Map<string, string[]>();
  for (const title of titles) {
    const kind = wordsOf([title]);
    const alike = kinds.get(kind);
    if (alike) alike.push(title);
    else kinds.set(kind, [title]);
  }
  const most = [...kinds.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  if (most.length < 2) return '';
  const words = wordsOf(most);
  // Nobody asks two things that begin with the same word and a colon.
  const enough = /[:：]\s*$/.test(words) ? 2 : ENOUGH;
  return most.length >= enough && most.length * 2 > titles.length ? words : '';
}

/** Up to a colon, or as far as all of them read alike; of one, its first word. */
function wordsBefore(titles: readonly string[]): string {
  const shared = titles.reduce(sharedStart).slice(0, LONGEST_WORDS);
  const colon = /^[^:：\n]*[:：]\s*/.exec(shared)?.[0];
  if (colon !== undefined) return colon;
  if (titles.length === 1) return /^\S+\s/.exec(shared)?.[0] ?? '';
  return /^.*\s/.exec(shared)?.[0] ?? '';
}

/** From a closing mark or a space on; of one, its last few characters. */
function wordsAfter(titles: readonly string[]): string {
  if (titles.length === 1) return (titles[0] ?? '').slice(-3);
  const shared = turned(titles.map(turned).reduce(sharedStart).slice(0, LONGEST_WORDS));
  const at = shared.search(/[」』”“»"']/);
  // A question mark and the like are what all questions end in.
  if (at === -1 || !/\p{L}{2}/u.test(shared.slice(at))) return '';
  return shared.slice(at + 1);
}

function turned(text: string): string {
  return [...text].reverse().join('');
}

function sharedStart(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a.slice(0, at);
}

export function chatOf(url: unknown): string | undefined {
  return typeof url === 'string' ? /\/app\/(?:c_)?(\w{6,})/.exec(url)?.[1] : undefined;
}
