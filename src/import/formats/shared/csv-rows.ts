// Rows of a table whose fields a comma, or another sign, parts: quotes doubled inside quotes, line ends inside quotes kept.

export interface CsvField {
  readonly text: string;
  /** Offsets of what is inside the quotes. */
  readonly start: number;
  readonly end: number;
}

export interface CsvRow {
  readonly fields: readonly CsvField[];
  readonly start: number;
  /** The line end belongs to the row. */
  readonly end: number;
  readonly isBlank: boolean;
  /** The table ends inside a quoted field. */
  readonly isCut: boolean;
}

export function* csvRows(text: string, sign = ','): Generator<CsvRow, void, undefined> {
  const marks = new FieldMarks(text, sign);
  const quoted = new QuotedFields(text, sign);
  let width = 0;
  for (let at = 0; at < text.length;) {
    const start = at;
    const fields: CsvField[] = [];
    let isCut = false;
    for (;;) {
      const field = text[at] === '"' ? quoted.at(at, width) : undefined;
      const stop = field?.after ?? marks.next(at);
      fields.push(field ?? { text: text.slice(at, stop), start: at, end: stop });
      isCut ||= field?.isCut === true;
      at = stop;
      if (text[at] !== sign) break;
      at++;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    if (at < text.length) at++;
    const isBlank = fields.length === 1 && fields[0]?.text.trim() === '';
    if (start === 0) width = fields.length;
    yield { fields, start, end: at, isBlank, isCut };
  }
}

/** The next sign between fields or line end, found without looking twice at the same stretch. */
class FieldMarks {
  /** Of each mark: from where it was looked for last, and where it is. */
  readonly #found = new Map<string, readonly [from: number, at: number]>();

  constructor(
    private readonly text: string,
    private readonly sign: string,
  ) {}

  next(from: number): number {
    return Math.min(this.of(this.sign, from), this.lineEnd(from));
  }

  lineEnd(from: number): number {
    return Math.min(this.of('\n', from), this.of('\r', from));
  }

  of(mark: string, from: number): number {
    const [start, last] = this.#found.get(mark) ?? [0, -1];
    if (from >= start && from <= last) return last;
    const found = this.text.indexOf(mark, from);
    const at = found === -1 ? this.text.length : found;
    this.#found.set(mark, [from, at]);
    return at;
  }
}

type QuotedField = CsvField & { readonly after: number; readonly isCut: boolean };

class QuotedFields {
  readonly #marks: FieldMarks;

  constructor(
    private readonly text: string,
    private readonly sign: string,
  ) {
    this.#marks = new FieldMarks(text, sign);
  }

  /**
   * The field that opens with the quote at `at`; undefined where the quote is the text's and opens no
   * field. `width`: the number of fields of a row.
   */
  at(at: number, width: number): QuotedField | undefined {
    const { text } = this;
    const start = at + 1;
    for (let end = text.indexOf('"', start); end !== -1; end = text.indexOf('"', end + 2)) {
      if (text[end + 1] === '"') continue;
      const close = this.#isClosing(end) ? end : this.#closingOfLoose(end);
      if (close === undefined) return undefined;
      return { ...this.#field(start, close), after: this.#marks.next(close + 1), isCut: false };
    }
    // Nothing closes it: the file was cut here, unless whole rows follow.
    if (width > 1 && this.#fieldsBelow(start) >= width) return undefined;
    return { ...this.#field(start, text.length), after: text.length, isCut: true };
  }

  #field(start: number, end: number): CsvField {
    return { text: this.text.slice(start, end).replaceAll('""', '"'), start, end };
  }

  /** Nothing but spaces stands between a quote that closes a field and the end of the field. */
  #isClosing(quote: number): boolean {
    const behind = this.text.slice(quote + 1, quote + 20);
    const next = behind.replace(/^ +/, '').charAt(0);
    return next === this.sign || next === '\n' || next === '\r' || next === '';
  }

  /**
   * Some writers do not double the quotes of a text: `"He said "hi" to me"`. There the first quote within
   * opens; in `"Hi" he said` it closes, so that both are the text's.
   */
  #closingOfLoose(quote: number): number | undefined {
    const { text } = this;
    const isOpening = /\s/.test(text.charAt(quote - 1)) && /\S/.test(text.charAt(quote + 1));
    if (!isOpening) return undefined;
    const lineEnd = this.#marks.lineEnd(quote);
    const close = Math.min(this.#marks.of(`"${this.sign}`, quote + 1), lineEnd - 1);
    return close > quote && text[close] === '"' ? close : undefined;
  }

  /** How many fields the next line has. */
  #fieldsBelow(from: number): number {
    const lineEnd = this.#marks.lineEnd(from);
    const start = lineEnd + (this.text.startsWith('\r\n', lineEnd) ? 2 : 1);
    const end = this.#marks.lineEnd(start);
    return this.text.slice(start, end).split(this.sign).length;
  }
}
