// The text of a saved web page as a text of its own, so that the readers of text can read it: a blank
// line between its blocks, and the marks that people type in place of its formatting.
import type { DecodedText, TextLine } from '../log-format';
import { htmlNodes, type HtmlElement, type HtmlNode } from '../shared/html-nodes';
import { effectOf as effectOfName, HtmlText, type HtmlEffect } from '../shared/html-text';
import { LineCounter } from '../shared/line-counter';

/** A stretch of the page without a block's edge in it. */
interface Block {
  readonly text: string;
  /** Offsets in the page. */
  readonly from: number;
  readonly to: number;
  readonly isStory: boolean;
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th ' +
    'thead tr ul'
  ).split(' '),
);
/** What a page has around its text. */
const AROUND = new Set(
  'nav footer form button select textarea noscript template script style svg head'.split(' '),
);
const RULE = '***';
/** Where the pages of the big sites, and of most programs, have their story. */
const STORY_IDS = new Set(['chapters', 'storytext', 'workskin', 'story', 'chapter-content']);
/** Archives of fan fiction: what stands around the story may be longer than it is. */
const ARCHIVE_IDS = new Set(['chapters', 'storytext']);
const STORY_CLASSES = ['userstuff', 'entry-content', 'post-content', 'chapter-content'];

export class PageBlocks {
  readonly blocks: Block[] = [];
  title = '';
  #text: HtmlText | undefined;
  #from = 0;
  #to = 0;
  /** Depths of elements that are around the text, and that hold the story. */
  #around: number | undefined;
  #story: number | undefined;
  /** Depth of an element whose line ends are shown. */
  #fixed: number | undefined;

  constructor(
    private readonly html: string,
    /** What elements do to the text in them. */
    private readonly effectOf: (element: HtmlElement) => HtmlEffect | undefined = effectOfName,
  ) {}

  take(node: HtmlNode): void {
    if (node.kind === 'text') return this.#takeText(node.start, node.end);
    const { element, depth } = node;
    if (node.kind === 'open') this.#open(element, depth);
    else this.#close(element, depth);
  }

