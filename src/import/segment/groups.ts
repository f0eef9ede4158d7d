// Neighboring atoms under the same marks, and what those marks turn out to be.
import { classifyStarred, isScareQuote, type StarContext, type Surroundings } from './classify';
import { isDeed } from './deeds';
import type { TextRun } from './piece';
import type { Atom } from './atom';

export interface Group {
  type: 'ooc' | 'quote' | 'star' | 'bracket' | 'plain';
  /** What must be equal to stand together. */
  key: string;
  line: number;
  atoms: Atom[];
  /** A quotation that a deed within it has cut. */
  isCut?: true;
}

/** What a message is known to be before its groups are judged. */
export type Facts = Omit<Surroundings, 'besideQuote'> & { readonly isAside: boolean };

export function groupAtoms(atoms: readonly Atom[], joinLines: boolean): Group[] {
  const groups: Group[] = [];
  for (const atom of atoms) {
    const type = atom.ooc > 0 ? 'ooc' : atom.quote > 0 ? 'quote' : atom.star > 0 ? 'star' : 'plain';
    const number = atom.ooc > 0 ? atom.ooc : atom.quote > 0 ? atom.quote : atom.star;
    const key = `${type}${number}`;
    const last = groups.at(-1);
    if (last && last.key === key && (type !== 'plain' || joinLines || last.line === atom.lineIndex))
      last.atoms.push(atom);
    else groups.push({ type, key, line: atom.lineIndex, atoms: [atom] });
  }
  return groups;
}

const ATOMS_LOOKED_AT = 500;

/** What a group shows at its end (`tail`) or beginning: enough to judge its neighbor, never all of a long one. */
export function textOf(
  group: Group | undefined,
  line: number,
  side: 'head' | 'tail' | 'all',
): string {
  if (!group || group.line !== line) return '';
  const enough = side === 'all' ? Infinity : 160;
  const { atoms } = group;
  // A soup of marks shows nothing, and each of its neighbors would look through all of it.
  const most = side === 'all' ? atoms.length : Math.min(atoms.length, ATOMS_LOOKED_AT);
  let text = '';
  for (let i = 0; i < most && text.length < enough; i++) {
    const atom = atoms[side === 'tail' ? atoms.length - 1 - i : i];
    if (!atom || atom.mark) continue;
    if (side === 'tail') text = atom.text.slice(-enough) + text;
    else text += side === 'head' ? atom.text.slice(0, enough) : atom.text;
  }
  return group.type === 'quote' ? `"${text}"` : text;
}

/** Takes the groups over: what stands before a word that nobody says grows by it. */
export function demoteScareQuotes(groups: readonly Group[]): Group[] {
  const out: Group[] = [];
  for (const [index, group] of groups.entries()) {
    const before = groups[index - 1];
    const after = groups[index + 1];
    const first = group.atoms[0];
    const isMarked = first?.mark === 'open' && !/^\s*[—–―-]/.test(first.text);
    if (
      group.type === 'quote' &&
      isMarked &&
      before &&
      before.line === group.line &&
      before.type !== 'quote'
    ) {
      const inner = group.atoms.map((atom) => (atom.mark ? '' : atom.text)).join('');
      if (
        isScareQuote(inner, textOf(before, group.line, 'tail'), textOf(after, group.line, 'head'))
      ) {
        const last = out.at(-1);
        for (const atom of group.atoms) {
          // The quotation marks are shown again: nobody says the word, it is called so.
          last?.atoms.push(withQuoteMark(atom));
        }
        continue;
      }
    }
    const last = out.at(-1);
    if (last && last.key === group.key && last.line === group.line)
      for (const atom of group.atoms) last.atoms.push(atom);
    else out.push(group);
  }
  return out;
}

/** `"Rule one: *she taps the stapler* don't touch it."`: what is done within a quotation is not said. */
export function splitQuotedDeeds(groups: readonly Group[]): Group[] {
  return groups.flatMap((group) => {
    if (group.type !== 'quote' || !group.atoms.some(({ star }) => star > 0)) return [group];
    const parts: Group[] = [];
    for (const atom of group.atoms) {
      const key = atom.star > 0 ? `${group.key} star${atom.star}` : `${group.key} part`;
      const last = parts.at(-1);
      if (last?.key === key) last.atoms.push(atom);
      else parts.push({ ...group, key, atoms: [atom] });
    }
    const isAny = parts.some(isQuotedDeed);
    if (!isAny || parts.length < 2) return [group];
    return joined(parts.map((part) => (isQuotedDeed(part) ? { ...part, type: 'star' } : part)));
  });
}

