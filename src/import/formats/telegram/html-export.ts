// The pages of Telegram Desktop's export: messages that name their author unless he just spoke.
import type { LogSource, ReadLog } from '../log-format';
import type { HtmlElement, HtmlNode } from '../shared/html-nodes';
import { HtmlPart } from '../shared/html-part';
import { readHtml, type HtmlReader } from '../shared/html-reader';
import { decodeEntities, effectOf, type HtmlEffect } from '../shared/html-text';
import { PagePosts, titled } from '../shared/page-posts';
import { cleanText, kindOfPost } from '../shared/text-marks';
import { readWrittenDate, type WrittenDate } from '../shared/written-dates';

/** Deleted accounts have no name any more. */
const DELETED = 'Deleted account';

type Part = 'name' | 'text';

interface OpenMessage {
  readonly start: number;
  readonly isService: boolean;
  text: string;
  span: readonly [number, number] | undefined;
  time: WrittenDate | undefined;
}

export function readHtmlExport(source: LogSource): Promise<ReadLog> {
  return readHtml(source, (html) => new PageReader(source, html));
}

class PageReader implements HtmlReader {
  readonly #posts: PagePosts;
  #message: OpenMessage | undefined;
  #name = DELETED;
  #title: string | undefined;
  /** Depth of a forwarded message, whose author is not the one who sent it. */
  #forwardedDepth: number | undefined;
  #part: HtmlPart<Part> | undefined;

  constructor(
    source: LogSource,
    private readonly html: string,
  ) {
    this.#posts = new PagePosts(source, html);
  }

  take(node: HtmlNode): void {
    if (node.kind === 'close' && node.depth === this.#forwardedDepth) {
      this.#forwardedDepth = undefined;
    }
    if (this.#part) {
      const end = this.#part.take(node, this.html);
      if (end !== undefined) this.#leave(this.#part, end);
    } else if (node.kind === 'open') this.#enter(node.element, node.depth);
  }

  #enter(element: HtmlElement, depth: number): void {
    if (element.name !== 'div') return;
    if (element.is('message')) {
      this.#close(element.start);
      const isService = element.is('service');
      this.#message = {
        start: element.start,
        isService,
        text: '',
        span: undefined,
        time: undefined,
      };
    } else if (element.is('forwarded')) this.#forwardedDepth ??= depth;
    else if (element.is('date') && this.#message) {
      this.#message.time = readWrittenDate(decodeEntities(element.attribute('title') ?? ''));
    } else if (element.is('from_name')) this.#begin('name', element, depth);
    else if (element.is('text')) this.#begin('text', element, depth);
  }

  #begin(part: Part, element: HtmlElement, depth: number): void {
    this.#part = new HtmlPart(part, element, depth, effectIn);
  }

  #leave(part: HtmlPart<Part>, end: number): void {
    this.#part = undefined;
    const { said } = part;
    const message = this.#message;
    if (!message) {
      // The head of the page names the chat.
      if (part.name === 'text') this.#title ??= said;
    } else if (part.name === 'text') {
      message.text = said;
      message.span = part.spanTo(end);
    } else if (this.#forwardedDepth === undefined) this.#name = said === '' ? DELETED : said;
  }

  /** `end`: where the next message begins, so that the markup between goes with this one. */
  #close(end: number): void {
    const message = this.#message;
    this.#message = undefined;
    if (!message) return;
    const record = [message.start, end] as const;
    const text = cleanText(message.text);
    const { span, time: when } = message;
    if (message.isService) return this.#posts.skip(record, 'service message');
    if (text === '' || !span) return this.#posts.skip(record, 'no text');
    const speaker = this.#posts.people.note('', this.#name);
    this.#posts.add({ speaker, kind: kindOfPost(text, this.#name), text, record, span, when });
  }

  finish(): ReadLog {
    this.#close(this.html.length);
    const cut = this.#posts.cutOff();
    return this.#posts.finish(titled(this.#title), 'HTML around the messages', cut);
  }
}

/** Beside a name stands which bot helped, in small print. */
function effectIn(element: HtmlElement, part: Part): HtmlEffect | undefined {
  if (part === 'name') return element.is('details') ? 'hidden' : undefined;
  return element.is('spoiler') ? 'spoiler' : effectOf(element);
}
