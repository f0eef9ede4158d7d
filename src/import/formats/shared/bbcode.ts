// BBCode as the marks that people type: what it says, without what it looks like.
import type { DecodedText } from '../log-format';

/** Tags that become marks around their text. */
const MARKS: Readonly<Record<string, string>> = {
  b: '**',
  i: '*',
  u: '__',
  s: '~~',
  spoiler: '||',
  code: '`',
};
/** Tags of which only the text counts. */
const BARE = new Set(
  (
    'color colour size font url email user icon sub sup big small center left right justify indent ' +
    'heading collapse align list img session channel hr noparse quote eicon td tr table style'
  ).split(' '),
);
const TAG = /\[(\/?)([a-z]{1,12}|\*)(?:([= ])([^[\]\n]{0,200}))?\]/iy;

/**
 * Reads tags that are known and leaves every other bracket as it is. Quotations of somebody by name are
 * left out, since what they said stands elsewhere in a thread; of one text, `keepsQuotes`.
 */
export function plainBbcode(text: string, keepsQuotes = false): string {
  if (!text.includes('[')) return text;
  const reader = new BbcodeReader(text, keepsQuotes);
  return reader.read();
}

/** How to read the posts of a text that may have such tags: a single one is somebody's bracket. */
export function bbcodeReaderFor(text: DecodedText): (post: string) => string {
  const tags = text.slice(0, LOOKED_AT).match(CLOSING);
  return (tags?.length ?? 0) >= 2 ? (post) => plainBbcode(post, true) : (post) => post;
}
const LOOKED_AT = 65_536;
const CLOSING = /\[\/(?:b|i|u|s|colou?r|size|font|center|quote|spoiler|url)\]/gi;

/** Tags that say for certain that a text is BBCode. */
export function hasBbcode(text: string): boolean {
  return /\[\/(?:b|i|u|s|color|url|user|icon|eicon|quote|spoiler|size|sup|sub)\]/i.test(text);
}

class BbcodeReader {
  #out = '';
  /** How deep in a quotation by name; its text is left out. */
  #left = 0;
  readonly #quotes: boolean[] = [];
  #noparseEnd = 0;

  constructor(
    private readonly text: string,
    private readonly keepsQuotes: boolean,
  ) {}

  read(): string {
    const { text } = this;
    let from = 0;
    for (let at = text.indexOf('['); at !== -1; at = text.indexOf('[', at)) {
      TAG.lastIndex = at;
      const match = TAG.exec(text);
      const tag = match?.[2]?.toLowerCase() ?? '';
      // `[i think so]` is what somebody said; only quotations have words behind a space.
      const isTag = tag in MARKS || BARE.has(tag) || tag === '*';
      if (!match || !isTag || (match[3] === ' ' && tag !== 'quote')) {
        at++;
        continue;
      }
      this.#write(text.slice(from, at));
      const end = at + match[0].length;
      const isClosing = match[1] === '/';
      if (tag === 'noparse' && !isClosing) {
        const close = this.#endOfNoparse(end);
        const stop = close === -1 ? text.length : close;
        this.#write(text.slice(end, stop));
        at = from = Math.min(text.length, stop + (close === -1 ? 0 : '[/noparse]'.length));
        continue;
      }
      this.#tag(tag, isClosing, match[4]);
      at = from = end;
    }
    this.#write(text.slice(from));
    return this.#out.trim();
  }

  /** Looked for once: where none follows, none will. */
  #endOfNoparse(from: number): number {
    if (this.#noparseEnd !== -1 && this.#noparseEnd < from) {
      this.#noparseEnd = this.text.indexOf('[/noparse]', from);
    }
    return this.#noparseEnd;
  }

  #tag(tag: string, isClosing: boolean, value: string | undefined): void {
    if (tag === 'quote') this.#quote(isClosing, value);
    else if (tag === '*') this.#write('- ');
    else if (tag === 'hr') this.#write('\n---\n');
    else if (tag === 'heading' && !isClosing) this.#write('# ');
    // A picture with a name, used as a sign.
    else if (tag === 'eicon') this.#write(':');
    else this.#write(MARKS[tag] ?? '');
  }

  #quote(isClosing: boolean, value: string | undefined): void {
    if (!isClosing) {
      const isNamed = !this.keepsQuotes && value !== undefined && value.trim() !== '';
      this.#quotes.push(isNamed);
      if (isNamed) this.#left++;
      else this.#write('> ');
    } else if (this.#quotes.pop() === true) this.#left--;
    else this.#write('\n');
  }

  #write(piece: string): void {
    if (this.#left === 0) this.#out += piece;
  }
}