const isQuotedDeed = (part: Group): boolean => {
  if (!part.key.includes('star')) return false;
  const words = textOf({ ...part, type: 'star' }, part.line, 'all').trim();
  return words.split(/\s+/, 3).length === 3 && (isDeed(words) || BY_SOMEBODY.test(words));
};
const BY_SOMEBODY = /^(?:he|she|they|it|i|his|her|their|my)\s\p{L}+/iu;

/** Stressed words stay in the quotation that they are stressed in. */
function joined(parts: readonly Group[]): Group[] {
  const out: Group[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (part.type === 'quote' && last?.type === 'quote')
      for (const atom of part.atoms) last.atoms.push(atom);
    else out.push({ ...part, ...(part.type === 'quote' && { isCut: true }) });
  }
  return out;
}

const QUOTE_MARK = '"';

/** Under a name of a script, words in stars are stressed, and words in quotes beside others are quoted. */
export function asSaid(groups: readonly Group[]): Group[] {
  const out: Group[] = [];
  const sharesLine = (group: Group, other: Group | undefined): boolean =>
    textOf(other, group.line, 'head').trim() !== '';
  for (const [index, group] of groups.entries()) {
    const isQuoted =
      group.type === 'quote' &&
      (sharesLine(group, groups[index - 1]) || sharesLine(group, groups[index + 1]));
    const isPlain = isQuoted || group.type === 'star' || group.type === 'plain';
    const atoms = isQuoted ? group.atoms.map(withQuoteMark) : group.atoms;
    const last = out.at(-1);
    if (isPlain && last?.type === 'plain' && last.line === group.line)
      for (const atom of atoms) last.atoms.push(atom);
    else out.push({ ...group, type: isPlain ? 'plain' : group.type, atoms: [...atoms] });
  }
  return out;
}

function withQuoteMark(atom: Atom): Atom {
  return atom.mark !== undefined && atom.end - atom.start === 1
    ? { ...atom, text: QUOTE_MARK }
    : atom;
}

/** Stars that stress a word inside a sentence join that sentence, which grows; the groups are taken over. */
export function mergeStress(groups: readonly Group[], facts: Facts): Group[] {
  const out: Group[] = [];
  for (const [index, group] of groups.entries()) {
    const last = out.at(-1);
    if (group.type === 'star') {
      const before = last && last.line === group.line ? textOf(last, group.line, 'tail') : '';
      const after = textOf(groups[index + 1], group.line, 'head');
      const shown = textOf(group, group.line, 'all').trim();
      const verdict = classifyStarred(shown, starContext(facts, before, after));
      if (verdict.kind === 'emphasis') {
        const stressed = group.atoms;
        if (last?.type === 'plain' && last.line === group.line)
          for (const atom of stressed) last.atoms.push(atom);
        else out.push({ ...group, type: 'plain', atoms: [...stressed] });
        continue;
      }
    }
    if (group.type === 'plain' && last?.type === 'plain' && last.line === group.line) {
      for (const atom of group.atoms) last.atoms.push(atom);
    } else out.push(group);
  }
  return out;
}

/** What `classifyStarred` must know of stars between these words. */
export function starContext(facts: Facts, before: string, after: string): StarContext {
  return {
    habit: facts.habit,
    isTold: facts.isTold,
    hasQuotes: facts.hasQuotes,
    hasStars: facts.hasStars,
    besideQuote: false,
    authorName: facts.authorName,
    before,
    after,
  };
}

/** What stands in other stars of the line, with only blanks between. */
export function starsBeside(groups: readonly Group[], index: number): string | undefined {
  const line = groups[index]?.line;
  for (const step of [-1, 1]) {
    const next = groups[index + step];
    const isBlank = next?.type === 'plain' && textOf(next, next.line, 'all').trim() === '';
    const other = isBlank ? groups[index + 2 * step] : next;
    if (other?.type === 'star' && other.line === line) return textOf(other, line, 'all').trim();
  }
  return undefined;
}

export function toRuns(group: Group): TextRun[] {
  const runs: TextRun[] = [];
  // Stars around the whole are its kind, not stress.
  const isStress = group.type === 'plain' || (group.type === 'quote' && !isStarredWhole(group));
  for (const atom of group.atoms) {
    if (atom.text === '') continue;
    const italic = isStress && atom.star > 0;
    runs.push({
      start: atom.start,
      end: atom.end,
      text: atom.text,
      bold: atom.bold,
      italic,
      strike: atom.strike,
    });
  }
  return runs;
}

/** `*"Hi"*`: the stars are around the quotation, not stress inside it. */
function isStarredWhole(group: Group): boolean {
  const first = group.atoms[0];
  return (
    first !== undefined && first.star > 0 && group.atoms.every((atom) => atom.star === first.star)
  );
}
