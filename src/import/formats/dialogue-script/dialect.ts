// What the line of a dialogue script is. Each of the tools has its own marks; what they mean is the same.

export type DialogueLine =
  | { readonly is: 'skip'; readonly why: string }
  /** A knot, a node, a passage: where the story can go. */
  | { readonly is: 'part'; readonly name: string }
  | { readonly is: 'title'; readonly text: string }
  | {
      readonly is: 'text';
      readonly text: string;
      readonly from: number;
      readonly to: number;
      /** Menus of this depth and deeper are over. */
      readonly closes?: number;
    }
  | {
      readonly is: 'option';
      readonly text: string;
      readonly from: number;
      readonly to: number;
      /** Options of one depth, with nothing shallower between them, are offered together. */
      readonly depth: number;
    };

export interface Dialect {
  /** A new reader for each walk through a file: what a line is hangs on those before it. */
  open(): (line: string) => DialogueLine;
}

export const BLANK: DialogueLine = { is: 'skip', why: 'blank line' };
export const CODE: DialogueLine = { is: 'skip', why: 'code of the script' };

/** The text of a line from `from` on, or code where nothing of it is shown. */
export function shownLine(line: string, from: number, text: string, closes?: number): DialogueLine {
  if (text.trim() === '') return CODE;
  const common = { is: 'text', text: text.trim(), from, to: line.trimEnd().length } as const;
  return closes === undefined ? common : { ...common, closes };
}
