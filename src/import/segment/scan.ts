// Reads a paragraph unit by unit into runs: shown text, each with the marks that it stands under.
import type { ScannedParagraph, ScanOptions } from './atom';
import { AtomPen } from './atom-pen';
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
/** Units that mean nothing but themselves; most of any text, so they are read in few goes, each bounded. */
const PLAIN = /(?:[^\n\\<{#![h&*_~|`"'“”„«»‹›「」『』‘’＂()\]}]|h(?!ttps?:)|!(?!\[)){1,4096}/y;
const BEFORE_OPEN = /[\s([{*_~—–\-/>|:,.!?…]|^$/u;
const LETTER = /[\p{L}\p{N}]/u;

/** The atoms of a paragraph's lines. Marks that nothing closes end with their line or paragraph. */
export function scanParagraph(
  text: string,
  lines: readonly Line[],
  options: ScanOptions,
): ScannedParagraph {
  const pen = new AtomPen(text);
  const { atoms, open } = pen;
  const unknownMacros: string[] = [];
  const dashLines = new Set<number>();
  const stageTags: (StageTag & { start: number })[] = [];
  const last = lines.at(-1);
  if (!last) return { atoms, unknownMacros, dashLines, stageTags };
  let quotes = 0;
  let stars = 0;
  let oocs = 0;
  const ahead = lookAhead(text, lines);

  for (const [index, line] of lines.entries()) {
    pen.lineIndex = index;
    let at = line.from;
    if (line.from > line.start) pen.mark(line.start, line.from, 'open');
    let dashSpeech = 0;
    if (options.dashDialogue && /^\s*[—–―-]\s*(?=[\p{L}¿¡"…])/u.test(text.slice(at, at + 8))) {
      const dash = /^\s*[—–―-]\s*/u.exec(text.slice(at, at + 8))?.[0].length ?? 1;
      dashLines.add(index);
      dashSpeech = ++quotes;
      pen.mark(at, at + dash, 'open', () => {
        open.quote = dashSpeech;
        open.quoteMark = '—';
      });
      at += dash;
    }
    while (at < line.end) {
      PLAIN.lastIndex = at;
      const plain = PLAIN.exec(text)?.[0];
      if (plain !== undefined) {
        const end = Math.min(at + plain.length, line.end);
        pen.plain(at, end);
        at = end;
        continue;
      }
      const unit = text.charAt(at);
      const prev = at > line.from ? text.charAt(at - 1) : '';
      const next = at + 1 < line.end ? text.charAt(at + 1) : '';
      if (unit === '\\' && next !== '' && '*_~`"\\#>[](){}|.!-+'.includes(next)) {
        pen.show(at, at + 2, next);
        at += 2;
        continue;
      }
      if ((unit === '[' || unit === '{') && next === unit) {
        const tag = readStageTag(text, at);
        if (tag && tag.end <= line.end) {
          pen.mark(at, tag.end, 'stage');
          stageTags.push({ ...tag, start: at });
          at = tag.end;
          continue;
        }
      }
      if (unit === '<' || unit === '{' || unit === '#') {
        const macro = readMacro(text, at);
        if (macro) {
          if (macro.unknown !== undefined) unknownMacros.push(macro.unknown);
          if (macro.show === undefined) pen.mark(at, macro.end, 'other');
          else pen.show(at, macro.end, macro.show);
          at = macro.end;
          continue;
        }
      }
      if (unit === '<' || unit === '!' || unit === '[' || unit === 'h') {
        const picture = readPicture(text, at);
        if (picture && picture.end <= line.end) {
          pen.mark(at, picture.end, 'other');
          at = picture.end;
          continue;
        }
      }
      if (unit === '<') {
        const tag = readTag(text, at, options.pairedTags);
        if (tag && tag.end <= line.end) {
          if (tag.effect === 'bold')
            pen.mark(at, tag.end, tag.closing ? 'close' : 'open', () => (open.bold = !tag.closing));
          else if (tag.effect === 'strike')
            pen.mark(
              at,
              tag.end,
              tag.closing ? 'close' : 'open',
              () => (open.strike = !tag.closing),
            );
          else if (tag.effect === 'italic') {
            pen.mark(at, tag.end, tag.closing ? 'close' : 'open', () => {
              open.star = tag.closing ? 0 : ++stars;
              open.starFrom = at;
            });
          } else if (tag.effect === 'quote') {
            pen.mark(at, tag.end, tag.closing ? 'close' : 'open', () => {
              open.quote = tag.closing ? 0 : ++quotes;
              open.quoteMark = 'q';
            });
          } else if (tag.effect === 'break' && at > line.from) pen.show(at, tag.end, ' ');
          else pen.mark(at, tag.end, 'other');
          at = tag.end;
          continue;
        }
      }
      if (unit === '&') {
        const entity = readEntity(text, at);
        if (entity && entity.end <= line.end) {
          pen.show(at, entity.end, entity.text);
          at = entity.end;
          continue;
        }
      }
      if (unit === '[') {
        const link = readLink(text, at);
        if (link && link.end <= line.end) {
          pen.mark(at, link.textStart, 'open');
          pen.show(link.textStart, link.textEnd, text.slice(link.textStart, link.textEnd));
          pen.mark(link.textEnd, link.end, 'close');
          at = link.end;
          continue;
        }
      }
      if (unit === 'h' && !LETTER.test(prev)) {
        const address = readAddress(text, at);
        if (address) {
          const end = Math.min(address.end, line.end);
          pen.show(at, end, text.slice(at, end));
          at = end;
          continue;
        }
      }
      if (open.ooc === 0) {
        const opener = readOocOpen(text, at, line.end);
        if (opener) {
          const close = opener.close;
          pen.mark(at, at + opener.length, 'open', () => {
            open.ooc = ++oocs;
            open.oocClose = close;
          });
          at += opener.length;
          continue;
        }
      } else if (text.startsWith(open.oocClose, at)) {
        const length = open.oocClose.length;
        pen.mark(at, at + length, 'close');
        open.ooc = 0;
        at += length;
        continue;
      }
      if (unit === '*' || (unit === '_' && isUnderscoreMark(prev, text, at, line.end))) {
        at = readStars(unit, at, line);
        continue;
      }
      if (unit === '~' && next === '~' && text.charAt(at + 2) !== '~') {
        pen.mark(at, at + 2, open.strike ? 'close' : 'open', () => (open.strike = !open.strike));
        at += 2;
        continue;
      }
      if (unit === '|' && next === '|') {
        pen.mark(at, at + 2, 'other');
        at += 2;
        continue;
      }
      if (unit === '`') {
        pen.mark(at, at + 1, 'other');
        at++;
        continue;
      }
      if (open.ooc === 0 && readQuote(unit, at, prev, next, line, dashSpeech)) {
        at++;
        continue;
      }
      pen.show(at, at + 1, unit);
      at++;
    }
    endLine(index, line);
  }
  pen.flush(last.end);
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
      count === 2 && !options.boldActs
        ? open.bold
        : count === 3
          ? open.bold && open.star > 0
          : open.star > 0;
    const isCensored = count >= 2 && LETTER.test(prev) && !isOpen;
    const isTimes =
      count === 1 &&
      spaceBefore &&
      spaceAfter &&
      !isOpen &&
      prev !== '' &&
      !ahead.closesLoosely(at, line);
    if (count > 3 || isCensored || isTimes) {
      pen.show(at, end, text.slice(at, end));
      return end;
    }
    if (count === 2 && !options.boldActs) {
      pen.mark(at, end, open.bold ? 'close' : 'open', () => (open.bold = !open.bold));
    } else if (count === 3) {
      if (isOpen)
        pen.mark(at, end, 'close', () => {
          open.bold = false;
          open.star = 0;
        });
      else
        pen.mark(at, end, 'open', () => {
          open.bold = true;
          open.star = ++stars;
          open.starFrom = at;
        });
    } else if (open.star > 0) {
      // A star that can only open, while one is open: the first was never closed.
      const reopens = spaceBefore && !spaceAfter && ahead.hasCloser(end, line);
      if (reopens)
        pen.mark(at, end, 'open', () => {
          open.star = ++stars;
          open.starFrom = at;
        });
      else pen.mark(at, end, 'close', () => (open.star = 0));
    } else if (spaceAfter && !spaceBefore) {
      recoverOpening(at);
      pen.mark(at, end, 'close', () => (open.star = 0));
    } else
      pen.mark(at, end, 'open', () => {
        open.star = ++stars;
        open.starFrom = at;
      });
    return end;
  }

  /** `She smiles* Hello`: the star that closes says that the line so far was meant to be starred. */
  function recoverOpening(at: number): void {
    pen.flush(at);
    const id = ++stars;
    for (let i = atoms.length - 1; i >= 0; i--) {
      const atom = atoms[i];
      if (
        !atom ||
        atom.lineIndex !== pen.lineIndex ||
        atom.star > 0 ||
        atom.quote > 0 ||
        atom.ooc > 0 ||
        (atom.mark && atom.mark !== 'other' && atom.mark !== 'stage')
      )
        break;
      atoms[i] = { ...atom, star: id };
    }
    open.star = id;
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
    if (open.quote > 0 && open.quoteMark !== '—') {
      const closers = CLOSERS[open.quoteMark] ?? '';
      if (!closers.includes(unit)) return false;
      if (isSingle && (LETTER.test(next) || prev === '' || /\s/.test(prev))) return false;
      const isFresh =
        unit === '"' &&
        (prev === '' || /[\s*]/.test(prev)) &&
        LETTER.test(next) &&
        !/[\s*]/.test(text.charAt(open.starFrom));
      if (isFresh && at > line.from) {
        pen.mark(at, at + 1, 'open', () => {
          open.quote = ++quotes;
          open.quoteMark = unit;
        });
        return true;
      }
      if ((unit === '“' || unit === '«') && open.quoteMark === unit) return false;
      pen.mark(at, at + 1, 'close', () => (open.quote = 0));
      return true;
    }
    if (open.quote > 0 && dashSpeech > 0) return false;
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
    pen.mark(at, at + 1, 'open', () => {
      open.quote = ++quotes;
      open.quoteMark = unit;
    });
    return true;
  }

  function markStray(at: number): boolean {
    pen.mark(at, at + 1, 'other');
    return true;
  }

  /** What is still open at a line end stays open only if a later line of the paragraph closes it. */
  function endLine(index: number, line: Line): void {
    pen.flush(line.end);
    const nextLine = lines[index + 1];
    if (!nextLine) return;
    const carries = options.joinLines;
    if (
      open.quote > 0 &&
      (open.quoteMark === '—' ||
        nextLine.speaker !== undefined ||
        !(carries || ahead.quoteStaysOpen(index, open.quoteMark)))
    )
      open.quote = 0;
    if (
      open.star > 0 &&
      (nextLine.speaker !== undefined || !(carries || ahead.starStaysOpen(index)))
    )
      open.star = 0;
    if (nextLine.speaker !== undefined) {
      open.bold = false;
      open.strike = false;
      open.ooc = 0;
    }
    pen.add(line.end, nextLine.start, ' ');
  }
}
