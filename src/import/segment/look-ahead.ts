// What follows in a paragraph, asked while it is scanned.
import type { Line } from './blocks';

/**
 * Questions about what follows, answered from per-line tables so that the scan stays linear. Most paragraphs
 * ask nothing, so the tables are made when the first question comes.
 */
export function lookAhead(text: string, lines: readonly Line[]): ReturnType<typeof makeTables> {
  let tables: ReturnType<typeof makeTables> | undefined;
  const made = () => (tables ??= makeTables(text, lines));
  return {
    starStaysOpen: (index) => made().starStaysOpen(index),
    quoteStaysOpen: (index, mark) => made().quoteStaysOpen(index, mark),
    hasCloser: (at, line) => made().hasCloser(at, line),
    closesLoosely: (at, line) => made().closesLoosely(at, line),
    singleCloses: (at, line) => made().singleCloses(at, line),
  };
}

function makeTables(text: string, lines: readonly Line[]) {
  const first = lines.map((line) => text.slice(line.from, line.end));
  const firstStar = first.map((line) => {
    const match = /(?:^|[^*])(\*)(?!\*)/.exec(line);
    if (!match) return undefined;
    const at = match.index + match[0].length - 1;
    return /\S/.test(line.charAt(at - 1)) && at > 0 && !/[\p{L}]/u.test(line.charAt(at + 1))
      ? 'close'
      : 'open';
  });
  const firstQuote = first.map((line) => {
    const at = line.search(/["”»」』“]/u);
    if (at < 0) return undefined;
    const unit = line.charAt(at);
    if (unit === '“') return 'open';
    if (unit !== '"') return 'close';
    const after = line.charAt(at + 1);
    return at > 0 && /\S/.test(line.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(after)
      ? 'close'
      : 'open';
  });
  const nextKnown = (list: readonly (string | undefined)[]): (string | undefined)[] => {
    const out: (string | undefined)[] = [];
    let known: string | undefined;
    for (let i = list.length - 1; i >= 0; i--) {
      out[i] = known;
      known = list[i] ?? known;
    }
    return out;
  };
  const starAfter = nextKnown(firstStar);
  const quoteAfter = nextKnown(firstQuote);
  const lastStar = new Map<Line, number>();
  const lastSingle = new Map<Line, number>();
  for (const [index, line] of lines.entries()) {
    const words = first[index] ?? '';
    lastStar.set(line, line.from + Math.max(words.lastIndexOf('*'), words.lastIndexOf('_')));
    lastSingle.set(line, line.from + Math.max(words.lastIndexOf("'"), words.lastIndexOf('’')));
  }
  return {
    starStaysOpen: (index: number) => starAfter[index] === 'close',
    quoteStaysOpen: (index: number, mark: string) => mark !== 'q' && quoteAfter[index] === 'close',
    hasCloser: (at: number, line: Line) => (lastStar.get(line) ?? -1) > at,
    closesLoosely: (at: number, line: Line) => {
      const last = lastStar.get(line) ?? -1;
      return last > at && line.end - last < 8 && text.slice(last + 1, line.end).trim() === '';
    },
    singleCloses: (at: number, line: Line) => (lastSingle.get(line) ?? -1) > at,
  };
}