  #open(element: HtmlElement, depth: number): void {
    const { name } = element;
    if (name === 'title' && this.title === '') this.title = textOfTitle(this.html, element);
    if (BLOCKS.has(name)) this.#end();
    if (AROUND.has(name)) this.#around ??= depth;
    if (this.#around !== undefined) return;
    if (isStory(element)) this.#story ??= depth;
    if (isFixed(element)) this.#fixed ??= depth;
    if (ARCHIVE_IDS.has(element.attribute('id') ?? '')) this.#isArchive = true;
    if (name === 'hr') this.#push(RULE, element.start, element.end);
    else if (name === 'br' && !this.#text) return;
    else this.#begin(element.start, element).open(this.#effectIn(element), element);
  }

  #close(element: HtmlElement, depth: number): void {
    if (this.#around === depth) {
      this.#around = undefined;
      this.#text = undefined;
      return;
    }
    if (this.#around !== undefined) return;
    if (element.name !== 'hr') this.#text?.close(this.#effectIn(element));
    if (BLOCKS.has(element.name)) this.#end();
    if (this.#story === depth) this.#story = undefined;
    if (this.#fixed === depth) this.#fixed = undefined;
  }

  #takeText(start: number, end: number): void {
    const raw = this.html.slice(start, end);
    if (this.#around !== undefined) return;
    const isBlank = raw.length < 1000 && raw.trim() === '';
    if (isBlank && !this.#text) return;
    const text = this.#begin(start);
    // Line ends of the source are spaces on the page.
    text.text(this.#isFixed || this.#fixed !== undefined ? raw : raw.replace(/[ \t\r\n]+/g, ' '));
    if (!isBlank) this.#to = end;
  }

  #isFixed = false;
  #isArchive = false;

  #begin(at: number, element?: HtmlElement): HtmlText {
    if (!this.#text) {
      this.#text = new HtmlText();
      this.#from = at;
      this.#to = at;
      this.#isFixed = element?.name === 'pre';
    }
    return this.#text;
  }

  #end(): void {
    const text = this.#text?.said ?? '';
    this.#text = undefined;
    // Spaces that the source put around a break are none on the page.
    if (text !== '') this.#push(withoutEdges(text), this.#from, this.#to);
  }

  #push(text: string, from: number, to: number): void {
    if (to <= from || /^[*_~|`\s]*$/.test(text.slice(0, 100)) !== (text === RULE)) return;
    this.blocks.push({ text, from, to, isStory: this.#story !== undefined });
  }

  /** Blocks begin and end here, not within the text of one. */
  #effectIn(element: HtmlElement): HtmlEffect | undefined {
    const effect = this.effectOf(element);
    return effect === 'block' || effect === 'fence' || effect === 'quote' ? undefined : effect;
  }

  finish(): void {
    this.#end();
  }

  /** The blocks of the story, where the page says which they are and they are most of it, or where it is an archive's. */
  told(): readonly Block[] {
    const story = this.blocks.filter((block) => block.isStory);
    if (this.#isArchive && story.length > 0) return story;
    return charsOf(story) * 2 >= charsOf(this.blocks) ? story : this.blocks;
  }
}

/** Each line without the blanks at its ends; a hard space is a letter. */
function withoutEdges(text: string): string {
  if (!text.includes('\n')) return text;
  const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\t';
  const lines = text.split('\n').map((line) => {
    let from = 0;
    let to = line.length;
    while (from < to && isSpace(line[from])) from++;
    while (to > from && isSpace(line[to - 1])) to--;
    return line.slice(from, to);
  });
  return lines.join('\n');
}

/** Pages of chats show what was typed as it was typed. */
function isFixed(element: HtmlElement): boolean {
  return (
    /(?:^|\s)whitespace-(?:pre|break)/.test((element.attribute('class') ?? '').slice(0, 400)) ||
    /white-space:\s?(?:pre|break)/.test((element.attribute('style') ?? '').slice(0, 400))
  );
}

function isStory(element: HtmlElement): boolean {
  return (
    element.name === 'main' ||
    element.name === 'article' ||
    STORY_IDS.has(element.attribute('id') ?? '') ||
    STORY_CLASSES.some((name) => element.is(name))
  );
}

/** What a title has in it is text only, so no nodes are given for it. */
export function textOfTitle(html: string, { end }: HtmlElement): string {
  const stop = html.indexOf('<', end);
  return html.slice(end, Math.min(stop === -1 ? html.length : stop, end + 300)).trim();
}

function charsOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

/** What a piece of a page says, its blocks apart, without the elements that `isLeftOut`. */
export function textOfHtml(
  html: string,
  isLeftOut: (element: HtmlElement) => boolean = () => false,
): string {
  const page = new PageBlocks(html);
  let out: number | undefined;
  for (const node of htmlNodes(html)) {
    if (out === undefined && node.kind === 'open' && isLeftOut(node.element)) out = node.depth;
    if (out === undefined) page.take(node);
    else if (node.kind === 'close' && node.depth === out) out = undefined;
  }
  page.finish();
  return page.blocks.map(({ text }) => text).join('\n\n');
}

export class PageText implements DecodedText {
  readonly length: number;
  readonly #text: string;
  readonly #starts: number[] = [];

  constructor(
    private readonly file: DecodedText,
    private readonly blocks: readonly Block[],
  ) {
    let at = 0;
    for (const { text } of blocks) {
      this.#starts.push(at);
      at += text.length + 2;
    }
    this.#text = blocks.map(({ text }) => text).join('\n\n');
    this.length = this.#text.length;
  }

  get encoding(): string {
    return this.file.encoding;
  }

  slice(start: number, end: number): string {
    return this.#text.slice(Math.max(0, start), Math.max(0, end));
  }

  byteAt(offset: number): number {
    return this.file.byteAt(this.#sourceOf(offset));
  }

  /** Within a block markup and text do not run alike: what lies between its ends is about right. */
  #sourceOf(offset: number): number {
    const i = this.#blockAt(offset);
    const [block, start] = [this.blocks[i], this.#starts[i] ?? 0];
    if (!block) return 0;
    const share = Math.min(1, Math.max(0, offset - start) / block.text.length);
    return block.from + Math.floor((block.to - block.from) * share);
  }

  #blockAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  *lines(): Iterable<TextLine> {
    const html = this.file.slice(0, this.file.length);
    const counter = new LineCounter(html);
    const text = this.#text;
    for (let start = 0; start < text.length;) {
      const stop = text.indexOf('\n', start);
      const end = stop === -1 ? text.length : stop;
      const next = stop === -1 ? end : stop + 1;
      const from = this.#sourceOf(start);
      const bytes = [this.file.byteAt(from), this.byteAt(end)] as const;
      yield { text: text.slice(start, end), number: counter.at(from), start, next, bytes };
      start = next;
    }
  }
}
