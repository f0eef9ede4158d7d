// Chats as text, of any program that puts a name and a time at each message: QQ and the dice bots of its
// groups, LINE, KakaoTalk, Zoom, Teams, Pidgin and its kind, loggers of bots. One shape a log.
import type { TextLine } from '@/lib/text';
import type { MessageKind } from '@/story';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { looksLikeData } from '../name-text/name-text';
import { Pace } from '../shared/pace';
import { isNarratorName, kindOfPost } from '../shared/text-marks';
import { isBlankLine, TextPosts, type TextPost } from '../shared/text-posts';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { DateBook, readWrittenDate, type WrittenDate } from '../shared/written-dates';
import { isAside, isMedia, isNotice, isOfProgram, isRoll, REACTION } from './notices';
import { shapeOf } from './find-shape';
import { readBelow, readHead, type Shape, type StampedHead } from './shapes';
import { readDayLine } from './stamp';

const SAMPLE_LINES = 400;
/** The names of programs at the head of what they export. */
const PROGRAM_HEAD =
  /^\ufeff?(?:\[LINE\] |消息记录（|.{1,80}(?:님과 카카오톡 대화|with KakaoTalk Chats)$|KakaoTalk Chats with |Conversation with .{1,200} on |\.-{20,}\.$|Session Start )/m;

function detect(sample: LogSample): number {
  if (looksLikeData(sample)) return 0;
  const found = shapeOf(sample.lines.slice(0, SAMPLE_LINES), hasDays(sample.lines, sample.head));
  if (!found) return 0;
  return PROGRAM_HEAD.test(sample.head.slice(0, 400)) ? 0.98 : found.score;
}

function hasDays(lines: readonly string[], head: string): boolean {
  return (
    PROGRAM_HEAD.test(head.slice(0, 400)) ||
    lines.slice(0, SAMPLE_LINES).some((line) => readDayLine(line) !== undefined)
  );
}

async function read(source: LogSource): Promise<ReadLog> {
  const sample: string[] = [];
  for (const line of source.text.lines()) {
    if (!isBlankLine(line.text)) sample.push(line.text);
    if (sample.length >= SAMPLE_LINES) break;
  }
  const shape = shapeOf(sample, hasDays(sample, source.text.slice(0, 400)))?.shape;
  const reader = new StampedReader(source, shape, onceNamed(sample, shape));
  const pace = new Pace(source);
  for (const line of source.text.lines()) {
    reader.take(line);
    if (pace.isDue()) await pace.turn(line.bytes[1]);
  }
  return reader.finish();
}

/** Sentences of a program may hold a colon; people come back. */
const MIN_WORDS = 4;

function onceNamed(lines: readonly string[], shape: Shape | undefined): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const name = shape && readHead(shape, line)?.name;
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const once = [...counts].filter(([name, times]) => times === 1 && wordsIn(name) >= MIN_WORDS);
  return new Set(once.map(([name]) => name));
}

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}

interface Held {
  readonly line: TextLine;
  readonly day: WrittenDate | undefined;
  readonly why: string;
}

class StampedReader {
  /** Right below a head that has more lines. */
  #isInHead = false;
  #isInTail = false;
  /** Lines that look like marks between messages, until it shows what stands below them. */
  #held: Held[] = [];
  readonly #builder = new TranscriptBuilder();
  readonly #dates = new DateBook();
  readonly #posts: TextPosts<StampedHead>;

  constructor(
    private readonly source: LogSource,
    private readonly shape: Shape | undefined,
    private readonly sentences: ReadonlySet<string>,
  ) {
    this.#posts = new TextPosts(source, (post) => this.#add(post));
  }

