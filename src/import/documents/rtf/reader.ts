// What the parts of an RTF file do to the text: a state for each group, given back where the group ends.
import { bulletOf } from '../counters';
import type { DocumentWriter } from '../document-writer';
import { decodeBytes, labelOfCharset, labelOfCodePage, SYMBOL_CHARSET } from './charsets';
import type { RtfToken } from './tokens';
import { READ_ALL_THE_SAME, SIGNS, SKIPPED } from './words';

/** What the text of a group is for. */
type Use = 'body' | 'skip' | 'fonts' | 'styles' | 'marker';

interface State {
  use: Use;
  bold: boolean;
  italic: boolean;
  strike: boolean;
  hidden: boolean;
  deleted: boolean;
  font: number;
  /** How many characters stand in for one of Unicode, for readers that know none. */
  fallback: number;
}

const UNMARKED = { bold: false, italic: false, strike: false, hidden: false, deleted: false };
const START: State = {
  use: 'body',
  ...UNMARKED,
  font: -1,
  fallback: 1,
};
const FALLBACK_MOST = 16;
/** Nobody's groups lie deeper; a file of braces must not fill the memory. */
const MOST_GROUPS = 10_000;

export class RtfReader {
  /** True once the group that is the file has ended: what follows is none of it. */
  isOver = false;
  /** True once there is no sense in going on. */
  isLost = false;
  #state: State = { ...START };
  readonly #stack: State[] = [];
  #codePage = 'windows-1252';
  /** Code pages by the number of the font, or `symbol`. */
  readonly #fonts = new Map<number, string>();
  #defaultFont = -1;
  /** Headings by the number of their style. */
  readonly #headings = new Map<number, number>();
  #styleName = '';
  #styleNumber = 0;
  /** Bytes not yet decoded: a letter may be two, each written for itself. */
  #bytes = '';
  #left = 0;
  #isOptional = false;
  #marker = '';
  #heading: number | undefined;
  #isOpen = false;
  #isInRow = false;
  #isInTable = false;
  #wasLeftOut = '';

  constructor(private readonly writer: DocumentWriter) {}

  take(token: RtfToken): void {
    if (token.kind === 'bytes') return this.#takeBytes(token.bytes);
    // A word may change the font, so what came before is decoded first.
    this.#flush();
    if (token.kind === 'word') {
      // A word for a sign is a stand-in like any letter; any other ends them.
      if (this.#left > 0 && SIGNS[token.name] !== undefined) this.#left--;
      else {
        this.#left = 0;
        this.#takeWord(token.name, token.value);
      }
    } else if (token.kind === 'sign') this.#takeSign(token.sign);
    else if (token.kind === 'open') this.#open();
    else this.#close();
  }

  finish(): void {
    this.#flush();
    this.#endParagraph(true);
    this.#endRow();
  }

  #open(): void {
    this.#left = 0;
    if (this.#stack.length >= MOST_GROUPS) {
      this.isLost = true;
      return;
    }
    this.#stack.push(this.#state);
    this.#state = { ...this.#state };
  }

  #close(): void {
    this.#left = 0;
    if (this.#state.use === 'marker' && this.#stack.at(-1)?.use !== 'marker') {
      this.#marker = markerOf(this.#marker);
    }
    if (this.#state.use === 'styles') this.#endStyle();
    this.#isOptional = false;
    const before = this.#stack.pop();
    if (before) this.#state = before;
    if (this.#stack.length === 0) this.isOver = true;
  }

  #takeSign(sign: string): void {
    if (sign === '*') this.#isOptional = true;
    else if (sign === '\n') this.#endParagraph();
    else if (sign === '~') this.#say('\u00a0');
    else if (sign === '_') this.#say('-');
    else if (sign === '\\' || sign === '{' || sign === '}') this.#takeBytes(sign);
  }

  #takeBytes(bytes: string): void {
    if (this.#state.use === 'skip') return;
    const from = Math.min(this.#left, bytes.length);
    this.#left -= from;
    if (from < bytes.length) this.#bytes += bytes.slice(from);
  }

  #flush(): void {
    const bytes = this.#bytes;
    if (bytes === '') return;
    this.#bytes = '';
    const font = this.#fonts.get(this.#state.font) ?? this.#fonts.get(this.#defaultFont);
    const isSymbol = font === 'symbol' && this.#state.use !== 'styles';
    if (isSymbol) this.#say(bytes.replace(/[\x80-\xff]/g, '•'));
    else
      this.#say(
        decodeBytes(bytes, font === undefined || font === 'symbol' ? this.#codePage : font),
      );
  }

  #say(text: string): void {
    const state = this.#state;
    if (state.use === 'marker') this.#marker += text;
    else if (state.use === 'styles') this.#styleName = (this.#styleName + text).slice(-80);
    else if (state.use === 'body') {
      const why = state.deleted ? 'deletion' : state.hidden ? 'hidden' : '';
      if (why !== '' && why !== this.#wasLeftOut) this.writer.leftOut.add(why);
      this.#wasLeftOut = why;
      if (why !== '') return;
      this.#beginParagraph();
      // The state goes on changing.
      const { bold, italic, strike } = state;
      this.writer.write(text, { bold, italic, strike });
    }
  }

