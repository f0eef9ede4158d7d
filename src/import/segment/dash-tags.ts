// Dialogue behind dashes: where the speech ends and its tag begins, by a second dash or by a comma and a verb of saying.
import { matchesOf } from '@/lib/text/matches';
import { cutAtom } from './atom';
import type { Group } from './groups';
import { isSayingVerb } from './saying-verbs';

/** A second dash opens the tag: `—Hola —dijo María—. ¿Qué tal?` */
export function splitDashTags(groups: readonly Group[], dashLines: ReadonlySet<number>): Group[] {
  const out: Group[] = [];
  for (const group of groups) {
    if (group.type !== 'quote' || !dashLines.has(group.line) || !group.atoms[0]?.mark) {
      out.push(group);
      continue;
    }
    let isTag = false;
    let part: Group = { ...group, atoms: [] };
    let cuts = 0;
    const turn = (): void => {
      out.push(part);
      cuts++;
      isTag = !isTag;
      part = isTag
        ? { type: 'plain', key: `${group.key}t${cuts}`, line: group.line, atoms: [] }
        : { type: 'quote', key: `${group.key}d${cuts}`, line: group.line, atoms: [] };
    };
    for (const atom of group.atoms) {
      if (atom.mark || atom.text === '' || atom.text.length !== atom.end - atom.start) {
        part.atoms.push(atom);
        continue;
      }
      let from = 0;
      for (const match of matchesOf(
        atom.text,
        /([,.!?…;:]?)([»”"]?\s?)[—–―-](?=([\s\p{L}.,;:!?…]))/gu,
      )) {
        const at = match.index + (match[1] ?? '').length + (match[2] ?? '').length;
        const after = atom.text.slice(at + 1, at + 40);
        const opens =
          !isTag &&
          (match[2] !== '' || match[1] !== '') &&
          (/^\s?\p{Ll}/u.test(after)
            ? match[1] !== '' || TAG_VERB.test(after)
            : match[1] !== '' && match[2] !== '' && NARRATES.test(after));
        if (!opens && !isTag) continue;
        if (at > from) part.atoms.push(cutAtom(atom, from, at));
        turn();
        part.atoms.push({ ...cutAtom(atom, at, at + 1), text: '', mark: 'open' });
        from = at + 1;
      }
      if (from < atom.text.length) part.atoms.push(cutAtom(atom, from, atom.text.length));
    }
    out.push(part);
  }
  return out.filter((group) => group.atoms.length > 0);
}

const TAG_VERB =
  /^\s?(?:dij|pregunt|respond|contest|grit|susurr|murmur|exclam|dit|demand|répond|cri|souffl|lanç|fit|сказ|спрос|ответ|крик|шеп|прошеп|воскл|пробор|said|asked|powied|zapyta|odpar)/iu;
/** "— Стойте, — Лиза схватила его": somebody and what they did, in the past. */
const NARRATES =
  /^\s?\p{Lu}\p{L}+(?:\s\p{L}+){0,2}\s\p{L}+(?:л|ла|ло|ли|лся|лась|лись)(?![\p{L}])/u;

/** `dit`, `demanda-t-il`, `s'écria Noé`, `disse João`: behind a comma or the mark that ends a sentence. */
const INCISE =
  /(?:[,!?…]|\s[!?])[»”"]?\s((?:[sm]['’])?\p{Ll}[\p{L}’']*)(?:(?:-t)?-(?:ils?|elles?|je|on)(?![\p{L}])|\s(?=\p{L}))/gu;
/** Who a tag names, when the verb stands alone before it. */
const NAMED =
  /^\s(?:(?:l[ea]s?|un|une|o|a|os|as|um|uma|il|lo|la|mon|ma|mes|son|sa|ses|seu|sua)\s\p{L}|l['’]\p{L}|\p{Lu})/u;
/** A sentence of somebody's doing in the French narrative past, which nobody speaks. */
const NARRATED =
  /[.!?…]\s+(?=(?:Ils?|Elles?)\s(?:(?:se|lui|leur|en|y|le|la|les|ne|n['’]en)\s|[smln]['’])*\p{L}{2,}(?:(?<!er|ir|dr|vr|ur)a|(?<!f|d|pla|cra|cond?u)it|(?<!e|a)ut|int|[èi]rent|urent)(?![\p{L}’'-]))/gu;
const TAG_LENGTH = 120;
/** Enough of one speech: turns are looked at against each other. */
const SEEN = 8000;

/** A comma opens the tag: `— Non, dit Maud. Pas encore.` What follows its end is said again, or told. */
export function splitCommaTags(groups: readonly Group[], dashLines: ReadonlySet<number>): Group[] {
  const out: Group[] = [];
  for (const group of groups) {
    if (group.type === 'quote' && dashLines.has(group.line)) splitGroup(group, out);
    else out.push(group);
  }
  return out;
}

function splitGroup(group: Group, out: Group[]): void {
  let part: Group = group;
  let cuts = 0;
  const open = (isTold: boolean): void => {
    cuts++;
    part = {
      type: isTold ? 'plain' : 'quote',
      key: `${group.key}${isTold ? 't' : 'q'}${cuts}`,
      line: group.line,
      atoms: [],
    };
    out.push(part);
  };
  part = { ...group, atoms: [] };
  out.push(part);
  for (const atom of group.atoms) {
    if (atom.mark || atom.text === '' || atom.text.length !== atom.end - atom.start) {
      part.atoms.push(atom);
      continue;
    }
    let from = 0;
    for (const { at, isTold } of turnsIn(atom.text)) {
      if (at > from) part.atoms.push(cutAtom(atom, from, at));
      from = at;
      open(isTold);
    }
    if (from < atom.text.length) part.atoms.push(cutAtom(atom, from, atom.text.length));
  }
}

interface Turn {
  readonly at: number;
  readonly isTold: boolean;
}

/** Where a speech turns to telling and back, in order. */
function turnsIn(whole: string): Turn[] {
  const turns: Turn[] = [];
  const text = whole.length > SEEN ? whole.slice(0, SEEN) : whole;
  for (const match of matchesOf(text, INCISE)) {
    const verb = match[1] ?? '';
    if (!isSayingVerb(verb)) continue;
    const at = match.index + match[0].length - match[0].trimStart().length;
    const start = text.indexOf(verb, at);
    const isInverted = match[0].includes('-');
    const behind = text.slice(match.index + match[0].length - 1, match.index + 40);
    if (!isInverted && !NAMED.test(behind)) continue;
    if (start < (turns.at(-1)?.at ?? 0)) continue;
    const stretch = text.slice(start, start + TAG_LENGTH);
    const end = /[,;:]\s+(?!(?:en|sans|avec|puis|d['’]un|qui|dont|tout)\b)|[.!?…]\s+|\.$/u.exec(
      stretch,
    );
    turns.push({ at: start, isTold: true });
    if (end && start + end.index + end[0].length < text.length)
      turns.push({ at: start + end.index + end[0].length, isTold: false });
  }
  for (const match of matchesOf(text, NARRATED)) {
    const at = match.index + match[0].length;
    const next = /[.!?…]\s+/u.exec(text.slice(at));
    const to = next ? at + next.index + next[0].length : text.length;
    if (turns.some((turn) => turn.at > at && turn.at < to)) continue;
    turns.push({ at, isTold: true });
    if (to < text.length) turns.push({ at: to, isTold: false });
  }
  return turns
    .sort((a, b) => a.at - b.at || Number(a.isTold) - Number(b.isTold))
    .filter((turn, index, all) => {
      const next = all[index + 1];
      return (next === undefined || next.at > turn.at) && all[index - 1]?.isTold !== turn.isTold;
    });
}
