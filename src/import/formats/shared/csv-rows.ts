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
  const plain = new PlainEnds(text, sign);
  for (let at = 0; at < text.length;) {
    const start = at;
    const fields: CsvField[] = [];
    let isCut = false;
    for (;;) {
      const field = text[at] === '"' ? quotedField(text, at) : undefined;
      const from = field?.after ?? at;
      // What stands between a quote and the next comma is a fault; it is passed over.
      const stop = plain.next(from);
      fields.push(field ?? { text: text.slice(at, stop), start: at, end: stop });
      isCut ||= field?.isCut === true;
      at = stop;
      if (text[at] !== sign) break;
      at++;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    if (at < text.length) at++;
    const isBlank = fields.length === 1 && fields[0]?.text.trim() === '';
    yield { fields, start, end: at, isBlank, isCut };
  }
}

/** The next sign between fields or line end, found without looking twice at the same stretch. */
class PlainEnds {
  readonly #next = new Map<string, number>();

  constructor(
    private readonly text: string,
    private readonly sign: string,
  ) {}

  next(from: number): number {
    return Math.min(this.#of(this.sign, from), this.#of('\n', from), this.#of('\r', from));
  }

  #of(sign: string, from: number): number {
    let at = this.#next.get(sign) ?? -1;
    if (at < from) {
      at = this.text.indexOf(sign, from);
      if (at === -1) at = this.text.length;
      this.#next.set(sign, at);
    }
    return at;
  }
}

function quotedField(text: string, at: number): CsvField & { after: number; isCut: boolean } {
  const start = at + 1;
  for (let end = text.indexOf('"', start); end !== -1; end = text.indexOf('"', end + 2)) {
    if (text[end + 1] === '"') continue;
    const inside = text.slice(start, end).replaceAll('""', '"');
    return { text: inside, start, end, after: end + 1, isCut: false };
  }
  const inside = text.slice(start).replaceAll('""', '"');
  return { text: inside, start, end: text.length, after: text.length, isCut: true };
}
