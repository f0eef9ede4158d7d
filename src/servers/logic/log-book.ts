// ComfyUI's log as lines. Each reading gives the last 300 pieces of terminal text; the book takes what is new
// in it, joins pieces to lines and draws progress bars where they were drawn. Pure.

export interface LogPiece {
  /** ISO time of the server's clock. */
  readonly at: string;
  readonly text: string;
}

export type LogLevel = 'plain' | 'warn' | 'bad';

export interface LogLine {
  readonly id: number;
  readonly at: string;
  readonly text: string;
  readonly level: LogLevel;
}

export interface LogBook {
  /** At most `MOST_LINES`, oldest first. */
  readonly lines: readonly LogLine[];
  readonly nextId: number;
  /** The last line goes on with the next piece. */
  readonly isOpen: boolean;
  /** Time of the newest piece, and how many pieces of that time were taken. */
  readonly newest: string;
  readonly atNewest: number;
}

export const MOST_LINES = 5000;
const LONGEST_LINE = 4000;

export const EMPTY_BOOK: LogBook = {
  lines: [],
  nextId: 1,
  isOpen: false,
  newest: '',
  atNewest: 0,
};

export function takePieces(book: LogBook, pieces: readonly LogPiece[]): LogBook {
  const fresh = newPieces(book, pieces);
  const last = fresh.at(-1);
  if (!last) return book;
  const lines = [...book.lines];
  let { nextId, isOpen } = book;
  for (const { at, text } of fresh) {
    for (const part of plainText(text).match(/[^\n]*\n|[^\n]+/g) ?? []) {
      const isWhole = part.endsWith('\n');
      const body = isWhole ? part.slice(0, -1) : part;
      const before = isOpen ? lines.pop() : undefined;
      const whole = drawn((before?.text ?? '') + body).slice(0, LONGEST_LINE);
      const id = before?.id ?? nextId;
      if (!before) nextId += 1;
      lines.push({ id, at: before?.at ?? at, text: whole, level: levelOf(whole) });
      isOpen = !isWhole;
    }
  }
  const isSameTime = last.at === book.newest;
  const atNewest = fresh.filter(({ at }) => at === last.at).length;
  return {
    lines: lines.slice(-MOST_LINES),
    nextId,
    isOpen,
    newest: last.at,
    atNewest: isSameTime ? book.atNewest + atNewest : atNewest,
  };
}

function newPieces(book: LogBook, pieces: readonly LogPiece[]): readonly LogPiece[] {
  const last = pieces.at(-1);
  if (!last) return [];
  // The server's clock went back: nothing of this was seen.
  if (last.at < book.newest) return pieces;
  let same = 0;
  return pieces.filter(({ at }) => {
    if (at === book.newest) return ++same > book.atNewest;
    return at > book.newest;
  });
}

/** The lines after the watermark of "clear": new ones still come. */
export function linesAfter(book: LogBook, clearedId: number): readonly LogLine[] {
  return book.lines.filter(({ id }) => id > clearedId);
}

export function levelOf(line: string): LogLevel {
  if (
    /\b(?:error|traceback|exception|failed|fatal|out of memory)\b|(?:Error|Exception):/i.test(line)
  ) {
    return 'bad';
  }
  return /warn(?:ing)?\b|\bdeprecat/i.test(line) ? 'warn' : 'plain';
}

/** Each line with its time, as a file or the clipboard takes it. */
export function logText(lines: readonly LogLine[]): string {
  return lines.map(({ at, text }) => `${at}  ${text}\n`).join('');
}

const ESC = '\u001b';
const BELL = '\u0007';
/** What stands behind ESC: a color or cursor move, or a command of one sign. */
const SEQUENCE = /^(?:\[[0-9;?]*[ -/]*[@-~]|[@-Z\\-_])/;

function plainText(text: string): string {
  return withoutEscapes(text).replaceAll('\r\n', '\n');
}

/** Terminal colors, cursor moves and titles are not text. */
function withoutEscapes(text: string): string {
  const [head = '', ...parts] = text.split(ESC);
  let out = head;
  for (const [i, part] of parts.entries()) {
    const isTitle = part.startsWith(']');
    const bell = isTitle ? part.indexOf(BELL) : -1;
    if (bell >= 0) out += part.slice(bell + 1);
    // A title may end in ESC \ instead.
    else if (!isTitle || parts[i + 1]?.startsWith('\\') !== true)
      out += SEQUENCE.test(part) ? part.replace(SEQUENCE, '') : ESC + part;
  }
  return out;
}

/** A carriage return goes back to the start: what follows is drawn over the line. */
function drawn(line: string): string {
  const at = line.lastIndexOf('\r');
  if (at < 0) return line;
  const rest = line.slice(at + 1);
  if (rest !== '') return rest;
  // Nothing was drawn yet: what stood there is still seen.
  return `${drawn(line.slice(0, at))}\r`;
}
