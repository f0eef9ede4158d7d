// The entries of `MyActivity.html`: a cell with the program, one with the question, a date and the answer.
import { decodeEntities } from '../shared/html-text';
import { htmlNodes } from '../shared/html-nodes';
import { textOfHtml } from '../web-page/page-text';
import { chatOf, type Activity } from './activity';

interface Cell {
  readonly start: number;
  readonly depth: number;
  span?: readonly [number, number];
}

/** Breaks part the question, notes about files, and the date. */
const BREAK = /<br\s*\/?>/gi;
const IS_DATE = /^(?=[^<>]{8,60}$)(?=[^<>]*\d{4})[^<>]*\d{1,2}[:.]\d{2}/;
const NOTE = /^(?:\d+ generated (?:image|video)s?\.|Attached \d+ files?\b.*|- .{1,120}\.\w{2,5})$/;
const MAX_BREAKS = 4000;

export function* activitiesOfPage(html: string): Generator<Activity> {
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
): Activity | undefined {
  const body = html.slice(from, to);
  const lines: string[] = [];
  let at = 0;
  for (const found of body.matchAll(BREAK)) {
    const raw = body.slice(at, found.index);
    const line = decodeEntities(raw.replace(/<[^<>]{0,2000}>/g, ''))
      .replaceAll('\u00a0', ' ')
      .trim();
    if (IS_DATE.test(line)) {
      const asked = lines.filter((one) => !NOTE.test(one)).join('\n');
      const after = found.index + found[0].length;
      return {
        title: asked.trim(),
        answer: textOfHtml(body.slice(after)),
        time: timeOf(line),
        chat: chatOf(/href="([^"]{0,300})"/.exec(body.slice(0, after))?.[1]),
        start,
        end,
        titleSpan: [from, from + at],
        answerSpan: [from + after, to],
      };
    }
    lines.push(line);
    at = found.index + found[0].length;
    if (lines.length > MAX_BREAKS) break;
  }
  return undefined;
}

/** Zones by letters are not known to all engines; without one the order is the same. */
function timeOf(date: string): number | undefined {
  const plain = date.replaceAll('\u202f', ' ').replace(/ [A-Z]{2,5}(?:[+-]\d{1,2})?$/, '');
  const ms = Date.parse(`${plain} UTC`);
  return Number.isNaN(ms) ? undefined : ms;
}
