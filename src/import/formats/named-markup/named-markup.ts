// Pages and XML files of programs that nobody told us of, in which markup says who speaks.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { parseChatDate } from '../shared/dates';
import { htmlNodes, type HtmlElement } from '../shared/html-nodes';
import { decodeEntities } from '../shared/html-text';
import { LineCounter } from '../shared/line-counter';
import { Pace } from '../shared/pace';
import { People } from '../shared/people';
import { cleanText, kindOfPost } from '../shared/text-marks';
import { findTracker } from '../shared/trackers';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { DateBook, readWrittenDate } from '../shared/written-dates';
import { textOfHtml, textOfTitle } from '../web-page/page-text';
import { webPage } from '../web-page/web-page';
import { AuthorMarks, isAuthorElement, outermostApart, type AuthorMark } from './author-marks';

const BESIDE =
  /^(?:[a-z]+[-_]{1,2}){0,3}(?:time|timestamp|date|datetime|time-?ago|sent-?at|avatar|index|counter|actions?|buttons?|toolbar)$/i;
const TEXT_ATTRIBUTES = ['text', 'body', 'content', 'message', 'msg'];

function detect({ head, extension }: LogSample): number {
  if (!/^\s*(?:\ufeff)?\s*</.test(head.slice(0, 200))) return 0;
  const isMarkup =
    /^(?:x?html?|xml)$/.test(extension) || /^\s*<(?:\?xml|!doctype|html)/i.test(head);
  if (!isMarkup) return 0;
  return marksOf(head).length > 0 ? 0.78 : 0;
}

function marksOf(html: string): readonly AuthorMark[] {
  const marks = new AuthorMarks(html);
  for (const node of htmlNodes(html)) marks.take(node);
  return marks.found();
}

async function read(source: LogSource): Promise<ReadLog> {
  const html = source.text.slice(0, source.text.length);
  const marks = new AuthorMarks(html);
  const pace = new Pace(source);
  let title = '';
  for (const node of htmlNodes(html)) {
    marks.take(node);
    if (node.kind !== 'open') continue;
    if (node.element.name === 'title' && title === '') title = textOfTitle(html, node.element);
    if (pace.isDue()) await pace.turn(source.text.byteAt(node.element.start) / 2);
  }
  const found = marks.found();
  if (found.length === 0) return webPage.read(source);
  const posts = new MarkedPosts(source, html, found);
  for (let i = 0; i < found.length; i++) {
    posts.add(i);
    if (pace.isDue()) await pace.turn((source.size + source.text.byteAt(posts.at)) / 2);
  }
  // Comments below a story have authors as well.
  if (posts.chars * 2 < textOfHtml(html).length) return webPage.read(source);
  return posts.finish(decodeEntities(title).trim().slice(0, 200));
}

/** Where one post stands, with the element of its author. */
interface Place {
  readonly from: number;
  readonly to: number;
}

class MarkedPosts {
  readonly #builder = new TranscriptBuilder();
  readonly #people = new People();
  readonly #dates = new DateBook();
  readonly #lines: LineCounter;
  /** What each post stands in lies apart from the others; else a post goes on to the next name. */
  readonly #isNested: boolean;
  at = 0;
  /** Of what the posts say, with their names and times. */
  chars = 0;

  constructor(
    private readonly source: LogSource,
    private readonly html: string,
    private readonly marks: readonly AuthorMark[],
  ) {
    this.#lines = new LineCounter(html);
    const seen = marks.slice(0, 50);
    const told = seen.filter((mark, i) => this.#read(this.#boxOf(i), mark).text !== '');
    this.#isNested = told.length * 2 > seen.length;
  }

  /** The box of a post: it says whose it is, or the name in it is the only one. */
  #boxOf(i: number): Place {
    const box = this.#outermost(i);
    return { from: box?.element.start ?? 0, to: box?.end ?? 0 };
  }

