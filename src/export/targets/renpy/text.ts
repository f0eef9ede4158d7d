// A beat's text as the strings of one or more say statements: macros filled, styles as tags, cut
// where the text box ends, escaped.
import { fillMacros, parseRichText, type MacroNames } from '@/story';
import { boxEnd, fitsBox, LINES_WHEN_CUT, textEm, type StyledCharacter } from './box';
import { escapePieces, normalizeText } from './escape';

/** Closed around emoji: engines from 8.2 on draw colored emoji as black strokes in italics. */
const EMOJI =
  /\p{Extended_Pictographic}|\p{Emoji_Presentation}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f|\u20e3/u;

/** Longest caption in em, so that all buttons of a choice are in sight; what is longer is said. */
function longestCaptionEm(optionCount: number): number {
  if (optionCount <= 4) return 90;
  return optionCount <= 14 ? 48 : 34;
}

interface LineOptions {
  readonly names: MacroNames;
  /** A thought: all of it in italics. */
  readonly isThought?: boolean;
}

/** Insides of the say strings of one beat, in order; none for a text that shows nothing. */
export function sayStrings(text: string, options: LineOptions): string[] {
  return cutIntoBoxes(styledCharacters(text, options)).map(renderCharacters);
}

/** Inside of a menu string, and whether it had to be shortened. Never empty. */
export function captionString(
  text: string,
  names: MacroNames,
  optionCount: number,
): { readonly caption: string; readonly isShortened: boolean } {
  const characters = styledCharacters(text, { names }).map((character) =>
    character.text === '\n' ? { ...character, text: ' ' } : character,
  );
  if (characters.length === 0) return { caption: '…', isShortened: false };
  const limit = longestCaptionEm(optionCount);
  if (textEm(characters) <= limit) {
    return { caption: renderCharacters(characters), isShortened: false };
  }
  const head = startWithin(characters, limit - 1);
  const space = head.findLastIndex(({ text: character }) => character === ' ');
  const kept = trimmed(space > head.length / 2 ? head.slice(0, space) : head);
  const dots = { text: '…', bold: false, italic: false, strike: false };
  return { caption: renderCharacters([...kept, dots]), isShortened: true };
}

function startWithin(characters: readonly StyledCharacter[], em: number): StyledCharacter[] {
  let width = 0;
  let end = 0;
  for (const character of characters) {
    width += textEm([character]);
    if (width > em) break;
    end += 1;
  }
  return characters.slice(0, wholeCharacterEnd(characters, end));
}

function styledCharacters(text: string, { names, isThought }: LineOptions): StyledCharacter[] {
  // A tab is a space here: the engine would drop it and glue two words.
  const filled = normalizeText(fillMacros(text, names).replaceAll('\t', ' '));
  const characters: StyledCharacter[] = [];
  for (const run of parseRichText(filled)) {
    for (const character of run.text) {
      const italic = (run.italic || isThought === true) && !EMOJI.test(character);
      characters.push({ text: character, bold: run.bold, italic, strike: run.strike });
    }
  }
  return trimmed(characters);
}

function trimmed(characters: readonly StyledCharacter[]): StyledCharacter[] {
  const isBlank = ({ text }: StyledCharacter): boolean => text === ' ' || text === '\n';
  const first = characters.findIndex((character) => !isBlank(character));
  if (first < 0) return [];
  return characters.slice(first, characters.findLastIndex((character) => !isBlank(character)) + 1);
}

function cutIntoBoxes(characters: readonly StyledCharacter[]): StyledCharacter[][] {
  const boxes: StyledCharacter[][] = [];
  for (const paragraph of paragraphs(characters)) {
    let rest = trimmed(paragraph);
    while (rest.length > 0) {
      const end = fitsBox(rest) ? rest.length : cutPoint(rest);
      const box = trimmed(rest.slice(0, end));
      if (box.length > 0) boxes.push(box);
      rest = trimmed(rest.slice(end));
    }
  }
  return boxes;
}

/** A blank line starts a new box. */
function paragraphs(characters: readonly StyledCharacter[]): StyledCharacter[][] {
  const found: StyledCharacter[][] = [[]];
  let breaks = 0;
  for (const character of characters) {
    if (character.text === '\n') breaks += 1;
    else if (character.text !== ' ') breaks = 0;
    if (breaks >= 2) {
      if (character.text === '\n') found.push([]);
      continue;
    }
    found.at(-1)?.push(character);
  }
  return found;
}

const SENTENCE_END = /[.!?…。！？]/;
const AFTER_END = /["'”’»)\]*」』]/;
const CLAUSE_END = /[,;:—–、，；]/;

/** Where to cut a text that is too long: after a sentence, else a clause, else a word. */
function cutPoint(characters: readonly StyledCharacter[]): number {
  const end = boxEnd(characters, LINES_WHEN_CUT);
  const at = (index: number): string => characters[index]?.text ?? '';
  let clause = 0;
  let word = 0;
  for (let index = end; index > end * 0.4; index -= 1) {
    if (isWide(at(index - 1)) && SENTENCE_END.test(at(index - 1))) return index;
    if (at(index) !== ' ' && at(index) !== '\n') continue;
    let last = index - 1;
    while (last > 0 && AFTER_END.test(at(last))) last -= 1;
    if (SENTENCE_END.test(at(last))) return index;
    if (clause === 0 && CLAUSE_END.test(at(last))) clause = index;
    if (word === 0) word = index;
  }
  if (clause > 0) return clause;
  if (word > 0) return word;
  return wholeCharacterEnd(characters, end);
}

/** Full-width stops end a sentence without a space behind them. */
function isWide(character: string): boolean {
  return character > '\u2fff';
}

/** Not between a letter and its accents, nor within a joined emoji. */
function wholeCharacterEnd(characters: readonly StyledCharacter[], end: number): number {
  let cut = end;
  const joins = (text: string): boolean => /\p{Mark}|\p{Emoji_Modifier}|\u200d|\ufe0f/u.test(text);
  while (
    cut > 1 &&
    (joins(characters[cut]?.text ?? '') || characters[cut - 1]?.text === '\u200d')
  ) {
    cut -= 1;
  }
  return cut > 1 ? cut : end;
}

const TAGS = [
  ['bold', 'b'],
  ['italic', 'i'],
  ['strike', 's'],
] as const;

/** Escaped text with `{b}`, `{i}` and `{s}`, nested well and closed before the end. */
function renderCharacters(characters: readonly StyledCharacter[]): string {
  const pieces = escapePieces(characters.map(({ text }) => text).join(''));
  // Most lines have no style at all.
  if (!characters.some(({ bold, italic, strike }) => bold || italic || strike)) {
    return pieces.join('');
  }
  let open: string[] = [];
  let out = '';
  const turnTo = (wanted: readonly string[]): void => {
    let kept = 0;
    while (kept < open.length && wanted.includes(open[kept] ?? '')) kept += 1;
    for (const tag of open.slice(kept).reverse()) out += `{/${tag}}`;
    open = open.slice(0, kept);
    for (const tag of wanted) {
      if (open.includes(tag)) continue;
      out += `{${tag}}`;
      open.push(tag);
    }
  };
  characters.forEach((character, index) => {
    // A space keeps the style that is on, so that words in one style stay in one pair of tags.
    if (character.text !== ' ' && character.text !== '\n') {
      turnTo(TAGS.filter(([style]) => character[style]).map(([, tag]) => tag));
    } else {
      turnTo(open.filter((tag) => TAGS.some(([style, name]) => name === tag && character[style])));
    }
    out += pieces[index] ?? '';
  });
  turnTo([]);
  return out;
}
