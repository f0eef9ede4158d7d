// Chats in XML and on pages of messengers and their exporters: Adium, MSN, SMS Backup & Restore, Signal,
// iMessage, Messenger. Elements say who and what, whatever program wrote them.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { parseChatDate } from '../shared/dates';
import type { HtmlElement, HtmlNode } from '../shared/html-nodes';
import { HtmlPart } from '../shared/html-part';
import { readHtml, type HtmlReader } from '../shared/html-reader';
import { effectOf, type HtmlEffect } from '../shared/html-text';
import { PagePosts, type PagePost } from '../shared/page-posts';
import { cleanText, isNarratorName, kindOfPost } from '../shared/text-marks';
import { readWrittenDate } from '../shared/written-dates';
import { isBeside, isEvent, messageOf, partOf, type Part, type TagFacts } from './parts';

const TAGGED =
  /<(?:message\s[^<>]{0,300}\bsender=|sms\s[^<>]{0,300}\baddress=|Message\s[^<>]{0,200}\bSessionID=)/g;
const NAMED = /class=["']?[^"'<>]{0,60}\b(?:sender|_a6-h|_2lel)\b/g;
const SAID = /class=["']?[^"'<>]{0,60}\b(?:body|bubble|message|_a6-p|_2let)\b/g;
const MIN_SEEN = 2;

function detect({ head }: LogSample): number {
  if (!/^\s*(?:\ufeff)?\s*</.test(head.slice(0, 200))) return 0;
  const count = (pattern: RegExp): number => head.match(pattern)?.length ?? 0;
  if (count(TAGGED) >= MIN_SEEN) return 0.96;
  // A page's head of styles may fill the sample; what is seen of its messages has both.
  return count(NAMED) >= MIN_SEEN && count(SAID) >= MIN_SEEN ? 0.93 : 0;
}

interface Open {
  readonly start: number;
  readonly depth: number | undefined;
  readonly facts: TagFacts;
  name: string | undefined;
  text: string | undefined;
  span: readonly [number, number];
  times: string[];
}

class MarkupReader implements HtmlReader {
  readonly #posts: PagePosts;
  #open: Open | undefined;
  #name: string | undefined;
  #isTimeFirst: boolean | undefined;
  #part: HtmlPart<Part> | undefined;
  /** Depth of what stands beside the messages. */
  #beside: number | undefined;

  constructor(
    source: LogSource,
    private readonly html: string,
  ) {
    this.#posts = new PagePosts(source, html);
  }

  take(node: HtmlNode): void {
    if (this.#part) {
      const end = this.#part.take(node, this.html);
      if (end !== undefined) this.#leave(this.#part, end);
      return;
    }
    if (node.kind === 'text') return;
    if (node.kind === 'close') return this.#closed(node.depth, node.at);
    if (this.#beside === undefined) this.#enter(node.element, node.depth);
  }

  #closed(depth: number, at: number): void {
    if (this.#beside === depth) this.#beside = undefined;
    if (this.#open?.depth !== depth) return;
    const open = this.#open;
    // What Adium's messages say is all that stands in them.
    this.#close(Math.max(at, open.span[1]));
  }

  #enter(element: HtmlElement, depth: number): void {
    const facts = messageOf(element);
    if (facts) return this.#begin(element, depth, facts);
    if (isEvent(element)) {
      this.#close(element.start);
      this.#beside = depth;
      return;
    }
    if (isBeside(element)) {
      this.#beside = depth;
      return;
    }
    const isInTag = this.#open?.depth !== undefined;
    if (isInTag && element.name === 'user') return this.#noteUser(element);
    const part = partOf(element) ?? (isInTag && element.name === 'div' ? 'text' : undefined);
    if (part === undefined) return;
    // Times stand before the name or behind the text, all through a page.
    if (part !== 'text') this.#isTimeFirst ??= part === 'time';
    const isNext = part === 'name' || (part === 'time' && this.#isTimeFirst === true);
    if (!isInTag && isNext && this.#open?.text !== undefined) this.#close(element.start);
    this.#part = new HtmlPart(part, element, depth, effectIn);
  }

  #begin(element: HtmlElement, depth: number, facts: TagFacts): void {
    this.#close(element.start);
    const inTag: readonly [number, number] = [element.start, element.end];
    this.#open = {
      start: element.start,
      depth: facts.text === undefined ? depth : undefined,
      facts,
      name: facts.name,
      text: facts.text,
      span: inTag,
      times: facts.time === undefined ? [] : [facts.time],
    };
    if (facts.text !== undefined) this.#close(element.end);
  }

  /** The first is who speaks, the others hear it. */
  #noteUser(element: HtmlElement): void {
    const open = this.#open;
    if (open) open.name ??= element.attribute('friendlyname');
  }

  #leave(part: HtmlPart<Part>, end: number): void {
    this.#part = undefined;
    const { said } = part;
    if (part.name === 'text' && this.#open?.text !== undefined) this.#close(part.element.start);
    this.#open ??= this.#bare(part.element.start);
    const open = this.#open;
    if (part.name === 'name') open.name = said.replace(/:\s*$/, '');
    else if (part.name === 'time') open.times.push(part.element.attribute('datetime') ?? said);
    else {
      open.text = said;
      open.span = part.spanTo(end);
    }
  }

  /** A message whose author is named once above several. */
  #bare(start: number): Open {
    const span: readonly [number, number] = [start, start];
    return {
      start,
      depth: undefined,
      facts: {},
      name: this.#name,
      text: undefined,
      span,
      times: [],
    };
  }

  #close(end: number): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open) return;
    const record = [open.start, end] as const;
    const text = cleanText(open.text ?? '').trim();
    if (open.name !== undefined && open.name !== '') this.#name = open.name;
    const name = open.name ?? this.#name;
    // Times above a message, and the names of pages.
    if (text === '') return this.#posts.skip(record, 'no text');
    this.#posts.add({
      speaker: name === undefined ? null : this.#speaker(name),
      kind: name === undefined ? 'system' : kindOfPost(text, name),
      text,
      record,
      span: open.span,
      ...timeOf(open.times),
    });
  }

  #speaker(name: string): string {
    const role =
      name === 'You' || name === 'Me'
        ? { role: 'player' as const }
        : isNarratorName(name)
          ? { role: 'narrator' as const }
          : {};
    return this.#posts.builder.speaker({ key: name, name, isAccount: true, ...role });
  }

  finish(): ReadLog {
    this.#close(this.html.length);
    return this.#posts.finish({}, 'markup around the messages');
  }
}

function timeOf(times: readonly string[]): Pick<PagePost, 'time' | 'when'> {
  const time = times.map((text) => parseChatDate(text)).find((ms) => ms !== undefined);
  return time === undefined ? { when: readWrittenDate(times.join(' ')) } : { time };
}

function effectIn(element: HtmlElement, part: Part): HtmlEffect | undefined {
  if (part !== 'text') return undefined;
  if (isBeside(element)) return 'hidden';
  // The whole of it may be one, which is no code.
  return element.name === 'pre' ? 'block' : effectOf(element);
}

export const chatMarkup = {
  id: 'chat-markup',
  label: 'Chat in XML or on a page (Adium, MSN, SMS, Signal, iMessage, Messenger)',
  extensions: ['xml', 'chatlog', 'html'],
  version: 2,
  detect,
  read: (source: LogSource): Promise<ReadLog> =>
    readHtml(source, (html) => new MarkupReader(source, html)),
} as const satisfies LogFormat;
