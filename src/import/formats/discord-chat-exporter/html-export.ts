// The HTML of DiscordChatExporter, its default: groups of messages that name their author once.
import type { TranscriptAbout } from '@/story';
import { cutOffFile } from '../../diagnostics';
import type { LogSource, ReadLog } from '../log-format';
import type { HtmlElement, HtmlNode } from '../shared/html-nodes';
import { HtmlPart } from '../shared/html-part';
import { readHtml, type HtmlReader } from '../shared/html-reader';
import { decodeEntities, effectOf, type HtmlEffect } from '../shared/html-text';
import { LineCounter } from '../shared/line-counter';
import { cleanText } from '../shared/text-marks';
import { hasDay, readWrittenDate, type WrittenDate } from '../shared/written-dates';
import { aboutChannel, Channel } from '../shared/discord-channel';

/** Class names have changed over the years: before 2022 on the left, since then on the right. */
const PARTS: readonly (readonly [part: Part, ...classes: string[]])[] = [
  ['group', 'chatlog__message-group'],
  ['container', 'chatlog__message-container'],
  ['author', 'chatlog__author-name', 'chatlog__author', 'chatlog__system-notification-author'],
  ['tag', 'chatlog__bot-tag', 'chatlog__bot-label', 'chatlog__author-tag'],
  [
    'time',
    'chatlog__timestamp',
    'chatlog__short-timestamp',
    'chatlog__system-notification-timestamp',
  ],
  ['content', 'chatlog__content'],
  ['notice', 'chatlog__system-notification-content'],
  ['embed', 'chatlog__embed-title', 'chatlog__embed-description'],
  // Quoted, forwarded and counted: words of others, or none.
  ['aside', 'chatlog__reference', 'chatlog__reply', 'chatlog__forwarded', 'chatlog__reactions'],
  ['preamble', 'preamble__entry'],
  ['end', 'postamble'],
];
type Part =
  | 'group'
  | 'container'
  | 'author'
  | 'tag'
  | 'time'
  | 'content'
  | 'notice'
  | 'embed'
  | 'aside'
  | 'preamble'
  | 'end';

interface OpenMessage {
  readonly start: number;
  readonly isNotice: boolean;
  readonly isEdited: boolean;
  readonly text: string;
  readonly embed: string;
  /** Offsets of the text in the file. */
  readonly span: readonly [number, number] | undefined;
  readonly time: WrittenDate | undefined;
}

export function readHtmlExport(source: LogSource): Promise<ReadLog> {
  return readHtml(source, (html) => new PageReader(source, html));
}

class PageReader implements HtmlReader {
  readonly #channel: Channel;
  readonly #lines: LineCounter;
  readonly #preamble: string[] = [];
  /** Where the open message's record begins; a group's markup goes with its first message. */
  #groupStart: number | undefined;
  #message: OpenMessage | undefined;
  #author: Record<string, unknown> = {};
  #groupTime: WrittenDate | undefined;
  #part: HtmlPart<Part> | undefined;
  #isOver = false;

  constructor(
    private readonly source: LogSource,
    private readonly html: string,
  ) {
    this.#channel = new Channel(source);
    this.#lines = new LineCounter(html);
  }

  take(node: HtmlNode): void {
    const inside = this.#part;
    if (inside) {
      // What an edit leaves behind is inside the text that it edited.
      const isEdit = node.kind === 'open' && node.element.is('chatlog__edited-timestamp');
      if (isEdit && inside.name === 'content') this.#isEdited();
      const end = inside.take(node, this.html);
      if (end !== undefined) this.#leave(inside, end);
    } else if (node.kind === 'open') {
      const part = partOf(node.element);
      if (part) this.#enter(part, node.element, node.depth);
    }
  }

