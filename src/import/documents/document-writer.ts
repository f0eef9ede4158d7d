// A document piece by piece, as a text in the marks that people type. Readers of documents say what there
// is; what it looks like as text is decided here, once the whole is known.
import { newParagraph, plainText, type Block, type Paragraph, type ParagraphStyle } from './blocks';
import { LeftOut } from './left-out';
import type { Look } from './marks';
import { textOf } from './render';
import { blocksOfRow } from './rows';

type Frame =
  | { readonly kind: 'blocks'; readonly blocks: Block[] }
  /** `after`: what is anchored in the paragraph and follows it, such as a text box. */
  | { readonly kind: 'paragraph'; paragraph: Paragraph; readonly blocks: Block[] }
  | { readonly kind: 'row'; readonly cells: Block[][] };

export class DocumentWriter {
  readonly leftOut = new LeftOut();
  readonly #frames: Frame[] = [{ kind: 'blocks', blocks: [] }];

  openParagraph(): void {
    this.#frames.push({ kind: 'paragraph', paragraph: newParagraph([]), blocks: [] });
  }

  /** What the open paragraph is, instead of what was said before. */
  style(style: ParagraphStyle): void {
    const top = this.#frames.at(-1);
    if (top?.kind === 'paragraph') top.paragraph.style = style;
  }

  /** Outside of a paragraph there is no text. */
  write(text: string, look: Look): void {
    const top = this.#frames.at(-1);
    const clean = cleaned(text);
    if (top?.kind === 'paragraph' && clean !== '') top.paragraph.runs.push({ text: clean, look });
  }

  /** `isKept`: false where the paragraph is no part of the text. */
  closeParagraph(isKept = true): void {
    const top = this.#frames.at(-1);
    if (top?.kind !== 'paragraph') return;
    this.#frames.pop();
    if (isKept) this.#addParagraph(top.paragraph);
    for (const block of top.blocks) this.#add(block);
  }

  /** A line drawn across the page. */
  rule(): void {
    this.#add({ kind: 'rule' });
  }

  /** Within a paragraph too: what follows is one of its own. */
  pageBreak(): void {
    const top = this.#frames.at(-1);
    if (top?.kind !== 'paragraph') return this.#add({ kind: 'page' });
    this.#frames.pop();
    const { paragraph } = top;
    const isSaid = plainText(paragraph) !== '';
    if (isSaid) this.#addParagraph(paragraph);
    this.#add({ kind: 'page' });
    // What opens a paragraph opens it once.
    const { marker: _marker, line: _line, ...going } = paragraph.style;
    const style = isSaid ? going : paragraph.style;
    this.#frames.push({ ...top, paragraph: { ...newParagraph([]), style } });
  }

  openRow(): void {
    this.#frames.push({ kind: 'row', cells: [] });
  }

  openCell(): void {
    this.#frames.push({ kind: 'blocks', blocks: [] });
  }

  closeCell(): void {
    const [row, cell] = this.#frames.slice(-2);
    if (row?.kind !== 'row' || cell?.kind !== 'blocks') return;
    this.#frames.pop();
    row.cells.push(cell.blocks);
  }

  /** `isKept`: false for a row that is marked as deleted. */
  closeRow(isKept = true): void {
    const row = this.#frames.at(-1);
    if (row?.kind !== 'row') return;
    this.#frames.pop();
    if (isKept) for (const block of blocksOfRow(row.cells)) this.#add(block);
  }

  #addParagraph(paragraph: Paragraph): void {
    if (paragraph.style.line === 'above') this.rule();
    this.#add(paragraph);
  }

  #add(block: Block): void {
    const top = this.#frames.at(-1);
    if (!top || top.kind === 'row') return;
    const last = top.blocks.at(-1);
    if (block.kind === 'paragraph' && last?.kind === 'paragraph' && last.style.joinsNext) {
      for (const run of block.runs) last.runs.push(run);
      last.style = { ...last.style, joinsNext: block.style.joinsNext };
    } else top.blocks.push(block);
  }

  finish(): string {
    const [root] = this.#frames;
    return root?.kind === 'blocks' ? textOf(root.blocks) : '';
  }
}

/** Without what no text shows: NUL and other controls, soft hyphens, U+FEFF. Old line ends are new ones. */
function cleaned(text: string): string {
  return text.replace(/[\v\f\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\t\n]|[\u00ad\ufeff]/gu, '');
}
