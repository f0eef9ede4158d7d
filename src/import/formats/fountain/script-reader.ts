// Puts the lines of a Fountain script together: speeches, actions, headings, notes.
import type { LogSource, ReadLog } from '../log-format';
import { cleanText, isWholeOoc } from '../shared/text-marks';
import { TranscriptBuilder, type NewMessage } from '../shared/transcript-builder';
import { readFountainLine, type FountainLine } from './fountain-lines';
import type { ScriptPiece } from './script-pieces';
import { bareTitle, readTitleLine } from './title-page';

type Marks = Omit<NewMessage, 'text' | 'bytes' | 'textBytes' | 'line'>;

interface OpenPart {
  readonly marks: Marks;
  readonly line: number;
  readonly startByte: number;
  endByte: number;
  textStart: number;
  textEnd: number;
}

const ACTION: Marks = { speaker: null, kind: 'narration' };
const HEADING: Marks = { ...ACTION, heading: true };
/** Cuts and fades are for the crew; nobody in the story sees them. */
const TRANSITION: Marks = { speaker: null, kind: 'system' };

/** `[[a word to myself]]` within a paragraph is for nobody else; a paragraph of it is a note of its own. */
function withoutNotes(body: string): string {
  if (!body.includes('[[') || isWholeOoc(body)) return body;
  let out = '';
  let at = 0;
  for (let open = body.indexOf('[['); open !== -1; open = body.indexOf('[[', at)) {
    const close = body.indexOf(']]', open);
    if (close === -1) break;
    out += body.slice(at, open).replace(/ $/, '');
    at = close + 2;
  }
  return (out + body.slice(at)).trim();
}

export class ScriptReader {
  readonly #builder = new TranscriptBuilder();
  #part: OpenPart | undefined;
  /** Whose speech goes on after what was struck out of it. */
  #resumed: Marks | undefined;
  /** A `[[` of the open part has not closed. */
  #isInNote = false;
  #afterBlank = true;
  #onTitlePage: 'perhaps' | 'yes' | 'no' = 'perhaps';
  #title = '';
  #titleKey = '';

  constructor(private readonly source: LogSource) {}

