// Posts of a forum's page while its elements go by.
import type { LogSource, ReadLog } from '../log-format';
import type { HtmlElement, HtmlNode } from '../shared/html-nodes';
import type { HtmlReader } from '../shared/html-reader';
import { decodeEntities } from '../shared/html-text';
import { PagePosts, titled } from '../shared/page-posts';
import { cleanText, kindOfPost } from '../shared/text-marks';
import { isToldPost } from '../shared/told-post';
import { findTracker } from '../shared/trackers';
import { hasDay, readWrittenDate, type WrittenDate } from '../shared/written-dates';
import { textOfTitle } from '../web-page/page-text';
import { isAuthor, isBeside, isBody } from './page-elements';
import { PagePart, type PartName } from './page-part';

const MAX_NAME_CHARS = 80;

export class PageReader implements HtmlReader {
  readonly #posts: PagePosts;
  #part: PagePart | undefined;
  /** Depths of what is open around what comes. */
  #beside: number | undefined;
  #postBody: number | undefined;
  #poster: number | undefined;
  /** A post that says itself whose it is; the names in it are of others, too. */
  #stated: number | undefined;
  #author = '';
  #date: WrittenDate | undefined;
  #title = '';
  #told = 0;

  constructor(
    private readonly html: string,
    source: LogSource,
  ) {
    this.#posts = new PagePosts(source, html);
  }

  take(node: HtmlNode): void {
    const part = this.#part;
    if (part) {
      const end = part.take(node);
      if (end !== undefined) this.#end(part, end);
      return;
    }
    if (node.kind === 'text') return this.#takeAround(node.start, node.end);
    if (node.kind === 'open') this.#open(node.element, node.depth);
    else this.#close(node.depth);
  }

  #open(element: HtmlElement, depth: number): void {
    if (element.name === 'title' && this.#title === '')
      this.#title = titleOf(decodeEntities(textOfTitle(this.html, element)));
    if (isBeside(element)) this.#beside ??= depth;
    if (this.#beside !== undefined) return;
    if (element.is('postbody')) this.#postBody ??= depth;
    if (element.is('poster')) this.#poster ??= depth;
    const author = element.attribute('data-author');
    if (author !== undefined && author !== '') {
      this.#stated ??= depth;
      this.#author = decodeEntities(author);
    }
    this.#noteDate(
      element.attribute('datetime') ??
        (element.name === 'abbr' ? element.attribute('title') : undefined),
    );
    const name = this.#partOf(element);
    if (name === undefined) return;
    this.#part = new PagePart(name, element, depth, this.html);
  }

  #partOf(element: HtmlElement): PartName | undefined {
    if (isBody(element, this.#postBody !== undefined)) return 'body';
    if (this.#stated === undefined && isAuthor(element, this.#poster !== undefined))
      return 'author';
    return undefined;
  }

  /** The last date before a post is when it was written: those of the profile stand above it. */
  #takeAround(start: number, end: number): void {
    if (this.#beside === undefined && end - start < 100)
      this.#noteDate(this.html.slice(start, end));
  }

  #noteDate(written: string | undefined): void {
    if (written === undefined || !/\d:\d\d/.test(written)) return;
    const when = readWrittenDate(decodeEntities(written).trim());
    if (when && hasDay(when)) this.#date = when;
  }

  #close(depth: number): void {
    if (this.#beside === depth) this.#beside = undefined;
    if (this.#postBody === depth) this.#postBody = undefined;
    if (this.#poster === depth) this.#poster = undefined;
    if (this.#stated === depth) this.#stated = undefined;
  }

  #end(part: PagePart, end: number): void {
    this.#part = undefined;
    const said = cleanText(part.said).trim();
    if (part.name === 'author') this.#takeAuthor(said);
    else this.#add(part, said, end);
  }

  #takeAuthor(said: string): void {
    const name = (said.split('\n', 1)[0] ?? '').replace(/^[*_~]+|[*_~]+$/g, '').trim();
    if (name !== '' && name.length <= MAX_NAME_CHARS) this.#author = name;
  }

  #add(part: PagePart, text: string, end: number): void {
    const record = [part.element.start, end] as const;
    if (text === '' || this.#author === '') return this.#posts.skip(record, 'no text');
    const stated = findTracker(text);
    if (isToldPost(text)) this.#told++;
    this.#posts.add({
      speaker: this.#posts.people.note('', this.#author),
      kind: kindOfPost(text, this.#author),
      text,
      record,
      span: part.spanTo(end),
      when: this.#date,
      ...(stated ? { stated } : {}),
    });
    this.#date = undefined;
  }

  finish(): ReadLog {
    const isProse = this.#told > 0 && this.#told * 2 >= this.#posts.builder.messages.length;
    const about = { ...titled(this.#title), ...(isProse ? { isProse } : {}) };
    return this.#posts.finish(about, 'page around the posts');
  }
}

/** `Harbour RP - View topic - The Night Ferry`, `The Night Ferry | Page 2 | Harbour RP`. */
function titleOf(said: string): string {
  const topic = /(?:View topic|Viewing topic) - (.+)$/i.exec(said)?.[1] ?? said;
  return (topic.split(/ [|•·] /, 1)[0] ?? topic).trim().slice(0, 200);
}
