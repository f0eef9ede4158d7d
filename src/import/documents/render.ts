// The paragraphs of a document as one text, once all of it is known.
import { headingOf, plainText, type Block } from './blocks';
import { textOfRuns, type Look } from './marks';

const RULE = '***';
/** From this share on of paragraphs with an empty one behind them, paragraphs are lines of their own. */
const GAPS = 0.3;
/** A formatting or heading that more of the letters have says nothing. */
const MOST = 0.9;
const MOST_HEADINGS = 0.5;
/** Longer ones are paragraphs in the dress of a heading. */
const HEADING_CHARS = 180;
interface Means {
  readonly look: Look;
  readonly headings: boolean;
}

/** What formatting means in this document: nothing, where nearly everything has it. */
function meansIn(blocks: readonly Block[]): Means {
  const sums = { all: 0, bold: 0, italic: 0, strike: 0, heading: 0 };
  for (const block of blocks) {
    if (block.kind !== 'paragraph') continue;
    for (const { text, look } of block.runs) {
      sums.all += text.length;
      if (headingOf(block) > 0) sums.heading += text.length;
      if (look.bold) sums.bold += text.length;
      if (look.italic) sums.italic += text.length;
      if (look.strike) sums.strike += text.length;
    }
  }
  const most = sums.all * MOST;
  return {
    look: { bold: sums.bold < most, italic: sums.italic < most, strike: sums.strike < most },
    headings: sums.heading < sums.all * MOST_HEADINGS,
  };
}

interface Written {
  readonly kind: 'text' | 'heading' | 'item' | 'rule' | 'page' | 'gap';
  readonly text: string;
}

/** The text of a document, its paragraphs parted as the document parts them. */
export function textOf(blocks: readonly Block[]): string {
  const means = meansIn(blocks);
  const written = blocks.map((block) => writtenOf(block, means));
  const shown = withoutIdleBreaks(withLines(blocks, written));
  const between = gapShare(shown) >= GAPS ? '\n' : '\n\n';
  const parts: string[] = [];
  let last: Written | undefined;
  let isGap = false;
  for (const one of shown) {
    if (one.kind === 'gap') isGap = true;
    else {
      if (last) parts.push(separatorOf(last, one, between, isGap), one.text);
      else parts.push(one.text);
      last = one;
      isGap = false;
    }
  }
  const out = parts.join('').trimEnd();
  return out === '' ? '' : `${out}\n`;
}

/** Neighbors with a line below share one, as word processors draw it. */
function withLines(blocks: readonly Block[], written: readonly Written[]): Written[] {
  const hasLine = (block: Block | undefined): boolean =>
    block?.kind === 'paragraph' && block.style.line === 'below' && headingOf(block) === 0;
  return written.flatMap((one, i): Written[] =>
    hasLine(blocks[i]) && !hasLine(blocks[i + 1]) ? [one, { kind: 'rule', text: RULE }] : [one],
  );
}

/** Empty paragraphs, however many, are one more line than there is anyway. */
function separatorOf(last: Written, next: Written, between: string, isGap: boolean): string {
  const isList = last.kind === 'item' && next.kind === 'item';
  if (isList) return isGap ? '\n\n' : '\n';
  if (last.kind !== 'text' || next.kind !== 'text') return '\n\n';
  return isGap ? `${between}\n` : between;
}

function writtenOf(block: Block, means: Means): Written {
  if (block.kind !== 'paragraph') return { kind: block.kind, text: RULE };
  const plain = plainText(block);
  if (plain === '') return { kind: 'gap', text: '' };
  const { marker = '' } = block.style;
  const level = headingOf(block);
  if (level > 0 && means.headings && plain.length <= HEADING_CHARS) {
    const hashes = '#'.repeat(Math.min(6, level));
    return { kind: 'heading', text: `${hashes} ${marker}${plain.replace(/\s+/g, ' ')}` };
  }
  const text = textOfRuns(block.runs, means.look).trim();
  // A dash opens a speech: such paragraphs are no list.
  const kind = marker === '' || /^[–—]/.test(marker) ? 'text' : 'item';
  return { kind, text: marker + text };
}

/** A new page parts what is before it from what follows, except where a heading or a line does that. */
function withoutIdleBreaks(written: readonly Written[]): Written[] {
  const parts = (one: Written | undefined): boolean =>
    !one || one.kind === 'heading' || one.kind === 'rule' || isSeparator(one.text);
  const out: Written[] = [];
  let last: Written | undefined;
  let page: Written | undefined;
  for (const one of written) {
    if (one.kind === 'page') page = one;
    else if (one.kind === 'gap') out.push(one);
    else {
      if (page && !parts(one) && !parts(last)) out.push({ ...page, kind: 'rule' });
      page = undefined;
      // Several lines in a row are one.
      if (one.kind === 'rule' && last?.kind === 'rule') continue;
      out.push(one);
      last = one;
    }
  }
  return out;
}

function isSeparator(text: string): boolean {
  return text.length < 40 && !/[\p{L}\p{N}]/u.test(text);
}

/** Share of the places between two paragraphs where an empty one stands. */
function gapShare(written: readonly Written[]): number {
  let edges = 0;
  let gaps = 0;
  let last: Written['kind'] | undefined;
  let isGap = false;
  for (const { kind } of written) {
    if (kind === 'gap') isGap = true;
    else {
      if (kind === 'text' && last === 'text') {
        edges++;
        if (isGap) gaps++;
      }
      last = kind;
      isGap = false;
    }
  }
  return edges === 0 ? 0 : gaps / edges;
}
