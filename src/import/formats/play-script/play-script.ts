// Plays: NAME and speech, directions in brackets, acts and scenes, a cast list.
import type { TextLine } from '@/lib/text';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { looksLikeData } from '../name-text/name-text';
import { Pace } from '../shared/pace';
import { cleanText } from '../shared/text-marks';
import { TranscriptBuilder, type NewMessage } from '../shared/transcript-builder';
import {
  dottedNames,
  readCastEntry,
  readLoneName,
  readScriptLine,
  type ScriptLine,
} from './script-lines';

const MAX_DIRECTION_LINES = 20;

interface Signs {
  /** How often each name opens a speech. */
  readonly names: ReadonlyMap<string, number>;
  readonly headings: number;
  readonly directions: number;
  readonly hasCast: boolean;
}

function readSigns(head: string): Signs {
  const names = new Map<string, number>();
  let headings = 0;
  let directions = 0;
  let hasCast = false;
  let afterBlank = true;
  const dotted = dottedNames(head);
  for (const line of head.split('\n')) {
    const isBlank = line.trim() === '';
    if (!isBlank) {
      const read = readScriptLine(line, afterBlank, dotted);
      if (read.is === 'heading') headings++;
      else if (read.is === 'direction') directions++;
      else if (read.is === 'cast-list') hasCast = true;
      const name =
        read.is === 'speech' ? read.name : afterBlank ? readLoneName(line, [])?.name : undefined;
      if (name !== undefined) names.set(name, (names.get(name) ?? 0) + 1);
    }
    afterBlank = isBlank;
  }
  return { names, headings, directions, hasCast };
}

function detect(sample: LogSample): number {
  if (looksLikeData(sample)) return 0;
  const { names, headings, directions, hasCast } = readSigns(sample.head);
  const repeated = [...names.values()].filter((count) => count >= 2);
  const speeches = repeated.reduce((sum, count) => sum + count, 0);
  if (repeated.length === 0 || speeches < 3) return headings >= 2 && hasCast ? 0.4 : 0;
  const share = speeches / Math.max(1, sample.lines.length);
  const base = share > 0.12 ? 0.58 : 0.3;
  return base + (headings > 0 ? 0.24 : 0) + (directions > 0 ? 0.07 : 0) + (hasCast ? 0.08 : 0);
}

async function read(source: LogSource): Promise<ReadLog> {
  const reader = new ScriptReader(source);
  const pace = new Pace(source);
  let held: TextLine | undefined;
  for (const line of source.text.lines()) {
    if (held) reader.take(held, line.text.trim() === '');
    held = line;
    if (pace.isDue()) await pace.turn(line.bytes[1]);
  }
  if (held) reader.take(held, true);
  return reader.finish();
}

interface OpenPart {
  readonly message: Omit<NewMessage, 'text' | 'bytes' | 'textBytes' | 'cue'> & { cue?: string };
  readonly startByte: number;
  endByte: number;
  textStart: number;
  textEnd: number;
  /** A direction whose bracket is still open. */
  isOpen: boolean;
  lines: number;
}

class ScriptReader {
  readonly #builder = new TranscriptBuilder();
  readonly #cast: string[] = [];
  /** Names in the head of the file: a line in capitals before the first speech may be the title. */
  readonly #names: ReadonlyMap<string, number>;
  #part: OpenPart | undefined;
  #afterBlank = true;
  #inCast = false;
  #castEntries = 0;
  #hasBegun = false;
  #title: string | undefined;
  #frame: 'none' | 'before' | 'after' = 'none';

  constructor(private readonly source: LogSource) {
    const head = source.text.slice(0, 65_536).replace(/\r\n?/g, '\n');
    this.#names = readSigns(head).names;
    for (const name of dottedNames(head)) this.#cast.push(name);
    // A book of Project Gutenberg is framed by its licence.
    if (/^\*\*\* ?START OF (?:THE|THIS) PROJECT/m.test(head)) {
      this.#frame = 'before';
    }
  }

