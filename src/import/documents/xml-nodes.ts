// Walks XML without a DOM, which workers do not have: no entities of its own, nothing fetched, linear in
// the text. What is not XML any more ends the walk.

export interface XmlElement {
  /** With the prefix that `namespaces` gives its namespace, else as it is written: `w:p`. */
  readonly name: string;
  /** By its name with its prefix; decoded. */
  attribute(name: string): string | undefined;
}

export type XmlNode =
  | { readonly kind: 'open'; readonly element: XmlElement; readonly depth: number }
  | { readonly kind: 'close'; readonly element: XmlElement; readonly depth: number }
  /** Decoded; one text may come in several pieces. */
  | { readonly kind: 'text'; readonly text: string };

/** Namespaces by address, with the prefix that the reader knows them by. */
export type Namespaces = Readonly<Record<string, string>>;

/** Nobody's elements lie deeper; a document of opening tags must not fill the memory. */
const MOST_OPEN = 1000;

/**
 * Elements and texts in order; every element that opens also closes. Returns whether the document was
 * whole: false where it ends early or goes on as something that is no XML.
 */
export function* xmlNodes(
  text: string,
  namespaces: Namespaces = {},
): Generator<XmlNode, boolean, undefined> {
  const open: Element[] = [];
  const prefixes = new Prefixes(namespaces);
  let isWhole = false;
  let hasRoot = false;
  let at = text.startsWith('\ufeff') ? 1 : 0;
  for (;;) {
    const start = text.indexOf('<', at);
    const end = start === -1 ? text.length : start;
    if (end > at && open.length > 0) {
      yield { kind: 'text', text: decodeXml(text.slice(at, end)) };
    }
    if (start === -1) {
      isWhole = hasRoot && open.length === 0;
      break;
    }
    const aside = asideAt(text, start);
    if (aside) {
      if (aside.text !== '' && open.length > 0) yield { kind: 'text', text: aside.text };
      if (!aside.isClosed) break;
      at = aside.end;
      continue;
    }
    const close = endOfTag(text, start + 1);
    if (close === -1) break;
    at = close + 1;
    if (text[start + 1] === '/') {
      const element = open.at(-1);
      if (!element || element.written !== text.slice(start + 2, close).trimEnd()) break;
      open.pop();
      yield { kind: 'close', element, depth: open.length };
      continue;
    }
    if (open.length >= MOST_OPEN) break;
    const isEmpty = text[close - 1] === '/';
    const element = elementIn(text.slice(start + 1, isEmpty ? close - 1 : close), prefixes);
    if (!element) break;
    hasRoot = true;
    yield { kind: 'open', element, depth: open.length };
    if (isEmpty) yield { kind: 'close', element, depth: open.length };
    else open.push(element);
  }
  for (let element = open.pop(); element; element = open.pop()) {
    yield { kind: 'close', element, depth: open.length };
  }
  return isWhole;
}

/** Which prefix of the file means which of ours. Declared at the root by all who write such files. */
class Prefixes {
  readonly #ours = new Map<string, string>();

  constructor(private readonly namespaces: Namespaces) {}

  declare(prefix: string, address: string): void {
    const ours = this.namespaces[address];
    if (ours !== undefined && ours !== prefix) this.#ours.set(prefix, ours);
    else this.#ours.delete(prefix);
  }

  nameOf(written: string, isAttribute: boolean): string {
    if (this.#ours.size === 0) return written;
    const colon = written.indexOf(':');
    // An attribute without a prefix is in no namespace.
    if (colon === -1 && isAttribute) return written;
    const prefix = colon === -1 ? '' : written.slice(0, colon);
    const ours = this.#ours.get(prefix);
    return ours === undefined ? written : `${ours}:${written.slice(colon + 1)}`;
  }
}

class Element implements XmlElement {
  #attributes: readonly (readonly [name: string, value: string])[] | undefined;

