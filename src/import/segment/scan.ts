// Reads a paragraph unit by unit into runs: shown text, each with the marks that it stands under.
import type { Atom, ScannedParagraph, ScanOptions } from './atom';
import type { Line } from './blocks';
import { lookAhead } from './look-ahead';
import { isUnderscoreMark, readOocOpen } from './openers';
import {
  readAddress,
  readEntity,
  readLink,
  readMacro,
  readPicture,
  readStageTag,
  readTag,
  type StageTag,
} from './markup';

const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”“"',
  '„': '“”"',
  '«': '»',
  '»': '«',
  '‹': '›',
  '「': '」',
  '『': '』',
  '"': '"”',
  '＂': '＂',
  '‘': '’',
  "'": "'",
};
/** Units that mean nothing but themselves; most of any text, so they are read in one go. */
const PLAIN = /(?:[^\n\\<{#![h&*_~|`"'“”„«»‹›「」『』‘’＂()\]}]|h(?!ttps?:)|!(?!\[))+/y;
const BEFORE_OPEN = /[\s([{*_~—–\-/>|:,.!?…]|^$/u;
const LETTER = /[\p{L}\p{N}]/u;

interface State {
  quote: number;
  quoteMark: string;
  star: number;
  starFrom: number;
  bold: boolean;
  strike: boolean;
  ooc: number;
  oocClose: string;
}

/** The atoms of a paragraph's lines. Marks that nothing closes end with their line or paragraph. */
export function scanParagraph(
  text: string,
  lines: readonly Line[],
  options: ScanOptions,
): ScannedParagraph {
  const atoms: Atom[] = [];
  const unknownMacros: string[] = [];
  const dashLines = new Set<number>();
  const stageTags: (StageTag & { start: number })[] = [];
  const last = lines.at(-1);
  if (!last) return { atoms, unknownMacros, dashLines, stageTags };
  let quotes = 0;
  let stars = 0;
  let oocs = 0;
  const state: State = {
    quote: 0,
    quoteMark: '',
    star: 0,
    starFrom: -1,
    bold: false,
    strike: false,
    ooc: 0,
    oocClose: '',
  };
  const ahead = lookAhead(text, lines);
  let plainFrom = -1;
  let plainText = '';
  let lineIndex = 0;

  const atomOf = (start: number, end: number, shown: string): Atom => ({
    start,
    end,
    text: shown,
    quote: state.quote,
    star: state.star,
    bold: state.bold,
    strike: state.strike,
    ooc: state.ooc,
    lineIndex,
  });
  const markOf = (start: number, end: number, role: NonNullable<Atom['mark']>): Atom => ({
    start,
    end,
    text: '',
    quote: state.quote,
    star: state.star,
    bold: state.bold,
    strike: state.strike,
    ooc: state.ooc,
    lineIndex,
    mark: role,
  });
  const flush = (at: number): void => {
    if (plainFrom >= 0 && at > plainFrom) atoms.push(atomOf(plainFrom, at, plainText));
    plainFrom = -1;
    plainText = '';
  };
  const show = (start: number, end: number, shown: string): void => {
    // A run whose text is its source stays one; anything replaced is a run of its own.
    if (shown === text.slice(start, end)) {
      if (plainFrom < 0) plainFrom = start;
      plainText += shown;
      return;
    }
    flush(start);
    atoms.push(atomOf(start, end, shown));
  };
  const mark = (
    start: number,
    end: number,
    role: NonNullable<Atom['mark']>,
    change?: () => void,
  ): void => {
    flush(start);
    if (role === 'close') atoms.push(markOf(start, end, role));
    change?.();
    if (role !== 'close') atoms.push(markOf(start, end, role));
  };

  for (const [index, line] of lines.entries()) {
    lineIndex = index;
    let at = line.from;
    if (line.from > line.start) mark(line.start, line.from, 'open');
    let dashSpeech = 0;
    if (options.dashDialogue && /^\s*[—–―-]\s*(?=[\p{L}¿¡"…])/u.test(text.slice(at, at + 8))) {
      const dash = /^\s*[—–―-]\s*/u.exec(text.slice(at, at + 8))?.[0].length ?? 1;
      dashLines.add(index);
      dashSpeech = ++quotes;
      mark(at, at + dash, 'open', () => {
        state.quote = dashSpeech;
        state.quoteMark = '—';
      });
      at += dash;
    }
    while (at < line.end) {
      PLAIN.lastIndex = at;
      const plain = PLAIN.exec(text)?.[0];
      if (plain !== undefined) {
        const end = Math.min(at + plain.length, line.end);
        if (plainFrom < 0) plainFrom = at;
        plainText += text.slice(at, end);
        at = end;
        continue;
      }
      const unit = text.charAt(at);
      const prev = at > line.from ? text.charAt(at - 1) : '';
      const next = at + 1 < line.end ? text.charAt(at + 1) : '';
      if (unit === '\\' && next !== '' && '*_~`"\\#>[](){}|.!-+'.includes(next)) {
        show(at, at + 2, next);
        at += 2;
        continue;
      }
      if ((unit === '[' || unit === '{') && next === unit) {
        const tag = readStageTag(text, at);
        if (tag && tag.end <= line.end) {
          mark(at, tag.end, 'stage');
          stageTags.push({ ...tag, start: at });
          at = tag.end;
          continue;
        }
      }
      if (unit === '<' || unit === '{' || unit === '#') {
        const macro = readMacro(text, at);
        if (macro) {
          if (macro.unknown !== undefined) unknownMacros.push(macro.unknown);
          if (macro.show === undefined) mark(at, macro.end, 'other');
          else show(at, macro.end, macro.show);
          at = macro.end;
          continue;
        }
      }
      if (unit === '<' || unit === '!' || unit === '[' || unit === 'h') {
        const picture = readPicture(text, at);
        if (picture && picture.end <= line.end) {
          mark(at, picture.end, 'other');
          at = picture.end;
          continue;
        }
      }
      if (unit === '<') {
        const tag = readTag(text, at);
        if (tag && tag.end <= line.end) {
          if (tag.effect === 'bold')
            mark(at, tag.end, tag.closing ? 'close' : 'open', () => (state.bold = !tag.closing));
          else if (tag.effect === 'strike')
            mark(at, tag.end, tag.closing ? 'close' : 'open', () => (state.strike = !tag.closing));
          else if (tag.effect === 'italic') {
            mark(at, tag.end, tag.closing ? 'close' : 'open', () => {
              state.star = tag.closing ? 0 : ++stars;
              state.starFrom = at;
            });
          } else if (tag.effect === 'quote') {
            mark(at, tag.end, tag.closing ? 'close' : 'open', () => {
              state.quote = tag.closing ? 0 : ++quotes;
              state.quoteMark = 'q';
            });
          } else if (tag.effect === 'break' && at > line.from) show(at, tag.end, ' ');
          else mark(at, tag.end, 'other');
          at = tag.end;
          continue;
        }
      }
      if (unit === '&') {
        const entity = readEntity(text, at);
        if (entity && entity.end <= line.end) {
          show(at, entity.end, entity.text);
          at = entity.end;
          continue;
        }
      }
      if (unit === '[') {
        const link = readLink(text, at);
        if (link && link.end <= line.end) {
          mark(at, link.textStart, 'open');
          show(link.textStart, link.textEnd, text.slice(link.textStart, link.textEnd));
          mark(link.textEnd, link.end, 'close');
          at = link.end;
          continue;
        }
      }
      if (unit === 'h' && !LETTER.test(prev)) {
        const address = readAddress(text, at);
        if (address) {
          const end = Math.min(address.end, line.end);
          show(at, end, text.slice(at, end));
          at = end;
          continue;
        }
      }
      if (state.ooc === 0) {
        const opener = readOocOpen(text, at, line.end);
        if (opener) {
          const close = opener.close;
          mark(at, at + opener.length, 'open', () => {
            state.ooc = ++oocs;
            state.oocClose = close;
          });
          at += opener.length;
          continue;
        }
      } else if (text.startsWith(state.oocClose, at)) {
        const length = state.oocClose.length;
        mark(at, at + length, 'close');
        state.ooc = 0;
        at += length;
        continue;
      }
      if (unit === '*' || (unit === '_' && isUnderscoreMark(prev, text, at, line.end))) {
        at = readStars(unit, at, line);
        continue;
      }
      if (unit === '~' && next === '~' && text.charAt(at + 2) !== '~') {
        mark(at, at + 2, state.strike ? 'close' : 'open', () => (state.strike = !state.strike));
        at += 2;
        continue;
      }
      if (unit === '|' && next === '|') {
        mark(at, at + 2, 'other');
        at += 2;
        continue;
      }
      if (unit === '`') {
        mark(at, at + 1, 'other');
        at++;
        continue;
      }
      if (state.ooc === 0 && readQuote(unit, at, prev, next, line, dashSpeech)) {
        at++;
        continue;
      }
      show(at, at + 1, unit);
      at++;
    }
    endLine(index, line);
  }
  flush(last.end);
  return { atoms, unknownMacros, dashLines, stageTags };

  /** A run of stars or underscores at `at`; returns where to go on. */
  function readStars(unit: string, at: number, line: Line): number {
    let end = at + 1;
    while (end < line.end && text.charAt(end) === unit) end++;
    const count = end - at;
    const prev = at > line.from ? text.charAt(at - 1) : '';
    const next = end < line.end ? text.charAt(end) : '';
    const spaceBefore = prev === '' || /\s/.test(prev);
    const spaceAfter = next === '' || /\s/.test(next);
    const isOpen =
      count === 2 ? state.bold : count === 3 ? state.bold && state.star > 0 : state.star > 0;
    const isCensored = count >= 2 && LETTER.test(prev) && !isOpen;
    const isTimes =
      count === 1 &&
      spaceBefore &&
      spaceAfter &&
      !isOpen &&
      prev !== '' &&
      !ahead.closesLoosely(at, line);
    if (count > 3 || isCensored || isTimes) {
      show(at, end, text.slice(at, end));
      return end;
    }
    if (count === 2) {
      mark(at, end, state.bold ? 'close' : 'open', () => (state.bold = !state.bold));
    } else if (count === 3) {
      if (isOpen)
        mark(at, end, 'close', () => {
          state.bold = false;
          state.star = 0;
        });
      else
        mark(at, end, 'open', () => {
          state.bold = true;
          state.star = ++stars;
          state.starFrom = at;
        });
    } else if (state.star > 0) {
      // A star that can only open, while one is open: the first was never closed.
      const reopens = spaceBefore && !spaceAfter && ahead.hasCloser(end, line);
      if (reopens)
        mark(at, end, 'open', () => {
          state.star = ++stars;
          state.starFrom = at;
        });
      else mark(at, end, 'close', () => (state.star = 0));
    } else if (spaceAfter && !spaceBefore) {
      recoverOpening(at);
      mark(at, end, 'close', () => (state.star = 0));
    } else
      mark(at, end, 'open', () => {
        state.star = ++stars;
        state.starFrom = at;
      });
    return end;
  }

  /** `She smiles* Hello`: the star that closes says that the line so far was meant to be starred. */
  function recoverOpening(at: number): void {
    flush(at);
    const id = ++stars;
    for (let i = atoms.length - 1; i >= 0; i--) {
      const atom = atoms[i];
      if (
        !atom ||
        atom.lineIndex !== lineIndex ||
        atom.star > 0 ||
        atom.quote > 0 ||
        atom.ooc > 0 ||
        (atom.mark && atom.mark !== 'other' && atom.mark !== 'stage')
      )
        break;
      atoms[i] = { ...atom, star: id };
    }
    state.star = id;
  }

  function readQuote(
    unit: string,
    at: number,
    prev: string,
    next: string,
    line: Line,
    dashSpeech: number,
  ): boolean {
    if (CLOSERS[unit] === undefined && !'”»«’」』›＂'.includes(unit)) return false;
    const isSingle = unit === "'" || unit === '‘' || unit === '’';
    if (isSingle && !options.singleQuotes) return false;
    if (state.quote > 0 && state.quoteMark !== '—') {
      const closers = CLOSERS[state.quoteMark] ?? '';
      if (!closers.includes(unit)) return false;
      if (isSingle && (LETTER.test(next) || prev === '' || /\s/.test(prev))) return false;
      const isFresh =
        unit === '"' &&
        (prev === '' || /[\s*]/.test(prev)) &&
        LETTER.test(next) &&
        !/[\s*]/.test(text.charAt(state.starFrom));
      if (isFresh && at > line.from) {
        mark(at, at + 1, 'open', () => {
          state.quote = ++quotes;
          state.quoteMark = unit;
        });
        return true;
      }
      if ((unit === '“' || unit === '«') && state.quoteMark === unit) return false;
      mark(at, at + 1, 'close', () => (state.quote = 0));
      return true;
    }
    if (state.quote > 0 && dashSpeech > 0) return false;
    if (CLOSERS[unit] === undefined) return markStray(at);
    if (unit === '"') {
      // 6'2" is a measure, and a mark with a blank behind it closes something that never opened.
      if (/\d/.test(prev)) return false;
      if (next === '' || /\s/.test(next)) return markStray(at);
      if (!BEFORE_OPEN.test(prev)) return markStray(at);
    }
    if (unit === '»' && !BEFORE_OPEN.test(prev)) return markStray(at);
    if (isSingle && !(BEFORE_OPEN.test(prev) && LETTER.test(next) && ahead.singleCloses(at, line)))
      return false;
    mark(at, at + 1, 'open', () => {
      state.quote = ++quotes;
      state.quoteMark = unit;
    });
    return true;
  }

  function markStray(at: number): boolean {
    mark(at, at + 1, 'other');
    return true;
  }

  /** What is still open at a line end stays open only if a later line of the paragraph closes it. */
  function endLine(index: number, line: Line): void {
    flush(line.end);
    const nextLine = lines[index + 1];
    if (!nextLine) return;
    const carries = options.joinLines;
    if (
      state.quote > 0 &&
      (state.quoteMark === '—' ||
        nextLine.speaker !== undefined ||
        !(carries || ahead.quoteStaysOpen(index, state.quoteMark)))
    )
      state.quote = 0;
    if (
      state.star > 0 &&
      (nextLine.speaker !== undefined || !(carries || ahead.starStaysOpen(index)))
    )
      state.star = 0;
    if (nextLine.speaker !== undefined) {
      state.bold = false;
      state.strike = false;
      state.ooc = 0;
    }
    atoms.push(atomOf(line.end, nextLine.start, ' '));
  }
}
