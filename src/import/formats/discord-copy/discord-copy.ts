// Text copied from the Discord window, with all that a selection takes along.
import type { TextLine } from '@/lib/text';
import { Channel } from '../shared/discord-channel';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { Pace } from '../shared/pace';
import { isBlankLine, TextPosts, type TextPost } from '../shared/text-posts';
import { readWrittenDate, type WrittenDate } from '../shared/written-dates';
import { HeadFinder, type CopyHead } from './heads';
import { BUTTON, DAY, editMarkIn, noiseIn } from './noise';

/** A later message of the same person: its clock, alone or before the text. */
const LATER = /^\[(\d{1,2}[:.]\d{2}(?:[ \u202f][AP]M)?)\][ \t]?/i;
/** A name alone, as it stands above what a reply quotes. */
const MENTION = /^@\S.{0,40}$/;
/** A quotation above a reply is cut; this much of it tells whose words they are. */
const QUOTE_CHARS = 24;

function detect(sample: LogSample): number {
  const finder = new HeadFinder();
  sample.head.split('\n').forEach((text, i) => finder.look({ text, number: i + 1 }));
  const found = [...finder.find().values()];
  if (found.length === 0) return 0;
  const share = found.length / sample.lines.length;
  if (found.length >= 3) return Math.min(0.95, 0.86 + share * 0.3);
  return found.length === 2 ? 0.8 : share >= 0.1 ? 0.6 : 0;
}

async function read(source: LogSource): Promise<ReadLog> {
  const finder = new HeadFinder();
  const pace = new Pace(source);
  for (const line of source.text.lines()) {
    finder.look(line);
    if (pace.isDue()) await pace.turn(line.bytes[1] / 2);
  }
  const reader = new CopyReader(source, finder.find());
  let before = '';
  let line: TextLine | undefined;
  for (const next of source.text.lines()) {
    if (line) reader.take(line, before, next);
    before = line?.text ?? '';
    line = next;
    if (pace.isDue()) await pace.turn((source.size + next.bytes[1]) / 2);
  }
  if (line) reader.take(line, before, undefined);
  return reader.finish();
}

interface Facts {
  readonly head: CopyHead;
  readonly when: WrittenDate | undefined;
  readonly isEdited: boolean;
}

class CopyReader {
  readonly #channel: Channel;
  readonly #posts: TextPosts<Facts>;
  readonly #starts = new Set<string>();
  /** Who goes on speaking after noise, and lines of a head that are still to come. */
  #speaker: CopyHead | undefined;
  #headLines = 0;
  /** When what was last begun was written. */
  #when: WrittenDate | undefined;
  /** May be the first line of a quotation. */
  #mention: TextLine | undefined;

  constructor(
    source: LogSource,
    private readonly heads: ReadonlyMap<number, CopyHead>,
  ) {
    this.#channel = new Channel(source);
    this.#posts = new TextPosts(source, (post) => this.#add(post));
  }

