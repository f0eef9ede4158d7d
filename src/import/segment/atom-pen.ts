// Writes the atoms of a paragraph: shown text gathered into runs, and the marks between them, each under
// the marks that are open where it stands.
import type { Atom } from './atom';

/** What is open at a place; numbers tell one quotation or starred stretch from the next, 0 is none. */
export interface OpenMarks {
  quote: number;
  quoteMark: string;
  star: number;
  /** Where the star stands that is open, -1 where none was. */
  starFrom: number;
  bold: boolean;
  strike: boolean;
  ooc: number;
  oocClose: string;
}

type MarkRole = NonNullable<Atom['mark']>;

export class AtomPen {
  readonly atoms: Atom[] = [];
  readonly open: OpenMarks = {
    quote: 0,
    quoteMark: '',
    star: 0,
    starFrom: -1,
    bold: false,
    strike: false,
    ooc: 0,
    oocClose: '',
  };
  lineIndex = 0;
  #plainFrom = -1;
  #plainText = '';

  constructor(private readonly text: string) {}

  /** Text that is shown as it is. */
  plain(start: number, end: number): void {
    if (this.#plainFrom < 0) this.#plainFrom = start;
    this.#plainText += this.text.slice(start, end);
  }

  show(start: number, end: number, shown: string): void {
    // A run whose text is its source stays one; anything replaced is a run of its own.
    if (shown === this.text.slice(start, end)) {
      this.plain(start, end);
      return;
    }
    this.flush(start);
    this.add(start, end, shown);
  }

  /** `change` says what is open behind the mark; one that closes something stands inside it still. */
  mark(start: number, end: number, role: MarkRole, change?: () => void): void {
    this.flush(start);
    if (role === 'close') this.atoms.push({ ...this.#atom(start, end, ''), mark: role });
    change?.();
    if (role !== 'close') this.atoms.push({ ...this.#atom(start, end, ''), mark: role });
  }

  /** Ends the run of shown text. */
  flush(at: number): void {
    if (this.#plainFrom >= 0 && at > this.#plainFrom)
      this.add(this.#plainFrom, at, this.#plainText);
    this.#plainFrom = -1;
    this.#plainText = '';
  }

  add(start: number, end: number, shown: string): void {
    this.atoms.push(this.#atom(start, end, shown));
  }

  #atom(start: number, end: number, shown: string): Atom {
    const { quote, star, bold, strike, ooc } = this.open;
    return { start, end, text: shown, quote, star, bold, strike, ooc, lineIndex: this.lineIndex };
  }
}
