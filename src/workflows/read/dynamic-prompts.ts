// Choices in a prompt, `{a|b}`, and comments. ComfyUI's editor resolves them before it sends; the server
// takes them as they stand.

export interface ResolvedPrompt {
  readonly text: string;
  /** What was chosen, in order of the text; inner choices before the one around them. */
  readonly choices: readonly string[];
}

/** Deeper braces are left as they stand. */
const MAX_NESTING = 50;

/**
 * Takes one option of every `{a|b|c}`, nested ones too, and leaves out comments (`/* … *\/` and `//` to the
 * end of the line), as ComfyUI's editor does. `\{`, `\}` and `\|` stand for the characters themselves.
 * @param random gives the next number, from 0 up to but not including 1
 */
export function resolveDynamicPrompts(text: string, random: () => number): ResolvedPrompt {
  const bare = withoutComments(text);
  const walk: Walk = { text: bare, at: 0, random, closed: closedBraces(bare), choices: [] };
  let result = '';
  while (walk.at < bare.length) result += readPiece(walk);
  return { text: result, choices: walk.choices };
}

function withoutComments(text: string): string {
  const start = /\/\*|\/\//g;
  let result = '';
  let at = 0;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const isBlock = match[0] === '/*';
    const end = text.indexOf(isBlock ? '*/' : '\n', match.index + 2);
    result += text.slice(at, match.index);
    if (end < 0) {
      // No block that begins later can close either; a line ends with the text.
      return isBlock ? result + text.slice(match.index).replace(/\/\/.*/g, '') : result;
    }
    at = isBlock ? end + 2 : end;
    start.lastIndex = at;
  }
  return result + text.slice(at);
}

interface Walk {
  readonly text: string;
  at: number;
  readonly random: () => number;
  /** Places of the braces that open a choice; a brace that is never closed is an ordinary character. */
  readonly closed: ReadonlySet<number>;
  readonly choices: string[];
}

function closedBraces(text: string): Set<number> {
  const closed = new Set<number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (isEscape(text, at)) at += 1;
    else if (text[at] === '{') open.push(at);
    else if (text[at] === '}') {
      const start = open.pop();
      if (start !== undefined && open.length < MAX_NESTING) closed.add(start);
    }
  }
  return closed;
}

function isEscape(text: string, at: number): boolean {
  return text[at] === '\\' && /^[{}|]$/.test(text[at + 1] ?? '');
}

/** A choice, an escaped character or one character. */
function readPiece(walk: Walk): string {
  if (walk.closed.has(walk.at)) return readChoice(walk);
  if (isEscape(walk.text, walk.at)) walk.at += 1;
  const char = walk.text[walk.at] ?? '';
  walk.at += 1;
  return char;
}

function readChoice(walk: Walk): string {
  walk.at += 1;
  const options: string[] = [''];
  // Braces beyond the deepest level are characters, and so are their closing ones.
  let plain = 0;
  while (walk.at < walk.text.length) {
    const char = walk.text[walk.at];
    if (char === '}' && plain === 0) break;
    if (char === '|' && plain === 0) {
      walk.at += 1;
      options.push('');
      continue;
    }
    if (char === '{' && !walk.closed.has(walk.at)) plain += 1;
    if (char === '}') plain -= 1;
    options[options.length - 1] += readPiece(walk);
  }
  walk.at += 1;
  const chosen = options[Math.floor(walk.random() * options.length)] ?? '';
  walk.choices.push(chosen);
  return chosen;
}
