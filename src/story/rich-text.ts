// The light Markdown of a beat's text: `**bold**`, `*stress*`, `~~struck~~` and backslash escapes.

/** A stretch of text in one style. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
}

const ESCAPABLE = new Set(['*', '_', '~', '`', '\\']);

/**
 * The runs of a text, in order, without empty ones. A mark that nothing closes is a character like
 * any other, so no text can swallow the rest of a line.
 */
export function parseRichText(text: string): Run[] {
  const { plain, tokens } = scan(text);
  const live = dropUnmatched(tokens);
  const runs: Run[] = [];
  let style = { bold: false, italic: false, strike: false };
  let from = 0;
  const emit = (to: number): void => {
    let part = '';
    for (let at = from; at < to; at++) part += plain[at] ?? '';
    const last = runs.at(-1);
    if (part === '') return;
    if (
      last &&
      last.bold === style.bold &&
      last.italic === style.italic &&
      last.strike === style.strike
    ) {
      runs[runs.length - 1] = { ...last, text: last.text + part };
    } else runs.push({ text: part, ...style });
  };
  for (const token of live) {
    emit(token.start);
    from = token.end;
    style = {
      bold: style.bold !== token.bold,
      italic: style.italic !== token.italic,
      strike: style.strike !== token.strike,
    };
  }
  emit(plain.length);
  return runs;
}

/** Units of the text, '' where a backslash stood for an escape, and the marks in it. */
function scan(text: string): { plain: string[]; tokens: Token[] } {
  const plain: string[] = [];
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const unit = text.charAt(at);
    if (unit === '\\' && ESCAPABLE.has(text.charAt(at + 1))) {
      plain.push('', text.charAt(at + 1));
      at += 2;
      continue;
    }
    if (unit === '*' || unit === '~') {
      let end = at + 1;
      while (text.charAt(end) === unit) end++;
      const count = end - at;
      for (let i = at; i < end; i++) plain.push(unit);
      if (unit === '*' && count <= 3) {
        tokens.push({ start: at, end, bold: count >= 2, italic: count !== 2, strike: false });
      } else if (unit === '~' && count === 2) {
        tokens.push({ start: at, end, bold: false, italic: false, strike: true });
      }
      at = end;
      continue;
    }
    plain.push(unit);
    at++;
  }
  return { plain, tokens };
}

/** Where a style is switched an odd number of times, its last switch is no mark. */
function dropUnmatched(tokens: readonly Token[]): Token[] {
  let live = [...tokens];
  for (const style of ['bold', 'italic', 'strike'] as const) {
    if (live.filter((token) => token[style]).length % 2 === 0) continue;
    const last = live.findLastIndex((token) => token[style]);
    live = live.filter((_, index) => index !== last);
  }
  // A `***` that went took the other style with it; once more leaves none open.
  return live.length === tokens.length ? live : dropUnmatched(live);
}

/** The text without its marks, as it is read aloud, searched and counted. */
export function plainText(text: string): string {
  if (!/[*~\\]/.test(text)) return text;
  return parseRichText(text)
    .map((run) => run.text)
    .join('');
}

/** Rich text that shows exactly `plain`: `plainText(escapeRichText(x)) === x`. */
export function escapeRichText(plain: string): string {
  // Hardly any text has one, and replacing is slow even where nothing is to be replaced.
  return /[*_~`\\]/.test(plain) ? plain.replace(/[*_~`\\]/g, '\\$&') : plain;
}

/** Rich text that shows these runs. The inverse of `parseRichText` but for how runs are cut. */
export function formatRichText(runs: Iterable<Run>): string {
  let out = '';
  let now = { bold: false, italic: false, strike: false };
  const turn = (next: typeof now): void => {
    if (now.strike !== next.strike) out += '~~';
    const stars = (now.bold !== next.bold ? 2 : 0) + (now.italic !== next.italic ? 1 : 0);
    out += '*'.repeat(stars);
    now = { bold: next.bold, italic: next.italic, strike: next.strike };
  };
  for (const run of runs) {
    if (run.text === '') continue;
    turn(run);
    out += escapeRichText(run.text);
  }
  turn({ bold: false, italic: false, strike: false });
  return out;
}

/** Who the macros of a line stand for. */
export interface MacroNames {
  readonly user: string;
  readonly char: string;
}

/** The text with `{{user}}` and `{{char}}` named. Names are escaped: one with a star stays a name. */
export function fillMacros(text: string, names: MacroNames): string {
  if (!text.includes('{{')) return text;
  return text.replace(/\{\{(user|char)\}\}/gi, (_, macro: string) =>
    escapeRichText(macro.toLowerCase() === 'user' ? names.user : names.char),
  );
}
