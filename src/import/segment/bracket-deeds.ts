// `[jogs over] Oh good.` of an author who marks nothing else: what stands in brackets is done, not said.
import { matchesOf } from '@/lib/text/matches';
import { cutAtom } from './atom';
import type { Facts, Group } from './groups';
import { isOutOfCharacter } from './blocks';

/** Short enough to be seen at a glance; an aside of several sentences is something else. */
const BRACKETS = /[[(]([^[\]()\n]{2,300})[\])]/gu;

/** "gasps", "bouncing", "to the others, quietly"; "[and]" is an insertion. */
const DEED = /^\p{Ll}+(?:s|ing|ed)(?![\p{L}])|^\p{Ll}{2,}[\s,]/u;

/** Plain groups cut around deeds in brackets, which become groups of their own. */
export function splitBracketDeeds(groups: readonly Group[], facts: Facts): readonly Group[] {
  if (facts.isTold || facts.hasQuotes || facts.habit.style === 'quotes') return groups;
  let out: Group[] | undefined;
  for (const [index, group] of groups.entries()) {
    const cut = group.type === 'plain' ? cutGroup(group) : undefined;
    if (cut) {
      out ??= groups.slice(0, index);
      for (const part of cut) out.push(part);
    } else out?.push(group);
  }
  return out ?? groups;
}

function cutGroup(group: Group): Group[] | undefined {
  const parts: Group[] = [];
  let part: Group = { ...group, atoms: [] };
  let cuts = 0;
  const open = (type: Group['type']): void => {
    if (part.atoms.length > 0) parts.push(part);
    cuts++;
    part = { type, key: `${group.key}b${cuts}`, line: group.line, atoms: [] };
  };
  for (const atom of group.atoms) {
    const isExact = atom.text.length === atom.end - atom.start;
    const deeds = isExact && !atom.mark ? deedsIn(atom.text) : [];
    let from = 0;
    for (const { start, end } of deeds) {
      if (start > from) part.atoms.push(cutAtom(atom, from, start));
      open('bracket');
      part.atoms.push({ ...cutAtom(atom, start, start + 1), text: '', mark: 'open' });
      part.atoms.push(cutAtom(atom, start + 1, end - 1));
      part.atoms.push({ ...cutAtom(atom, end - 1, end), text: '', mark: 'close' });
      open('plain');
      from = end;
    }
    if (from === 0) part.atoms.push(atom);
    else if (from < atom.text.length) part.atoms.push(cutAtom(atom, from, atom.text.length));
  }
  if (cuts === 0) return undefined;
  if (part.atoms.length > 0) parts.push(part);
  return parts;
}

/** Brackets at an edge of the line or of a sentence whose words begin small, as deeds do. */
function deedsIn(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const match of matchesOf(text, BRACKETS)) {
    const inner = match[1] ?? '';
    const [start, end] = [match.index, match.index + match[0].length];
    const before = text.slice(Math.max(0, start - 40), start).trimEnd();
    const after = text.slice(end, end + 40).trimStart();
    const stands =
      (before === '' || /[.!?…,"”\])~-]$/u.test(before) || after === '') &&
      !/^[,.;:!?]/u.test(after) &&
      text.charAt(start - 1) !== '(' &&
      text.charAt(end) !== ')';
    if (stands && DEED.test(inner) && !isOutOfCharacter(inner)) found.push({ start, end });
  }
  return found;
}
