// The body of an OpenDocument text, element by element. OASIS OpenDocument 1.3, part 3.
import type { DocumentWriter } from '../document-writer';
import type { LeftOutKind } from '../left-out';
import { PLAIN, type Look } from '../marks';
import type { XmlElement, XmlNode } from '../xml-nodes';
import type { OdfStyle, OdfStyles } from './styles';

/** What is passed over, and as what it is told. */
const SKIPPED: Readonly<Record<string, LeftOutKind | 'silent'>> = {
  'text:note': 'footnote',
  'text:footnote': 'footnote',
  'text:endnote': 'footnote',
  'office:annotation': 'comment',
  'text:table-of-content': 'contents',
  'text:alphabetical-index': 'contents',
  'text:illustration-index': 'contents',
  'text:hidden-text': 'hidden',
  'text:hidden-paragraph': 'silent',
  'text:deletion': 'deletion',
  'text:ruby-text': 'silent',
  'text:page-number': 'silent',
  'text:sequence-decls': 'silent',
  'office:forms': 'silent',
  // Pictures of a flat file stand in it as letters.
  'office:binary-data': 'silent',
  'draw:object': 'embedded',
  'draw:object-ole': 'embedded',
  'svg:title': 'silent',
  'svg:desc': 'silent',
};

interface Paragraph {
  readonly style: OdfStyle | undefined;
  /** The last character was a space, or none was there yet: spaces of the source are one. */
  isSpaced: boolean;
  wasHidden: boolean;
}

interface List {
  readonly style: string | undefined;
  count: number;
  /** The item has had its marker. */
  isMarked: boolean;
}

export class OdfBody {
  readonly #paragraphs: Paragraph[] = [];
  readonly #spans: (OdfStyle | undefined)[] = [];
  readonly #lists: List[] = [];
  #skipped: number | undefined;
  /** Within `office:text`, the one part of the body that is read. */
  #isInText = false;
  /** Items so far of the last list of a style at a level, for one that goes on with it. */
  readonly #counts = new Map<string, number>();

  constructor(
    private readonly writer: DocumentWriter,
    private readonly styles: OdfStyles,
  ) {}

