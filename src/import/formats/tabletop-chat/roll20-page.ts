// Roll20's chat archive as a saved page: one element a message, the name only where it changes.
import type { LogSource, ReadLog } from '../log-format';
import type { HtmlElement, HtmlNode } from '../shared/html-nodes';
import { readHtml, type HtmlReader } from '../shared/html-reader';
import { decodeEntities, effectOf, HtmlText } from '../shared/html-text';
import { PagePosts } from '../shared/page-posts';
import { cleanText } from '../shared/text-marks';
import { readWrittenDate, type WrittenDate } from '../shared/written-dates';
import { kindAtTable, tableSpeaker } from './table-posts';

const TYPES = ['general', 'emote', 'desc', 'rollresult', 'whisper', 'private', 'system'] as const;

export function isRoll20Page(head: string): boolean {
  return (
    /<(?:div|html|!doctype|body)\b/i.test(head.slice(0, 2000)) &&
    /class="message (?:general|emote|desc|rollresult|whisper|private)\b/.test(head)
  );
}

interface Open {
  readonly start: number;
  readonly depth: number;
  readonly type: (typeof TYPES)[number];
  readonly text: HtmlText;
  /** Offsets of what is said, from the first text to the last. */
  span: readonly [number, number] | undefined;
}

/** Elements of a message that are none of its text. */
const ASIDE = ['avatar', 'tstamp', 'by', 'spacer', 'flyout'];

export function readRoll20Page(source: LogSource): Promise<ReadLog> {
  return readHtml(source, (html) => new PageReader(source, html));
}

/** `Mira V.:`, `(From Gamemaster (GM)):`, and `(To Mira V.):` of whoever saved the page. */
function nameBeside(text: string): string {
  const whisper = /^\((To|From) (.{1,80})\):?$/.exec(text);
  if (whisper?.[1] === 'To') return 'You';
  return (whisper?.[2] ?? text).replace(/:$/, '').replace(/ \(GM\)$/, '');
}

class PageReader implements HtmlReader {
  readonly #posts: PagePosts;
  #message: Open | undefined;
  #aside: { readonly depth: number; readonly element: HtmlElement; said: string } | undefined;
  #name: string | undefined;
  readonly #masters = new Set<string>();
  /** Everybody who has posted so far. */
  readonly #names = new Set<string>();
  #when: WrittenDate | undefined;

  constructor(
    source: LogSource,
    private readonly html: string,
  ) {
    this.#posts = new PagePosts(source, html);
  }

  take(node: HtmlNode): void {
    if (node.kind === 'text') return this.#text(node.start, node.end);
    if (node.kind === 'open') return this.#open(node.element, node.depth);
    if (this.#aside && node.depth <= this.#aside.depth) return this.#endAside(this.#aside);
    if (this.#message && !this.#aside && node.depth > this.#message.depth) {
      this.#message.text.close(effectOf(node.element));
    }
  }

  #open(element: HtmlElement, depth: number): void {
    if (element.is('message')) {
      this.#close(element.start);
      const type = TYPES.find((one) => element.is(one)) ?? 'system';
      const start = element.start;
      this.#message = { start, depth, type, text: new HtmlText(), span: undefined };
    } else if (this.#message && !this.#aside) {
      if (ASIDE.some((name) => element.is(name))) this.#aside = { depth, element, said: '' };
      else this.#message.text.open(effectOf(element), element);
    }
  }

  #text(start: number, end: number): void {
    const raw = this.html.slice(start, end);
    if (this.#aside) this.#aside.said += decodeEntities(raw);
    else if (this.#message) {
      if (raw.trim() !== '') this.#message.span = [this.#message.span?.[0] ?? start, end];
      this.#message.text.text(raw.replace(/\s+/g, ' '));
    }
  }

  #endAside({ element, said }: { readonly element: HtmlElement; readonly said: string }): void {
    this.#aside = undefined;
    const text = said.trim();
    if (element.is('by') && text !== '') {
      this.#name = nameBeside(text);
      if (/\(GM\)\)?:?$/.test(text) && this.#name !== 'You') this.#masters.add(this.#name);
    }
    if (element.is('tstamp')) this.#when = readWrittenDate(text) ?? this.#when;
  }

  #close(end: number): void {
    const message = this.#message;
    this.#message = undefined;
    this.#aside = undefined;
    if (!message) return;
    const record = [message.start, end] as const;
    const text = cleanText(message.text.said);
    const { type, span } = message;
    if (type === 'system') return this.#posts.skip(record, 'notice of the table');
    if (text === '' || !span) return this.#posts.skip(record, 'no text');
    const name = type === 'desc' ? undefined : this.#nameFor(type, text);
    if (name !== undefined) this.#names.add(name);
    const isMaster = this.#masters.has(name ?? '');
    const kind = type === 'rollresult' ? 'system' : kindAtTable(text, name, isMaster);
    this.#posts.add({
      speaker:
        name === undefined ? null : this.#posts.builder.speaker(tableSpeaker(name, isMaster)),
      kind: type === 'emote' && kind === 'post' ? 'action' : kind,
      text,
      record,
      span,
      when: this.#when,
      ...(type === 'private' || type === 'whisper' ? { cue: 'whispers' } : {}),
    });
  }

  /** An emote has no name beside it: it opens with one. */
  #nameFor(type: Open['type'], text: string): string | undefined {
    if (type !== 'emote') return this.#name;
    let best: string | undefined;
    for (const name of this.#names)
      if (text.startsWith(`${name} `) && name.length > (best?.length ?? 0)) best = name;
    return best ?? this.#name;
  }

  finish(): ReadLog {
    this.#close(this.html.length);
    return this.#posts.finish({}, 'HTML around the messages');
  }
}