  take(line: TextLine, before: string, next: TextLine | undefined): void {
    if (this.#headLines > 0) {
      this.#headLines--;
      return this.#posts.absorb(line);
    }
    const mention = this.#mention;
    this.#mention = undefined;
    if (mention && this.#isQuoteOfTwoLines(line, next)) {
      this.#skip(mention, 'quotation above a reply');
      return this.#skip(line, 'quotation above a reply');
    }
    if (mention) this.#takeText(mention);
    const head = this.heads.get(line.number);
    if (head) {
      if (!head.isNotice) this.#speaker = head;
      this.#headLines = head.lines - 1;
      return this.#begin(line, head.textAt ?? line.text.length, head, head.when);
    }
    if (this.#takeQuote(line, next)) return;
    if (MENTION.test(line.text.slice(0, 80)) && !this.#isHead(next)) {
      this.#mention = line;
      return;
    }
    const why = noiseIn(line.text, before, next?.text ?? '', this.#isHead(next));
    // Set to compact, the window shows days nowhere else.
    if (why === DAY && this.#isCompact) this.#channel.addDay(readWrittenDate(`${line.text} 0:00`));
    if (why !== undefined) return this.#skip(line, why);
    const later = this.#speaker ? LATER.exec(line.text.slice(0, 40)) : undefined;
    if (later && this.#speaker) {
      const when = readWrittenDate(later[1] ?? '');
      return this.#begin(line, later[0].length, this.#speaker, when);
    }
    this.#takeText(line);
  }

  #begin(line: TextLine, textAt: number, head: CopyHead, when: WrittenDate | undefined): void {
    const mark = editMarkIn(line.text);
    const textEnd = line.text.length - mark;
    this.#when = when;
    this.#posts.begin(line, textAt, { head, when, isEdited: mark > 0 }, textEnd);
    if (mark > 0) this.#posts.close();
  }

  #takeText(line: TextLine): void {
    const mark = editMarkIn(line.text);
    const { facts } = this.#posts;
    if (facts?.head.isNotice === true && !isBlankLine(line.text)) this.#posts.close();
    if (facts && this.#posts.facts) {
      if (mark > 0) this.#posts.recast({ ...facts, isEdited: true });
      this.#posts.extend(line, line.text.length - mark);
      // The mark stands at the end: what comes below it is the next message of the same person.
      if (mark > 0) this.#posts.close();
    } else if (this.#speaker && !isBlankLine(line.text)) {
      // Text after a reaction or a picture: its author goes on.
      this.#begin(line, 0, this.#speaker, this.#when);
    } else {
      const why = isBlankLine(line.text) ? 'blank line' : 'before the first message';
      this.#channel.skip(line.bytes, why);
    }
  }

  /** `@Name`, and below it how what is answered begins. */
  #isQuoteOfTwoLines(line: TextLine, next: TextLine | undefined): boolean {
    if (!this.#isHead(next)) return false;
    const start = startOf(line.text);
    return this.#isSaid(start) || noiseIn(line.text, '', '', true) === BUTTON;
  }

  /** Whether a message of this copy begins so; mostly the one right above is answered, which is open. */
  #isSaid(start: string): boolean {
    const above = startOf(this.#posts.startOfText(QUOTE_CHARS * 3));
    return start !== '' && (start === above || this.#starts.has(start));
  }

  /** `@Name what they said …` above a reply: quoted only if somebody did say it in this copy. */
  #takeQuote(line: TextLine, next: TextLine | undefined): boolean {
    if (!line.text.startsWith('@') || !this.#isHead(next)) return false;
    const words = line.text.slice(1, 200).split(' ');
    for (let i = 1; i < Math.min(words.length, 8); i++) {
      if (this.#isSaid(startOf(words.slice(i).join(' ')))) {
        this.#skip(line, 'quotation above a reply');
        return true;
      }
    }
    return false;
  }

  get #isCompact(): boolean {
    const [head] = this.heads.values();
    return head?.textAt !== undefined;
  }

  #isHead(line: TextLine | undefined): boolean {
    return line !== undefined && this.heads.has(line.number);
  }

  #skip(line: TextLine, why: string): void {
    // The mark of an edit on a line of its own still says it of the text before.
    const { facts } = this.#posts;
    if (facts && editMarkIn(line.text) > 0) this.#posts.recast({ ...facts, isEdited: true });
    this.#posts.close();
    this.#channel.skip(line.bytes, why);
  }

  #add({ facts: { head, when, isEdited }, ...post }: TextPost<Facts>): void {
    if (head.isNotice || post.text === '') {
      // A picture without words, or a head whose text follows after a label.
      return this.#channel.skip(post.bytes, head.isNotice ? 'notice of Discord' : 'no text');
    }
    this.#starts.add(startOf(post.text));
    this.#channel.add({
      ...post,
      author: { id: head.name, name: head.name, isBot: head.isBot },
      isEmbed: false,
      isNotice: false,
      isEdited,
      written: when,
    });
  }

  finish(): ReadLog {
    if (this.#mention) this.#takeText(this.#mention);
    this.#posts.close();
    return this.#channel.finish({}, 'blank line');
  }
}

/** The first letters without markup, which a quotation shows otherwise. */
function startOf(text: string): string {
  return text
    .slice(0, QUOTE_CHARS * 3)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, QUOTE_CHARS)
    .toLowerCase();
}

export const discordCopy = {
  id: 'discord-copy',
  label: 'Discord (copied from the window)',
  extensions: ['txt'],
  version: 2,
  detect,
  read,
} as const satisfies LogFormat;
