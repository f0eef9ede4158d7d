// Walks saved web pages without a DOM, which workers do not have: tolerant, and linear in the text.

export interface HtmlElement {
  /** Lower case. */
  readonly name: string;
  /** Offsets of the opening tag. */
  readonly start: number;
  readonly end: number;
  /** As written: whoever shows it decodes its entities. */
  attribute(name: string): string | undefined;
  /** True when the element has the class. */
  is(className: string): boolean;
}

export type HtmlNode =
  | { readonly kind: 'open'; readonly element: HtmlElement; readonly depth: number }
  /** `at`: where the closing tag begins, or what stands in its place. */
  | {
      readonly kind: 'close';
      readonly element: HtmlElement;
      readonly depth: number;
      readonly at: number;
    }
  | { readonly kind: 'text'; readonly start: number; readonly end: number };

const VOID = new Set(
  'area base br col embed hr img input link meta param source track use wbr'.split(' '),
);
/** Minifiers leave out the end of these where the next of their kind begins. */
const IMPLIED = new Set(['li', 'p', 'dt', 'dd', 'tr', 'td', 'th', 'option']);
/** What is inside is not text. */
const RAW = new Set(['script', 'style', 'title']);
/** A closing tag ends no element that lies deeper in the stack. */
const MAX_UNCLOSED = 64;

/** Elements and texts in order; every element that opens also closes, at the end of the text if not before. */
export function* htmlNodes(text: string): Generator<HtmlNode, void, undefined> {
  const open: HtmlElement[] = [];
  function* closeDownTo(depth: number, at: number): Generator<HtmlNode, void, undefined> {
    while (open.length > depth) {
      const element = open.pop();
      if (element) yield { kind: 'close', element, depth: open.length, at };
    }
  }
  let at = 0;
  while (at < text.length) {
    const tag = nextTag(text, at);
    if (tag.start > at) yield { kind: 'text', start: at, end: tag.start };
    at = tag.end;
    if (tag.name === '') continue;
    if (tag.isClosing) {
      const depth = depthOf(open, tag.name);
      if (depth !== -1) yield* closeDownTo(depth, tag.start);
      continue;
    }
    if (IMPLIED.has(tag.name) && open.at(-1)?.name === tag.name) {
      yield* closeDownTo(open.length - 1, tag.start);
    }
    const element = new Tag(text, tag.name, tag.start, tag.end);
    yield { kind: 'open', element, depth: open.length };
    open.push(element);
    const isEmpty = VOID.has(tag.name) || text[tag.end - 2] === '/';
    // XHTML closes an empty title or script in its tag.
    if (RAW.has(tag.name) && !isEmpty) at = endOfRaw(text, tag.name, at);
    if (isEmpty) yield* closeDownTo(open.length - 1, at);
  }
  yield* closeDownTo(0, text.length);
}

function depthOf(open: readonly HtmlElement[], name: string): number {
  const lowest = Math.max(0, open.length - MAX_UNCLOSED);
  for (let i = open.length - 1; i >= lowest; i--) if (open[i]?.name === name) return i;
  return -1;
}

function endOfRaw(text: string, name: string, from: number): number {
  const lower = text.indexOf(`</${name}`, from);
  const upper = lower === -1 ? text.indexOf(`</${name.toUpperCase()}`, from) : lower;
  return upper === -1 ? text.length : upper;
}

interface FoundTag {
  /** Empty where it is a comment or a declaration, or where the text ended before the tag. */
  readonly name: string;
  readonly isClosing: boolean;
  readonly start: number;
  readonly end: number;
}

function nextTag(text: string, from: number): FoundTag {
  for (let start = text.indexOf('<', from); start !== -1;) {
    const after = text.charCodeAt(start + 1);
    if (after === 0x21 || after === 0x3f) {
      const end = endOfDeclaration(text, start);
      return { name: '', isClosing: false, start, end };
    }
    const isClosing = after === 0x2f;
    const nameAt = start + (isClosing ? 2 : 1);
    const nameEnd = endOfName(text, nameAt);
    if (nameEnd === nameAt) {
      start = text.indexOf('<', start + 1);
      continue;
    }
    const end = endOfTag(text, nameEnd);
    if (end.isTag) {
      const name = text.slice(nameAt, nameEnd).toLowerCase();
      return { name, isClosing, start, end: end.at };
    }
    // What was looked at is text: looking again from within would take forever on hostile pages.
    start = end.at < text.length ? text.indexOf('<', end.at) : -1;
  }
  return { name: '', isClosing: false, start: text.length, end: text.length };
}

function endOfDeclaration(text: string, start: number): number {
  const isComment = text.startsWith('<!--', start);
  const mark = isComment ? '-->' : '>';
  const end = text.indexOf(mark, start + (isComment ? 4 : 2));
  return end === -1 ? text.length : end + mark.length;
}

const MAX_NAME_CHARS = 40;

function endOfName(text: string, from: number): number {
  let at = from;
  for (; at < from + MAX_NAME_CHARS; at++) {
    const code = text.charCodeAt(at) | 0x20;
    const isLetter = code >= 0x61 && code <= 0x7a;
    const isInner = at > from && /[0-9:-]/.test(text.charAt(at));
    if (!isLetter && !isInner) break;
  }
  return at;
}

/** Where the tag ends, or where it shows that it is none: at another `<` outside quotes, or at the end. */
function endOfTag(text: string, from: number): { isTag: boolean; at: number } {
  let isValue = false;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '>') return { isTag: true, at: at + 1 };
    if (char === '<') return { isTag: false, at };
    if ((char === '"' || char === "'") && isValue) {
      const close = text.indexOf(char, at + 1);
      if (close === -1) return { isTag: false, at: text.length };
      at = close;
      isValue = false;
    } else if (char === '=') isValue = true;
    else if (char !== ' ' && char !== '\n' && char !== '\r' && char !== '\t') isValue = false;
  }
  return { isTag: false, at: text.length };
}

class Tag implements HtmlElement {
  #attributes: Map<string, string> | undefined;
  #classes: ReadonlySet<string> | undefined;

  constructor(
    private readonly text: string,
    readonly name: string,
    readonly start: number,
    readonly end: number,
  ) {}

  attribute(name: string): string | undefined {
    this.#attributes ??= attributesOf(
      this.text.slice(this.start + 1 + this.name.length, this.end - 1),
    );
    return this.#attributes.get(name);
  }

  is(className: string): boolean {
    this.#classes ??= new Set((this.attribute('class') ?? '').split(/\s+/));
    return this.#classes.has(className);
  }
}

/** Names and values as written, with quotes or without; the first of a name counts. */
function attributesOf(inside: string): Map<string, string> {
  const out = new Map<string, string>();
  let at = 0;
  const skip = (pattern: string): void => {
    while (at < inside.length && pattern.includes(inside.charAt(at))) at++;
  };
  const until = (stops: string): string => {
    const from = at;
    while (at < inside.length && !stops.includes(inside.charAt(at))) at++;
    return inside.slice(from, at);
  };
  while (at < inside.length) {
    skip(' \t\r\n/=');
    const name = until(' \t\r\n=/').toLowerCase();
    skip(' \t\r\n');
    let value = '';
    if (inside[at] === '=') {
      at++;
      skip(' \t\r\n');
      const quote = inside[at] === '"' || inside[at] === "'" ? inside.charAt(at) : '';
      if (quote !== '') at++;
      value = until(quote === '' ? ' \t\r\n' : quote);
      if (quote !== '') at++;
    }
    if (name !== '' && !out.has(name)) out.set(name, value);
  }
  return out;
}
