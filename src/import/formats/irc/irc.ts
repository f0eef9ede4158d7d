// Logs of IRC clients and bouncers: a line is a message, an action, or something the network says.
import type { TextLine } from '@/lib/text';
import type { Message, MessageKind } from '@/story';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { Pace } from '../shared/pace';
import { cleanText, isNarratorName, kindOfPost } from '../shared/text-marks';
import { isBlankLine } from '../shared/text-posts';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { DateBook, readWrittenDate, type WrittenDate } from '../shared/written-dates';
import { withoutCodes } from './controls';
import { behindTime, isDoing, readIrcLine, type IrcLine } from './irc-line';

const SAMPLE_LINES = 200;
/** Servers cut lines at 512 bytes, head and address included: a longer pose goes on in the next. */
const CUT_CHARS = 330;
const CUT_MINUTES = 5 / 60;
const ENDS = /[.!?…"”»'*~)\]-]$/;

function detect(sample: LogSample): number {
  // Its columns look like those of WeeChat.
  if (/^\ufeff?\[LINE\] /.test(sample.head)) return 0;
  const lines = sample.lines.slice(0, SAMPLE_LINES);
  let timed = 0;
  let bare = 0;
  let other = 0;
  for (const line of lines) {
    const found = readIrcLine(line);
    if (!found) continue;
    if (found.kind !== 'post') other++;
    else if (found.time !== '') timed++;
    else bare++;
  }
  const share = (timed + bare + other) / Math.max(1, lines.length);
  if (share < 0.5) return 0;
  if (timed >= 2) return Math.min(0.97, 0.88 + share * 0.09);
  // Names in angles alone are also how people type scenes; clients say who comes and goes.
  return bare >= 3 && other >= 3
    ? 0.5 + share * 0.4
    : timed === 1
      ? other === 0
        ? 0.6
        : share === 1
          ? 0.9
          : 0.7
      : 0;
}

async function read(source: LogSource): Promise<ReadLog> {
  const reader = new IrcReader(source);
  const pace = new Pace(source);
  for (const line of source.text.lines()) {
    reader.take(line);
    if (pace.isDue()) await pace.turn(line.bytes[1]);
  }
  return reader.finish();
}

/** The line that was said last. */
interface LastLine {
  /** Clock in minutes of the day. */
  readonly minutes: number | undefined;
  readonly chars: number;
  /** Its last character. */
  readonly end: string;
}

class IrcReader {
  readonly #builder = new TranscriptBuilder();
  readonly #dates = new DateBook();
  readonly #nicks = new Set<string>();
  #year: string | undefined;
  #last: LastLine | undefined;

  constructor(private readonly source: LogSource) {}

  take(line: TextLine): void {
    if (isBlankLine(line.text)) return this.#builder.skip(line.bytes, 'blank line');
    const found = readIrcLine(line.text) ?? this.#withoutSign(line.text);
    if (!found) return this.#goOn(line);
    if (found.kind === 'day') {
      const written = fullDate(found.time);
      this.#year = /\b(\d{4})\s*$/.exec(found.time)?.[1] ?? this.#year;
      this.#dates.note(undefined, written);
      return this.#builder.skip(line.bytes, 'day mark');
    }
    if (found.kind === 'notice') return this.#builder.skip(line.bytes, 'join, part or notice');
    this.#message(line, found);
  }

  /** `[18:30] nick waves`: some clients put no sign before an action or before what they say themselves. */
  #withoutSign(text: string): IrcLine | undefined {
    const behind = behindTime(text);
    if (!behind || this.#nicks.size === 0) return undefined;
    const rest = text.slice(behind.at, behind.at + 140);
    const nick = /^\S{1,40}(?=\s)/.exec(rest)?.[0];
    const isAction = nick !== undefined && this.#nicks.has(nick) && !isDoing(rest);
    const common = { time: behind.time, hasNoYear: false, textAt: behind.at };
    return isAction ? { ...common, kind: 'action', nick } : { ...common, kind: 'notice', nick: '' };
  }

  #message(line: TextLine, found: IrcLine): void {
    const { text: file } = this.source;
    const raw = line.text.slice(found.textAt);
    const at = line.start + found.textAt + (raw.length - raw.trimStart().length);
    const end = Math.max(at, line.start + line.text.trimEnd().length);
    const shown = cleanText(withoutCodes(file.slice(at, end)));
    const quoted = found.kind === 'said-action' ? shown : actionIn(shown);
    const text = quoted === undefined ? shown : `${found.nick} ${quoted}`;
    if (text.trim() === '') return this.#builder.skip(line.bytes, 'nick without text');
    const kind = quoted !== undefined ? 'action' : found.kind === 'action' ? 'action' : 'post';
    const written = this.#written(found);
    const textBytes = [file.byteAt(at), file.byteAt(end)] as const;
    const message = { text, bytes: line.bytes, textBytes, line: line.number };
    const before = this.#last;
    this.#last = { minutes: written?.minutes, chars: text.length, end: text.slice(-1) };
    if (kind === 'post' && before && this.#joins(found.nick, message, before)) return;
    this.#nicks.add(found.nick);
    const speaker = this.#builder.speaker({
      key: found.nick,
      name: found.nick,
      ...(isNarratorName(found.nick) ? { role: 'narrator' } : {}),
    });
    const { index } = this.#builder.add({
      speaker,
      kind: kindOf(kind, text, found.nick),
      ...message,
    });
    this.#dates.note(index, written);
  }

  /** The rest of a pose that the server cut: same nick, at once, and what came before had no end. */
  #joins(
    nick: string,
    { text, bytes, textBytes }: Pick<Message, 'text' | 'bytes' | 'textBytes'>,
    before: LastLine,
  ): boolean {
    const last = this.#builder.messages.at(-1);
    if (last?.speaker !== nick || last.bytes[1] !== bytes[0] || before.chars < CUT_CHARS)
      return false;
    if (ENDS.test(before.end)) return false;
    const minutes = this.#last?.minutes ?? 0;
    const passed = Math.abs(minutes - (before.minutes ?? 0));
    // Clocks without seconds turn a minute in between.
    const isSoon = passed <= CUT_MINUTES || (Number.isInteger(minutes) && passed <= 1);
    if (!isSoon) return false;
    this.#builder.replaceLast({
      ...last,
      text: `${last.text} ${text}`,
      bytes: [last.bytes[0], bytes[1]],
      textBytes: [last.textBytes[0], textBytes[1]],
    });
    return true;
  }

  /** A line that no client writes: somebody broke a long one to save the log. */
  #goOn(line: TextLine): void {
    const last = this.#builder.messages.at(-1);
    if (last?.bytes[1] !== line.bytes[0]) {
      return this.#builder.skip(line.bytes, 'not a line of IRC');
    }
    const text = cleanText(withoutCodes(line.text.trimEnd()));
    const end = this.source.text.byteAt(line.start + line.text.trimEnd().length);
    this.#builder.replaceLast({
      ...last,
      text: `${last.text}\n${text}`,
      bytes: [last.bytes[0], line.bytes[1]],
      textBytes: [last.textBytes[0], end],
    });
  }

  #written({ time, hasNoYear }: IrcLine): WrittenDate | undefined {
    if (time === '') return undefined;
    if (!hasNoYear) return readWrittenDate(time.replace('T', ' '));
    const [first = '', second = '', clock = ''] = time.split(/ +/);
    return readWrittenDate(
      this.#year === undefined ? clock : `${first} ${second} ${this.#year} ${clock}`,
    );
  }

  finish(): ReadLog {
    this.#dates.fill(this.#builder.messages);
    return { transcript: this.#builder.finish(this.source, {}, 'blank line'), diagnostics: [] };
  }
}

function kindOf(kind: 'post' | 'action', text: string, nick: string): MessageKind {
  return kind === 'action' ? 'action' : kindOfPost(text, nick);
}

/** `/me` as some bouncers keep it, between two control codes. */
function actionIn(text: string): string | undefined {
  const plain = text.startsWith('\x01') ? text.slice(1) : text;
  if (!plain.startsWith('ACTION ')) return undefined;
  return plain.slice(7, plain.endsWith('\x01') ? -1 : undefined);
}

/** `Thu Jul 30 09:15:56 2015`, `Thu May 07 2020`. */
function fullDate(text: string): WrittenDate | undefined {
  const parts = /(\p{L}{3}) +(\d{1,2}) (?:(\d{1,2}:\d{2}(?::\d{2})?) )?(\d{4})/u.exec(text);
  if (!parts) return readWrittenDate(text);
  const [, month = '', day = '', clock = '0:00', year = ''] = parts;
  return readWrittenDate(`${month} ${day}, ${year} ${clock}`);
}

export const irc = {
  id: 'irc',
  label: 'IRC log',
  extensions: ['log', 'txt', 'weechatlog'],
  version: 3,
  detect,
  read,
} as const satisfies LogFormat;
