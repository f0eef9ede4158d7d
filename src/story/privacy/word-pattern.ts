// A name as a pattern: whatever its case and accents' encoding, and never inside another word.

/** Scripts that set no blanks between words: a name stands beside other letters there. */
const UNSPACED =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}\\p{sc=Tibetan}';
/** The long mark is shared by two scripts, but inside a name it belongs to it. */
const KATAKANA = '\\p{sc=Katakana}\\u30fc';
const LETTER = `(?![${UNSPACED}])[\\p{L}\\p{M}]`;

const EDGES: readonly {
  readonly of: RegExp;
  readonly before: string;
  readonly after: string;
}[] = [
  {
    of: new RegExp(`^[${KATAKANA}]`, 'u'),
    before: `(?<![${KATAKANA}])`,
    after: `(?![${KATAKANA}])`,
  },
  // Particles follow a Korean name without a blank.
  { of: /^\p{sc=Hangul}/u, before: '(?<!\\p{sc=Hangul})', after: '' },
  { of: new RegExp(`^[${UNSPACED}]`, 'u'), before: '', after: '' },
  { of: /^[\p{L}\p{M}]/u, before: `(?<!${LETTER})`, after: `(?!${LETTER})` },
  // "anna99" is another name than "anna9"; letters may follow figures.
  { of: /^\p{N}/u, before: '(?<!\\p{N})', after: '(?!\\p{N})' },
];

const QUOTES = "'’‘ʼ`´";
/** Discord's old handles: the figures go with the name. */
const DISCRIMINATOR = '(?:\\\\?#\\d{4}(?!\\d))?';

export interface WordPattern {
  /** With the limits of the word; flags `iu`. */
  readonly source: string;
  /** Without them, for a text that was cut out. */
  readonly bare: string;
  /** What it may begin with, for a class. */
  readonly firsts: readonly string[];
}

export function pieceOfPattern(find: string): WordPattern {
  const name = find.trim();
  const bodies = [...new Set(variantsOf(name).map(bodyOf))];
  const chars = [...name];
  const first = chars[0] ?? '';
  const last = chars.at(-1) ?? '';
  const before = EDGES.find(({ of }) => of.test(first))?.before ?? '';
  // An accent of its own belongs to the letter before it.
  const after = `${EDGES.find(({ of }) => of.test(last))?.after ?? ''}(?!\\p{M})`;
  const bare = `(?:${bodies.join('|')})${/#\d{4}$/.test(name) ? '' : DISCRIMINATOR}`;
  const firsts = new Set<string>();
  for (const variant of variantsOf(name)) {
    const char = [...variant][0] ?? '';
    if (QUOTES.includes(char)) for (const quote of QUOTES) firsts.add(quote);
    for (const form of [char, char.toLowerCase(), char.toUpperCase()])
      firsts.add([...form][0] ?? '');
    if (!/[\p{L}\p{N}]/u.test(char)) firsts.add('\\');
  }
  return {
    source: `${before}${bare}${after}`,
    bare,
    firsts: [...firsts].map((char) => escapeForClass(char)),
  };
}

/** The flags fold one letter into one letter; ß and İ are more than that. */
function variantsOf(name: string): string[] {
  const forms = [name, name.toLowerCase(), name.toUpperCase()];
  return [...new Set(forms.flatMap((form) => [form.normalize('NFC'), form.normalize('NFD')]))];
}

function bodyOf(name: string): string {
  let body = '';
  for (const char of name.replace(/\s+/gu, ' ')) {
    // Names of files and accounts have marks where people have blanks.
    if (char === ' ') body += '(?:\\s+|%20|\\\\?[_.+-])';
    else if (QUOTES.includes(char)) body += `\\\\?[${QUOTES}]`;
    else if (/[\p{L}\p{M}\p{N}]/u.test(char)) body += char;
    // Chats escape marks: `anna\_99` is shown as anna_99.
    else body += `\\\\?${escape(char)}`;
  }
  return body;
}

function escape(char: string): string {
  return /[\^$\\.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}

function escapeForClass(char: string): string {
  return /[\^\\\]\-[]/.test(char) ? `\\${char}` : char;
}
