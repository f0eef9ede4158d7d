// Formatted stretches of one paragraph as the marks that people type, which `segment` reads.

export interface Look {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
}

export const PLAIN: Look = { bold: false, italic: false, strike: false };

export interface Run {
  readonly text: string;
  readonly look: Look;
}

/** What a mark would say; an italic stretch says more in roleplay than a bold one, and takes its place. */
type Mark = '' | '**' | '*' | '~~';

function markOf({ bold, italic, strike }: Look): Mark {
  if (strike) return '~~';
  if (italic) return '*';
  return bold ? '**' : '';
}

interface Stretch {
  mark: Mark;
  text: string;
}

/** The text of a paragraph. `means`: formatting that most of the document has says nothing. */
export function textOfRuns(runs: readonly Run[], means: Look): string {
  const meant = runs.map(({ text, look }) => ({
    text,
    look: {
      bold: look.bold && means.bold,
      italic: look.italic && means.italic,
      strike: look.strike && means.strike,
    },
  }));
  if (meant.every(({ look }) => markOf(look) === '')) return meant.map(({ text }) => text).join('');
  return linesOf(meant).map(marked).join('\n');
}

/** Runs of each line: a mark that goes on over a line's end is written anew on the next. */
function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const { text, look } of runs) {
    for (const [i, piece] of text.split('\n').entries()) {
      if (i > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push({ text: piece, look });
    }
  }
  return lines;
}

function marked(runs: readonly Run[]): string {
  const stretches = stretchesOf(runs);
  let out = '';
  for (const [i, { mark, text }] of stretches.entries()) {
    const inner = text.trim();
    const saysNothing = mark === '' || !/[\p{L}\p{N}]/u.test(inner) || isTyped(inner);
    if (saysNothing || (mark === '**' && isGlued(stretches, i))) {
      out += text;
      continue;
    }
    const from = text.indexOf(inner);
    out += text.slice(0, from) + mark + inner + mark + text.slice(from + inner.length);
  }
  return out;
}

/** Programs cut runs anywhere, also within words, and leave spaces between two of one look plain. */
function stretchesOf(runs: readonly Run[]): Stretch[] {
  const out: Stretch[] = [];
  for (const { text, look } of runs) {
    const mark = markOf(look);
    const last = out.at(-1);
    const before = out.at(-2);
    if (last?.mark === mark) last.text += text;
    else if (last && before?.mark === mark && mark !== '' && last.text.trim() === '') {
      before.text += last.text + text;
      out.pop();
    } else out.push({ mark, text });
  }
  return out;
}

/** Whoever types marks into a formatted stretch has said it already. */
function isTyped(inner: string): boolean {
  return (
    inner.includes('*') || inner.includes('~~') || (inner.startsWith('_') && inner.endsWith('_'))
  );
}

/** Touching another marked stretch, its marks would run into those of that one. */
function isGlued(stretches: readonly Stretch[], i: number): boolean {
  const here = stretches[i]?.text ?? '';
  const [before, after] = [stretches[i - 1], stretches[i + 1]];
  const touchesBefore =
    before && before.mark !== '' && !/\s$/.test(before.text) && !/^\s/.test(here);
  const touchesAfter = after && after.mark !== '' && !/^\s/.test(after.text) && !/\s$/.test(here);
  return Boolean(touchesBefore) || Boolean(touchesAfter);
}
