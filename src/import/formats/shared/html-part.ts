// A part of a page whose text is wanted, from its first tag to its last: a name, a title, what was said.
import type { HtmlElement, HtmlNode } from './html-nodes';
import { HtmlText, type HtmlEffect } from './html-text';

export class HtmlPart<Name extends string> {
  readonly #text = new HtmlText();

  constructor(
    readonly name: Name,
    readonly element: HtmlElement,
    private readonly depth: number,
    /** What elements within do to the text. */
    private readonly effectIn: (element: HtmlElement, part: Name) => HtmlEffect | undefined,
  ) {}

  /** Gives where the part ends, once it does. */
  take(node: HtmlNode, html: string): number | undefined {
    if (node.kind === 'text') this.#text.text(html.slice(node.start, node.end));
    else if (node.kind === 'open') {
      this.#text.open(this.effectIn(node.element, this.name), node.element);
    } else if (node.depth > this.depth) {
      this.#text.close(this.effectIn(node.element, this.name));
    } else return node.at;
    return undefined;
  }

  get said(): string {
    return this.#text.said;
  }

  /** Offsets of what stands between its tags. */
  spanTo(end: number): readonly [number, number] {
    return [this.element.end, end];
  }
}
