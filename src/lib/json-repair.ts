// Reads JSON that a careless program or a crash left: what is whole is kept, what is cut is closed.

export interface MendedJson {
  readonly value: unknown;
  /** True when the text ends before its brackets do. */
  readonly isCut: boolean;
}

/** Deeper nesting than any log has; past it the text is not worth saving. */
const MAX_DEPTH = 400;

/**
 * Parses `text`, strictly first. Otherwise passes over anything before the first bracket, trailing
 * commas, `NaN` and `Infinity` (null), raw line ends in strings, and a missing end: open strings,
 * arrays and objects are closed where the text stops. Undefined where there is no object or array.
 */
export function parseTolerantly(text: string): MendedJson | undefined {
  try {
    return { value: JSON.parse(text) as unknown, isCut: false };
  } catch {
    return mendJson(text);
  }
}

export function mendJson(text: string): MendedJson | undefined {
  const start = text.search(/[{[]/);
  if (start === -1) return undefined;
  const reader = new TolerantReader(text, start);
  const value = reader.value(0);
  return value === NOTHING ? undefined : { value, isCut: reader.isCut };
}

const NOTHING = Symbol('no value');

class TolerantReader {
  isCut = false;

  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  value(depth: number): unknown {
    if (depth > MAX_DEPTH) return NOTHING;
    const char = this.#peek();
    if (char === '{') return this.#object(depth);
    if (char === '[') return this.#array(depth);
    if (char === '"') return this.#string();
    return this.#word();
  }

  #object(depth: number): unknown {
    const out: Record<string, unknown> = {};
    this.at++;
    for (;;) {
      const char = this.#peek();
      if (char === '') return this.#cut(out);
      if (char === '}') {
        this.at++;
        return out;
      }
      if (char === ',') {
        this.at++;
        continue;
      }
      if (char !== '"') return this.#cut(out);
      const key = this.#string();
      if (this.#peek() !== ':') return this.#cut(out);
      this.at++;
      const value = this.value(depth + 1);
      if (value === NOTHING) return this.#cut(out);
      // Plain assignment to `__proto__` would change the object instead of filling it.
      Object.defineProperty(out, key, {
        value,
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
  }

  #array(depth: number): unknown {
    const out: unknown[] = [];
    this.at++;
    for (;;) {
      const char = this.#peek();
      if (char === '') return this.#cut(out);
      if (char === ']') {
        this.at++;
        return out;
      }
      if (char === ',') {
        this.at++;
        continue;
      }
      const value = this.value(depth + 1);
      if (value === NOTHING) return this.#cut(out);
      out.push(value);
    }
  }

  #cut(value: unknown): unknown {
    this.isCut = true;
    this.at = this.text.length;
    return value;
  }

  #string(): string {
    const start = this.at + 1;
    const end = endOfString(this.text, this.at);
    if (end === -1) this.isCut = true;
    const raw = this.text.slice(start, end === -1 ? this.text.length : end - 1);
    this.at = end === -1 ? this.text.length : end;
    return readEscapes(raw);
  }

  #word(): unknown {
    const match = /^(?:true|false|null|NaN|-?Infinity|undefined|-?\d[\d.eE+-]*)/.exec(
      this.text.slice(this.at, this.at + 40),
    );
    if (!match) return NOTHING;
    const word = match[0];
    this.at += word.length;
    if (word === 'true') return true;
    if (word === 'false') return false;
    const number = Number(word);
    return Number.isFinite(number) && /\d/.test(word) ? number : null;
  }

  #peek(): string {
    while (this.at < this.text.length && this.text.charCodeAt(this.at) <= 0x20) this.at++;
    return this.text[this.at] ?? '';
  }
}

/** Offset after the closing quote of the string that opens at `at`, or -1 where it never closes. */
export function endOfString(text: string, at: number): number {
  let quote = at;
  for (;;) {
    quote = text.indexOf('"', quote + 1);
    if (quote === -1) return -1;
    let slashes = 0;
    while (text.charCodeAt(quote - 1 - slashes) === 0x5c && quote - 1 - slashes > at) slashes++;
    if (slashes % 2 === 0) return quote + 1;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
};

/** The inside of a JSON string literal as text. A cut or unknown escape is left out. */
export function readEscapes(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(/\\(?:u([0-9a-fA-F]{4})|u[0-9a-fA-F]{0,3}$|(.)|$)/gs, (_all, hex, char) => {
    if (typeof hex === 'string') return String.fromCharCode(parseInt(hex, 16));
    return typeof char === 'string' ? (ESCAPES[char] ?? char) : '';
  });
}

/**
 * Offset after the JSON value that starts at `at` (white space before it is passed over), or -1 where
 * the text ends first. Does not check what lies inside.
 */
export function endOfValue(text: string, at: number): number {
  let i = at;
  while (i < text.length && text.charCodeAt(i) <= 0x20) i++;
  const first = text[i];
  if (first === undefined) return -1;
  if (first === '"') return endOfString(text, i);
  if (first !== '{' && first !== '[') {
    while (i < text.length && !/[\s,\]}]/.test(text[i] ?? '')) i++;
    return i;
  }
  let depth = 0;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === 0x22) {
      i = endOfString(text, i);
      if (i === -1) return -1;
      continue;
    }
    i++;
    if (code === 0x7b || code === 0x5b) depth++;
    else if ((code === 0x7d || code === 0x5d) && --depth === 0) return i;
  }
  return -1;
}
