// Heads of posts in threads copied from forums: who posted and when, in the ways of the big programs.
import type { TextLine } from '@/lib/text';
import { BUTTON, END_OF_POST, isProfileLine, POST_NUMBER, SEPARATOR, TITLE } from './page-parts';
import { dayIn, type PostHead } from './post-head';
import { ProfileHeads } from './profile-heads';

export type { PostHead } from './post-head';

const MAX_HEAD_CHARS = 150;
/** How far above its time a post of SMF may have its author. */
const MAX_ABOVE = 14;

/** phpBB: `Unread post by Ann » Fri Oct 09, 2020 6:16 am`, under a line with the subject. */
const PHPBB =
  /^(?:[\p{L}]{2,12}(?: [\p{L}]{2,12}){0,2} )?(?:by|von|par|da|por|door) (\S.{0,60}?) » (\S.{6,48})$/u;
/** ProBoards and archives: `Post by Ann on May 6, 2020 at 6:30pm`. */
const POST_BY = /^(?:#{1,4} )?(?:Post|Posted) by (\S.{0,60}?),? on (\S.{5,40})$/i;
/** Invision and Jcink: the name, and under it `Posted: May 6 2020, 06:30 PM`. */
const POSTED = /^Posted(?: on)?:? (\S.{6,40})$/;
/** SMF: `« Reply #3 on: January 27, 2008, 10:17:09 am »`, far under the name and a row of stars. */
const SMF = /^« ?(?:Reply #\d{1,6} )?on: (\S.{6,48}?) ?»/;
/** Imageboards: `BellQM !!abc 05/26/24(Sun)18:30:12 No.601`, the subject before the name. */
const IMAGEBOARD =
  /^(?:(?:File|☐)\S* )?(\S.{0,80}?)(?: !{1,2}\S{6,14})? (\d{2}\/\d{2}\/\d{2})\(\p{L}{3}\)(\d{1,2}:\d{2}(?::\d{2})?) (?:No\.? ?|#)\d{3,12}(?:\s.{0,40})?$/u;
/** LiveJournal and Dreamwidth: the name, perhaps a subject, and `2012-05-06 06:30 pm (UTC)`. */
const JOURNAL =
  /^(\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}(?:[ \u202f]?[ap]m)?) \((?:UTC|local|link|\p{Lu}{3,4})\)(?: \(link\))?$/iu;
/** XenForo's quotations, and the button under each of them. */
const SAID = /^.{1,60} said:(?: ?↑)?$/;
const EXPAND = /^Click to expand\.{3}$/;
const MAX_QUOTE_LINES = 200;
/** Two posts may end with the same short answer. */
const MIN_SIGNATURE_CHARS = 20;
const MAX_SIGNATURE_LINES = 8;
const STARS = /^\*{1,10}$/;
const SUBJECT = /^(?:Re|AW|Sv|Odp|RE): /;

/** Looks through a whole copy for heads, and for what between them is not said by anybody. */
export class HeadFinder {
  /** By the number of their first line. */
  readonly heads = new Map<number, PostHead>();
  /** Numbers of lines that show the profile of the next poster. */
  readonly profiles = new Set<number>();
  /** Numbers of lines that quote a post and say where the quotation ends. */
  readonly quotes = new Set<number>();
  #quotedFrom: number | undefined;
  /** The lines above, nearest first. */
  #above: string[] = [];
  /** Rules across a post, by the line that follows them. */
  readonly #rules = new Map<string, number[]>();
  #openRule: number | undefined;
  /** The last lines of posts, by their words. */
  readonly #ends = new Map<string, number[]>();
  #ruleAt: number | undefined;
  readonly #signed: number[] = [];
  #lastLine: { text: string; number: number } | undefined;
  readonly #others = new ProfileHeads(this.heads, this.profiles);

  look({ text, number }: Pick<TextLine, 'text' | 'number'>): void {
    this.#others.look(text, number);
    const line = text.length > MAX_HEAD_CHARS ? '' : text.trim();
    const head = line.length < 12 ? undefined : this.#headIn(line);
    if (head) {
      const start = number - head.lines + 1;
      this.heads.set(start, head);
      this.#markProfile(head, start);
      this.#above = [];
    } else this.#above = [line, ...this.#above.slice(0, MAX_ABOVE)];
    this.#noteRule(head ? '' : line, number);
    this.#noteEnd(line, number);
    this.#noteQuote(line, number);
  }

  #noteQuote(line: string, number: number): void {
    if (SAID.test(line)) this.#quotedFrom = number;
    else if (EXPAND.test(line) && this.#quotedFrom !== undefined) {
      const from = Math.max(this.#quotedFrom, number - MAX_QUOTE_LINES);
      for (let at = from; at <= number; at++) this.quotes.add(at);
      this.#quotedFrom = undefined;
    } else if (POST_NUMBER.test(line)) this.#quotedFrom = undefined;
  }

  /** A rule parts scenes, unless the same words follow it again and again: then they are a signature. */
  signatures(): ReadonlySet<number> {
    const ends = [...this.#ends].filter(([text]) => text.length >= MIN_SIGNATURE_CHARS);
    const repeated = [...this.#rules.values(), ...ends.map(([, lines]) => lines)];
    return new Set([...this.#signed, ...repeated.filter((lines) => lines.length > 1).flat()]);
  }

  /** Some forums put no rule before a signature: it is what each post of somebody ends with. */
  #noteEnd(line: string, number: number): void {
    if (SEPARATOR.test(line)) this.#ruleAt = number;
    // Between a rule and the button stands a signature, if it is as short as one.
    const isSigned = this.#ruleAt !== undefined && number - this.#ruleAt <= MAX_SIGNATURE_LINES;
    if (END_OF_POST.test(line) && isSigned) this.#signed.push(this.#ruleAt ?? number);
    if (END_OF_POST.test(line)) this.#ruleAt = undefined;
    if (END_OF_POST.test(line) && this.#lastLine) {
      const { text, number: at } = this.#lastLine;
      this.#ends.set(text, [...(this.#ends.get(text) ?? []), at]);
      this.#lastLine = undefined;
    } else if (line !== '') this.#lastLine = { text: line, number };
  }

  #noteRule(line: string, number: number): void {
    if (SEPARATOR.test(line)) this.#openRule = number;
    else if (this.#openRule !== undefined && line !== '') {
      const rules = this.#rules.get(line) ?? [];
      rules.push(this.#openRule);
      this.#rules.set(line, rules);
      this.#openRule = undefined;
    }
  }

  /** From the poster's name down to the head, if nothing but a profile is between. */
  #markProfile(head: PostHead, start: number): void {
    const above = this.#above.slice(head.lines - 1);
    const name = above.indexOf(head.name);
    if (name === -1) return;
    const between = above.slice(0, name);
    const known = between.filter(isProfileLine);
    const others = between.filter(
      (line) => line !== '' && !isProfileLine(line) && !BUTTON.test(line),
    );
    if (known.length === 0 || others.length > 2) return;
    for (let i = 0; i <= name; i++) this.profiles.add(start - 1 - i);
  }

  #headIn(line: string): PostHead | undefined {
    const [first = ''] = this.#above;
    const phpbb = PHPBB.exec(line);
    if (phpbb) {
      const found = headOf(phpbb[1], phpbb[2]);
      const hasSubject = first !== '' && first.length < 120;
      return (
        found && { ...found, lines: hasSubject ? 2 : 1, ...(hasSubject ? { subject: first } : {}) }
      );
    }
    const by = POST_BY.exec(line);
    if (by) return headOf(by[1], by[2]);
    const posted = POSTED.exec(line);
    if (posted) {
      // The name stands above the group, the number of posts and a button.
      const at = this.#above.findIndex((one) => !/^[\d.,]{1,8}k?$/i.test(one) && !isLabel(one));
      const name = at > 4 ? '' : (this.#above[at] ?? '');
      const found = name === '' || name.length > 60 ? undefined : headOf(name, posted[1]);
      return found && { ...found, lines: at + 2 };
    }
    const board = IMAGEBOARD.exec(line);
    if (board) return headOf(board[1], `${board[2] ?? ''} ${board[3] ?? ''}`);
    const journal = JOURNAL.exec(line);
    if (journal) return this.#journalHead(journal[1]);
    const smf = SMF.exec(line);
    return smf ? this.#smfHead(smf[1]) : undefined;
  }

  /** Names of journals are one word; the subject of a comment stands between. */
  #journalHead(date: string | undefined): PostHead | undefined {
    const at = this.#above.slice(0, 3).findIndex((line) => /^[\w-]{2,30}$/.test(line));
    const found = at === -1 ? undefined : headOf(this.#above[at], date);
    return found && { ...found, lines: at + 2 };
  }

  /** The name stands two lines above the stars, the rank between. */
  #smfHead(date: string | undefined): PostHead | undefined {
    const stars = this.#above.findIndex((line) => STARS.test(line));
    const name = stars === -1 ? undefined : this.#above[stars + 2];
    const found = name === undefined || name === '' ? undefined : headOf(name, date);
    const subject = this.#above.find((line) => line !== '');
    const isSubject = subject !== undefined && subject.length < 120;
    return found && { ...found, lines: stars + 4, ...(isSubject ? { subject } : {}) };
  }
}

function headOf(name: string | undefined, date: string | undefined): PostHead | undefined {
  const when = dayIn(date ?? '');
  return when && name !== undefined ? { name: name.trim(), when, lines: 1 } : undefined;
}

function isLabel(line: string): boolean {
  return TITLE.test(line) || /^(?:Share|Author)$/.test(line);
}

/** A subject without its `Re:`. */
export function plainSubject(subject: string): string {
  return subject.replace(SUBJECT, '').trim();
}
