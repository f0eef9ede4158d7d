import { describe, expect, it } from 'vitest';
import {
  EMPTY_BOOK,
  levelOf,
  linesAfter,
  logText,
  MOST_LINES,
  takePieces,
  type LogPiece,
} from './log-book';

const at = (n: number) => `2026-11-21T03:53:${String(n).padStart(2, '0')}.000001`;
const piece = (n: number, text: string): LogPiece => ({ at: at(n), text });
const textsOf = (book: typeof EMPTY_BOOK) => book.lines.map(({ text }) => text);

describe('the log of a server', () => {
  it('takes from each reading only what is new', () => {
    const first = [piece(1, 'a\n'), piece(2, 'b\n'), piece(2, 'c\n')];
    const one = takePieces(EMPTY_BOOK, first);
    expect(takePieces(one, first)).toBe(one);
    const two = takePieces(one, [...first.slice(1), piece(2, 'd\n'), piece(3, 'e\n')]);
    expect(textsOf(two)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(takePieces(two, [piece(3, 'e\n'), piece(3, 'f\n')]).lines.at(-1)?.text).toBe('f');
    expect(new Set(two.lines.map(({ id }) => id)).size).toBe(5);
  });

  it('joins pieces to lines, and draws a progress bar over itself', () => {
    let book = takePieces(EMPTY_BOOK, [piece(1, 'Loading '), piece(2, 'model\n')]);
    expect(textsOf(book)).toEqual(['Loading model']);
    book = takePieces(book, [piece(3, '  0%|   | 0/4\r'), piece(4, ' 25%|#  | 1/4')]);
    const id = book.lines.at(-1)?.id;
    book = takePieces(book, [piece(5, '\r100%|###| 4/4'), piece(6, '\n\nDone\n')]);
    expect(textsOf(book)).toEqual(['Loading model', '100%|###| 4/4', '', 'Done']);
    expect(book.lines[1]?.id).toBe(id);
  });

  it('keeps text as text, without terminal colors', () => {
    const book = takePieces(EMPTY_BOOK, [
      piece(1, '\u001b[31m<b>bold</b>\u001b[0m \u001b]0;title\u0007x\r\n'),
    ]);
    expect(textsOf(book)).toEqual(['<b>bold</b> x']);
  });

  it('clears by a watermark: old lines go, new ones come', () => {
    const one = takePieces(EMPTY_BOOK, [piece(1, 'old\n')]);
    const mark = one.lines.at(-1)?.id ?? 0;
    const two = takePieces(one, [piece(1, 'old\n'), piece(2, 'new\n')]);
    expect(linesAfter(two, mark).map(({ text }) => text)).toEqual(['new']);
    expect(logText(linesAfter(two, mark))).toBe(`${at(2)}  new\n`);
  });

  it('goes on when the clock of the server went back', () => {
    const one = takePieces(EMPTY_BOOK, [piece(40, 'before\n')]);
    expect(textsOf(takePieces(one, [piece(2, 'after\n')]))).toEqual(['before', 'after']);
  });

  it('keeps a bounded number of bounded lines', () => {
    const many = Array.from({ length: MOST_LINES + 50 }, (_, i) => ({
      at: String(i).padStart(6, '0'),
      text: `${i}\n`,
    }));
    const book = takePieces(EMPTY_BOOK, many);
    expect(book.lines).toHaveLength(MOST_LINES);
    expect(book.lines[0]?.text).toBe('50');
    const long = takePieces(EMPTY_BOOK, [piece(1, 'x'.repeat(100_000))]);
    expect(long.lines[0]?.text.length).toBeLessThanOrEqual(4000);
  });

  it('marks what is wrong', () => {
    expect(levelOf('Traceback (most recent call last):')).toBe('bad');
    expect(levelOf('RuntimeError: boom')).toBe('bad');
    expect(levelOf('torch.cuda.OutOfMemoryError: CUDA')).toBe('bad');
    expect(levelOf('UserWarning: x')).toBe('warn');
    expect(levelOf('WARNING: old node')).toBe('warn');
    expect(levelOf('got prompt')).toBe('plain');
  });
});
