// A part of a forum's page whose text is wanted, from its first tag to its last.
import type { HtmlElement, HtmlNode } from '../shared/html-nodes';
import { HtmlText } from '../shared/html-text';
import { effectInPost } from './page-elements';

export type PartName = 'author' | 'body';

export class PagePart {
  readonly #text = new HtmlText();
  #fixed = 0;

  constructor(
    readonly name: PartName,
    readonly element: HtmlElement,
    private readonly depth: number,
    private readonly html: string,
  ) {}

  /** Gives where the part ends, once it does. */
  take(node: HtmlNode): number | undefined {
    if (node.kind === 'text') {
      const raw = this.html.slice(node.start, node.end);
      // Line ends of the source are spaces on the page.
      this.#text.text(this.#fixed > 0 ? raw : raw.replace(/[ \t\r\n]+/g, ' '));
      return undefined;
    }
    const { element } = node;
    if (node.kind === 'close' && node.depth <= this.depth) return node.at;
    const isFixed = element.name === 'pre';
    const effect = effectInPost(element, this.html);
    if (node.kind === 'open') {
      if (isFixed) this.#fixed++;
      this.#text.open(effect, element);
    } else {
      if (isFixed) this.#fixed--;
      this.#text.close(effect);
      if (element.name === 'p') this.#text.text('\n');
    }
    return undefined;
  }

  /** Offsets of what stands between its tags. */
  spanTo(end: number): readonly [number, number] {
    return [this.element.end, end];
  }

  get said(): string {
    return this.#text.said.replace(/[ \t]{0,99}\n[ \t]{0,99}/g, '\n').replace(/\n{3,}/g, '\n\n');
  }
}
