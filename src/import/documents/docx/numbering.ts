// The lists of a Word document: what stands before each of their items.
import { bulletOf, numberAs, type NumberFormat } from '../counters';
import { xmlNodes, type XmlElement } from '../xml-nodes';
import { DOCX_NAMESPACES } from './namespaces';

interface Level {
  start: number;
  format: NumberFormat | 'bullet' | 'none';
  /** `%1.%2.`: the counters of the levels, from 1. */
  text: string;
}

const FORMATS: Readonly<Record<string, Level['format']>> = {
  bullet: 'bullet',
  none: 'none',
  lowerLetter: 'lower-letter',
  upperLetter: 'upper-letter',
  lowerRoman: 'lower-roman',
  upperRoman: 'upper-roman',
};
const LEVELS = 9;

export class DocxNumbering {
  readonly #levels = new Map<string, Level[]>();
  /** The list that a use of it (`w:num`) is of, and where it starts anew. */
  readonly #uses = new Map<string, { list: string; starts: Map<number, number> }>();
  readonly #counts = new Map<string, number[]>();
  /** Uses that have begun: a start of their own counts once. */
  readonly #begun = new Set<string>();

  /** `xml`: the part `numbering.xml`; undefined where there is none. */
  constructor(xml: string | undefined) {
    let list: Level[] | undefined;
    let level: Level | undefined;
    let use: { list: string; starts: Map<number, number> } | undefined;
    let overridden = 0;
    for (const node of xml === undefined ? [] : xmlNodes(xml, DOCX_NAMESPACES)) {
      if (node.kind !== 'open') continue;
      const { element } = node;
      const value = element.attribute('w:val') ?? '';
      if (element.name === 'w:abstractNum') {
        list = [];
        use = undefined;
        level = undefined;
        this.#levels.set(element.attribute('w:abstractNumId') ?? '', list);
      } else if (element.name === 'w:num') {
        list = undefined;
        level = undefined;
        use = { list: '', starts: new Map() };
        this.#uses.set(element.attribute('w:numId') ?? '', use);
      } else if (element.name === 'w:abstractNumId' && use) use.list = value;
      else if (element.name === 'w:lvlOverride') overridden = levelOf(element);
      else if (element.name === 'w:startOverride') use?.starts.set(overridden, Number(value) || 0);
      else if (element.name === 'w:lvl' && list) {
        level = { start: 1, format: 'decimal', text: '' };
        list[levelOf(element)] = level;
      } else if (level) readLevel(level, element.name, value);
    }
  }

  /** What stands before the next item of a list at a level from 0; '' where nothing does. */
  next(numId: string, at: number): string {
    const use = this.#uses.get(numId);
    // Number 0 takes a paragraph out of the list of its style.
    if (!use || numId === '0') return '';
    const levels = this.#levels.get(use.list) ?? [];
    const index = Math.min(LEVELS - 1, Math.max(0, at));
    const level = levels[index];
    if (!level || level.format === 'none') return '';
    if (level.format === 'bullet') return bulletOf(level.text);
    const counts = this.#counts.get(use.list) ?? [];
    this.#counts.set(use.list, counts);
    const own = use.starts.get(index);
    const isAnew = own !== undefined && !this.#begun.has(`${numId} ${index}`);
    this.#begun.add(`${numId} ${index}`);
    counts[index] = isAnew ? own : (counts[index] ?? level.start - 1) + 1;
    // A deeper level begins again below the next item.
    counts.length = index + 1;
    const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const of = Number(digit) - 1;
      const format = levels[of]?.format ?? 'decimal';
      const count = counts[of] ?? levels[of]?.start ?? 1;
      return format === 'bullet' || format === 'none' ? '' : numberAs(count, format);
    });
    return text.trim() === '' ? '' : `${text.trim()} `;
  }
}

function levelOf(element: XmlElement): number {
  return Math.min(LEVELS - 1, Math.max(0, Number(element.attribute('w:ilvl')) || 0));
}

function readLevel(level: Level, name: string, value: string): void {
  if (name === 'w:start') level.start = Number(value) || 0;
  else if (name === 'w:numFmt') level.format = FORMATS[value] ?? 'decimal';
  else if (name === 'w:lvlText') level.text = value.slice(0, 40);
}
