// Logs that F-Chat exports: `[time] Name: text`, `[time] *Name  does`, with BBCode in the text.
import type { MessageKind } from '@/story';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { hasBbcode, plainBbcode } from '../shared/bbcode';
import { Pace } from '../shared/pace';
import { isNarratorName, kindOfPost } from '../shared/text-marks';
import { isBlankLine, TextPosts, type TextPost } from '../shared/text-posts';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { DateBook, readWrittenDate } from '../shared/written-dates';

/** The export wraps the whole log in this, on the line of its first message. */
const FRAME = '<div class="messages bbcode">';
const FRAME_END = '</div>';
/** Messages of today have no date. */
const TIME = /^\[((?:\d{4}-\d{2}-\d{2} )?\d{2}:\d{2})\] /;
const MAX_NAME_CHARS = 40;
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_ .'-]{0,38}$/u;
const ROLL = /^.{1,60} (?:rolls|flips|spins)\b/;

interface Head {
  readonly time: string;
  /** Offset of what follows the time. */
  readonly restAt: number;
  readonly kind: 'post' | 'action' | 'event' | 'other';
  /** Undefined for events, and for actions until all names are known. */
  readonly name: string | undefined;
}

function headOf(line: string): Head | undefined {
  const frame = line.startsWith(FRAME) ? FRAME.length : 0;
  const found = TIME.exec(line.slice(frame, frame + 24));
  if (!found) return undefined;
  const common = { time: found[1] ?? '', restAt: frame + found[0].length };
  const rest = line.slice(common.restAt, common.restAt + 100);
  if (rest.startsWith(' ')) return { ...common, kind: 'event', name: undefined };
  if (rest.startsWith('*')) {
    const name = /^\*(.{1,40}?)(?: {2}| '(?=\p{L}))/u.exec(rest)?.[1];
    const isName = name !== undefined && NAME.test(name);
    return { ...common, kind: 'action', name: isName ? name : undefined };
  }
  const colon = rest.indexOf(': ');
  const name = rest.slice(0, colon === -1 && rest.endsWith(':') ? rest.length - 1 : colon);
  const isSaid = colon !== -1 && colon <= MAX_NAME_CHARS && NAME.test(name) && !ROLL.test(rest);
  return { ...common, kind: isSaid ? 'post' : 'other', name: isSaid ? name : undefined };
}

function detect(sample: LogSample): number {
  const lines = sample.lines.slice(0, 200);
  const heads = lines.flatMap((line) => headOf(line) ?? []);
  if (heads.length === 0) return 0;
  if (sample.head.startsWith(FRAME)) return 0.99;
  const names = new Set(heads.flatMap(({ kind, name }) => (kind === 'post' ? (name ?? []) : [])));
  const isDeed = ({ kind, name }: Head, text: string): boolean =>
    kind === 'action' && (name !== undefined || knownName(text, names) !== undefined);
  const deeds = lines.filter((line) => {
    const head = headOf(line);
    return head !== undefined && isDeed(head, line.slice(head.restAt + 1, head.restAt + 100));
  });
  const named = deeds.length;
  const signs = named + heads.filter(({ kind }) => kind === 'event').length;
  const isDated = heads.some(({ time }) => time.length > 5);
  const said = heads.filter(({ kind }) => kind === 'post').length;
  const isOurs = signs > 0 || (isDated && said >= 2 && hasBbcode(sample.head));
  if (said + named < 2 || !isOurs) return isDated && said >= 3 ? 0.9 : 0;
  return Math.min(0.98, 0.86 + (heads.length / lines.length) * 0.2);
}

interface Facts {
  readonly name: string | undefined;
  readonly kind: Head['kind'];
  readonly time: string;
}

async function read(source: LogSource): Promise<ReadLog> {
  const names = new Set<string>();
  for (const line of source.text.lines()) {
    const name = headOf(line.text)?.name;
    if (name !== undefined) names.add(name);
  }
  const builder = new TranscriptBuilder();
  const dates = new DateBook();
  const posts = new TextPosts<Facts>(source, (post) => addPost(builder, dates, post));
  const pace = new Pace(source);
  for (const line of source.text.lines()) {
    const end = line.text.endsWith(FRAME_END) ? line.text.length - FRAME_END.length : undefined;
    const head = headOf(line.text);
    if (head) {
      const { kind, time } = head;
      const rest = line.text.slice(head.restAt, head.restAt + 100);
      const name = head.name ?? (kind === 'action' ? longestName(rest.slice(1), names) : undefined);
      const textAt = kind === 'action' ? 1 : kind === 'post' ? (name?.length ?? 0) + 1 : 0;
      posts.begin(line, head.restAt + textAt, { name, kind, time }, end);
    } else if (line.text === FRAME_END) {
      posts.absorb(line);
      if (posts.facts === undefined) builder.skip(line.bytes, 'end of the log');
    } else if (!posts.extend(line, end)) {
      builder.skip(line.bytes, isBlankLine(line.text) ? 'blank line' : 'before the first message');
    }
    if (pace.isDue()) await pace.turn(line.bytes[1]);
  }
  posts.close();
  dates.fill(builder.messages);
  return { transcript: builder.finish(source, {}, 'blank line'), diagnostics: [] };
}

function addPost(builder: TranscriptBuilder, dates: DateBook, post: TextPost<Facts>): void {
  const { facts, ...rest } = post;
  const { name, kind } = facts;
  if (kind === 'event') return builder.skip(post.bytes, 'notice of the chat');
  const plain = plainBbcode(post.text);
  const text = kind === 'action' && name !== undefined ? deed(plain, name) : plain;
  if (text === '' || text === name) return builder.skip(post.bytes, 'no text');
  const role = name !== undefined && isNarratorName(name) ? { role: 'narrator' as const } : {};
  const speaker = name === undefined ? null : builder.speaker({ key: name, name, ...role });
  const { index } = builder.add({ ...rest, speaker, kind: kindOf(kind, text, name ?? ''), text });
  dates.note(index, readWrittenDate(facts.time));
}

/** Rolls and advertisements have no colon behind the name. */
function kindOf(kind: Head['kind'], text: string, name: string): MessageKind {
  if (kind === 'other') return 'system';
  if (kind === 'action') return 'action';
  return kindOfPost(text, name);
}

/** `Name  does`, `Name 's hat`: the space that the export put between goes. */
function deed(text: string, name: string): string {
  const rest = text.slice(name.length).trimStart();
  return /^['’]/.test(rest) ? name + rest : rest === '' ? name : `${name} ${rest}`;
}

function longestName(text: string, names: ReadonlySet<string>): string | undefined {
  return knownName(text, names) ?? /^\S{1,40}/.exec(text)?.[0];
}

/** The longest known name that opens the text, with `'s` behind it or not. */
function knownName(text: string, names: ReadonlySet<string>): string | undefined {
  let best: string | undefined;
  const end = /\s|['’]s\b|$/g;
  for (const { index } of text.slice(0, MAX_NAME_CHARS + 2).matchAll(end)) {
    if (index > 0 && names.has(text.slice(0, index))) best = text.slice(0, index);
  }
  return best;
}

export const fChat = {
  id: 'f-chat',
  label: 'F-Chat log',
  extensions: ['txt'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
