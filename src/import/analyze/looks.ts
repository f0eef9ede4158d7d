// How people look, in words for the painter: from cards, and from what the telling says beside a name.
import { matchesOf } from '@/lib/text/matches';
import type { CardFacts } from './card-facts';
import { callNames, foldName } from './names';

const LOOKS_WORD =
  /\b(?:hair(?:ed)?|eyes?|eyed|beard(?:ed)?|mou?stache|skin|skinned|tall|short|slim|slender|stout|broad|old|young|elderly|freckle[ds]?|scar(?:red)?|glasses|spectacles|hat|cap|cloak|coat|oilskin|dress|robe|uniform|armou?r|hood(?:ed)?|scarf|boots|jacket|shirt|apron|brass|robot|silver|bald|braid(?:s|ed)?|ponytail|bun|curls?|curly|blond[e]?|red-haired|redhead|brunette|ears?|tail|horns?|wings?|fur|cat|dog|fox|wolf|dragon|elf|elven|dwarf|boy|girl|man|woman|child|lady|keeper|captain|kimono|suit|gown|veil|mask|tattoo|pale|dark-skinned|wrinkled|dirty face)\b/iu;

/** Sentences of a card that speak of looks, at most about 400 characters. */
export function looksFromCard(card: CardFacts): string {
  const text = card.description.replace(/\{\{char\}\}/gi, card.name).replace(/[\r\n]+/g, '. ');
  const clauses = text.split(/(?<=[.!?;])\s+|,\s+(?=\p{Ll})|\s*[|•]\s*/u);
  const kept: string[] = [];
  let length = 0;
  for (const clause of clauses) {
    const words = clause.replace(/^[\s[("*-]+|[\s\])"*.;]+$/g, '');
    if (words.length < 3 || words.length > 160 || !LOOKS_WORD.test(words)) continue;
    kept.push(words);
    length += words.length + 2;
    if (length > 400) break;
  }
  return kept.join(', ');
}

const INTRODUCTION =
  /\b[Aa]n? ((?:very |rather )?(?:\p{Ll}[\p{L}-]*,? ){0,4}(?:man|woman|boy|girl|child|lady|gentleman|person|robot|cat|dog|fox|ghost|knight|soldier|figure|elf|dwarf|creature|keeper|sailor)(?: (?:in|with) an? (?:\p{L}[\p{L}-]*,? ?){1,5})?)/gu;

/** "An old man in an oilskin coat": somebody who is brought in without a name. */
export function introductionsIn(text: string): string[] {
  const found: string[] = [];
  if (
    !/\b(?:man|woman|boy|girl|child|lady|gentleman|person|robot|cat|dog|fox|ghost|knight|soldier|figure|elf|dwarf|creature|keeper|sailor)\b/.test(
      text,
    )
  )
    return found;
  for (const match of matchesOf(text, INTRODUCTION)) {
    const words = (match[1] ?? '')
      .replace(
        /\s+(?:and|who|that|is|was|stands?|stood|sits?|sat|at|on|comes?|kicks?|walks?)\b.*$/iu,
        '',
      )
      .trim();
    if (words.split(' ').length >= 2) found.push(words);
  }
  return found;
}

/** Whether `looksBeside` can find anything in a text: most telling is of no looks. */
export function tellsOfLooks(text: string): boolean {
  return /hair|beard|eyes|coat|cloak|hat|dress|robe|skin|freckles|spectacles|glasses|scarf|uniform|armou?r|moustache/.test(
    text,
  );
}

/** What a sentence that names somebody says of their looks: "red hair", "a tidy black cat". */
export function looksBeside(sentence: string, name: string): string[] {
  if (!tellsOfLooks(sentence)) return [];
  const folded = foldName(sentence);
  if (!callNames(name).some((call) => folded.includes(call))) return [];
  const found: string[] = [];
  for (const match of matchesOf(
    sentence,
    /\b((?:\p{Ll}[\p{L}-]* ){1,2}(?:hair|beard|eyes|coat|cloak|hat|dress|robe|skin|freckles|spectacles|glasses|scarf|uniform|armou?r|moustache))\b/gu,
  )) {
    const words = (match[1] ?? '')
      .replace(
        /^(?:his|her|their|the|a|an|my|your|its|of|in|with|and|off|on|to|from|at|up|down|out|takes?|took)\s+/giu,
        '',
      )
      .replace(
        /^(?:his|her|their|the|a|an|my|your|its|of|in|with|and|off|on|to|from|at|up|down|out)\s+/giu,
        '',
      );
    if (
      words.includes(' ') &&
      !/\b(?:his|her|their|the|my|your|closed|closes|opened|rolls?|rolled|wide|bright)\b/iu.test(
        words,
      )
    )
      found.push(words);
  }
  return found;
}
