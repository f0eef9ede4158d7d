// The body of a Word document, element by element. ECMA-376 part 1, chapter 17.
import type { DocumentWriter } from '../document-writer';
import type { Look } from '../marks';
import type { XmlElement, XmlNode } from '../xml-nodes';
import type { DocxNumbering } from './numbering';
import { isLine, isOn, readLook, type DocxStyle, type DocxStyles, type StyleLook } from './styles';
import { symbolOf } from './symbols';

/** What is in these is no text of the document: codes of fields, properties as they were before. */
const SKIPPED = new Set(
  (
    'w:instrText w:delInstrText w:pPrChange w:rPrChange w:sectPr w:tblPr w:tblGrid w:tcPr w:tblPrEx w:rt ' +
    'mc:Fallback'
  ).split(' '),
);

interface Paragraph {
  style: DocxStyle | undefined;
  heading: number | undefined;
  numId: string | undefined;
  level: number | undefined;
  readonly borders: Set<string>;
  joinsNext: boolean;
  /** Until its properties are over, which come first. */
  isStyled: boolean;
}

interface RunState {
  readonly direct: StyleLook;
  style: DocxStyle | undefined;
}

/** What is left out after each other is one passage. */
type Passage = 'text' | 'hidden' | 'deletion';

export class DocxBody {
  readonly #paragraphs: Paragraph[] = [];
  readonly #runs: RunState[] = [];
  /** Content controls, and whether what is in them is no part of the text. */
  readonly #controls: { isContents: boolean; isPlaceholder: boolean }[] = [];
  readonly #rows: { isDeleted: boolean }[] = [];
  readonly #within: string[] = [];
  /** Depth of the element that is passed over with all that is in it. */
  #skipped: number | undefined;
  #passage: Passage = 'text';
  /** Those that are being read; none lie within others of their kind. */
  #properties: 'w:pPr' | 'w:sdtPr' | undefined;

  constructor(
    private readonly writer: DocumentWriter,
    private readonly styles: DocxStyles,
    private readonly numbering: DocxNumbering,
  ) {}

  take(node: XmlNode): void {
    if (node.kind === 'text') {
      const holder = this.#within.at(-1);
      if (holder === 'w:t' || holder === 'm:t') this.#write(node.text);
      return;
    }
    if (node.kind === 'open') {
      if (this.#skipped === undefined && !this.#open(node.element)) this.#skipped = node.depth;
      this.#within.push(this.#skipped === undefined ? node.element.name : '');
      return;
    }
    this.#within.pop();
    if (this.#skipped === node.depth) this.#skipped = undefined;
    else if (this.#skipped === undefined) this.#close(node.element.name);
  }

  /** False where the element is passed over with all that is in it. */
  #open(element: XmlElement): boolean {
    const { name } = element;
    if (SKIPPED.has(name)) return false;
    switch (name) {
      case 'w:p':
        return this.#openParagraph();
      case 'w:r':
        this.#runs.push({ direct: {}, style: undefined });
        return true;
      case 'w:tr':
        this.#rows.push({ isDeleted: false });
        this.writer.openRow();
        return true;
      case 'w:tc':
        this.writer.openCell();
        return true;
      case 'w:del':
      case 'w:moveFrom':
        return this.#openDeletion();
      case 'w:sdt':
        this.#controls.push({ isContents: false, isPlaceholder: false });
        return true;
      case 'w:sdtContent':
        return this.#openControl();
      case 'w:pPr':
      case 'w:sdtPr':
        this.#properties = name;
        return true;
      case 'w:object':
      case 'w:altChunk':
        this.writer.leftOut.add('embedded');
        return false;
    }
    if (this.#properties === 'w:sdtPr') this.#readControl(element);
    else if (this.#properties === 'w:pPr') this.#readParagraph(element);
    else if (this.#within.at(-1) === 'w:rPr') this.#readRun(element);
    else this.#readContent(element);
    return true;
  }

  #close(name: string): void {
    if (name === this.#properties) this.#properties = undefined;
    if (name === 'w:p') this.#closeParagraph();
    else if (name === 'w:pPr') this.#style();
    else if (name === 'w:r') this.#runs.pop();
    else if (name === 'w:tc') this.writer.closeCell();
    else if (name === 'w:tr') this.writer.closeRow(this.#rows.pop()?.isDeleted !== true);
    else if (name === 'w:sdt') this.#controls.pop();
  }

  #openParagraph(): boolean {
    this.#paragraphs.push({
      style: undefined,
      heading: undefined,
      numId: undefined,
      level: undefined,
      borders: new Set(),
      joinsNext: false,
      isStyled: false,
    });
    this.writer.openParagraph();
    return true;
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    const isContents = /^toc(?: heading| ?\d)$/i.test(paragraph?.style?.name ?? '');
    if (isContents) this.#noteContents();
    this.writer.closeParagraph(!isContents);
    this.#passage = 'text';
  }

  /** Once for a table of contents, however many lines it has. */
  #noteContents(): void {
    if (this.writer.leftOut.countOf('contents') === 0) this.writer.leftOut.add('contents');
  }

  #openDeletion(): boolean {
    const holder = this.#within.at(-1);
    const row = this.#rows.at(-1);
    const paragraph = this.#paragraphs.at(-1);
    if (holder === 'w:trPr' && row) row.isDeleted = true;
    else if (holder === 'w:rPr' && paragraph) paragraph.joinsNext = true;
    else {
      if (this.#passage !== 'deletion') this.writer.leftOut.add('deletion');
      this.#passage = 'deletion';
    }
    return false;
  }

  #openControl(): boolean {
    const control = this.#controls.at(-1);
    if (control?.isContents === true) this.#noteContents();
    return control?.isContents !== true && control?.isPlaceholder !== true;
  }

  #readControl(element: XmlElement): void {
    const control = this.#controls.at(-1);
    if (!control) return;
    if (element.name === 'w:showingPlcHdr') control.isPlaceholder = true;
    const isGallery = element.name === 'w:docPartGallery';
    if (isGallery && /table of contents/i.test(element.attribute('w:val') ?? '')) {
      control.isContents = true;
    }
  }

