// The plain text of DiscordChatExporter: `[date] Name`, the text, then what hangs on the message.
import type { TextLine } from '@/lib/text';
import type { TranscriptAbout } from '@/story';
import { cutOffFile } from '../../diagnostics';
import type { LogSource, ReadLog } from '../log-format';
import { Pace } from '../shared/pace';
import { isBlankLine, TextPosts, type TextPost } from '../shared/text-posts';
import { readWrittenDate } from '../shared/written-dates';
import { aboutChannel, Channel } from '../shared/discord-channel';
import { authorOfFullName, isNoticeText } from './full-name';

export const TEXT_RULE = '='.repeat(62);

const HEAD = /^\[([^[\]]{6,40})\] (\S.{0,120}?)( \(pinned\))?$/;
const BLOCK = /^\{(Attachments|Embed|Stickers|Reactions|Forwarded Message)\}$/;
const FOOTER = /^Exported [\d., \u00a0\u202f’']{1,15} message\(s\)$/;
const FIELD = /^(Guild|Channel|Topic|After|Before): ?(.*)$/;

interface Facts {
  readonly date: string;
  readonly fullName: string;
  readonly isEmbed: boolean;
}

export async function readTextExport(source: LogSource): Promise<ReadLog> {
  const reader = new TextReader(source);
  const pace = new Pace(source);
  for (const line of source.text.lines()) {
    reader.take(line);
    if (pace.isDue()) await pace.turn(line.bytes[1]);
  }
  return reader.finish();
}

class TextReader {
  readonly #channel: Channel;
  readonly #posts: TextPosts<Facts>;
  /** `header` and `footer` stand between rules; a `block` hangs on the message before it. */
  #state: 'start' | 'header' | 'posts' | 'block' | 'footer' = 'start';
  #blockName = '';
  #last: Facts | undefined;
  #afterBlank = true;
  #shape: string | undefined;
  #guild: string | undefined;
  #path: string | undefined;

  constructor(source: LogSource) {
    this.#channel = new Channel(source);
    this.#posts = new TextPosts(source, (post) => this.#add(post));
  }

  take(line: TextLine): void {
    const afterBlank = this.#afterBlank;
    this.#afterBlank = isBlankLine(line.text);
    if (line.text === TEXT_RULE && (afterBlank || this.#state !== 'posts')) return this.#rule(line);
    if (this.#state === 'start' || this.#state === 'header') return this.#header(line);
    if (this.#state === 'footer') {
      return this.#channel.skip(line.bytes, FOOTER.test(line.text) ? 'footer' : 'after the footer');
    }
    const head = afterBlank ? this.#headOf(line.text) : undefined;
    if (head) {
      this.#state = 'posts';
      this.#last = head;
      return this.#posts.begin(line, line.text.length, head);
    }
    if (afterBlank && this.#block(line)) return;
    if (this.#state === 'block' || !this.#posts.extend(line)) {
      this.#channel.skip(line.bytes, this.#afterBlank ? 'blank line' : this.#why());
    }
  }

  #rule(line: TextLine): void {
    this.#posts.close();
    this.#channel.skip(line.bytes, this.#state === 'start' ? 'header' : 'rule');
    if (this.#state === 'start') this.#state = 'header';
    else this.#state = this.#state === 'header' ? 'posts' : 'footer';
  }

  #header(line: TextLine): void {
    const field = FIELD.exec(line.text.slice(0, 300));
    if (field?.[1] === 'Guild') this.#guild = field[2];
    if (field?.[1] === 'Channel') this.#path = field[2];
    this.#channel.skip(line.bytes, 'header');
  }

  /** A head has a date of the same shape as the first; other brackets open a line of somebody's post. */
  #headOf(text: string): Facts | undefined {
    if (!text.startsWith('[') || text.length > 200) return undefined;
    const [, date = '', fullName = ''] = HEAD.exec(text) ?? [];
    if (date === '' || !readWrittenDate(date)) return undefined;
    const shape = date.replace(/[\p{L}.]+/gu, 'a').replace(/\d+/g, '1');
    this.#shape ??= shape;
    return shape === this.#shape ? { date, fullName, isEmbed: false } : undefined;
  }

  /** An embed is what a message without text says; the rest says nothing. */
  #block(line: TextLine): boolean {
    const name = BLOCK.exec(line.text)?.[1];
    if (name === undefined) return false;
    this.#blockName = name;
    if (name === 'Embed' && this.#posts.isEmpty && this.#last) {
      this.#posts.recast({ ...this.#last, isEmbed: true });
      this.#posts.absorb(line);
      return true;
    }
    this.#posts.close();
    this.#channel.skip(line.bytes, this.#why());
    this.#state = 'block';
    return true;
  }

  #why(): string {
    return `{${this.#blockName}}`;
  }

  #add({ facts, ...post }: TextPost<Facts>): void {
    this.#channel.add({
      ...post,
      author: authorOfFullName(facts.fullName),
      isEmbed: facts.isEmbed,
      isNotice: isNoticeText(post.text),
      written: readWrittenDate(facts.date),
    });
  }

  finish(): ReadLog {
    this.#posts.close();
    if (this.#state !== 'footer') this.#channel.diagnostics.push(cutOffFile());
    return this.#channel.finish(this.#about(), 'blank line');
  }

  #about(): TranscriptAbout {
    return aboutChannel(this.#guild, this.#path?.split(' / ').at(-1));
  }
}
