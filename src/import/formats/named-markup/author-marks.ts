// How a page or an XML file of whatever program says who speaks: by an attribute of what is said, or by an
// element beside it. What is so called often enough, by names, is it.
import type { HtmlElement, HtmlNode } from '../shared/html-nodes';
import { decodeEntities } from '../shared/html-text';
import { nameStrength } from '../names/name-words';

const WORD =
  'author|sender|speaker|user-?name|nick-?name|nick|display-?name|persona|poster|character|char|who|name|from';
/** `author`, `msg-author`, `chat_name`, `mes__sender`. */
const AUTHOR_CLASS = new RegExp(
  `^(?:[a-z]+[-_]{1,2}){0,3}(?:${WORD})(?:[-_]{1,2}(?:text|name|label))?$`,
  'i',
);
const AUTHOR_ELEMENT = new RegExp(`^(?:${WORD}|user)$`);
const AUTHOR_ATTRIBUTES =
  'author sender speaker name user username nick character char from who'.split(' ');
/** Elements of pages, whose `name` and `from` mean something else. */
const OF_PAGES = new Set(
  'a applet audio base body br button div embed fieldset form h1 h2 h3 h4 head hr html iframe img input li link map meta object ol output p param script section select source span style svg table tbody td textarea th title tr track ul use video'.split(
    ' ',
  ),
);
const NAME_CHARS = 60;
/** A page nests its elements no deeper than this. */
const MAX_DEPTH = 300;
const MIN_MARKS = 3;

/** An element of the page with what is around it. */
export interface Box {
  readonly element: HtmlElement;
  readonly parent: Box | undefined;
  readonly depth: number;
  /** Where its closing tag begins. */
  end: number;
}

export interface AuthorMark {
  readonly name: string;
  readonly box: Box;
  /** The name is in an attribute of what is said, not in an element beside it. */
  readonly isAttribute: boolean;
}

interface Waiting {
  readonly keys: readonly string[];
  readonly box: Box;
  text: string;
}

/** Gathers what may say who speaks while the elements go by. */
export class AuthorMarks {
  readonly #marks = new Map<string, AuthorMark[]>();
  #box: Box | undefined;
  #waiting: Waiting | undefined;

  constructor(private readonly html: string) {}

  take(node: HtmlNode): void {
    if (node.kind === 'text') {
      const waiting = this.#waiting;
      if (waiting && waiting.text.length <= NAME_CHARS)
        waiting.text += this.html.slice(
          node.start,
          Math.min(node.end, node.start + NAME_CHARS + 1),
        );
    } else if (node.kind === 'open') this.#open(node.element, node.depth);
    else this.#close(node.at);
  }

  #open(element: HtmlElement, depth: number): void {
    const box: Box = { element, parent: this.#box, depth, end: element.end };
    this.#box = box;
    if (depth > MAX_DEPTH) return;
    for (const attribute of AUTHOR_ATTRIBUTES) {
      const isData = element.attribute(`data-${attribute}`) !== undefined;
      const key = isData ? `data-${attribute}` : attribute;
      if (!isData && OF_PAGES.has(element.name)) continue;
      this.#note(`${element.name} ${key}`, element.attribute(key), box, true);
    }
    if (this.#waiting) return;
    const keys = keysOf(element);
    if (keys.length > 0) this.#waiting = { keys, box, text: '' };
  }

  #close(at: number): void {
    const box = this.#box;
    if (!box) return;
    box.end = at;
    this.#box = box.parent;
    const waiting = this.#waiting;
    if (waiting?.box !== box) return;
    this.#waiting = undefined;
    for (const key of waiting.keys) this.#note(key, waiting.text, box, false);
  }

  #note(key: string, written: string | undefined, box: Box, isAttribute: boolean): void {
    if (written === undefined || written.length > NAME_CHARS) return;
    const name = decodeEntities(written)
      .trim()
      .replace(/\s*[:：]$/u, '');
    if (nameStrength(name) === 0) return;
    const marks = this.#marks.get(key);
    if (marks) marks.push({ name, box, isAttribute });
    else this.#marks.set(key, [{ name, box, isAttribute }]);
  }

  /** In order; none where nothing is marked so often that it says who speaks. */
  found(): readonly AuthorMark[] {
    let best: readonly AuthorMark[] = [];
    for (const marks of this.#marks.values()) {
      const names = new Set(marks.map(({ name }) => name)).size;
      if (marks.length < MIN_MARKS || names < 2 || names * 2 > marks.length + 2) continue;
      if (marks.length > best.length) best = marks;
    }
    return best;
  }
}

/** Whether an element is called like one that holds a name. */
export const isAuthorElement = (element: HtmlElement): boolean => keysOf(element).length > 0;

function keysOf(element: HtmlElement): readonly string[] {
  const keys: string[] = [];
  if (AUTHOR_ELEMENT.test(element.name)) keys.push(`<${element.name}>`);
  const itemprop = element.attribute('itemprop');
  if (itemprop === 'author' || itemprop === 'name') keys.push(`itemprop ${itemprop}`);
  const classes = (element.attribute('class') ?? '').slice(0, 400).split(/\s+/);
  for (const name of classes) if (AUTHOR_CLASS.test(name)) keys.push(`.${name}`);
  return keys;
}

/** The outermost box around the first that is not around the second too. */
export function outermostApart(one: Box, other: Box): Box {
  let [a, b] = [one, other];
  while (a.depth > b.depth && a.parent) a = a.parent;
  while (b.depth > a.depth && b.parent) b = b.parent;
  if (a === b) return one;
  while (a.parent !== b.parent && a.parent && b.parent) [a, b] = [a.parent, b.parent];
  return a;
}
