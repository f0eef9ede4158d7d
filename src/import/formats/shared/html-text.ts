// What a formatted message of a web page says, with its formatting as the marks that people type.
import { readEntity } from '../../segment/markup';
import type { HtmlElement } from './html-nodes';

/** What an element does to the text in it. */
export type HtmlEffect =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strike'
  | 'spoiler'
  | 'code'
  | 'fence'
  | 'quote'
  | 'heading'
  | 'item'
  | 'block'
  | 'break'
  | 'picture'
  | 'hidden';

const BY_NAME: Readonly<Record<string, HtmlEffect>> = {
  strong: 'bold',
  b: 'bold',
  em: 'italic',
  i: 'italic',
  u: 'underline',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  code: 'code',
  pre: 'fence',
  blockquote: 'quote',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  li: 'item',
  p: 'block',
  div: 'block',
  br: 'break',
  img: 'picture',
  script: 'hidden',
  style: 'hidden',
  svg: 'hidden',
};

const MARKS: Partial<Readonly<Record<HtmlEffect, string>>> = {
  bold: '**',
  italic: '*',
  underline: '__',
  strike: '~~',
  spoiler: '||',
  code: '`',
};

/** Blocks open and end on lines of their own. */
const BLOCKS = new Set<HtmlEffect>(['fence', 'quote', 'heading', 'item', 'block']);

export function effectOf(element: HtmlElement): HtmlEffect | undefined {
  return BY_NAME[element.name];
}

/** Gathers one message while its elements go by; `text` is what it says. Never HTML again. */
export class HtmlText {
  #out = '';
  #lineStart = true;
  #quotes = 0;
  #hidden = 0;
  #fences = 0;

  open(effect: HtmlEffect | undefined, element: HtmlElement): void {
    if (effect === undefined) return;
    if (effect === 'hidden') this.#hidden++;
    if (this.#hidden > 0) return;
    if (BLOCKS.has(effect)) this.#endLine();
    if (effect === 'break') this.#write('\n');
    else if (effect === 'picture') this.#write(emojiOf(element));
    else if (effect === 'quote') this.#quotes++;
    else if (effect === 'item') this.#write('- ');
    else if (effect === 'heading') this.#write(`${'#'.repeat(Number(element.name[1]) || 1)} `);
    else if (effect === 'fence' && this.#fences++ === 0) this.#write('```\n');
    else if (this.#fences === 0) this.#write(MARKS[effect] ?? '');
  }

  close(effect: HtmlEffect | undefined): void {
    if (effect === undefined) return;
    if (effect === 'hidden') this.#hidden = Math.max(0, this.#hidden - 1);
    else if (this.#hidden > 0 || effect === 'break' || effect === 'picture') return;
    else if (effect === 'fence') {
      if (--this.#fences > 0) return;
      this.#endLine();
      this.#write('```');
      this.#endLine();
    } else if (BLOCKS.has(effect)) {
      this.#endLine();
      if (effect === 'quote') this.#quotes = Math.max(0, this.#quotes - 1);
    } else if (this.#fences === 0) this.#write(MARKS[effect] ?? '');
  }

  text(raw: string): void {
    if (this.#hidden === 0) this.#write(decodeEntities(raw.replace(/\r\n?/g, '\n')));
  }

  get said(): string {
    return this.#out.trim();
  }

  #endLine(): void {
    if (!this.#lineStart) this.#write('\n');
  }

  #write(text: string): void {
    if (text === '') return;
    if (this.#quotes === 0) this.#out += text;
    else {
      const start = this.#lineStart ? '> ' : '';
      const isEnded = text.endsWith('\n');
      const inner = (isEnded ? text.slice(0, -1) : text).replaceAll('\n', '\n> ');
      this.#out += (inner === '' && isEnded ? '' : start) + inner + (isEnded ? '\n' : '');
    }
    this.#lineStart = text.endsWith('\n');
  }
}

/** Emoji are pictures there: a sign stands for itself, a custom one has a name. */
function emojiOf(element: HtmlElement): string {
  const name = decodeEntities(element.attribute('alt') ?? '');
  if (!/emoji/.test(element.attribute('class') ?? '')) return '';
  return /^[\w~-]{2,40}$/.test(name) ? `:${name}:` : name;
}

export function decodeEntities(raw: string): string {
  let at = raw.indexOf('&');
  if (at === -1) return raw;
  let out = '';
  let from = 0;
  for (; at !== -1; at = raw.indexOf('&', at)) {
    const entity = readEntity(raw, at);
    if (entity) {
      out += raw.slice(from, at) + entity.text;
      from = entity.end;
    }
    at = entity?.end ?? at + 1;
  }
  return out + raw.slice(from);
}
