// Strings of Ren'Py: escapes, tags for looks and pauses, and names of variables in brackets.

/** No line is longer; a quote that never closes would be looked for through the whole script. */
const MAX_STRING_CHARS = 20_000;

/** Where the string that begins at `at` ends, behind its quotes; it may go over many lines. */
export function endOfRenpyString(text: string, at: number): number | undefined {
  const quote = quoteAt(text, at);
  const limit = Math.min(text.length, at + MAX_STRING_CHARS);
  for (let i = at + quote.length; i < limit; i++) {
    if (text[i] === '\\') i++;
    else if (text.startsWith(quote, i)) return i + quote.length;
  }
  return undefined;
}

export function quoteAt(text: string, at: number): string {
  const one = text[at] ?? '';
  return text.startsWith(one.repeat(3), at) ? one.repeat(3) : one;
}

const MARKS: Readonly<Record<string, string>> = { i: '*', b: '**', s: '~~' };

/** What the string shows, in the marks that people type. */
export function renpyText(raw: string, values: ReadonlyMap<string, string>): string {
  const joined = raw
    .replace(/\\(n|.|\r?\n)/gs, (_, char: string) => (char === 'n' ? '\n' : `\\${char}`))
    // A line end of the file is a blank of the string.
    .replace(/[ \t]*(?:\r?\n[ \t]*){2,}/g, '\n\n')
    .replace(/([^\n])[ \t]*\r?\n[ \t]*(?=\S)/g, '$1 ');
  return raw === ''
    ? ''
    : joined
        .replace(
          /\{\{|\{(\/?)([a-z]*)[^{}\n]*\}/g,
          (all, slash: string | undefined, name: string) => {
            if (all === '{{') return '{';
            if (name === 'p') return '\n';
            return MARKS[name] ?? (slash === undefined ? all : '');
          },
        )
        .replace(/\[\[|\[([A-Za-z_][\w.]*)(?:![a-z]+)?\]/g, (all, name: string | undefined) =>
          all === '[[' ? '[' : (values.get(name ?? '') ?? all),
        )
        .replace(/\\(.)/gs, '$1')
        .trim();
}
