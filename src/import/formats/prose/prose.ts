// Stories: paragraphs that nobody in particular says, headings, and marks that part scenes.
import type { TextLine } from '@/lib/text';
import { longLine } from '../../diagnostics';
import type { Diagnostic } from '@/lib/diagnostic';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { looksLikeData } from '../name-text/name-text';
import { findNamesIn } from '../names/name-log';
import { bbcodeReaderFor } from '../shared/bbcode';
import { Pace } from '../shared/pace';
import { settingOfHeading } from '../shared/scene-heading';
import { cleanText, isWholeOoc } from '../shared/text-marks';
import { findTracker } from '../shared/trackers';
import { TranscriptBuilder, type NewMessage } from '../shared/transcript-builder';

const SEPARATOR =
  /^\s*(?:\*(?:\s?\*){2,}|-(?:\s?-){2,}|_(?:\s?_){2,}|~(?:\s?~){2,}|=(?:\s?=){2,}|#(?:\s?#){2,}|[⁂⸻✦❖◇◆•●](?:\s?[⁂⸻✦❖◇◆•●])*)\s*$/u;
const HEADING = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const CHAPTER =
  /^\s*(?:(?:chapter|part|book|prologue|epilogue|interlude|kapitel|chapitre|capítulo)\b[^.!?]{0,60}|[IVXLC]{1,7}\.?)\s*$/i;
const LONG_LINE_CHARS = 1_000_000;
/** Front matter of Markdown writers is short. */
const FRONT_MATTER_CHARS = 4000;

function detect(sample: LogSample): number {
  if (looksLikeData(sample) || sample.lines.length === 0) return 0;
  // Only short lines: these patterns look back and forth, which long lines would make slow.
  const short = sample.lines.filter((line) => line.length < 200);
  const headings = short.filter((line) => HEADING.test(line) || CHAPTER.test(line)).length;
  const marks = short.filter((line) => SEPARATOR.test(line)).length;
  const long = sample.lines.filter((line) => line.length > 80).length / sample.lines.length;
  const isMarkdown = sample.extension === 'md' || sample.extension === 'markdown';
  // Where no names open the posts, nothing else is likely.
  const base = findNamesIn(sample).names.size === 0 ? 0.6 : 0.32;
  return (
    base +
    Math.min(0.1, headings * 0.03) +
    (marks > 0 ? 0.04 : 0) +
    long * 0.08 +
    (isMarkdown && headings > 0 ? 0.06 : 0)
  );
}

function read(source: LogSource): Promise<ReadLog> {
  return readStory(source, linesAreParagraphs(source));
}

/** `isByLine`: each line is a paragraph, as in texts that no editor ever wrapped. */
export async function readStory(source: LogSource, isByLine: boolean): Promise<ReadLog> {
  const reader = new ProseReader(source, isByLine);
  const pace = new Pace(source);
  for (const line of source.text.lines()) {
    reader.take(line);
    if (pace.isDue()) await pace.turn(line.bytes[1]);
  }
  return reader.finish();
}

/** Without blank lines each line is a paragraph, unless the lines are wrapped at one width. */
export function linesAreParagraphs(source: LogSource): boolean {
  const head = source.text.slice(0, 65_536).replace(/\r\n?/g, '\n');
  if (/\n[ \t]*\n/.test(head.trim())) return false;
  const lengths = head.split('\n').map((line) => line.length);
  const wrapped = lengths.filter((length) => length >= 55 && length <= 80).length;
  return wrapped < lengths.length * 0.7;
}

class ProseReader {
  readonly #builder = new TranscriptBuilder();
  readonly #diagnostics: Diagnostic[] = [];
  #paragraph:
    { line: number; startByte: number; endByte: number; start: number; end: number } | undefined;
  #title: string | undefined;
  #frontMatterEnd: number;
  readonly #plain: (text: string) => string;

  constructor(
    private readonly source: LogSource,
    private readonly isByLine: boolean,
  ) {
    const front = /^---\r?\n(?:[\w-]+:.*\r?\n|\s.*\r?\n){1,40}---\r?\n/.exec(
      source.text.slice(0, FRONT_MATTER_CHARS),
    )?.[0];
    this.#plain = bbcodeReaderFor(source.text);
    this.#frontMatterEnd = front?.length ?? 0;
    this.#title = /^title:\s*["']?(.+?)["']?\s*$/m.exec(front ?? '')?.[1];
  }

  take(line: TextLine): void {
    const { text } = line;
    if (line.start < this.#frontMatterEnd) return this.#builder.skip(line.bytes, 'front matter');
    if (text.length < 1000 && text.trim() === '') {
      this.#close();
      return this.#builder.skip(line.bytes, 'blank line');
    }
    if (text.length > LONG_LINE_CHARS) {
      const place = { line: line.number, bytes: line.bytes };
      this.#diagnostics.push(longLine(place, line.bytes[1] - line.bytes[0]));
    }
    if (text.length < 200 && this.#takeMark(line)) return;
    if (this.isByLine) this.#close();
    if (!this.#paragraph) {
      const [start, end] = [line.start, line.start + text.length];
      this.#paragraph = {
        line: line.number,
        startByte: line.bytes[0],
        endByte: line.bytes[1],
        start,
        end,
      };
      return;
    }
    this.#paragraph.end = line.start + text.length;
    this.#paragraph.endByte = line.bytes[1];
  }

  /** Headings and separators; true when the line was one. */
  #takeMark(line: TextLine): boolean {
    const { text } = line;
    if (SEPARATOR.test(text)) {
      this.#close();
      this.#add(line, 0, text.length, { heading: true, separator: true });
      return true;
    }
    const heading = HEADING.exec(text);
    if (heading?.[1] !== undefined && heading[1] !== '') {
      this.#close();
      const at = text.indexOf(heading[1], text.indexOf('#') + 1);
      if (this.#builder.messages.length === 0) this.#title ??= heading[1];
      const stated = bannerSetting(heading[1]);
      this.#add(line, at, at + heading[1].length, { heading: true, ...(stated ? { stated } : {}) });
      return true;
    }
    if (!this.#paragraph && CHAPTER.test(text) && text.trim() !== 'I') {
      this.#add(line, 0, text.length, { heading: true });
      return true;
    }
    return false;
  }

  #add(line: TextLine, from: number, to: number, marks: Partial<NewMessage>): void {
    this.#message(line.number, line.bytes, line.start + from, line.start + to, marks);
  }

  #close(): void {
    const paragraph = this.#paragraph;
    this.#paragraph = undefined;
    if (!paragraph) return;
    const { line, startByte, endByte, start, end } = paragraph;
    this.#message(line, [startByte, endByte], start, end, {});
  }

  #message(
    line: number,
    bytes: readonly [number, number],
    from: number,
    to: number,
    marks: Partial<NewMessage>,
  ): void {
    const { text } = this.source;
    const raw = text.slice(from, to);
    const start = from + (raw.length - raw.trimStart().length);
    const end = to - (raw.length - raw.trimEnd().length);
    const body = this.#plain(cleanText(text.slice(start, end)));
    const isNote = marks.heading !== true && (isWholeOoc(body) || /^[([]?A\/N\b/i.test(body));
    const stated = marks.heading === true ? undefined : findTracker(body);
    this.#builder.add({
      speaker: null,
      kind: isNote ? 'ooc' : 'narration',
      text: body,
      bytes,
      textBytes: [text.byteAt(start), text.byteAt(end)],
      line,
      ...(stated ? { stated } : {}),
      ...marks,
    });
  }

  finish(): ReadLog {
    this.#close();
    const title = this.#title === undefined ? {} : { title: this.#title };
    const about = { isProse: true, ...title };
    return {
      transcript: this.#builder.finish(this.source, about, 'blank line'),
      diagnostics: this.#diagnostics,
    };
  }
}

/** `The Old Pier, Dusk`, `Kitchen — Night`: only a heading that names an hour is taken for a banner. */
function bannerSetting(heading: string): NewMessage['stated'] {
  const setting = settingOfHeading(heading.replace(/,\s+/g, ' - '));
  return setting?.hour !== undefined && setting.place !== undefined ? setting : undefined;
}

export const prose = {
  id: 'prose',
  label: 'Story (prose)',
  extensions: ['md', 'markdown', 'txt'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