  #enter(part: Part, element: HtmlElement, depth: number): void {
    if (part === 'end') {
      this.#close(element.start);
      this.#isOver = true;
    } else if (part === 'group') {
      this.#close(element.start);
      this.#groupStart = element.start;
      this.#author = {};
      this.#groupTime = undefined;
    } else if (part === 'container') this.#begin(element);
    else {
      if (part === 'content' || part === 'notice') this.#message ??= this.#newMessage(element);
      this.#part = new HtmlPart<Part>(part, element, depth, effectIn);
    }
  }

  #begin(element: HtmlElement): void {
    this.#close(element.start);
    this.#message = this.#newMessage(element);
  }

  #newMessage(element: HtmlElement): OpenMessage {
    const start = this.#groupStart ?? element.start;
    this.#groupStart = undefined;
    // In 2021 each message of a group had its time in a tip.
    const tip = readWrittenDate(decodeEntities(element.attribute('title') ?? ''));
    const blank = { isNotice: false, isEdited: false, text: '', embed: '', span: undefined };
    return { ...blank, start, time: tip ?? this.#groupTime };
  }

  #leave(inside: HtmlPart<Part>, end: number): void {
    this.#part = undefined;
    const { name: part, element, said } = inside;
    const message = this.#message;
    if (part === 'author') {
      const name = decodeEntities(element.attribute('title') ?? '').replace(/#\d{4}$/, '');
      const id = element.attribute('data-user-id') ?? '';
      this.#author = { id: id === '' ? name : id, name: name === '' ? said : name, nickname: said };
    } else if (part === 'tag') this.#author = { ...this.#author, isBot: true };
    else if (part === 'time') this.#noteTime(element, said);
    else if (part === 'preamble') this.#preamble.push(said);
    else if (!message) return;
    else if (part === 'content' || part === 'notice') {
      const span = inside.spanTo(end);
      this.#message = { ...message, text: said, span, isNotice: part === 'notice' };
    } else if (part === 'embed') {
      this.#message = { ...message, embed: `${message.embed}\n${said}`.trim() };
    }
  }

  /** The text has the date in the short form of the exporter's locale, the tip in its long form. */
  #noteTime(element: HtmlElement, said: string): void {
    const short = readWrittenDate(said);
    const tip = readWrittenDate(decodeEntities(element.attribute('title') ?? ''));
    const written = hasDay(short) ? short : hasDay(tip) ? tip : short;
    // Later messages of a group may show only a clock; they were written within minutes.
    const time = hasDay(written) || !written ? written : { ...this.#groupTime, ...written };
    this.#groupTime = time;
    if (this.#message) this.#message = { ...this.#message, time };
  }

  #isEdited(): void {
    if (this.#message) this.#message = { ...this.#message, isEdited: true };
  }

  /** `end`: where the next record begins, so that the markup between goes with this one. */
  #close(end: number): void {
    const message = this.#message;
    this.#message = undefined;
    if (!message || end <= message.start) return;
    const { text: file } = this.source;
    const isEmbed = message.text === '';
    const bytes = [file.byteAt(message.start), file.byteAt(end)] as const;
    const span = isEmbed ? undefined : message.span;
    this.#channel.add({
      author: this.#author,
      text: cleanText(isEmbed ? message.embed : message.text),
      bytes,
      textBytes: span ? [file.byteAt(span[0]), file.byteAt(span[1])] : bytes,
      line: this.#lines.at(message.start),
      isEmbed,
      isNotice: message.isNotice,
      isEdited: message.isEdited,
      written: message.time,
    });
  }

  finish(): ReadLog {
    this.#close(this.html.length);
    // The first versions wrote nothing behind the messages but the end of the page.
    const isWhole = this.#isOver || /<\/html>\s*$/.test(this.html.slice(-100));
    if (!isWhole) this.#channel.diagnostics.push(cutOffFile());
    return this.#channel.finish(this.#about(), 'HTML around the messages');
  }

  /** The second entry has the channel behind its category. */
  #about(): TranscriptAbout {
    const [guild, path] = this.#preamble;
    return aboutChannel(guild, path?.split(' / ').at(-1));
  }
}

function partOf(element: HtmlElement): Part | undefined {
  const classes = element.attribute('class');
  if (classes === undefined || !/chatlog__|preamble|postamble/.test(classes)) return undefined;
  if (element.is('chatlog__message') && element.attribute('data-message-id') !== undefined)
    return 'container';
  return PARTS.find(([, ...names]) => names.some((name) => element.is(name)))?.[0];
}

/** The marks of formatted text; elsewhere only what the text says. */
function effectIn(element: HtmlElement, part: Part): HtmlEffect | undefined {
  if (part !== 'content' && part !== 'embed') return undefined;
  if (element.is('chatlog__edited-timestamp')) return 'hidden';
  if (element.is('chatlog__markdown-spoiler') || element.is('spoiler-text')) return 'spoiler';
  if (element.is('chatlog__markdown-quote-content') || element.is('quote-content')) return 'quote';
  if (element.is('chatlog__markdown-pre--multiline') || element.is('pre--multiline'))
    return 'fence';
  if (element.is('pre--inline')) return 'code';
  return effectOf(element);
}
