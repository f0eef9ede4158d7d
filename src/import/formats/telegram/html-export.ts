// The pages of Telegram Desktop's export: messages that name their author unless he just spoke.
import { cutOffFile } from '../../diagnostics';
import type { LogSource, ReadLog } from '../log-format';
import type { HtmlElement, HtmlNode } from '../shared/html-nodes';
import { HtmlPart } from '../shared/html-part';
import { readHtml, type HtmlReader } from '../shared/html-reader';
import { decodeEntities, effectOf, type HtmlEffect } from '../shared/html-text';
import { LineCounter } from '../shared/line-counter';
import { People } from '../shared/people';
import { cleanText, kindOfPost } from '../shared/text-marks';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { DateBook, readWrittenDate, type WrittenDate } from '../shared/written-dates';

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
  at = 0;
  readonly #builder = new TranscriptBuilder();
  readonly #people = new People();
  readonly #dates = new DateBook();
  readonly #lines: LineCounter;
  #message: OpenMessage | undefined;
  #name = DELETED;
  #title: string | undefined;
  /** Depth of a forwarded message, whose author is not the one who sent it. */
  #forwardedDepth: number | undefined;
  #part: HtmlPart<Part> | undefined;

  constructor(
    private readonly source: LogSource,
    private readonly html: string,
  ) {
    this.#lines = new LineCounter(html);
  }

  take(node: HtmlNode): void {
    if (node.kind === 'open') this.at = node.element.start;
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
    const { text: file } = this.source;
    const bytes = [file.byteAt(message.start), file.byteAt(end)] as const;
    const text = cleanText(message.text);
    if (message.isService) return this.#builder.skip(bytes, 'service message');
    if (text === '' || !message.span) return this.#builder.skip(bytes, 'no text');
    const { index } = this.#builder.add({
      speaker: this.#people.note('', this.#name),
      kind: kindOfPost(text, this.#name),
      text,
      bytes,
      textBytes: [file.byteAt(message.span[0]), file.byteAt(message.span[1])],
      line: this.#lines.at(message.start),
    });
    this.#dates.note(index, message.time);
  }

  finish(): ReadLog {
    this.#close(this.html.length);
    this.#people.addTo(this.#builder);
    this.#dates.fill(this.#builder.messages);
    const about = this.#title === undefined || this.#title === '' ? {} : { title: this.#title };
    const isWhole = /<\/html>\s*$/i.test(this.html.slice(-100));
    const transcript = this.#builder.finish(this.source, about, 'HTML around the messages');
    return { transcript, diagnostics: isWhole ? [] : [cutOffFile()] };
  }
}

/** Beside a name stands which bot helped, in small print. */
function effectIn(element: HtmlElement, part: Part): HtmlEffect | undefined {
  if (part === 'name') return element.is('details') ? 'hidden' : undefined;
  return element.is('spoiler') ? 'spoiler' : effectOf(element);
}
