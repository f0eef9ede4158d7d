// A chat that RisuAI exports as a page: names and texts as shown, the greeting among them, and at the
// end the chat as data, which knows who is the user, when it was said, and what is hidden.
import { parseTolerantly } from '@/lib/json-repair';
import { cutOffFile } from '../../diagnostics';
import type { LogSource, ReadLog } from '../log-format';
import { epochMs } from '../shared/dates';
import type { HtmlElement, HtmlNode } from '../shared/html-nodes';
import { HtmlPart } from '../shared/html-part';
import { readHtml, type HtmlReader } from '../shared/html-reader';
import { decodeEntities, effectOf } from '../shared/html-text';
import { isObject } from '../shared/json-lines';
import { LineCounter } from '../shared/line-counter';
import { cleanText, isWholeOoc } from '../shared/text-marks';
import { findTracker } from '../shared/trackers';
import { TranscriptBuilder } from '../shared/transcript-builder';

/** How the page opens; the program that wrote it is not named in it. */
export function isRisuPage(head: string): boolean {
  return (
    /^\s*</.test(head.slice(0, 200)) &&
    /<div class="(?:idat|chat)">/.test(head) &&
    /\.idat\b|"idat"/.test(head)
  );
}

interface Shown {
  readonly start: number;
  name: string;
  text: string;
  span: readonly [number, number] | undefined;
}

export function readPage(source: LogSource): Promise<ReadLog> {
  return readHtml(source, (html) => new PageReader(source, html));
}

class PageReader implements HtmlReader {
  readonly #shown: Shown[] = [];
  #part: HtmlPart<'name' | 'text'> | undefined;
  #chatDepth: number | undefined;
  #data: Record<string, unknown>[] | undefined;
  #end: number;

  constructor(
    private readonly source: LogSource,
    private readonly html: string,
  ) {
    this.#end = html.length;
  }

  take(node: HtmlNode): void {
    if (this.#part) {
      const end = this.#part.take(node, this.html);
      if (end !== undefined) this.#leave(this.#part, end);
    } else if (node.kind === 'open') this.#enter(node.element, node.depth);
    else if (node.kind === 'close' && node.depth === this.#chatDepth) this.#chatDepth = undefined;
  }

  #enter(element: HtmlElement, depth: number): void {
    if (element.is('idat') && element.name === 'div') {
      this.#end = element.start;
      this.#readData(element.end);
    } else if (element.is('chat') && element.name === 'div') {
      this.#chatDepth = depth;
      this.#shown.push({ start: element.start, name: '', text: '', span: undefined });
    } else if (this.#chatDepth !== undefined && depth === this.#chatDepth + 1) {
      const name = element.name === 'h2' ? 'name' : element.name === 'div' ? 'text' : undefined;
      if (name) this.#part = new HtmlPart(name, element, depth, effectOf);
    }
  }

  #leave(part: HtmlPart<'name' | 'text'>, end: number): void {
    this.#part = undefined;
    const shown = this.#shown.at(-1);
    if (!shown) return;
    if (part.name === 'name') shown.name = part.said;
    else {
      shown.text = cleanText(part.said.replace(/\n{3,}/g, '\n\n'));
      shown.span = part.spanTo(end);
    }
  }

  #readData(from: number): void {
    const close = this.html.indexOf('</div>', from);
    const raw = this.html.slice(from, close === -1 ? undefined : close);
    const chat = parseTolerantly(decodeEntities(raw))?.value;
    const list = isObject(chat) ? chat.message : undefined;
    if (Array.isArray(list)) this.#data = (list as unknown[]).filter(isObject);
  }

  finish(): ReadLog {
    const builder = new TranscriptBuilder();
    const { text: file } = this.source;
    const lines = new LineCounter(this.html);
    const [greeting] = this.#shown;
    const data = this.#data ?? [];
    // The greeting stands in the card, not in the data.
    const ahead = Math.max(0, this.#shown.length - data.length);
    const hiddenBefore = data.findLastIndex(({ disabled }) => disabled === 'allBefore') + ahead;
    for (const [i, { start, name, text, span }] of this.#shown.entries()) {
      const bytes = [
        file.byteAt(start),
        file.byteAt(this.#shown[i + 1]?.start ?? this.#end),
      ] as const;
      const facts = data[i - ahead];
      if (text === '' || !span) {
        builder.skip(bytes, 'empty message');
        continue;
      }
      const isUser = facts ? facts.role === 'user' : name !== greeting?.name;
      const time = typeof facts?.time === 'number' ? epochMs(facts.time) : undefined;
      const isHidden = facts?.disabled === true || (ahead <= hiddenBefore && i <= hiddenBefore);
      const stated = findTracker(text);
      const shown = name === '' ? (isUser ? 'User' : 'Character') : name;
      builder.add({
        speaker: builder.speaker({
          key: shown,
          name: shown,
          role: isUser ? 'player' : 'character',
        }),
        kind: facts?.isComment === true || isWholeOoc(text) ? 'ooc' : 'post',
        text,
        bytes,
        textBytes: [file.byteAt(span[0]), file.byteAt(span[1])],
        line: lines.at(start),
        ...(time === undefined ? {} : { time }),
        ...(isHidden ? { hidden: true } : {}),
        ...(stated ? { stated } : {}),
      });
    }
    const transcript = builder.finish(this.source, {}, 'HTML around the messages');
    const player = transcript.speakers.find(({ role }) => role === 'player');
    const character = transcript.speakers.find(({ role }) => role === 'character');
    const about = {
      ...(player ? { userName: player.key } : {}),
      ...(character ? { characterName: character.key } : {}),
    };
    const diagnostics = this.#data ? [] : [cutOffFile()];
    return { transcript: { ...transcript, about }, diagnostics };
  }
}
