// Directions within a speech of a script: "(To the porter, taking out her purse.) How much?"
import { cutAtom, type Atom } from './atom';
import { isOutOfCharacter } from './blocks';
import type { Group } from './groups';

const BRACKETS = /[[(]([^[\]()]{2,400})[\])]/gu;

/** Plain groups cut around what stands in brackets, over ends of lines as well. */
export function splitDirections(groups: readonly Group[]): Group[] {
  return groups.flatMap((group) => (group.type === 'plain' ? cutGroup(group) : [group]));
}

function cutGroup(group: Group): Group[] {
  const ranges = directionsIn(group.atoms.map(shownOf).join(''));
  if (ranges.length === 0) return [group];
  const parts: Group[] = [];
  let at = 0;
  const put = (atom: Atom, range: number): void => {
    const type = range === -1 ? 'plain' : 'bracket';
    const key = `${group.key}${range === -1 ? 's' : 'd'}${range}`;
    const last = parts.at(-1);
    if (last && (last.key === key || (range === -1 && shownOf(atom) === ''))) last.atoms.push(atom);
    else parts.push({ type, key, line: atom.lineIndex, atoms: [atom] });
  };
  for (const atom of group.atoms) {
    const shown = shownOf(atom);
    for (const { from, to, range, isBracket } of cutsOf(ranges, at, at + shown.length)) {
      const isWhole = from === at && to === at + shown.length;
      const piece = isWhole ? atom : cutAtom(atom, from - at, to - at);
      const mark = /[[(]/.test(piece.text) ? 'open' : 'close';
      put(isBracket ? { ...piece, text: '', mark } : piece, range);
    }
    if (shown === '') put(atom, -1);
    at += shown.length;
  }
  return parts;
}

/** Marks show nothing, and what an entity or a macro shows cannot be cut. */
function shownOf(atom: Atom): string {
  return atom.mark !== undefined || atom.text.length !== atom.end - atom.start ? '' : atom.text;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

interface Cut {
  readonly from: number;
  readonly to: number;
  /** Which direction it is in, or -1. */
  readonly range: number;
  readonly isBracket: boolean;
}

/** A stretch cut where directions begin and end; their brackets are shown by nobody. */
function* cutsOf(ranges: readonly Range[], start: number, end: number): Generator<Cut> {
  let at = start;
  for (const [range, { start: open, end: close }] of ranges.entries()) {
    if (close <= at || open >= end) continue;
    const edges = [
      { to: open, range: -1, isBracket: false },
      { to: open + 1, range, isBracket: true },
      { to: close - 1, range, isBracket: false },
      { to: close, range, isBracket: true },
    ];
    for (const edge of edges) {
      const to = Math.min(end, edge.to);
      if (to <= at) continue;
      yield { ...edge, from: at, to };
      at = to;
    }
  }
  if (at < end) yield { from: at, to: end, range: -1, isBracket: false };
}

/** Brackets between sentences; within one they may be what somebody says. */
function directionsIn(text: string): Range[] {
  const found: Range[] = [];
  if (!/[[(]/.test(text)) return found;
  for (const match of text.matchAll(BRACKETS)) {
    const inner = match[1] ?? '';
    const [start, end] = [match.index, match.index + match[0].length];
    const before = text.slice(Math.max(0, start - 40), start).trimEnd();
    const after = text.slice(end, end + 40).trimStart();
    const stands = before === '' || /[.!?…—–"”:;-]$/u.test(before) || after === '';
    const isWords = /\p{L}{2}/u.test(inner) && !isOutOfCharacter(inner);
    if (stands && isWords && !/^[,;:]/.test(after)) found.push({ start, end });
  }
  return found;
}