  take(line: TextLine): void {
    if (this.#isInHead && this.#takeBelow(line)) return;
    this.#isInHead = false;
    const head = this.shape && readHead(this.shape, line.text);
    if (head) {
      this.#settle(true);
      this.#isInHead = this.shape.below !== undefined && head.textAt >= line.text.trimEnd().length;
      const isSentence = head.name !== undefined && this.sentences.has(head.name);
      if (!isSentence) return this.#posts.begin(line, head.textAt, head);
      const textAt = line.text.indexOf(head.name ?? '', head.stamp.length);
      return this.#posts.begin(line, textAt, { ...head, name: undefined });
    }
    const day = readDayLine(line.text);
    const why = day ? 'day mark' : isNotice(line.text) ? 'notice of the program' : undefined;
    if (why !== undefined || (this.#held.length > 0 && isBlankLine(line.text))) {
      this.#held.push({ line, day, why: why ?? 'blank line' });
      return;
    }
    this.#settle(false);
    this.#takeText(line);
  }

  /** Marks stand between messages: with text below them they are lines of what somebody wrote. */
  #settle(areMarks: boolean): void {
    const held = this.#held;
    if (held.length === 0) return;
    this.#held = [];
    const isWithin = !areMarks && this.#posts.facts !== undefined;
    if (!isWithin) this.#posts.close();
    for (const { line, day, why } of held) {
      if (isWithin) this.#takeText(line);
      else {
        this.#dates.note(undefined, day);
        this.#builder.skip(line.bytes, why);
      }
    }
  }

  #takeText(line: TextLine): void {
    if (this.#isTail(line) ? this.#absorb(line) : this.#posts.extend(line)) return;
    const why = this.#builder.messages.length === 0 ? 'head of the export' : 'outside the messages';
    this.#builder.skip(line.bytes, isBlankLine(line.text) ? 'blank line' : why);
  }

  /** What people set under a message; it ends with the message. */
  #isTail(line: TextLine): boolean {
    const isReaction = line.text.length < 200 && REACTION.test(line.text);
    this.#isInTail = isReaction || (this.#isInTail && /^\s+\S/.test(line.text.slice(0, 40)));
    return this.#isInTail;
  }

  #absorb(line: TextLine): boolean {
    this.#posts.absorb(line);
    return this.#posts.facts !== undefined;
  }

  /** False where the text of the message begins. */
  #takeBelow(line: TextLine): boolean {
    const below = this.shape && readBelow(this.shape, line.text);
    const { facts } = this.#posts;
    if (!below || !facts) return false;
    const { gives, match } = below;
    const { name = facts.name, stamp = facts.stamp } = match.groups ?? {};
    this.#posts.recast({ ...facts, name, stamp });
    if (gives === 'text') this.#posts.extend(line, line.text.length, match[0].length);
    else this.#posts.absorb(line);
    if (gives === 'text' || gives === 'name') this.#isInHead = false;
    return true;
  }

  #add({ facts, ...post }: TextPost<StampedHead>): void {
    const { name } = facts;
    const written = facts.stamp === '' ? undefined : readWrittenDate(facts.stamp.replace('T', ' '));
    const inside = this.shape?.hasAccounts === true ? insideQuotes(post.text) : undefined;
    const text = inside ?? post.text;
    if (text === '') {
      this.#dates.note(undefined, written);
      return this.#builder.skip(post.bytes, 'empty message');
    }
    const kind = this.#kindOf(text, facts);
    const isOurs = name !== undefined && !isOfProgram(name);
    const speaker = isOurs ? this.#speaker(name) : null;
    const { index } = this.#builder.add({ ...post, speaker, kind, text });
    this.#dates.note(index, written);
  }

  #kindOf(text: string, { name, isAction }: StampedHead): MessageKind {
    if (name === undefined || isOfProgram(name) || isMedia(text) || isNotice(text)) return 'system';
    if (isAction === true) return 'action';
    if (this.shape?.hasDice !== true) return kindOfPost(text, name);
    return isRoll(text) ? 'system' : isAside(text) ? 'ooc' : kindOfPost(text, name);
  }

  #speaker(name: string): string {
    return this.#builder.speaker({
      key: name,
      name,
      ...(this.shape?.hasAccounts === true ? { isAccount: true } : {}),
      ...(isOwner(name) ? { role: 'player' } : {}),
      ...(isNarratorName(name) ? { role: 'narrator' } : {}),
    });
  }

  finish(): ReadLog {
    this.#settle(true);
    this.#posts.close();
    this.#dates.fill(this.#builder.messages);
    this.#builder.putOldestFirst();
    const owner = this.#builder.messages.find(({ speaker }) => isOwner(speaker ?? ''))?.speaker;
    const about = typeof owner === 'string' ? { userName: owner } : {};
    return { transcript: this.#builder.finish(this.source, about, 'blank line'), diagnostics: [] };
  }
}

/** Whose phone it is. */
function isOwner(name: string): boolean {
  return name === 'You' || name === 'Me';
}

/** A message of several lines that its program put in quotes, as a table does. */
function insideQuotes(text: string): string | undefined {
  if (!text.includes('\n') || !text.startsWith('"') || !text.endsWith('"')) return undefined;
  const inside = text.slice(1, -1);
  return /^(?:[^"]|"")*$/.test(inside) ? inside.replaceAll('""', '"').trim() : undefined;
}

export const stampedChat = {
  id: 'stamped-chat',
  label: 'Chat with names and times (QQ, LINE, KakaoTalk, Zoom and others)',
  extensions: ['txt', 'log', 'md'],
  version: 2,
  detect,
  read,
} as const satisfies LogFormat;
