// Heads of forums that show a profile beside each post: XenForo, vBulletin; and Discourse's raw text.
import type { WrittenDate } from '../shared/written-dates';
import { dayIn, type PostHead } from './post-head';
import {
  BUTTON,
  isProfileLabel,
  isProfileLine,
  POST_NUMBER,
  REACTIONS,
  STATUS,
  TITLE,
} from './page-parts';

const MAX_ABOVE = 30;
const MAX_NAME_CHARS = 60;
const MAX_LINE_CHARS = 150;
/** Lines between a name and its profile that are a rank, a title, a status. */
const MAX_UNKNOWN = 3;

/** vBulletin has the number of the post on the line of its date. */
const DATE_NUMBER = /^(?:Old )?(\S.{5,50}?),?\s+#\d{1,6}$/;
const NUMBER_DATE = /^#\d{1,6}\s+(?:Old )?(\S.{5,50})$/;
const RAW = /^(\S{1,60}) \| (\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}) UTC \| #\d{1,6}$/;
/** The old XenForo signs a post at its end: `Ann, May 6, 2020`. */
const SIGNED = /^(.{1,60}?), (\S.{5,40}?)(?: Report)?$/;
const TWICE = /^(.{1,60}?) \1 is (?:offline|online)\b/;
const SUBJECT = /^(?:Default )?Re: |^Default \S/;
/** Above the first post XenForo says who began the thread. */
const STARTER = /^Thread starter (.{1,60}?)\s+Start date /;

interface Opened {
  readonly start: number;
  readonly when: WrittenDate | undefined;
  name: string | undefined;
  unknown: number[];
  hasProfile: boolean;
  awaitsValue: boolean;
}

interface Run {
  readonly start: number;
  end: number;
  /** What stood above its first line, nearest first. */
  readonly above: readonly string[];
}

export class ProfileHeads {
  #above: string[] = [];
  #opened: Opened | undefined;
  #run: Run | undefined;
  #isValueNext = false;
  readonly #titles = new Set<string>();
  readonly #names = new Set<string>();

  /** `heads` by their first lines; `profiles`: lines that nobody wrote into a post. */
  constructor(
    private readonly heads: Map<number, PostHead>,
    private readonly profiles: Set<number>,
  ) {}

  look(text: string, number: number): void {
    const line = text.length > MAX_LINE_CHARS ? '' : text.trim();
    const starter = STARTER.exec(line)?.[1];
    if (starter !== undefined) this.#names.add(starter);
    this.#lookAt(line, number);
    this.#noteRun(line, number);
    if (this.heads.size === 0 && number <= 20 && line !== '') this.#titles.add(line);
    this.#above.unshift(line);
    if (this.#above.length > MAX_ABOVE) this.#above.pop();
  }

  #lookAt(line: string, number: number): void {
    const raw = RAW.exec(line);
    if (raw) return this.#add(number, { name: raw[1] ?? '', when: dayIn(raw[2] ?? ''), lines: 1 });
    const dated = DATE_NUMBER.exec(line) ?? NUMBER_DATE.exec(line);
    const when = dayIn(dated?.[1] ?? '');
    if (when) return this.#open(number, when);
    if (POST_NUMBER.test(line)) return this.#takeNumber(number);
    const [last = ''] = this.#above;
    // `#1`, and the date on the next line.
    const isBehindNumber = POST_NUMBER.test(last) && !this.#opened && !this.heads.has(number - 1);
    const below = isBehindNumber ? dayIn(line.replace(/^Old /, '')) : undefined;
    if (below && line.length < 50) return this.#open(number - 1, below);
    if (this.#opened) this.#goOn(this.#opened, line, number);
  }

  #add(start: number, head: PostHead): void {
    this.heads.set(start, head);
    this.#names.add(head.name);
  }

