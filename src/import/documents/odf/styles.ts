// Styles of an OpenDocument text: those that have names, and those that the program made up for what the
// user did by hand.
import { bulletOf, numberAs, type NumberFormat } from '../counters';
import type { XmlElement } from '../xml-nodes';

export interface OdfStyle {
  parent?: string;
  list?: string;
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  hidden?: boolean;
  /** A page begins with it. */
  breaks?: boolean;
  line?: 'above' | 'below' | 'both' | 'none';
  /** From 1. */
  heading?: number;
}

interface ListLevel {
  readonly start: number;
  readonly format: NumberFormat | 'none';
  readonly prefix: string;
  readonly suffix: string;
  /** The sign of a bullet; undefined where items are numbered. */
  readonly bullet: string | undefined;
}

const FORMATS: Readonly<Record<string, ListLevel['format']>> = {
  '1': 'decimal',
  a: 'lower-letter',
  A: 'upper-letter',
  i: 'lower-roman',
  I: 'upper-roman',
};
const MAX_DEPTH = 12;
const LEVELS = 10;

export class OdfStyles {
  readonly #styles = new Map<string, OdfStyle>();
  readonly #resolved = new Map<string, OdfStyle>();
  readonly #lists = new Map<string, Map<number, ListLevel>>();
  #style: OdfStyle | undefined;
  #list: Map<number, ListLevel> | undefined;

  /** Each element that opens among the styles of the document, in order. */
  take(element: XmlElement): void {
    const { name } = element;
    if (name === 'style:style') this.#begin(element);
    else if (name === 'style:default-style' || name === 'style:page-layout')
      this.#style = undefined;
    else if (name === 'text:list-style') {
      this.#list = new Map();
      this.#lists.set(element.attribute('style:name') ?? '', this.#list);
      this.#style = undefined;
    } else if (name.startsWith('text:list-level-style-')) this.#addLevel(element);
    else if (this.#style) readProperties(this.#style, element);
  }

  #begin(element: XmlElement): void {
    const style: OdfStyle = {};
    const name = element.attribute('style:name') ?? '';
    const parent = element.attribute('style:parent-style-name');
    const list = element.attribute('style:list-style-name');
    const outline = /^[1-9]$/.exec(element.attribute('style:default-outline-level') ?? '')?.[0];
    if (parent !== undefined) style.parent = parent;
    if (list !== undefined && list !== '') style.list = list;
    if (outline !== undefined) style.heading = Number(outline);
    if (name === 'Title') style.heading = 1;
    if (name === 'Subtitle') style.heading = 2;
    if (name === 'Horizontal_20_Line') style.line = 'below';
    this.#style = style;
    this.#styles.set(`${element.attribute('style:family') ?? ''} ${name}`, style);
  }

  #addLevel(element: XmlElement): void {
    const level = Number(element.attribute('text:level')) || 1;
    if (!this.#list || level > LEVELS) return;
    const number = element.attribute('style:num-format') ?? '1';
    this.#list.set(level, {
      start: Number(element.attribute('text:start-value') ?? 1) || 0,
      format: FORMATS[number] ?? 'none',
      prefix: (element.attribute('style:num-prefix') ?? '').slice(0, 20),
      suffix: (element.attribute('style:num-suffix') ?? '').slice(0, 20),
      bullet: element.name.endsWith('-number')
        ? undefined
        : (element.attribute('text:bullet-char') ?? '•'),
    });
  }

  of(family: 'paragraph' | 'text' | 'section', name: string | undefined): OdfStyle | undefined {
    const key = `${family} ${name ?? ''}`;
    const known = this.#resolved.get(key);
    if (known || name === undefined) return known;
    const chain: OdfStyle[] = [];
    for (let at: string | undefined = name; at !== undefined;) {
      const style = this.#styles.get(`${family} ${at}`);
      if (!style || chain.includes(style) || chain.length >= MAX_DEPTH) break;
      // What everything is written in says nothing of any of it.
      if (at !== 'Standard' && at !== 'Default_20_Paragraph_20_Style') chain.push(style);
      at = style.parent;
    }
    if (chain.length === 0) return undefined;
    const resolved = Object.assign({}, ...chain.reverse()) as OdfStyle;
    this.#resolved.set(key, resolved);
    return resolved;
  }

  /** What stands before an item, the `count`th from 0 of its list, at a level from 1. */
  markerOf(list: string | undefined, level: number, count: number): string {
    const found = this.#lists.get(list ?? '')?.get(Math.min(level, LEVELS));
    if (!found) return '- ';
    if (found.bullet !== undefined) return bulletOf(found.bullet);
    if (found.format === 'none') return '';
    const number = numberAs(found.start + count, found.format);
    return `${found.prefix.trim()}${number}${found.suffix.trim() || '.'} `;
  }
}

function readProperties(style: OdfStyle, element: XmlElement): void {
  const { name } = element;
  // OpenOffice 1 had one element for all.
  const isAll = name === 'style:properties';
  if (name === 'style:text-properties' || isAll) {
    const weight = element.attribute('fo:font-weight');
    const slant = element.attribute('fo:font-style');
    const through =
      element.attribute('style:text-line-through-style') ??
      element.attribute('style:text-crossing-out');
    if (weight !== undefined) style.bold = weight === 'bold' || Number(weight) >= 600;
    if (slant !== undefined) style.italic = slant === 'italic' || slant === 'oblique';
    if (through !== undefined) style.strike = through !== 'none';
    const display = element.attribute('text:display');
    if (display !== undefined) style.hidden = display === 'none';
  }
  if (name === 'style:paragraph-properties' || isAll) {
    const breaks = element.attribute('fo:break-before');
    if (breaks !== undefined) style.breaks = breaks === 'page';
    const line = lineOf(element);
    if (line !== undefined) style.line = line;
  }
  if (name === 'style:section-properties' && element.attribute('text:display') === 'none') {
    style.hidden = true;
  }
}

function lineOf(element: XmlElement): OdfStyle['line'] {
  const sideOf = (side: string): boolean | undefined => {
    const border = element.attribute(`fo:border${side}`);
    return border === undefined ? undefined : !/^(?:none|hidden|0)/.test(border);
  };
  const around = sideOf('');
  if (around === true) return 'both';
  const [above, below] = [sideOf('-top'), sideOf('-bottom')];
  const isFrame = sideOf('-left') === true || sideOf('-right') === true;
  if (isFrame || (above === true && below === true)) return 'both';
  if (above === true) return 'above';
  if (below === true) return 'below';
  return around === false || above === false || below === false ? 'none' : undefined;
}