  #outermost(i: number): AuthorMark['box'] | undefined {
    const mark = this.marks[i];
    const other = this.marks[i === 0 ? 1 : i - 1];
    if (!mark || mark.isAttribute || !other) return mark?.box;
    return outermostApart(mark.box, other.box);
  }

  /** Of a damaged page, in which one box holds the next, each goes on to the next at most. */
  #placeOf(i: number): Place {
    const own = this.#boxOf(i);
    const from = Math.max(own.from, this.at);
    const isLast = i + 1 === this.marks.length;
    const next = isLast ? this.html.length : Math.max(from, this.#boxOf(i + 1).from);
    if (this.#isNested) return { from, to: Math.max(from, Math.min(own.to, next)) };
    return { from, to: isLast ? Math.max(from, this.#outermost(i)?.parent?.end ?? next) : next };
  }

  #read({ from, to }: Place, mark: AuthorMark): { text: string; date: string | undefined } {
    let date: string | undefined;
    const isLeftOut = (element: HtmlElement): boolean => {
      if (isBeside(element)) {
        date ??= this.#dateOf(element, from);
        return true;
      }
      if (mark.isAttribute) return from + element.start !== from && isAuthorElement(element);
      return from + element.start === mark.box.element.start;
    };
    const said = textOfHtml(this.html.slice(from, to), isLeftOut);
    const text = cleanText(said.replace(/^\s*[:：]\s*/u, '').trim());
    const stated = TEXT_ATTRIBUTES.map((name) => mark.box.element.attribute(name));
    const inTag = text === '' && mark.isAttribute ? stated.find((one) => one !== undefined) : '';
    return { text: text || cleanText(decodeEntities(inTag ?? '')), date };
  }

  #dateOf(element: HtmlElement, from: number): string | undefined {
    const inside = this.html.slice(from + element.end, from + element.end + 80);
    const written =
      element.attribute('datetime') ?? element.attribute('title') ?? inside.split('<', 1)[0];
    return written?.trim() === '' ? undefined : written?.trim();
  }

  add(i: number): void {
    const mark = this.marks[i];
    if (!mark) return;
    const { text: file } = this.source;
    const place = this.#placeOf(i);
    this.at = place.to;
    const bytes = [file.byteAt(place.from), file.byteAt(place.to)] as const;
    const { text, date } = this.#read(place, mark);
    if (text === '') return this.#builder.skip(bytes, 'no text');
    this.chars += text.length + mark.name.length + (date?.length ?? 0);
    const written = date ?? dateIn(mark.box.element);
    const time = parseChatDate(written);
    const stated = findTracker(text);
    const { index } = this.#builder.add({
      speaker: this.#people.note('', mark.name),
      kind: kindOfPost(text, mark.name),
      text,
      bytes,
      textBytes: bytes,
      line: this.#lines.at(place.from),
      ...(time === undefined ? {} : { time }),
      ...(stated ? { stated } : {}),
    });
    if (time === undefined && written !== undefined)
      this.#dates.note(index, readWrittenDate(written));
  }

  finish(title: string): ReadLog {
    this.#people.addTo(this.#builder);
    this.#dates.fill(this.#builder.messages);
    const about = title === '' ? {} : { title };
    return {
      transcript: this.#builder.finish(this.source, about, 'markup around the posts'),
      diagnostics: [],
    };
  }
}

/** Times, pictures and buttons: no part of what is said. */
function isBeside(element: HtmlElement): boolean {
  if (element.name === 'time' || BESIDE.test(element.name)) return true;
  const classes = (element.attribute('class') ?? '').slice(0, 400).split(/\s+/);
  return classes.some((name) => BESIDE.test(name));
}

function dateIn(element: HtmlElement): string | undefined {
  for (const name of ['time', 'date', 'timestamp', 'datetime', 'data-time', 'data-timestamp']) {
    const value = element.attribute(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

export const namedMarkup = {
  id: 'named-markup',
  label: 'Page or XML with names',
  extensions: ['html', 'htm', 'xml', 'xhtml'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
