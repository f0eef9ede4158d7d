// JSON as Python writes it: NaN and Infinity are allowed, and integers keep every digit. Numbers beyond 2^53
// become bigint, so that a seed goes back as it came. Linear in the text, bounded in depth and size.
import { fail, ok, type Result } from '@/lib/result';

export interface JsonProblem {
  readonly kind: 'syntax' | 'too-deep' | 'too-large';
  /** UTF-16 offset. */
  readonly at: number;
}

export interface JsonLimits {
  readonly maxDepth?: number;
  /** UTF-16 units. */
  readonly maxLength?: number;
}

const MAX_DEPTH = 256;
const MAX_LENGTH = 128 * 1024 * 1024;
/** Longer integers are no seeds; reading them costs the square of their length. */
const LONGEST_INTEGER = 400;

/** Never throws. Duplicate keys: the last wins. `__proto__` is an ordinary key. */
export function parseJson(text: string, limits: JsonLimits = {}): Result<unknown, JsonProblem> {
  if (text.length > (limits.maxLength ?? MAX_LENGTH)) return fail({ kind: 'too-large', at: 0 });
  const reader = new Reader(text, limits.maxDepth ?? MAX_DEPTH);
  try {
    return ok(reader.whole());
  } catch (error) {
    if (error instanceof Stop) return fail({ kind: error.kind, at: reader.at });
    throw error;
  }
}

/** JSON text with bigint as digits, NaN and Infinity as Python reads them. Throws on cycles. */
export function writeGraphJson(value: unknown): string {
  return write(value, 0) ?? 'null';
}

class Stop extends Error {
  constructor(readonly kind: JsonProblem['kind']) {
    super(kind);
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
const WORDS: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
];

class Reader {
  at = 0;
  constructor(
    private readonly text: string,
    private readonly maxDepth: number,
  ) {}

  whole(): unknown {
    // A byte order mark is what some proxies put in front.
    if (this.text.charCodeAt(0) === 0xfeff) this.at = 1;
    const value = this.value(0);
    this.space();
    if (this.at < this.text.length) throw new Stop('syntax');
    return value;
  }

  private value(depth: number): unknown {
    this.space();
    const code = this.text.charCodeAt(this.at);
    if (code === 0x22) return this.string();
    if (code === 0x7b) return this.object(depth + 1);
    if (code === 0x5b) return this.array(depth + 1);
    if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      const number = this.number();
      if (number !== undefined) return number;
    }
    for (const [word, value] of WORDS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    throw new Stop('syntax');
  }

  private object(depth: number): Record<string, unknown> {
    if (depth > this.maxDepth) throw new Stop('too-deep');
    const result: Record<string, unknown> = {};
    this.at += 1;
    if (this.next() === 0x7d) {
      this.at += 1;
      return result;
    }
    for (;;) {
      if (this.next() !== 0x22) throw new Stop('syntax');
      const key = this.string();
      if (this.next() !== 0x3a) throw new Stop('syntax');
      this.at += 1;
      const value = this.value(depth);
      if (key === '__proto__') {
        Object.defineProperty(result, key, {
          value,
          enumerable: true,
          configurable: true,
          writable: true,
        });
      } else result[key] = value;
      const code = this.next();
      this.at += 1;
      if (code === 0x7d) return result;
      if (code !== 0x2c) throw new Stop('syntax');
    }
  }

  private array(depth: number): unknown[] {
    if (depth > this.maxDepth) throw new Stop('too-deep');
    const result: unknown[] = [];
    this.at += 1;
    if (this.next() === 0x5d) {
      this.at += 1;
      return result;
    }
    for (;;) {
      result.push(this.value(depth));
      const code = this.next();
      this.at += 1;
      if (code === 0x5d) return result;
      if (code !== 0x2c) throw new Stop('syntax');
    }
  }

  private string(): string {
    const start = this.at;
    let hasEscape = false;
    for (let i = start + 1; i < this.text.length; i += 1) {
      const code = this.text.charCodeAt(i);
      if (code === 0x22) {
        this.at = i + 1;
        if (!hasEscape) return this.text.slice(start + 1, i);
        return this.unescape(start, i + 1);
      }
      if (code === 0x5c) {
        hasEscape = true;
        i += 1;
      } else if (code < 0x20) break;
    }
    throw new Stop('syntax');
  }

  private unescape(start: number, end: number): string {
    try {
      return JSON.parse(this.text.slice(start, end)) as string;
    } catch {
      this.at = start;
      throw new Stop('syntax');
    }
  }

  private number(): number | bigint | undefined {
    NUMBER.lastIndex = this.at;
    const match = NUMBER.exec(this.text);
    if (!match) return undefined;
    const digits = match[0];
    this.at += digits.length;
    const number = Number(digits);
    const isWhole = match[1] === undefined && match[2] === undefined;
    if (!isWhole || Number.isSafeInteger(number) || digits.length > LONGEST_INTEGER) return number;
    return BigInt(digits);
  }

  private space(): void {
    const code = this.text.charCodeAt(this.at);
    if (code > 0x20) return;
    SPACE.lastIndex = this.at;
    SPACE.exec(this.text);
    this.at = SPACE.lastIndex;
  }

  private next(): number {
    this.space();
    return this.text.charCodeAt(this.at);
  }
}

function write(value: unknown, depth: number): string | undefined {
  if (depth > MAX_DEPTH) throw new TypeError('JSON is nested too deep, or in a circle');
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number')
    return Number.isFinite(value) ? JSON.stringify(value) : String(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) {
    return `[${value.map((item) => write(item, depth + 1) ?? 'null').join(',')}]`;
  }
  const parts: string[] = [];
  for (const [key, item] of Object.entries(value)) {
    const text = write(item, depth + 1);
    if (text !== undefined) parts.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${parts.join(',')}}`;
}
