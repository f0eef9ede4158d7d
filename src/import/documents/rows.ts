// Rows of a table as paragraphs.
import { isFilled, newParagraph, plainText, type Block, type Paragraph } from './blocks';
import { PLAIN, type Run } from './marks';

/** As long as a name or a key in the first of two columns may be. */
const KEY_CHARS = 40;

/** What stands in a row is told in the order of its cells; a short first of two is a name or a key. */
export function blocksOfRow(cells: readonly Block[][]): readonly Block[] {
  const filled = cells.map((cell) => cell.filter(isFilled)).filter((cell) => cell.length > 0);
  const paragraphs = filled.flat().filter((block) => block.kind === 'paragraph');
  const isOneEach =
    paragraphs.length === filled.length && filled.every(({ length }) => length === 1);
  if (filled.length > 2 && isOneEach) return [joined(paragraphs, ' | ')];
  const [keys = [], [first, ...rest] = []] = filled;
  const [key] = keys;
  const isPair = filled.length === 2 && keys.length === 1 && first?.kind === 'paragraph';
  if (!isPair || key?.kind !== 'paragraph' || !isKey(plainText(key))) return cells.flat();
  return [joined([key, first], /[:：]$/.test(plainText(key)) ? ' ' : ': '), ...rest];
}

function isKey(text: string): boolean {
  return text.length <= KEY_CHARS && !text.includes('\n') && /[\p{L}\p{N})\]*_:：]$/u.test(text);
}

function joined(paragraphs: readonly Paragraph[], between: string): Paragraph {
  const runs = paragraphs.flatMap(({ runs: own }, i) =>
    i === 0 ? trimmedEnd(own) : [{ text: between, look: PLAIN }, ...own],
  );
  return newParagraph(runs);
}

function trimmedEnd(runs: readonly Run[]): Run[] {
  const out = [...runs];
  for (let last = out.pop(); last; last = out.pop()) {
    const text = last.text.trimEnd();
    if (text !== '') return [...out, { ...last, text }];
  }
  return out;
}