  #readParagraph(element: XmlElement): void {
    const paragraph = this.#paragraphs.at(-1);
    const value = element.attribute('w:val');
    if (!paragraph) return;
    const holder = this.#within.at(-1);
    if (holder === 'w:pBdr') {
      if (isLine(value)) paragraph.borders.add(element.name);
    } else if (holder === 'w:rPr') return;
    else if (element.name === 'w:pStyle') paragraph.style = this.styles.of(value);
    else if (element.name === 'w:numId') paragraph.numId = value;
    else if (element.name === 'w:ilvl') paragraph.level = Number(value) || 0;
    else if (element.name === 'w:outlineLvl') {
      paragraph.heading = /^[0-8]$/.test(value ?? '') ? Number(value) + 1 : 0;
    }
  }

  /** Once the properties of the open paragraph are known. */
  #style(): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph || paragraph.isStyled) return;
    paragraph.isStyled = true;
    const { style, borders, joinsNext } = paragraph;
    const numId = paragraph.numId ?? style?.numId;
    const has = (side: string): boolean => borders.has(side);
    const isFrame = has('w:left') || has('w:right');
    const below = has('w:bottom') || (style?.line === 'below' && borders.size === 0);
    const above = has('w:top') || (style?.line === 'above' && borders.size === 0);
    this.writer.style({
      heading: paragraph.heading ?? style?.heading,
      marker:
        numId === undefined
          ? undefined
          : this.numbering.next(numId, paragraph.level ?? style?.level ?? 0),
      line: isFrame || above === below ? undefined : above ? 'above' : 'below',
      joinsNext,
    });
  }

  #readRun(element: XmlElement): void {
    const run = this.#runs.at(-1);
    if (!run) return;
    if (element.name === 'w:rStyle') run.style = this.styles.of(element.attribute('w:val'));
    else readLook(run.direct, element);
  }

  #readContent(element: XmlElement): void {
    const { leftOut } = this.writer;
    switch (element.name) {
      case 'w:tab':
      case 'w:ptab':
        return this.#write('\t');
      case 'w:br':
        return this.#break(element.attribute('w:type'));
      case 'w:cr':
        return this.#write('\n');
      case 'w:noBreakHyphen':
        return this.#write('-');
      case 'w:sym':
        return this.#symbol(element.attribute('w:font'), element.attribute('w:char'));
      case 'w16se:symEx':
        return this.#symbol('', element.attribute('w16se:char'));
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        return leftOut.add('footnote');
      case 'w:commentReference':
        return leftOut.add('comment');
      case 'a:blip':
      case 'v:imagedata':
      case 'c:chart':
        return leftOut.add('picture');
      case 'v:rect':
        if (isOn(element.attribute('o:hr') ?? '0')) this.writer.rule();
    }
  }

  #break(type: string | undefined): void {
    if (type === 'page') this.writer.pageBreak();
    else this.#write('\n');
  }

  #symbol(font = '', char = ''): void {
    const sign = symbolOf(font, char);
    if (sign === '') this.writer.leftOut.add('symbol');
    else this.#write(sign);
  }

  #write(text: string): void {
    const run = this.#runs.at(-1);
    const styles = [this.#paragraphs.at(-1)?.style, run?.style];
    const isHidden = run?.direct.hidden ?? styles.some((style) => style?.hidden === true);
    if (isHidden && this.#passage !== 'hidden') this.writer.leftOut.add('hidden');
    this.#passage = isHidden ? 'hidden' : 'text';
    if (!isHidden) this.writer.write(text, lookOf(run?.direct ?? {}, styles));
  }
}

/** A style of words that is bold turns a bold paragraph's words plain (17.7.3); said of words, it is so. */
function lookOf(direct: StyleLook, styles: readonly (StyleLook | undefined)[]): Look {
  const is = (key: 'bold' | 'italic' | 'strike'): boolean =>
    direct[key] ?? styles.filter((style) => style?.[key] === true).length === 1;
  return { bold: is('bold'), italic: is('italic'), strike: is('strike') };
}
