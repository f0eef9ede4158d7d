// What a document is made of, before it is a text.
import type { Run } from './marks';

/** What a paragraph is, known at its end at the latest. */
export interface ParagraphStyle {
  /** From 1; 0 for a paragraph that heads nothing. */
  readonly heading?: number | undefined;
  /** What stands before an item of a list: `- `, `2. `. */
  readonly marker?: string | undefined;
  /** A line across the page, drawn as its border. */
  readonly line?: 'above' | 'below' | undefined;
  /** Its end is deleted: the next one goes on with it. */
  readonly joinsNext?: boolean | undefined;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly runs: Run[];
  style: ParagraphStyle;
}

export type Block = Paragraph | { readonly kind: 'rule' | 'page' };

export function newParagraph(runs: Run[]): Paragraph {
  return { kind: 'paragraph', runs, style: {} };
}

export function plainText({ runs }: Paragraph): string {
  return runs
    .map(({ text }) => text)
    .join('')
    .trim();
}

export function isFilled(block: Block): boolean {
  return block.kind === 'rule' || (block.kind === 'paragraph' && plainText(block) !== '');
}

export function headingOf({ style }: Paragraph): number {
  return style.heading ?? 0;
}
