// Names that only a space parts from the text: what many lines begin with, behind their clock.
import { CLOCK } from './stamp';

const LINE = new RegExp(String.raw`^${CLOCK} (?=\S)`, 'u');
const MAX_WORDS = 4;
const MIN_TIMES = 2;

/** The names as alternatives of a pattern, the longest first; undefined where nobody comes back. */
export function spacedNames(lines: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  let said = 0;
  for (const line of lines) {
    const clock = LINE.exec(line.slice(0, 200));
    if (!clock) continue;
    said++;
    const words = line
      .slice(clock[0].length, 200)
      .split(' ')
      .slice(0, MAX_WORDS + 1);
    for (let n = 1; n < words.length; n++) {
      const start = words.slice(0, n).join(' ');
      counts.set(start, (counts.get(start) ?? 0) + 1);
    }
  }
  const names = [...counts.keys()].filter((start) => isName(start, counts));
  const covered = names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
  if (names.length === 0 || covered < said * 0.7) return undefined;
  return names
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('|');
}

/** As long as all who begin so go on in the same way, it is one name. */
function isName(start: string, counts: ReadonlyMap<string, number>): boolean {
  const count = counts.get(start) ?? 0;
  if (count < MIN_TIMES) return false;
  const shorter = start.slice(0, Math.max(0, start.lastIndexOf(' ')));
  if (shorter !== '' && counts.get(shorter) !== count) return false;
  return ![...counts].some(([other, times]) => times === count && other.startsWith(`${start} `));
}