  constructor(
    readonly name: string,
    /** As it is written. */
    readonly written: string,
    /** What stands behind the name in the tag: most of it nobody asks for. */
    private readonly rest: string,
    private readonly prefixes: Prefixes,
  ) {}

  attribute(name: string): string | undefined {
    if (this.rest === '') return undefined;
    this.#attributes ??= attributesIn(this.rest).map(
      ([written, value]) => [this.prefixes.nameOf(written, true), value] as const,
    );
    const found = this.#attributes.find(([known]) => known === name)?.[1];
    return found === undefined ? undefined : decodeXml(found);
  }
}

const NAME = /[^\s/>"'=<]{1,200}/y;
const SPACE = /[\s/]+/y;
const EQUALS = /\s*=\s*/y;

function elementIn(inside: string, prefixes: Prefixes): Element | undefined {
  const written = matchAt(NAME, inside, 0);
  if (written === '') return undefined;
  const rest = inside.slice(written.length);
  if (rest.includes('xmlns')) {
    for (const [name, value] of attributesIn(rest)) {
      if (name === 'xmlns') prefixes.declare('', decodeXml(value));
      else if (name.startsWith('xmlns:')) prefixes.declare(name.slice(6), decodeXml(value));
    }
  }
  return new Element(prefixes.nameOf(written, false), written, rest, prefixes);
}

/** Names with their values as written, up to the first that is none. */
function attributesIn(inside: string): (readonly [name: string, value: string])[] {
  const out: (readonly [name: string, value: string])[] = [];
  for (let at = 0; at < inside.length;) {
    at += matchAt(SPACE, inside, at).length;
    const name = matchAt(NAME, inside, at);
    at += name.length;
    const equals = matchAt(EQUALS, inside, at);
    at += equals.length;
    const quote = inside[at];
    if (name === '' || equals === '' || (quote !== '"' && quote !== "'")) break;
    const end = inside.indexOf(quote, at + 1);
    if (end === -1) break;
    out.push([name, inside.slice(at + 1, end)]);
    at = end + 1;
  }
  return out;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

interface Aside {
  readonly end: number;
  /** Of a CDATA section. */
  readonly text: string;
  readonly isClosed: boolean;
}

/** A comment, an instruction, a declaration or CDATA; undefined where a tag begins. */
function asideAt(text: string, start: number): Aside | undefined {
  const next = text[start + 1];
  if (next !== '!' && next !== '?') return undefined;
  const upTo = (from: number, mark: string): Aside => {
    const end = text.indexOf(mark, from);
    const isClosed = end !== -1;
    return { end: isClosed ? end + mark.length : text.length, text: '', isClosed };
  };
  if (next === '?') return upTo(start + 2, '?>');
  if (text.startsWith('<!--', start)) return upTo(start + 4, '-->');
  if (text.startsWith('<![CDATA[', start)) {
    const aside = upTo(start + 9, ']]>');
    const last = aside.isClosed ? aside.end - 3 : aside.end;
    return { ...aside, text: text.slice(start + 9, last).replace(/\r\n?/g, '\n') };
  }
  // A DOCTYPE may define entities of its own: it is passed over, and they stay as they are written.
  const plain = upTo(start, '>');
  const bracket = text.slice(start, plain.end).indexOf('[');
  return bracket === -1 ? plain : upTo(start + bracket, ']>');
}

/** Where the `>` of a tag stands; -1 where there is none, or another `<` before it. */
function endOfTag(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3e) return at;
    if (code === 0x3c) return -1;
    if (code === 0x22 || code === 0x27) {
      at = text.indexOf(code === 0x22 ? '"' : "'", at + 1);
      if (at === -1) return -1;
    }
  }
  return -1;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** Line ends and entities as XML means them; one that is not known stays as it is written. */
function decodeXml(raw: string): string {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g,
    (all: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? all;
      const code = decimal !== undefined ? Number(decimal) : parseInt(hex ?? '', 16);
      const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : '';
    },
  );
}
