// What the classes of a style sheet do to words: Google Docs and Calibre say italics in no other way.
import type { HtmlElement } from '../../formats/shared/html-nodes';
import { effectOf, type HtmlEffect } from '../../formats/shared/html-text';

export class SheetLooks {
  readonly #classes = new Map<string, HtmlEffect>();

  /** `shared`: what the sheets of the whole book say; a page's own go before them. */
  constructor(private readonly shared?: SheetLooks) {}

  /** Rules with a class alone, or of one kind of element: `.c3 { … }`, `span.italic { … }`. */
  add(css: string): void {
    for (const rule of css.split('}')) {
      const brace = rule.lastIndexOf('{');
      if (brace === -1) continue;
      const effect = effectIn(rule.slice(brace + 1));
      if (!effect) continue;
      for (const selector of rule.slice(0, brace).slice(-2000).split(',')) {
        const name = /^\s*(?:span|em|i|b|strong)?\.([\w-]{1,80})\s*$/.exec(selector)?.[1];
        if (name !== undefined) this.#classes.set(name, effect);
      }
    }
  }

  /** Asked of elements that stand within a paragraph. */
  effectOf(element: HtmlElement): HtmlEffect | undefined {
    const own = effectOf(element);
    if (own !== undefined || element.name !== 'span') return own;
    const style = element.attribute('style');
    const said = style === undefined ? undefined : effectIn(style);
    if (said !== undefined) return said;
    const classes = (element.attribute('class') ?? '').split(/\s+/).slice(0, 20);
    for (const name of classes) {
      const effect = this.#ofClass(name);
      if (effect !== undefined) return effect;
    }
    return undefined;
  }

  #ofClass(name: string): HtmlEffect | undefined {
    const own = this.#classes.get(name);
    return own ?? (this.shared ? this.shared.#ofClass(name) : undefined);
  }
}

function effectIn(declarations: string): HtmlEffect | undefined {
  const text = declarations.slice(0, 5000);
  if (/display\s*:\s*none/i.test(text)) return 'hidden';
  if (/text-decoration(?:-line)?\s*:\s*line-through/i.test(text)) return 'strike';
  if (/font-style\s*:\s*(?:italic|oblique)/i.test(text)) return 'italic';
  return /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(text) ? 'bold' : undefined;
}
