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
  const bare = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  const walk: Walk = { text: bare, at: 0, random, choices: [] };
  let result = '';
  while (walk.at < bare.length) result += readPiece(walk, 0);
  return { text: result, choices: walk.choices };
}

interface Walk {
  readonly text: string;
  at: number;
  readonly random: () => number;
  readonly choices: string[];
}

/** A choice, an escaped character or one character. */
function readPiece(walk: Walk, depth: number): string {
  const char = walk.text[walk.at] ?? '';
  const next = walk.text[walk.at + 1] ?? '';
  if (char === '\\' && '{}|'.includes(next) && next !== '') {
    walk.at += 2;
    return next;
  }
  if (char === '{' && depth < MAX_NESTING) return readChoice(walk, depth);
  walk.at += 1;
  return char;
}

function readChoice(walk: Walk, depth: number): string {
  const start = walk.at;
  const already = walk.choices.length;
  walk.at += 1;
  const options = [''];
  while (walk.at < walk.text.length) {
    const char = walk.text[walk.at];
    if (char === '}') {
      walk.at += 1;
      const chosen = options[Math.floor(walk.random() * options.length)] ?? '';
      walk.choices.push(chosen);
      return chosen;
    }
    if (char === '|') {
      walk.at += 1;
      options.push('');
    } else options[options.length - 1] += readPiece(walk, depth + 1);
  }
  // Never closed: the brace is an ordinary character.
  walk.at = start + 1;
  walk.choices.length = already;
  return '{';
}
