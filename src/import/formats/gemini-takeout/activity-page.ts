// The entries of `MyActivity.html`: a cell with the program, one with the question, a date and the answer.
import { decodeEntities } from '../shared/html-text';
import { htmlNodes } from '../shared/html-nodes';
import { dateOrderOf, dayOf, readWrittenDate, type WrittenDate } from '../shared/written-dates';
import { textOfHtml } from '../web-page/page-text';
import { chatOf, type Activity } from './activity';

interface Cell {
  readonly start: number;
  readonly depth: number;
  span?: readonly [number, number];
}

/** Breaks part the question, notes about files, and the date. */
const BREAK = /<br\s*\/?>/gi;
/** A year and a clock, in the digits of any script; the clock has seconds, as people write none. */
const IS_DATE =
  /^(?=.{8,60}$)(?=.*\p{Nd}{4}).*(?<!\p{Nd})\p{Nd}{1,2}[:.]\p{Nd}{2}[:.]\p{Nd}{2}(?!\p{Nd})/u;
const IS_SHORT_DATE = /^(?=.{8,60}$)(?=.*\p{Nd}{4}).*\p{Nd}{1,2}[:.]\p{Nd}{2}/u;
const NOTE = /^(?:\d+ generated (?:image|video)s?\.|Attached \d+ files?\b.*|- .{1,120}\.\w{2,5})$/;
const MAX_BREAKS = 4000;

export interface WrittenActivity extends Activity {
  readonly written?: WrittenDate;
}

export function* activitiesOfPage(html: string): Generator<WrittenActivity> {
  let outer: Cell | undefined;
  let inner: Cell | undefined;
  for (const node of htmlNodes(html)) {
    if (node.kind === 'text') continue;
    const { element, depth } = node;
    if (node.kind === 'open') {
      if (element.is('outer-cell')) outer = { start: element.start, depth };
      else if (outer && !outer.span && isBody(element)) inner ??= { start: element.end, depth };
    } else if (inner && outer && depth === inner.depth && !outer.span) {
      outer.span = [inner.start, node.at];
      inner = undefined;
    } else if (outer && depth === outer.depth) {
      const found = outer.span && activityIn(html, outer.start, node.at, outer.span);
      if (found) yield found;
      outer = inner = undefined;
    }
  }
}

function isBody(element: { is(name: string): boolean }): boolean {
  return element.is('content-cell') && !element.is('mdl-typography--caption');
}

function activityIn(
  html: string,
  start: number,
  end: number,
  [from, to]: readonly [number, number],
): WrittenActivity | undefined {
  const body = html.slice(from, to);
  const lines = linesOf(body);
  const strict = lines.findIndex(({ text }) => IS_DATE.test(text));
  const at = strict === -1 ? lines.findIndex(({ text }) => IS_SHORT_DATE.test(text)) : strict;
  const date = lines[at];
  if (!date) return undefined;
  const asked = lines.slice(0, at).map(({ text }) => text);
  const answered = date.end;
  return {
    title: asked
      .filter((one) => !NOTE.test(one))
      .join('\n')
      .trim(),
    answer: textOfHtml(body.slice(answered)),
    ...timeOf(date.text),
    chat: chatOf(/href="([^"]{0,300})"/.exec(body.slice(0, answered))?.[1]),
    start,
    end,
    titleSpan: [from, from + date.start],
    answerSpan: [from + answered, to],
  };
}

interface BrokenLine {
  readonly text: string;
  readonly start: number;
  /** Behind the break. */
  readonly end: number;
}

function linesOf(body: string): BrokenLine[] {
  const lines: BrokenLine[] = [];
  let start = 0;
  for (const found of body.matchAll(BREAK)) {
    const raw = body.slice(start, found.index);
    const text = decodeEntities(raw.replace(/<[^<>]{0,2000}>/g, ''))
      .replace(/[\u00a0\u202f]/g, ' ')
      .trim();
    const end = found.index + found[0].length;
    lines.push({ text, start, end });
    start = end;
    if (IS_DATE.test(text) || lines.length > MAX_BREAKS) break;
  }
  return lines;
}

/** Zones by letters are not known to all engines; without one the order is the same. */
function timeOf(date: string): Pick<WrittenActivity, 'time' | 'written'> {
  const ms = Date.parse(`${date.replace(/ [A-Z]{2,5}(?:[+-]\d{1,2})?$/, '')} UTC`);
  if (!Number.isNaN(ms)) return { time: ms };
  const digits = date.replace(/\p{Nd}/gu, digitOf).replace(/(\d\.) (?=\d)/g, '$1');
  const written = readWrittenDate(digits);
  return { time: undefined, ...(written ? { written } : {}) };
}

/** Digits of each script follow each other from its zero on, and no two zeros are less than ten apart. */
function digitOf(digit: string): string {
  let zero = digit.codePointAt(0) ?? 0;
  const last = zero;
  while (last - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(last - zero);
}

/** Which number of a date is the day, only all of them tell. */
export function withTimes(activities: readonly WrittenActivity[]): Activity[] {
  const dated = activities.flatMap(({ written }) =>
    written?.date ? [{ date: written.date, isHalved: written.isHalved }] : [],
  );
  const order = dateOrderOf([...dated].reverse());
  return activities.map(({ written, ...one }) => {
    const day = written?.day ?? (written?.date && dayOf(written.date, order));
    if (one.time !== undefined || day === undefined || !written) return one;
    return { ...one, time: day + Math.round(written.minutes * 60_000) };
  });
}
