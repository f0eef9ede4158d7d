// The pages of Element's export: tiles of events, which name their author unless he just spoke.
import type { MessageKind } from '@/story';
import type { LogSource, ReadLog } from '../log-format';
import type { HtmlElement, HtmlNode } from '../shared/html-nodes';
import { HtmlPart } from '../shared/html-part';
import { readHtml, type HtmlReader } from '../shared/html-reader';
import { decodeEntities, effectOf, type HtmlEffect } from '../shared/html-text';
import { PagePosts, titled } from '../shared/page-posts';
import { cleanText, kindOfPost } from '../shared/text-marks';
import { readWrittenDate, type WrittenDate } from '../shared/written-dates';

const TILE = 'mx_Export_EventWrapper';
/** What stands for a picture or a file that was not exported. */
const OMITTED = /^\*?Media omitted(?: - [^*]{1,60})?\*?$/;

/** Classes of the page → what is in them. The sender of an emote stands before its words. */
const PARTS = {
  mx_RoomHeader_nametext: 'title',
  mx_DisambiguatedProfile_displayName: 'name',
  mx_MEmoteBody_sender: 'name',
  mx_EventTile_body: 'text',
} as const;
type Part = (typeof PARTS)[keyof typeof PARTS];

interface OpenTile {
  readonly start: number;
  kind: MessageKind;
  isEdited: boolean;
  text: string;
  span: readonly [number, number] | undefined;
  time: WrittenDate | undefined;
}

export function isPage(head: string): boolean {
  return /^\s*</.test(head.slice(0, 200)) && /class="mx_(?:MatrixChat|Export_)/.test(head);
}

export function readHtmlExport(source: LogSource): Promise<ReadLog> {
  return readHtml(source, (html) => new PageReader(source, html));
}

class PageReader implements HtmlReader {
  readonly #posts: PagePosts;
  #tile: OpenTile | undefined;
  #name = 'unknown';
  #title: string | undefined;
  /** Depth of the quotation above a reply. */
  #replyDepth: number | undefined;
  #part: HtmlPart<Part> | undefined;

  constructor(
    source: LogSource,
    private readonly html: string,
  ) {
    this.#posts = new PagePosts(source, html);
  }

  take(node: HtmlNode): void {
    if (node.kind === 'close' && node.depth === this.#replyDepth) this.#replyDepth = undefined;
    if (this.#part) {
      const end = this.#part.take(node, this.html);
      if (end !== undefined) this.#leave(this.#part, end);
    } else if (node.kind === 'open') this.#enter(node.element, node.depth);
  }

  #enter(element: HtmlElement, depth: number): void {
    const classes = element.attribute('class');
    if (classes === undefined || this.#replyDepth !== undefined) return;
    if (element.is(TILE)) return this.#begin(element.start);
    if (/\bmx_Reply(?:Chain|Thread)/.test(classes)) {
      this.#replyDepth = depth;
      return;
    }
    const tile = this.#tile;
    if (tile && element.is('mx_MessageTimestamp')) {
      tile.time = readWrittenDate(decodeEntities(element.attribute('title') ?? ''));
    } else if (tile && element.is('mx_MEmoteBody')) tile.kind = 'action';
    else if (tile && element.is('mx_MNoticeBody')) tile.kind = 'system';
    else if (tile && element.is('mx_EventTile_edited')) tile.isEdited = true;
    for (const [name, part] of Object.entries(PARTS)) {
      if (!element.is(name)) continue;
      this.#part = new HtmlPart(part, element, depth, effectIn);
      return;
    }
  }

  #begin(start: number): void {
    this.#close(start);
    const nothing = { text: '', span: undefined, time: undefined };
    this.#tile = { start, kind: 'post', isEdited: false, ...nothing };
  }

  #leave(part: HtmlPart<Part>, end: number): void {
    this.#part = undefined;
    const { said } = part;
    if (part.name === 'title') this.#title ??= said;
    else if (part.name === 'name' && said !== '') this.#name = said;
    else if (part.name === 'text' && this.#tile) {
      this.#tile.text = said;
      this.#tile.span = part.spanTo(end);
    }
  }

  /** `end`: where the next tile begins, so that the markup between goes with this one. */
  #close(end: number): void {
    const tile = this.#tile;
    this.#tile = undefined;
    if (!tile) return;
    const record = [tile.start, end] as const;
    const said = cleanText(tile.text);
    const { span, time: when } = tile;
    if (said === '' || !span) return this.#posts.skip(record, 'event of the room');
    if (OMITTED.test(said)) return this.#posts.skip(record, 'no text');
    this.#posts.add({
      speaker: this.#posts.people.note('', this.#name),
      kind: tile.kind === 'post' ? kindOfPost(said, this.#name) : tile.kind,
      text: tile.kind === 'action' ? `${this.#name} ${said}` : said,
      record,
      span,
      when,
      ...(tile.isEdited && { edited: true }),
    });
  }

  finish(): ReadLog {
    this.#close(this.html.length);
    const cut = this.#posts.cutOff();
    return this.#posts.finish(titled(this.#title), 'HTML around the messages', cut);
  }
}

function effectIn(element: HtmlElement): HtmlEffect | undefined {
  return element.is('mx_EventTile_spoiler_content') ? 'spoiler' : effectOf(element);
}
