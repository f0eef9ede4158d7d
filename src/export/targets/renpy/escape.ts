// Text of a log as Ren'Py strings. The engine reads a string in this order: escapes, `__` munging
// (8.3+), translation, `[…]` substitution, `{…}` tags and `【…】` ruby (8.1+). Each character that
// one of these would take is doubled or given a backslash; nothing else changes.
// Percent signs stay as they are: options.rpy turns `config.old_substitutions` off.

/** Text as every string of the export starts from: NFC, `\n` line ends, no controls, trimmed. */
export function normalizeText(text: string): string {
  return text
    .normalize('NFC')
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?!\n)[\p{Cc}\ufeff\ufffd]/gu, '')
    .replace(/^[ \n]+|[ \n]+$/g, '');
}

/**
 * The escaped form of each code point of a normalized text. Joined they are the inside of a
 * double-quoted say or menu string; tags of ours may go between any two of them.
 */
export function escapePieces(text: string): string[] {
  const pieces: string[] = [];
  const characters = [...text];
  const ruby = rubyOpeners(characters);
  let previous = '';
  for (const [index, character] of characters.entries()) {
    pieces.push(escapeCharacter(character, previous, ruby.has(index)));
    previous = character;
  }
  return pieces;
}

/** The inside of a double-quoted say or menu string. */
export function escapeText(text: string): string {
  return escapePieces(normalizeText(text)).join('');
}

function escapeCharacter(character: string, previous: string, opensRuby: boolean): string {
  switch (character) {
    case '\\':
      return '\\\\';
    case '"':
      return '\\"';
    case '[':
      return '[[';
    case '{':
      return '{{';
    case '【':
      return opensRuby ? '【【' : '【';
    case '_':
      // 8.3+ turns `__word` into a name of the file's own, even within strings.
      return previous === '_' ? '\\_' : '_';
    case '\n':
      return '\\n';
    case '\u00a0':
      return '\\u00a0'; // 8.0.3 collapses the raw ones to a plain space.
    case '\u3000':
      return '\\u3000';
    case ' ':
      return previous === ' ' ? '\\ ' : ' ';
    default:
      return character;
  }
}

/** Indexes of `【` that the engine would take for the start of ruby text, or for the escape of one. */
function rubyOpeners(characters: readonly string[]): Set<number> {
  const openers = new Set<number>();
  // From the end, so that one pass knows what follows: a bar before the next closing bracket?
  let barFollows = false;
  let closeFollows = false;
  for (let index = characters.length - 1; index >= 0; index -= 1) {
    const character = characters[index];
    if (character === '】') {
      closeFollows = true;
      barFollows = false;
    } else if (character === '|' || character === '｜') {
      barFollows = true;
    } else if (character === '【') {
      // Two in a row are one to the engine, ruby or not.
      const isDoubled = characters[index + 1] === '【';
      if (barFollows || !closeFollows || isDoubled) openers.add(index);
    }
  }
  return openers;
}

/**
 * A Python string literal of data: compared, or shown where nothing is substituted. Safe in any
 * Python code: quotes, backslashes and line ends cannot leave it.
 */
export function pythonString(text: string): string {
  return `"${pythonPieces(text, false)}"`;
}

/** A Python string literal that the engine shows as text, as in `Character("…")` and `_("…")`. */
export function pythonText(text: string): string {
  return `"${pythonPieces(text, true)}"`;
}

function pythonPieces(text: string, shown: boolean): string {
  const characters = [...normalizeText(text)];
  const ruby = shown ? rubyOpeners(characters) : new Set<number>();
  let previous = '';
  let result = '';
  for (const [index, character] of characters.entries()) {
    if (character === '_' && previous === '_') result += '\\u005f';
    else if (character === '\\' || character === '"') result += `\\${character}`;
    else if (character === '\n') result += '\\n';
    else if (character === '\u00a0') result += '\\u00a0';
    else if (character === '\u3000') result += '\\u3000';
    else if (shown && (character === '[' || character === '{' || ruby.has(index)))
      result += character + character;
    else result += character;
    previous = character;
  }
  return result;
}
