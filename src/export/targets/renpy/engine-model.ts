// How the engine reads a double-quoted string, as far as tests need it: escapes, `__`, `[…]`, `{…}`,
// `【…】`, in its order (8.3; earlier and later ones take less). For tests only.

export interface Shown {
  readonly text: string;
  /** Tags in the order in which they stand. */
  readonly tags: readonly string[];
}

/** What the engine shows for the inside of a string. Throws where it would report an error. */
export function showString(inside: string): Shown {
  if (/(^|[^\\])"/.test(inside.replace(/\\\\/g, ''))) throw new Error('The string ends early.');
  if (inside.includes('\n')) throw new Error('The string has a second line.');
  if (inside.includes('__')) throw new Error('Two underscores: the engine makes a name of it.');
  const collapsed = inside.replace(/[ \t\u00a0\u3000]+/g, ' ').replace(/^ | $/g, '');
  const unescaped = collapsed.replace(/\\(u([0-9a-f]{1,4})|[^])/g, (_all, code: string, hex) =>
    hex ? String.fromCharCode(Number.parseInt(String(hex), 16)) : code === 'n' ? '\n' : code,
  );
  return readTags(substitute(unescaped));
}

function substitute(text: string): string {
  return text.replace(/\[(\[?)/g, (_all, second: string) => {
    if (second === '') throw new Error('A bracket opens an expression.');
    return '[';
  });
}

function readTags(text: string): Shown {
  const tags: string[] = [];
  let shown = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '{' && text.charAt(at + 1) === '{') {
      shown += '{';
      at += 1;
    } else if (character === '{') {
      const end = text.indexOf('}', at);
      const tag = text.slice(at + 1, end);
      if (end < 0 || !/^\/?[bis]$/.test(tag)) throw new Error(`Unknown tag {${tag}}`);
      tags.push(tag);
      at = end;
    } else if (character === '【' && text.charAt(at + 1) === '【') {
      shown += '【';
      at += 1;
    } else if (character === '【' && isRuby(text.slice(at + 1))) {
      throw new Error('Ruby text begins.');
    } else shown += character;
  }
  return { text: shown, tags };
}

function isRuby(rest: string): boolean {
  const end = rest.indexOf('】');
  return end < 0 || /[|｜]/.test(rest.slice(0, end));
}
