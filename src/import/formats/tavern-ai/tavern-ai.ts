// TavernAI before its chats were JSON lines (2022), and the form that it took from collections of chats:
// lists of strings, each with a name in front. What came later is read as a SillyTavern chat.
import type { Diagnostic } from '@/lib/diagnostic';
import type { Speaker } from '@/story';
import { cutOffFile, emptyMessages, noNames } from '../../diagnostics';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { isObject, jsonList, type JsonRecord } from '../shared/json-lines';
import { isCutDocument } from '../shared/json-parts';
import { Pace } from '../shared/pace';
import { StitchedText } from '../shared/stitched-text';
import { cleanText, isWholeOoc } from '../shared/text-marks';
import { findTracker } from '../shared/trackers';
import { TranscriptBuilder } from '../shared/transcript-builder';

const HEAD_CHARS = 120;
const HEAD = /^\s*([^:：\n*"“”]{1,80}?)\s*[:：]/;
/** More than that is a sentence. */
const NAME_WORDS = 5;

/** Names of the two sides where nobody gave them one. */
const USER = 'You';
const OTHER = 'Them';

/** In a longer list a name comes back; one that does not is a word of the text. */
const SHORT_LIST = 6;

function headOf(text: string): { name: string; length: number } | undefined {
  const head = HEAD.exec(text.slice(0, HEAD_CHARS));
  const name = head?.[1]?.trim() ?? '';
  if (!head || name === '' || name.split(/\s+/).length > NAME_WORDS) return undefined;
  return { name, length: head[0].length };
}

function detect(sample: LogSample): number {
  const { json } = sample;
  const list = Array.isArray(json) ? json : isObject(json) ? json.chat : undefined;
  if (!Array.isArray(list) || list.length === 0) return 0;
  const head: unknown[] = list.slice(0, 40);
  const names = head.map((item) => (typeof item === 'string' ? headOf(item)?.name : undefined));
  const share = names.filter((name) => name !== undefined).length / head.length;
  if (share < 0.5) return 0;
  const isFew = new Set(names).size <= Math.max(2, head.length * 0.5);
  return (list === json ? 0.55 : 0.6) + (isFew ? 0.2 : 0) + share * 0.18;
}

async function read(source: LogSource): Promise<ReadLog> {
  const { text } = source;
  const isList = /^[^{[]{0,40}\[/.test(text.slice(0, 200));
  const records = [...(jsonList(text, isList ? null : 'chat')?.records ?? [])];
  const reader = new ListReader(source, namesIn(records));
  const pace = new Pace(source);
  for (const record of records) {
    reader.take(record);
    if (pace.isDue()) await pace.turn(record.bytes[1]);
  }
  return reader.finish();
}

function namesIn(records: readonly JsonRecord[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { value } of records) {
    const name = typeof value === 'string' ? headOf(value)?.name : undefined;
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const isShort = records.length <= SHORT_LIST;
  return new Set([...counts].filter(([, count]) => isShort || count > 1).map(([name]) => name));
}

class ListReader {
  readonly #builder = new TranscriptBuilder();
  readonly #diagnostics: Diagnostic[] = [];
  #empty = 0;

  constructor(
    private readonly source: LogSource,
    private readonly names: ReadonlySet<string>,
  ) {}

  take(record: JsonRecord): void {
    if (typeof record.value !== 'string') {
      return this.#builder.skip(record.bytes, 'not a message');
    }
    const whole = new StitchedText(this.source.text, [record]);
    const raw = whole.slice(0, whole.length).trimEnd();
    const head = headOf(raw);
    const named = head && this.names.has(head.name) ? head : undefined;
    const start = raw.length - raw.slice(named?.length ?? 0).trimStart().length;
    const text = cleanText(raw.slice(start));
    if (text === '') {
      this.#empty++;
      return this.#builder.skip(record.bytes, 'empty message');
    }
    const stated = findTracker(text);
    const name = named?.name ?? this.#greeter();
    const kind = name === undefined ? 'narration' : 'post';
    this.#builder.add({
      speaker: name === undefined ? null : this.#builder.speaker(speakerOf(name)),
      kind: isWholeOoc(text) ? 'ooc' : kind,
      text,
      bytes: record.bytes,
      textBytes: [whole.byteAt(start), whole.byteAt(raw.length)],
      line: record.line,
      ...(stated ? { stated } : {}),
    });
  }

  /** The first string is the greeting, without a name: whose it is, where there is one character. */
  #greeter(): string | undefined {
    const others = [...this.names].filter((name) => speakerOf(name).role === 'character');
    const isFirst = this.#builder.messages.length === 0;
    return isFirst && others.length === 1 ? others[0] : undefined;
  }

  finish(): ReadLog {
    if (this.#empty > 0) this.#diagnostics.push(emptyMessages(this.#empty));
    if (isCutDocument(this.source.text)) this.#diagnostics.push(cutOffFile());
    const read = this.#builder.finish(this.source, {}, 'JSON around the messages');
    const player = read.speakers.find(({ role }) => role === 'player');
    const character = read.speakers.find(({ role }) => role === 'character');
    if (character?.name === OTHER) this.#diagnostics.push(noNames());
    const about = {
      ...(player ? { userName: player.key } : {}),
      ...(character ? { characterName: character.key } : {}),
    };
    return { transcript: { ...read, about }, diagnostics: this.#diagnostics };
  }
}

function speakerOf(name: string): Speaker {
  const isUser = name === USER || name.toLowerCase() === '{{user}}';
  return { key: name, name, role: isUser ? 'player' : 'character' };
}

export const tavernAi = {
  id: 'tavern-ai',
  label: 'Early TavernAI chat',
  extensions: ['json'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
