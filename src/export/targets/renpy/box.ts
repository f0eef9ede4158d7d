// How much text the say window of screens.rpy holds. Widths are estimates of DejaVu Sans in parts of
// its size, rounded up; the engine measures the truth in `tools/renpy`.

export interface StyledCharacter {
  /** One code point. */
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
}

/** Text column of 1240 px at size 32 is 38.7 em; a little is kept back for what rounding adds. */
const LINE_EM = 37.5;
/** The window has room for five lines and a bit. */
const LINES = 5;
/** A text that must be cut is cut into calmer pieces. */
export const LINES_WHEN_CUT = 4;

export function fitsBox(characters: readonly StyledCharacter[]): boolean {
  return boxEnd(characters, LINES) === characters.length;
}

/** Index of the first character that no longer fits into this many lines; at least 1. */
export function boxEnd(characters: readonly StyledCharacter[], lines: number): number {
  let line = 1;
  /** Width of the line up to the last place where it may break, and of the word since. */
  let width = 0;
  let word = 0;
  let wordStart = 0;
  for (const [index, character] of characters.entries()) {
    if (character.text === '\n') {
      line += 1;
      width = 0;
      word = 0;
      wordStart = index + 1;
      if (line > lines) return Math.max(1, index);
      continue;
    }
    const em = emWidth(character);
    if (character.text === ' ') {
      width += word + em;
      word = 0;
      wordStart = index + 1;
      continue;
    }
    if (isIdeograph(character.text)) {
      width += word;
      word = 0;
      wordStart = index;
    }
    word += em;
    if (width + word <= LINE_EM) continue;
    line += 1;
    if (line > lines) return Math.max(1, width === 0 ? index : wordStart);
    // A word as long as a line breaks where the line ends.
    word = width === 0 ? em : word;
    width = 0;
  }
  return characters.length;
}

/** Width of a text on one endless line. */
export function textEm(characters: readonly StyledCharacter[]): number {
  return characters.reduce((sum, character) => sum + emWidth(character), 0);
}

function emWidth({ text, bold }: StyledCharacter): number {
  const em = plainWidth(text);
  return bold ? em * 1.13 : em;
}

/** In em by UTF-16 unit. Measuring takes four patterns. */
const widths = new Map<string, number>();

function plainWidth(text: string): number {
  if (text.length !== 1) return measured(text);
  const known = widths.get(text);
  if (known !== undefined) return known;
  const width = measured(text);
  widths.set(text, width);
  return width;
}

function measured(text: string): number {
  if (/\p{Mark}|\p{Format}/u.test(text)) return 0;
  if (/[iljftrI.,:;!'|()[\]` ]/.test(text)) return 0.41;
  if (/[mwMW@%—…]/.test(text)) return 1;
  if (isIdeograph(text) || (text.codePointAt(0) ?? 0) > 0xffff) return 1.1;
  return /\p{Uppercase}/u.test(text) ? 0.75 : 0.64;
}

function isIdeograph(text: string): boolean {
  const code = text.codePointAt(0) ?? 0;
  return code >= 0x2e80 && code <= 0xffef && !(code >= 0xfb50 && code <= 0xfeff);
}