  take(node: XmlNode): void {
    if (node.kind === 'text') {
      if (this.#skipped === undefined && this.#paragraphs.length > 0) this.#writeSource(node.text);
    } else if (node.kind === 'open') {
      if (this.#skipped === undefined && !this.#open(node.element)) this.#skipped = node.depth;
    } else if (this.#skipped === node.depth) this.#skipped = undefined;
    else if (this.#skipped === undefined) this.#close(node.element.name);
  }

  #open(element: XmlElement): boolean {
    const { name } = element;
    if (name === 'office:text') this.#isInText = true;
    if (!this.#isInText) return true;
    const skipped = SKIPPED[name];
    if (skipped !== undefined) {
      if (skipped !== 'silent') this.writer.leftOut.add(skipped);
      return false;
    }
    switch (name) {
      case 'text:p':
      case 'text:h':
        this.#openParagraph(element);
        return true;
      case 'text:span':
        this.#spans.push(this.styles.of('text', element.attribute('text:style-name')));
        return true;
      case 'text:section': {
        const style = this.styles.of('section', element.attribute('text:style-name'));
        const isHidden = element.attribute('text:display') === 'none' || style?.hidden === true;
        if (isHidden) this.writer.leftOut.add('hidden');
        return !isHidden;
      }
      case 'text:list':
      case 'text:ordered-list':
      case 'text:unordered-list':
        this.#openList(element);
        return true;
      case 'text:list-item': {
        const list = this.#lists.at(-1);
        if (list) Object.assign(list, { count: list.count + 1, isMarked: false });
        return true;
      }
      case 'table:table-row':
        this.writer.openRow();
        return true;
      case 'table:table-cell':
        this.writer.openCell();
        return true;
      default:
        this.#readSign(element);
        return true;
    }
  }

  #openList(element: XmlElement): void {
    const style = element.attribute('text:style-name') ?? this.#lists.at(-1)?.style;
    const goesOn =
      element.attribute('text:continue-numbering') === 'true' ||
      element.attribute('text:continue-list') !== undefined;
    const before = this.#counts.get(`${this.#lists.length} ${style ?? ''}`);
    this.#lists.push({ style, count: goesOn ? (before ?? -1) : -1, isMarked: true });
  }

  #closeList(): void {
    const list = this.#lists.pop();
    if (list) this.#counts.set(`${this.#lists.length} ${list.style ?? ''}`, list.count);
  }

  #close(name: string): void {
    if (name === 'office:text') this.#isInText = false;
    if (!this.#isInText) return;
    if (name === 'text:p' || name === 'text:h') {
      this.#paragraphs.pop();
      this.writer.closeParagraph();
    } else if (name === 'text:span') this.#spans.pop();
    else if (/^text:(?:(?:un)?ordered-)?list$/.test(name)) this.#closeList();
    else if (name === 'table:table-row') this.writer.closeRow();
    else if (name === 'table:table-cell') this.writer.closeCell();
  }

  #openParagraph(element: XmlElement): void {
    const style = this.styles.of('paragraph', element.attribute('text:style-name'));
    if (style?.breaks === true) this.writer.pageBreak();
    this.#paragraphs.push({ style, isSpaced: true, wasHidden: false });
    this.writer.openParagraph();
    const level = Number(
      element.attribute('text:outline-level') ?? element.attribute('text:level'),
    );
    const heading = element.name === 'text:h' ? level || 1 : style?.heading;
    const line = style?.line === 'above' || style?.line === 'below' ? style.line : undefined;
    this.writer.style({ heading, line, marker: this.#markerFor(style) });
  }

  #markerFor(style: OdfStyle | undefined): string {
    const list = this.#lists.at(-1);
    if (!list || list.isMarked) return '';
    list.isMarked = true;
    return this.styles.markerOf(list.style ?? style?.list, this.#lists.length, list.count);
  }

  #readSign(element: XmlElement): void {
    switch (element.name) {
      case 'text:s': {
        const count = Number(element.attribute('text:c') ?? 1);
        return this.#write(' '.repeat(Math.min(100, Math.max(0, Math.floor(count) || 0))));
      }
      case 'text:tab':
      case 'text:tab-stop':
        return this.#write('\t');
      case 'text:line-break':
        return this.#write('\n');
      case 'draw:image':
        return this.writer.leftOut.add('picture');
    }
  }

  /** Spaces, tabs and line ends of the source are one space, and none where a paragraph begins (6.1.2). */
  #writeSource(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    let shown = text.replace(/[ \t\r\n]+/g, ' ');
    if (paragraph?.isSpaced === true && shown.startsWith(' ')) shown = shown.slice(1);
    if (shown !== '') this.#write(shown);
  }

  #write(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph) return;
    paragraph.isSpaced = text.endsWith(' ');
    const look = lookOf(paragraph.style, this.#spans);
    if (look.hidden && !paragraph.wasHidden) this.writer.leftOut.add('hidden');
    paragraph.wasHidden = look.hidden;
    if (!look.hidden) this.writer.write(text, look);
  }
}

/** The innermost span that says something of it is heard. */
function lookOf(
  paragraph: OdfStyle | undefined,
  spans: readonly (OdfStyle | undefined)[],
): Look & { hidden: boolean } {
  const out = { ...PLAIN, hidden: false };
  for (const style of [paragraph, ...spans.slice(-8)]) {
    if (style?.bold !== undefined) out.bold = style.bold;
    if (style?.italic !== undefined) out.italic = style.italic;
    if (style?.strike !== undefined) out.strike = style.strike;
    if (style?.hidden !== undefined) out.hidden = style.hidden;
  }
  return out;
}
