// The offline reader of CAI Tools: a web page whose script parses one JSON text between back quotes.
import { endOfValue } from '@/lib/json-repair';
import { type JsonPlace } from '../shared/json-parts';

const OPENING = 'JSON.parse(`';
/** The page before its data is a style sheet and a few elements. */
const MAX_PAGE_CHARS = 200_000;
/** Marks of the page and, in case it is ever renamed, of the data. */
const MARKS = /<title>CAI\b|id="history_list"|"charPic"|"isUser"/;

/** Where the data of the page stands, or undefined where this is no such page. Nothing is run. */
export function findReader(page: string): JsonPlace | undefined {
  const head = page.slice(0, MAX_PAGE_CHARS);
  const opening = head.indexOf(OPENING);
  if (opening === -1 || !MARKS.test(head)) return undefined;
  const start = opening + OPENING.length;
  if (page[start] !== '{') return undefined;
  const end = endOfValue(page, start);
  return {
    raw: page.slice(start, end === -1 ? page.length : end),
    start,
    line: head.slice(0, start).split('\n').length,
  };
}

/** Text that the page keeps percent-encoded. A code that the end of the file cuts is left out. */
export function decodePercent(text: string): string {
  for (let cut = 0; cut <= 12; cut++) {
    try {
      return decodeURIComponent(text.slice(0, text.length - cut));
    } catch {
      // Up to four codes of three characters make one character.
    }
  }
  return text;
}
