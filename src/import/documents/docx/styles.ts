// What the styles of a Word document say of the paragraphs and words that use them.
import { xmlNodes, type XmlElement } from '../xml-nodes';
import { DOCX_NAMESPACES } from './namespaces';

/** Each undefined where nothing is said. */
export interface StyleLook {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  hidden?: boolean;
}

export interface DocxStyle extends StyleLook {
  /** Built-in ones have their English name in every language. */
  name: string;
  basedOn?: string;
  /** From 1. */
  heading?: number;
  numId?: string;
  level?: number;
  line?: 'above' | 'below' | 'both';
}

const MAX_DEPTH = 12;

export class DocxStyles {
  readonly #styles = new Map<string, DocxStyle>();
  readonly #resolved = new Map<string, DocxStyle>();
  #plain: string | undefined;

  /** `xml`: the part `styles.xml`; undefined where there is none. */
  constructor(xml: string | undefined) {
    let style: DocxStyle | undefined;
    for (const node of xml === undefined ? [] : xmlNodes(xml, DOCX_NAMESPACES)) {
      if (node.kind !== 'open') continue;
      const { element } = node;
      if (element.name === 'w:style') {
        style = { name: '' };
        const id = element.attribute('w:styleId');
        if (id !== undefined) this.#styles.set(id, style);
        const isDefault = isOn(element.attribute('w:default') ?? '0');
        if (isDefault && element.attribute('w:type') === 'paragraph') this.#plain = id;
      } else if (style) readStyle(style, element);
    }
  }

  /** With what it takes from those that it is based on. */
  of(id: string | undefined): DocxStyle | undefined {
    if (id === undefined || id === this.#plain) return undefined;
    const known = this.#resolved.get(id);
    if (known) return known;
    const chain: DocxStyle[] = [];
    for (let at: string | undefined = id; at !== undefined && at !== this.#plain;) {
      const style = this.#styles.get(at);
      // A circle of styles is no chain.
      if (!style || chain.includes(style) || chain.length >= MAX_DEPTH) break;
      chain.push(style);
      at = style.basedOn;
    }
    if (chain.length === 0) return undefined;
    const resolved = Object.assign({ name: '' }, ...chain.reverse()) as DocxStyle;
    this.#resolved.set(id, resolved);
    return resolved;
  }
}

function readStyle(style: DocxStyle, element: XmlElement): void {
  const value = element.attribute('w:val');
  switch (element.name) {
    case 'w:name': {
      style.name = value ?? '';
      const level = /^heading ([1-9])$/i.exec(style.name)?.[1];
      if (level !== undefined) style.heading = Number(level);
      else if (/^title$/i.test(style.name)) style.heading = 1;
      else if (/^subtitle$/i.test(style.name)) style.heading = 2;
      break;
    }
    case 'w:basedOn':
      if (value !== undefined) style.basedOn = value;
      break;
    case 'w:outlineLvl':
      if (/^[0-8]$/.test(value ?? '')) style.heading ??= Number(value) + 1;
      break;
    case 'w:numId':
      if (value !== undefined) style.numId = value;
      break;
    case 'w:ilvl':
      style.level = Number(value) || 0;
      break;
    case 'w:top':
    case 'w:bottom':
      if (isLine(value)) style.line = lineWith(style.line, element.name);
      break;
    default:
      readLook(style, element);
  }
}

function lineWith(line: DocxStyle['line'], name: string): DocxStyle['line'] {
  const here = name === 'w:top' ? 'above' : 'below';
  return line === undefined || line === here ? here : 'both';
}

/** Notes a property of a run; others are passed over. */
export function readLook(look: StyleLook, element: XmlElement): void {
  const value = element.attribute('w:val');
  if (element.name === 'w:b') look.bold = isOn(value);
  else if (element.name === 'w:i') look.italic = isOn(value);
  else if (element.name === 'w:strike' || element.name === 'w:dstrike') {
    // Writers say of both that they are off.
    if (isOn(value) || look.strike === undefined) look.strike = isOn(value);
  } else if (element.name === 'w:vanish') look.hidden = isOn(value);
}

/** A property that is written is on, unless it says that it is not. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off|none)$/i.test(value);
}

export function isLine(value: string | undefined): boolean {
  return value !== undefined && value !== 'none' && value !== 'nil';
}
