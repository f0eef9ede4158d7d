// Words of cards, lorebooks and notes as plain words: no markup, macros, list or prompt syntax.

/** Of a source text; what lies past it is no description of a picture. */
const MAX_CHARS = 4000;

/**
 * Plain words in sentences and clauses. Lines and list items become clauses, `Key("a" + "b")` becomes
 * `Key: a, b`. Quotes go, since some models write quoted words into the picture. Parentheses stay.
 */
export function cleanText(raw: string): string {
  return tidy(
    dropMarkup(raw.slice(0, MAX_CHARS))
      // `[Type: location]` speaks to a program, `['a', 'b']` is a list.
      .replace(/\[\s*[\p{L} ]{1,20}:[^[\]"“]{0,60}\]/gu, ' ')
      .replace(/(\p{L}[\p{L} ]{0,30})\(\s*["“]([^()]{0,400})["”]\s*\)/gu, '$1: $2; ')
      .replace(/["“”„«»]\s*\+\s*["“”„«»]/g, ', ')
      .replace(/'\s*,\s*'/g, ', ')
      .replace(/\[\s*'|'\s*\]/g, ' ')
      .replace(/embedding:/gi, 'embedding ')
      .replace(/[[\]{}<>|\\^~=]/g, ' '),
  );
}

/** Like `cleanText`, for what was written as a prompt: weights `(red hair:1.2)` and `a_b` stay. */
export function cleanNote(raw: string): string {
  return tidy(
    dropMarkup(raw.slice(0, MAX_CHARS))
      .replace(/\\([()])/g, '$1')
      .replace(/[[\]{}<>|\\^~=]/g, ' '),
  );
}

function dropMarkup(raw: string): string {
  return (
    raw
      .replace(/\r\n?/g, '\n')
      // Control, zero-width and direction characters; emoji.
      .replace(/[^\P{C}\n\t]|[\p{Extended_Pictographic}\uFE0F]/gu, ' ')
      .replace(/<!--[\s\S]{0,4000}?(?:-->|$)/g, ' ')
      .replace(/<\/?[\p{L}_][^<>\n]{0,200}>/gu, ' ')
      .replace(/!?\[([^[\]\n]{0,200})\]\([^()\n]{0,400}\)/g, '$1')
      .replace(/\b(?:https?:\/\/|www\.)\S+/gi, ' ')
      .replace(/\{\{[^{}]{0,100}\}\}(?:['’]s)?/g, ' ')
      .replace(/^\s*(?:#{1,6}|>+|[-*+•–]|\d{1,3}[.)])\s+/gm, '\n')
      .replace(/^\s*[-*_=]{3,}\s*$/gm, '\n')
      .replace(/`{1,3}|\*{1,3}|~~/g, '')
      .replace(/(^|[\s(])_{1,2}(?=\S)([^_\n]{1,200})_{1,2}(?=[\s).,;:!?]|$)/gm, '$1$2')
      .replace(/&(?:amp|lt|gt|quot|nbsp|#\d{1,6});/g, ' ')
      .replace(/([^\s.,;:!?])[ \t]*\n\s*/g, '$1; ')
  );
}

function tidy(text: string): string {
  return text
    .replace(/["“”„«»]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\(\s*\)/g, ' ')
    .replace(/\s+([.,;:!?)])/g, '$1')
    .replace(/([,;:])(?:\s*[,;:])+/g, '$1')
    .replace(/[,;:]+(?=[.!?])/g, '')
    .replace(/^[\s.,;:!?'’+-]+|[\s,;:+-]+$/g, '')
    .replace(/ {2,}/g, ' ');
}

/** Sentences of a cleaned text, without their full stops. */
export function sentencesOf(clean: string): string[] {
  return clean
    .split(/(?<=\p{L}{3}|[)\d’'])[.!?…]+\s+(?=[\p{Lu}\d])|;\s+|[.!?…]+$/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** Pieces between commas that stand outside parentheses, and between sentences. */
export function piecesOf(clean: string): string[] {
  const pieces: string[] = [];
  for (const sentence of sentencesOf(clean)) {
    let depth = 0;
    let start = 0;
    for (let at = 0; at <= sentence.length; at++) {
      const char = sentence[at];
      if (char === '(') depth += 1;
      if (char === ')') depth -= 1;
      if (char !== undefined && (char !== ',' || depth > 0)) continue;
      const piece = sentence.slice(start, at).trim();
      if (piece !== '') pieces.push(piece);
      start = at + 1;
    }
  }
  return pieces;
}

/** At most `max` UTF-16 units, cut after a clause or else a word. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = text.slice(0, max + 1);
  const clause = head.search(/[,;:]\s[^,;:]*$/);
  const word = head.lastIndexOf(' ');
  const end = clause > max / 2 ? clause : word > 0 ? word : max;
  return text.slice(0, end).replace(/[\s,;:]+$/, '');
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Does the text name this, as whole words? A key of under three letters names nothing. */
export function mentions(text: string, key: string, flags = 'iu'): boolean {
  const plain = key.trim();
  if (plain.length < 3 || plain.length > 80) return false;
  return new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(plain)}(?![\\p{L}\\p{N}])`, flags).test(
    text,
  );
}

/** The text without these names; "Sora's red hair" is "red hair". Capitals count: Rose is no rose. */
export function withoutNames(text: string, names: readonly string[]): string {
  let rest = text;
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    if (name.trim().length < 2) continue;
    const pattern = `(?<![\\p{L}\\p{N}])${escapeRegExp(name.trim())}(?:['’]s)?(?![\\p{L}\\p{N}])`;
    rest = rest.replace(new RegExp(pattern, 'gu'), ' ');
  }
  return rest === text ? text : tidy(rest);
}
