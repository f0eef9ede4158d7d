// Text around values: `masterpiece, {value}`, `{character}, {expression}, {prompt}`.

const HOLE = /\{([\p{L}\p{N}_]+)\}/gu;

/**
 * Fills the holes that `valueOf` knows; others stay as they are, and so do braces in values.
 */
export function fillPattern(
  pattern: string,
  valueOf: (name: string) => string | undefined,
): string {
  return pattern.replaceAll(HOLE, (whole, name: string) => valueOf(name) ?? whole);
}

/** The names in the holes of a pattern. */
export function holesOf(pattern: string): string[] {
  return [...pattern.matchAll(HOLE)].map((match) => match[1] ?? '');
}

/** What stands in the holes of a text made with this pattern; undefined where it was not. */
export function readPattern(pattern: string, text: string): Map<string, string> | undefined {
  const names = holesOf(pattern);
  const source = pattern
    .split(HOLE)
    .map((part, index) => (index % 2 === 0 ? escapeRegExp(part) : '([\\s\\S]*?)'))
    .join('');
  const match = new RegExp(`^${source}$`, 'u').exec(text);
  if (match === null) return undefined;
  return new Map(names.map((name, index) => [name, match[index + 1] ?? '']));
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