  #takeWord(name: string, value: number | undefined): void {
    const isOptional = this.#isOptional;
    this.#isOptional = false;
    const skipped = SKIPPED[name];
    if (skipped !== undefined) {
      if (this.#state.use === 'body' && skipped !== 'silent') this.writer.leftOut.add(skipped);
      this.#state.use = 'skip';
    } else if (isOptional && !READ_ALL_THE_SAME.has(name)) this.#state.use = 'skip';
    else if (this.#state.use !== 'skip') this.#obey(name, value);
  }

  #obey(name: string, value: number | undefined): void {
    const state = this.#state;
    const isOn = value !== 0;
    switch (name) {
      case 'fonttbl':
        state.use = 'fonts';
        return;
      case 'stylesheet':
        state.use = 'styles';
        return;
      case 'listtext':
      case 'pntext':
        this.#marker = '';
        state.use = 'marker';
        return;
      case 'f':
        state.font = value ?? -1;
        return;
      case 'fcharset':
        return this.#setCharset(value ?? 0);
      case 'cpg':
        return this.#setFont(labelOfCodePage(value ?? 0));
      case 'deff':
        this.#defaultFont = value ?? -1;
        return;
      case 'ansicpg':
        this.#codePage = labelOfCodePage(value ?? 0) ?? this.#codePage;
        return;
      case 'mac':
        this.#codePage = 'macintosh';
        return;
      case 'uc':
        state.fallback = Math.min(FALLBACK_MOST, Math.max(0, value ?? 1));
        return;
      case 'u':
        return this.#sayUnit(value ?? 0);
      case 'b':
        state.bold = isOn;
        return;
      case 'i':
        state.italic = isOn;
        return;
      case 'strike':
      case 'striked':
        state.strike = isOn;
        return;
      case 'v':
        state.hidden = isOn;
        return;
      case 'deleted':
        state.deleted = isOn;
        return;
      case 'plain':
        Object.assign(state, UNMARKED);
        return;
      default:
        if (state.use === 'styles' && name === 's') this.#styleNumber = value ?? 0;
        else if (state.use === 'body') this.#shape(name, value);
    }
    const sign = SIGNS[name];
    if (sign !== undefined) this.#say(sign);
  }

  /** Words that part or shape paragraphs. */
  #shape(name: string, value: number | undefined): void {
    switch (name) {
      case 'pard':
        this.#heading = undefined;
        this.#isInTable = false;
        return;
      case 's':
        this.#heading = this.#headings.get(value ?? -1);
        return;
      case 'outlinelevel':
        if (value !== undefined && value >= 0 && value < 9) this.#heading = value + 1;
        return;
      case 'intbl':
        this.#isInTable = true;
        return;
      case 'par':
      case 'sect':
        return this.#endParagraph();
      case 'cell':
      case 'nestcell':
        return this.#endCell();
      case 'row':
      case 'nestrow':
        this.#endParagraph(true);
        return this.#endRow();
      case 'page':
        return this.writer.pageBreak();
    }
  }

  #setCharset(charset: number): void {
    if (this.#state.use !== 'fonts') return;
    if (charset === SYMBOL_CHARSET) this.#fonts.set(this.#state.font, 'symbol');
    else this.#setFont(labelOfCharset(charset));
  }

  #setFont(label: string | undefined): void {
    if (this.#state.use === 'fonts' && label !== undefined)
      this.#fonts.set(this.#state.font, label);
  }

  /** `\u` counts signed; halves of a pair come one after the other. */
  #sayUnit(value: number): void {
    const unit = value < 0 ? value + 0x10000 : value;
    if (unit > 0 && unit <= 0xffff) this.#say(String.fromCharCode(unit));
    else if (unit > 0xffff && unit <= 0x10ffff) this.#say(String.fromCodePoint(unit));
    this.#left = this.#state.fallback;
  }

  #endStyle(): void {
    const level = /(?:^|\s)(?:heading ([1-9])|(title))\s*;?\s*$/i.exec(this.#styleName);
    if (level) this.#headings.set(this.#styleNumber, Number(level[1] ?? 1));
    this.#styleName = '';
    this.#styleNumber = 0;
  }

  #beginParagraph(): void {
    if (this.#isOpen) return;
    if (this.#isInTable && !this.#isInRow) {
      this.#isInRow = true;
      this.writer.openRow();
      this.writer.openCell();
    } else if (!this.#isInTable) this.#endRow();
    this.#isOpen = true;
    this.writer.openParagraph();
  }

  /** `isIdle`: nothing says that a paragraph ends here, so that an empty one is none. */
  #endParagraph(isIdle = false): void {
    if (this.#state.use !== 'body') return;
    this.#wasLeftOut = '';
    if (!this.#isOpen && isIdle) return;
    this.#beginParagraph();
    this.writer.style({ heading: this.#heading, marker: this.#marker });
    this.writer.closeParagraph();
    this.#isOpen = false;
    this.#marker = '';
  }

  #endCell(): void {
    this.#isInTable = true;
    this.#endParagraph();
    this.writer.closeCell();
    this.writer.openCell();
  }

  /** A row that never ended is told as far as it goes. */
  #endRow(): void {
    if (!this.#isInRow) return;
    this.#isInRow = false;
    this.writer.closeCell();
    this.writer.closeRow();
  }
}

/** The sign or number before an item, as the program wrote it for readers that know no lists. */
function markerOf(text: string): string {
  const sign = text.trim().slice(0, 20);
  if (sign === '') return '';
  return /[\p{L}\p{N}]/u.test(sign) && sign.length > 1 ? `${sign} ` : bulletOf(sign);
}