  take(line: TextLine, beforeBlank: boolean): void {
    const { text } = line;
    if (/^\*\*\* ?(?:START|END) OF (?:THE|THIS) PROJECT/.test(text)) {
      this.#close();
      this.#frame = text.includes('START OF') ? 'none' : 'after';
      return this.#builder.skip(line.bytes, 'frame of the book');
    }
    if (this.#frame !== 'none') return this.#builder.skip(line.bytes, 'frame of the book');
    if (text.trim() === '') {
      this.#afterBlank = true;
      if (this.#part?.isOpen !== true) this.#close();
      if (this.#castEntries > 0) this.#inCast = false;
      if (!this.#part) this.#builder.skip(line.bytes, 'blank line');
      return;
    }
    const afterBlank = this.#afterBlank;
    this.#afterBlank = false;
    this.#takeText(line, afterBlank, beforeBlank);
  }

  #takeText(line: TextLine, afterBlank: boolean, beforeBlank: boolean): void {
    const { text } = line;
    if (this.#part?.isOpen === true && this.#part.lines < MAX_DIRECTION_LINES)
      return this.#extend(line);
    const read = readScriptLine(text, afterBlank, this.#cast);
    if (read.is === 'cast-list') {
      this.#close();
      this.#inCast = true;
      this.#castEntries = 0;
      return this.#builder.skip(line.bytes, 'cast list');
    }
    if (this.#inCast && read.is !== 'heading') return this.#takeCast(line);
    this.#inCast = false;
    if (read.is === 'heading') {
      const stated = read.stated ? { stated: read.stated } : {};
      const message = {
        speaker: null,
        kind: 'narration',
        line: line.number,
        heading: true,
      } as const;
      this.#begin(line, { ...message, ...stated }, 0, text.length);
      return this.#close();
    }
    if (read.is === 'direction') {
      if (this.#takeCue(line, read)) return;
      this.#begin(
        line,
        { speaker: null, kind: 'narration', line: line.number },
        read.textAt,
        read.textEnd,
      );
      if (this.#part) this.#part.isOpen = read.open;
      if (!read.open) this.#close();
      return;
    }
    if (read.is === 'speech') return this.#speak(line, read.name, read.cue, read.textAt);
    const lone = afterBlank && !beforeBlank ? readLoneName(text, this.#cast) : undefined;
    const isKnown =
      lone && (this.#cast.includes(lone.name) || (this.#names.get(lone.name) ?? 0) > 1);
    if (lone && (this.#hasBegun || isKnown === true))
      return this.#speak(line, lone.name, lone.cue, text.length);
    if (!this.#hasBegun) {
      this.#title ??= text.trim();
      return this.#builder.skip(line.bytes, 'title page');
    }
    if (this.#part) return this.#extend(line);
    this.#begin(line, { speaker: null, kind: 'narration', line: line.number }, 0, text.length);
  }

  /** A parenthesis between a name on its line and the speech below says how it is said. */
  #takeCue(line: TextLine, { textAt, textEnd, open }: ScriptLine & { is: 'direction' }): boolean {
    const part = this.#part;
    if (open || !part || part.message.speaker === null || part.textStart !== part.textEnd)
      return false;
    part.message.cue ??= line.text.slice(textAt, textEnd).trim();
    part.endByte = line.bytes[1];
    return true;
  }

  #takeCast(line: TextLine): void {
    const entry = readCastEntry(line.text);
    if (entry) {
      this.#castEntries++;
      this.#cast.push(entry.name);
      const { name, description } = entry;
      this.#builder.speaker({ key: name, name, ...(description === '' ? {} : { description }) });
    }
    this.#builder.skip(line.bytes, 'cast list');
  }

  #speak(line: TextLine, name: string, cue: string | undefined, textAt: number): void {
    const speaker = this.#builder.speaker({ key: name, name });
    const message = { speaker, kind: 'post', line: line.number } as const;
    this.#begin(
      line,
      { ...message, ...(cue === undefined ? {} : { cue }) },
      textAt,
      line.text.length,
    );
  }

  #begin(line: TextLine, message: OpenPart['message'], textAt: number, textEnd: number): void {
    this.#close();
    this.#hasBegun = true;
    this.#part = {
      message,
      startByte: line.bytes[0],
      endByte: line.bytes[1],
      textStart: line.start + textAt,
      textEnd: line.start + textEnd,
      isOpen: false,
      lines: 1,
    };
  }

  #extend(line: TextLine): void {
    const part = this.#part;
    if (!part) return;
    const close = part.isOpen ? line.text.search(/[\])]_?\s*$/) : -1;
    if (part.textStart === part.textEnd) part.textStart = line.start;
    part.textEnd = line.start + (close === -1 ? line.text.length : close);
    part.endByte = line.bytes[1];
    part.lines++;
    if (close !== -1) this.#close();
  }

  #close(): void {
    const part = this.#part;
    this.#part = undefined;
    if (!part) return;
    const { text } = this.source;
    const raw = text.slice(part.textStart, part.textEnd);
    const start = part.textStart + (raw.length - raw.trimStart().length);
    const end = part.textEnd - (raw.length - raw.trimEnd().length);
    const bytes = [part.startByte, part.endByte] as const;
    if (start >= end) return this.#builder.skip(bytes, 'name without text');
    const body = cleanText(text.slice(start, end));
    this.#builder.add({
      ...part.message,
      text: body,
      bytes,
      textBytes: [text.byteAt(start), text.byteAt(end)],
    });
  }

  finish(): ReadLog {
    this.#close();
    const about = {
      ...(this.#title === undefined ? {} : { title: this.#title }),
      ...(this.#isAllSaid() ? { isScript: true } : {}),
    };
    return { transcript: this.#builder.finish(this.source, about, 'blank line'), diagnostics: [] };
  }

  /** Who puts speech in quotes even under a name tells beside it. */
  #isAllSaid(): boolean {
    const speeches = this.#builder.messages.filter(({ speaker }) => speaker !== null);
    const quoted = speeches.filter(({ text }) => /^["“„«]/.test(text)).length;
    return quoted < speeches.length * 0.2;
  }
}

export const playScript = {
  id: 'play-script',
  label: 'Play script',
  extensions: ['txt'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
