// Threads copied from forums: posts with heads, between them profiles, quotations and signatures.
import type { TextLine } from '@/lib/text';
import type { StatedSetting } from '@/story';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { hasBbcode, plainBbcode } from '../shared/bbcode';
import { Pace } from '../shared/pace';
import { People } from '../shared/people';
import { settingOfHeading } from '../shared/scene-heading';
import { kindOfPost } from '../shared/text-marks';
import { isBlankLine, TextPosts, type TextPost } from '../shared/text-posts';
import { isToldPost } from '../shared/told-post';
import { findTracker } from '../shared/trackers';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { DateBook } from '../shared/written-dates';
import { HeadFinder, plainSubject, type PostHead } from './heads';
import { BUTTON, QUOTE_HEAD, REACTIONS } from './page-parts';

const LINE_CHARS = 80;

function detect(sample: LogSample): number {
  const finder = new HeadFinder();
  sample.head.split('\n').forEach((text, i) => finder.look({ text, number: i + 1 }));
  const count = finder.heads.size;
  return count >= 2 ? 0.94 : count === 1 ? 0.66 : 0;
}

async function read(source: LogSource): Promise<ReadLog> {
  const finder = new HeadFinder();
  const pace = new Pace(source);
  for (const line of source.text.lines()) {
    finder.look(line);
    if (pace.isDue()) await pace.turn(line.bytes[1] / 2);
  }
  const reader = new ThreadReader(source, finder);
  let line: TextLine | undefined;
  for (const next of source.text.lines()) {
    if (line) reader.take(line, next);
    line = next;
    if (pace.isDue()) await pace.turn((source.size + next.bytes[1]) / 2);
  }
  if (line) reader.take(line, undefined);
  return reader.finish();
}

class ThreadReader {
  readonly #builder = new TranscriptBuilder();
  readonly #people = new People();
  readonly #dates = new DateBook();
  readonly #posts: TextPosts<PostHead>;
  readonly #signatures: ReadonlySet<number>;
  /** Starts of lines that were posted, to know a quotation by. */
  readonly #seen = new Set<string>();
  #author: PostHead | undefined;
  #headLines = 0;
  #state: 'text' | 'quote' | 'signature' = 'text';
  #subject: string | undefined;
  /** Posts that tell in plain words what happens. */
  #told = 0;
  #isReactions = false;
  #isBehindReactions = false;

  constructor(
    private readonly source: LogSource,
    private readonly found: HeadFinder,
  ) {
    this.#signatures = found.signatures();
    this.#posts = new TextPosts(source, (post) => this.#add(post));
  }

  take(line: TextLine, next: TextLine | undefined): void {
    this.#isBehindReactions = this.#isReactions;
    this.#isReactions = REACTIONS.test(line.text.slice(0, 20).trim());
    if (this.#headLines > 0) {
      this.#headLines--;
      return this.#posts.absorb(line);
    }
    const head = this.found.heads.get(line.number);
    if (head) {
      this.#author = head;
      this.#headLines = head.lines - 1;
      this.#state = 'text';
      if (head.subject !== undefined) this.#subject ??= plainSubject(head.subject);
      return this.#posts.begin(line, line.text.length, head);
    }
    const why = this.#whyNot(line, next);
    if (why !== undefined) {
      this.#posts.close();
      return this.#builder.skip(line.bytes, why);
    }
    if (this.#posts.extend(line)) return;
    if (this.#author && !isBlankLine(line.text)) return this.#posts.begin(line, 0, this.#author);
    const where = this.#author ? 'blank line' : 'before the first post';
    this.#builder.skip(line.bytes, where);
  }

  /** Why the line is not what its author says here, or undefined where it is. */
  #whyNot(line: TextLine, next: TextLine | undefined): string | undefined {
    if (line.text.length > 200) {
      if (this.#state === 'quote' && !this.#seen.has(startOf(line.text))) this.#state = 'text';
      return this.#state === 'quote' ? 'quotation' : undefined;
    }
    const text = line.text.trim();
    if (this.found.quotes.has(line.number)) return 'quotation';
    if (this.found.profiles.has(line.number)) return 'profile of the poster';
    if (this.#signatures.has(line.number)) this.#state = 'signature';
    if (this.#state === 'signature') return 'signature';
    if (BUTTON.test(text) || REACTIONS.test(text)) return 'button';
    if (this.#isBehindReactions) return 'who liked it';
    if (QUOTE_HEAD.test(text) && next && this.#seen.has(startOf(next.text))) {
      this.#state = 'quote';
      return 'quotation';
    }
    if (this.#state === 'quote' && text !== '' && !this.#seen.has(startOf(text)))
      this.#state = 'text';
    return this.#state === 'quote' ? 'quotation' : undefined;
  }

  #add({ facts: { name, when }, ...post }: TextPost<PostHead>): void {
    for (const line of post.text.split('\n')) if (line.trim() !== '') this.#seen.add(startOf(line));
    const text = hasBbcode(post.text) ? plainBbcode(post.text) : post.text;
    if (text === '') return this.#builder.skip(post.bytes, 'no text');
    const stated = findTracker(text) ?? settingOfFirstLine(text);
    if (isToldPost(text)) this.#told++;
    const { index } = this.#builder.add({
      ...post,
      speaker: this.#people.note('', name),
      kind: kindOfPost(text, name),
      text,
      ...(stated ? { stated } : {}),
    });
    this.#dates.note(index, when);
  }

  finish(): ReadLog {
    this.#posts.close();
    this.#people.addTo(this.#builder);
    this.#dates.fill(this.#builder.messages);
    const title = this.#subject ?? '';
    // Writers of threads tell of their characters; a few only speak as them, as in a chat.
    const isProse = this.#told * 2 >= this.#builder.messages.length;
    const about = { ...(title === '' ? {} : { title }), ...(isProse ? { isProse } : {}) };
    return { transcript: this.#builder.finish(this.source, about, 'blank line'), diagnostics: [] };
  }
}

/** `Mira Voss | the cellar | night`: who, where and when, as writers head their posts. */
function settingOfFirstLine(text: string): StatedSetting | undefined {
  const [line = ''] = text.slice(0, LINE_CHARS * 2).split('\n', 1);
  const [, ...parts] = line.split(' | ');
  if (parts.length < 2) return undefined;
  const setting = settingOfHeading(parts.join(' - '));
  // Without an hour they may as well be a mood and a song.
  return setting?.hour === undefined ? undefined : setting;
}

function startOf(line: string): string {
  return line
    .slice(0, LINE_CHARS * 2)
    .trim()
    .slice(0, LINE_CHARS);
}

export const forum = {
  id: 'forum',
  label: 'Forum thread (copied)',
  extensions: ['txt'],
  version: 3,
  detect,
  read,
} as const satisfies LogFormat;
