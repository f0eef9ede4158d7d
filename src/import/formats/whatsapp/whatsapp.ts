// WhatsApp "export chat": one head per message, Android and iOS, in the languages of the phones.
import type { TextLine } from '@/lib/text';
import type { Message, MessageKind } from '@/story';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { Pace } from '../shared/pace';
import { cleanText, isNarratorName, kindOfPost } from '../shared/text-marks';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { dateOrderOf, dayOf } from '../shared/written-dates';
import { readLineHead, type LineHead } from './line-head';
import { attachmentIn, editMarkIn, isHalfQuoted, isPlaceholder } from './placeholders';

/** Emotes and what a room says of people: then it is Element's text export, whose heads look the same. */
const ELEMENT =
  /^[^[]{6,28}\d[:.]\d{2}[:.]\d{2}.{0,6} - (?:\* |[^:]{1,80} (?:joined|left|created and configured) the room)/;
/** Nicks in angles, channels before names, numbers of accounts behind them: loggers of bots. */
const OF_BOT = /^(?:<|\[?#[^\s\]]{1,40}\]? )|#\d{4}$/;
/** No phone writes brackets without seconds. */
const NO_PHONE = /^\[[\d./-]{6,10}[, ]{1,2}\d{1,2}:\d{2}(?:[ \u202f][ap]m)?\]/i;

function detect(sample: LogSample): number {
  const lines = sample.lines.slice(0, 60);
  let heads = 0;
  let named = 0;
  for (const line of lines) {
    const head = NO_PHONE.test(line) ? undefined : readLineHead(line);
    if (!head) continue;
    heads++;
    const name = simpleName(line.slice(head.restAt, head.restAt + 100));
    if (name !== undefined && !OF_BOT.test(name)) named++;
  }
  // Other programs write such dates before nicks in angles, or before a name on its own line.
  if (named < heads * 0.3) return 0;
  if (lines.some((line) => ELEMENT.test(line.slice(0, 140)))) return heads > 0 ? 0.5 : 0;
  if (heads < 3) return heads > 0 && lines.length <= heads ? 0.9 : 0;
  return Math.min(0.97, 0.75 + (heads / lines.length) * 0.25);
}

async function read(source: LogSource): Promise<ReadLog> {
  const names = new Set<string>();
  const dates: LineHead[] = [];
  for (const line of source.text.lines()) {
    const head = readLineHead(line.text);
    if (!head) continue;
    dates.push(head);
    const name = simpleName(line.text.slice(head.restAt));
    if (name !== undefined) names.add(name);
  }
  const reader = new ChatReader(source, names, dateOrderOf(dates));
  const pace = new Pace(source);
  for (const line of source.text.lines()) {
    reader.take(line);
    if (pace.isDue()) await pace.turn(line.bytes[1]);
  }
  return reader.finish();
}

/** The name where only one colon could end it. */
function simpleName(rest: string): string | undefined {
  const name = /^([^:\n]{1,80}): /.exec(rest.slice(0, 90))?.[1];
  return name === undefined || isHalfQuoted(name) ? undefined : name;
}

class ChatReader {
  readonly #builder = new TranscriptBuilder();
  #open: { head: LineHead; line: TextLine; endByte: number; end: number } | undefined;
  #hasPosts = false;

  constructor(
    private readonly source: LogSource,
    private readonly names: ReadonlySet<string>,
    private readonly order: ReturnType<typeof dateOrderOf>,
  ) {}

  take(line: TextLine): void {
    const head = readLineHead(line.text);
    const end = line.start + line.text.length;
    if (head) {
      this.#close();
      this.#open = { head, line, endByte: line.bytes[1], end };
    } else if (this.#open) {
      this.#open.endByte = line.bytes[1];
      if (line.text.trim() !== '') this.#open.end = end;
    } else this.#builder.skip(line.bytes, 'before the first message');
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open) return;
    const { text } = this.source;
    const { head, line } = open;
    const rest = line.text.slice(head.restAt, head.restAt + 200);
    const name = this.#nameIn(rest);
    let start =
      line.start + head.restAt + (name === undefined ? 0 : rest.indexOf(': ', name.length) + 2);
    // The mark before what the program itself wrote.
    const isGenerated = text.slice(start, start + 1) === '\u200e';
    if (isGenerated) start++;
    const [from, to] = trimmed(text.slice(start, open.end), start);
    const raw = text.slice(from, to);
    const attachment = attachmentIn(raw);
    const bodyStart = attachment === undefined ? from : Math.min(to, from + attachment.length);
    const edited = editMarkIn(raw);
    const bodyEnd = Math.max(bodyStart, to - (edited?.length ?? 0));
    const isOnlyMedia = bodyStart >= bodyEnd;
    const span = isOnlyMedia ? ([from, to] as const) : ([bodyStart, bodyEnd] as const);
    const body = cleanText(text.slice(...span));
    const bytes = [line.bytes[0], open.endByte] as const;
    if (body === '') return this.#builder.skip(bytes, 'empty message');
    const isNotice = name === undefined || isGenerated || isOnlyMedia || isPlaceholder(body);
    const kind: MessageKind = isNotice ? 'system' : kindOfPost(body, name);
    // The notices that open a chat on iOS carry the name of the group, which is nobody.
    const isOfGroup = isGenerated && !this.#hasPosts && attachment === undefined;
    if (!isNotice) this.#hasPosts = true;
    const speaker = name === undefined || isOfGroup ? null : this.#speaker(name);
    const message: Omit<Message, 'index'> = {
      speaker,
      kind,
      text: body,
      bytes,
      textBytes: [text.byteAt(span[0]), text.byteAt(span[1])],
      line: line.number,
      time: dayOf(head.date, this.order) + Math.round(head.minutes * 60_000),
      ...(edited === undefined ? {} : { edited: true }),
    };
    this.#builder.add(message);
  }

  /** A name may hold a colon: the longest one known from plainer lines wins. */
  #nameIn(rest: string): string | undefined {
    let best: string | undefined;
    for (let at = rest.indexOf(': '); at !== -1 && at <= 80; at = rest.indexOf(': ', at + 1)) {
      const name = rest.slice(0, at);
      if (this.names.has(name) && !name.includes('\n')) best = name;
    }
    return best;
  }

  #speaker(raw: string): string {
    const name = raw
      .replace(/[\u200e\u200f\u202a-\u202e]/g, '')
      .replace(/^~[\s\u202f\u00a0]*/, '')
      .trim();
    const role = isNarratorName(name) ? { role: 'narrator' as const } : {};
    return this.#builder.speaker({ key: name, name, isAccount: true, ...role });
  }

  finish(): ReadLog {
    this.#close();
    const title =
      /(?:WhatsApp Chat (?:with|-) |WhatsApp-Chat mit |Chat de WhatsApp con )(.+)\.txt$/i.exec(
        this.source.fileName,
      )?.[1];
    const about = title === undefined ? {} : { title };
    return { transcript: this.#builder.finish(this.source, about), diagnostics: [] };
  }
}

function trimmed(text: string, start: number): [number, number] {
  return [start + (text.length - text.trimStart().length), start + text.trimEnd().length];
}

export const whatsapp = {
  id: 'whatsapp',
  label: 'WhatsApp chat',
  extensions: ['txt'],
  version: 2,
  detect,
  read,
} as const satisfies LogFormat;