  take(piece: ScriptPiece, beforeBlank: boolean): void {
    if (piece.isStruckOut) {
      this.#resumed = this.#part?.marks;
      this.#close();
      return this.#builder.skip(piece.bytes, 'struck out by the author');
    }
    if (piece.text.trim() === '') return this.#takeBlank(piece);
    if (this.#takeTitle(piece)) return;
    const afterBlank = this.#afterBlank;
    this.#afterBlank = false;
    const marks = this.#part?.marks ?? this.#resumed;
    const inSpeech = !afterBlank && (marks?.kind === 'post' || this.#isInNote);
    const read = readFountainLine(piece.text, { afterBlank, beforeBlank, inSpeech });
    // What follows struck-out words on their line is the rest of it, whatever it looks like.
    if (!piece.isLineStart && marks && read.is !== 'text') {
      this.#continue(piece, { from: 0, to: piece.text.length });
    } else this.#takeLine(piece, read);
  }

  #takeBlank(piece: ScriptPiece): void {
    if (!piece.isLineStart) return this.#extendBytes(piece);
    // A line of two spaces keeps a speech open, and a note.
    if (/^ {2,}$/.test(piece.text) && (this.#part?.marks.kind === 'post' || this.#isInNote)) {
      return this.#extendBytes(piece);
    }
    this.#close();
    this.#resumed = undefined;
    this.#afterBlank = true;
    if (this.#onTitlePage === 'yes') this.#onTitlePage = 'no';
    this.#builder.skip(piece.bytes, 'blank line');
  }

  #takeTitle(piece: ScriptPiece): boolean {
    if (this.#onTitlePage === 'no') return false;
    const entry = readTitleLine(piece.text);
    const isValue = this.#onTitlePage === 'yes' && /^\s/.test(piece.text);
    if (!entry && !isValue && this.#onTitlePage === 'perhaps') {
      this.#onTitlePage = 'no';
      return false;
    }
    this.#onTitlePage = 'yes';
    if (entry) this.#titleKey = entry.key;
    const value = entry ? entry.value : bareTitle(piece.text);
    if (this.#titleKey === 'title' && this.#title === '') this.#title = value.slice(0, 200);
    this.#builder.skip(piece.bytes, 'title page');
    return true;
  }

  #takeLine(piece: ScriptPiece, read: FountainLine): void {
    switch (read.is) {
      case 'page-break':
        this.#close();
        return this.#builder.skip(piece.bytes, 'page break');
      case 'heading': {
        const stated = read.stated ? { stated: read.stated } : {};
        return this.#single(piece, read, { ...HEADING, ...stated });
      }
      case 'synopsis':
        return this.#single(piece, read, this.#synopsisMarks(read.to - read.from));
      case 'transition':
        return this.#single(piece, read, TRANSITION);
      case 'centered':
        return this.#single(piece, read, ACTION);
      case 'action':
        return this.#begin(piece, read, ACTION);
      case 'character': {
        const speaker = this.#builder.speaker({ key: read.name, name: read.name });
        const cue = read.cue === undefined ? {} : { cue: read.cue };
        const end = piece.text.length;
        return this.#begin(piece, { from: end, to: end }, { speaker, kind: 'post', ...cue });
      }
      case 'parenthetical':
        return this.#takeCue(piece, piece.text.slice(read.from, read.to).trim());
      case 'lyric': {
        const { speaker = null, kind = 'narration' } = this.#part?.marks ?? this.#resumed ?? {};
        this.#single(piece, read, { speaker, kind });
        this.#resumed = { speaker, kind };
        return;
      }
      case 'text':
        return this.#continue(piece, read);
    }
  }

  /** A few words right below a heading name the scene; a longer summary is the author's note. */
  #synopsisMarks(length: number): Marks {
    const isBelowHeading = this.#builder.messages.at(-1)?.heading === true && !this.#part;
    return isBelowHeading && length <= 60 ? HEADING : { speaker: null, kind: 'ooc' };
  }

  /** Before the speech it says how it is said; within it, how it goes on. */
  #takeCue(piece: ScriptPiece, cue: string): void {
    const part = this.#part;
    const marks = part?.marks ?? this.#resumed ?? ACTION;
    if (part && part.textStart === part.textEnd) {
      const both = part.marks.cue === undefined ? cue : `${part.marks.cue}, ${cue}`;
      this.#part = { ...part, marks: { ...marks, cue: both }, endByte: piece.bytes[1] };
      return;
    }
    const end = piece.text.length;
    this.#begin(piece, { from: end, to: end }, { ...marks, cue });
  }

  #continue(piece: ScriptPiece, { from, to }: { from: number; to: number }): void {
    const part = this.#part;
    if (!part) return this.#begin(piece, { from, to }, this.#resumed ?? ACTION);
    if (part.textStart === part.textEnd) part.textStart = piece.start + from;
    this.#isInNote = this.#noteIn(piece.text, this.#isInNote);
    part.textEnd = piece.start + to;
    part.endByte = piece.bytes[1];
  }

  #noteIn(text: string, before: boolean): boolean {
    const [open, close] = [text.lastIndexOf('[['), text.lastIndexOf(']]')];
    return open === close ? before : open > close;
  }

  #extendBytes(piece: ScriptPiece): void {
    if (this.#part) this.#part.endByte = piece.bytes[1];
    else this.#builder.skip(piece.bytes, 'blank line');
  }

  #single(piece: ScriptPiece, inside: { from: number; to: number }, marks: Marks): void {
    this.#begin(piece, inside, marks);
    this.#close();
  }

  #begin(piece: ScriptPiece, { from, to }: { from: number; to: number }, marks: Marks): void {
    this.#close();
    this.#resumed = undefined;
    this.#isInNote = this.#noteIn(piece.text, false);
    this.#part = {
      marks,
      line: piece.line,
      startByte: piece.bytes[0],
      endByte: piece.bytes[1],
      textStart: piece.start + from,
      textEnd: piece.start + to,
    };
  }

  #close(): void {
    const part = this.#part;
    this.#part = undefined;
    if (!part) return;
    const { text } = this.source;
    const bytes = [part.startByte, part.endByte] as const;
    const body = withoutNotes(cleanText(text.slice(part.textStart, part.textEnd)));
    if (body.trim() === '') return this.#builder.skip(bytes, 'name or mark without text');
    const isNote = part.marks.kind === 'narration' && isWholeOoc(body);
    this.#builder.add({
      ...part.marks,
      ...(isNote ? { kind: 'ooc' } : {}),
      text: body,
      bytes,
      textBytes: [text.byteAt(part.textStart), text.byteAt(part.textEnd)],
      line: part.line,
    });
  }

  finish(): ReadLog {
    this.#close();
    const about = { isScript: true, ...(this.#title === '' ? {} : { title: this.#title }) };
    return { transcript: this.#builder.finish(this.source, about, 'blank line'), diagnostics: [] };
  }
}