  #open(start: number, when: WrittenDate | undefined): void {
    const common = { name: undefined, unknown: [], hasProfile: false, awaitsValue: false };
    this.#opened = { start, when, ...common };
  }

  /** A line under the date of vBulletin: the name, then the profile as far as it goes. */
  #goOn(opened: Opened, line: string, number: number): void {
    if (line === '') return;
    if (opened.name === undefined) {
      const name = TWICE.exec(line)?.[1] ?? line;
      this.#opened = name.length > MAX_NAME_CHARS || BUTTON.test(name) ? undefined : opened;
      if (!this.#opened) return;
      opened.name = name;
      const { start, when } = opened;
      return this.#add(start, { name, when, lines: number - start + 1 });
    }
    const isLabel = isProfileLabel(line);
    if (opened.awaitsValue || isLabel || isProfileLine(line) || STATUS.test(line)) {
      for (const before of opened.unknown) this.profiles.add(before);
      this.profiles.add(number);
      opened.unknown = [];
      opened.hasProfile ||= !STATUS.test(line);
      opened.awaitsValue = isLabel && !opened.awaitsValue;
    } else if (this.#isTitle(line)) {
      this.profiles.add(number);
      this.#opened = undefined;
    } else if (opened.hasProfile || opened.unknown.length >= MAX_UNKNOWN) this.#opened = undefined;
    else opened.unknown.push(number);
  }

  #isTitle(line: string): boolean {
    return SUBJECT.test(line) || this.#titles.has(line.replace(/^Default /, ''));
  }

  /** `#3` alone: the end of a head of XenForo, of a post of the old one, or the start of vBulletin's. */
  #takeNumber(number: number): void {
    const above = this.#above;
    let at = 0;
    while (at < 4 && /^(?:New|Add bookmark|Bookmark|Share|)$/.test(above[at] ?? '.')) at++;
    const written = above[at] ?? '';
    const signed = SIGNED.exec(written);
    const when = written.length < 50 ? dayIn(written) : undefined;
    if (signed && dayIn(signed[2] ?? '') && this.#sign(signed[1] ?? '', signed[2] ?? '')) {
      for (let i = 0; i <= at + 1; i++) this.profiles.add(number - i);
    } else if (when) {
      const name = this.#nameAbove(at + 1);
      if (name === undefined) return this.#open(number - 1 - at, when);
      const start = number - 1 - name.at;
      this.#add(start, { name: name.text, when, lines: number - start + 1 });
      this.#opened = undefined;
      // The first letter of the name stands for a picture.
      if (above[name.at + 1] === name.text[0]?.toUpperCase()) this.profiles.add(start - 1);
    }
  }

  /** Gives the post that ends here its head: the name above the last profile. */
  #sign(name: string, date: string): boolean {
    const run = this.#run;
    const at = run?.above.slice(0, MAX_UNKNOWN).indexOf(name) ?? -1;
    if (!run || at === -1) return false;
    const start = run.start - 1 - at;
    this.#add(start, { name, when: dayIn(date), lines: run.end - start + 1 });
    return true;
  }

  /** Above the profile that ends at `from`, past ranks and titles. Undefined where no profile is. */
  #nameAbove(from: number): { at: number; text: string } | undefined {
    const above = this.#above;
    let at = from;
    for (;;) {
      const [line = '', next = ''] = [above[at], above[at + 1]];
      if (isProfileLabel(next)) at += 2;
      else if (isProfileLine(line) || isProfileLabel(line)) at += 1;
      else break;
    }
    const hasProfile = at > from;
    while (at < above.length - 1 && TITLE.test(above[at] ?? '')) at++;
    if (!hasProfile && at === from) return undefined;
    const [first = '', second = ''] = [above[at], above[at + 1]];
    // A rank that the poster chose stands between the name and the others.
    const isSecond =
      this.#names.has(second) || (!this.#isEnd(at + 1) && this.#isEnd(at + 2, second));
    const name = isSecond && !this.#names.has(first) ? second : first;
    if (name === '' || name.length > MAX_NAME_CHARS) return undefined;
    return { at: name === first ? at : at + 1, text: name };
  }

  /** Whether the post before ends at this line above. `name` may stand under its own first letter. */
  #isEnd(at: number, name = this.#above[at - 1] ?? ''): boolean {
    const line = this.#above[at] ?? '';
    const isLetter = line.length === 1 && line === name[0]?.toUpperCase();
    return (
      line === '' || isLetter || BUTTON.test(line) || REACTIONS.test(this.#above[at + 1] ?? '')
    );
  }

  #noteRun(line: string, number: number): void {
    const isOurs = this.#isValueNext || isProfileLine(line) || isProfileLabel(line);
    this.#isValueNext = !this.#isValueNext && isProfileLabel(line);
    if (!isOurs) return;
    if (this.#run?.end === number - 1) this.#run.end = number;
    else this.#run = { start: number, end: number, above: [...this.#above] };
  }
}
