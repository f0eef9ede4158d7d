// Heads of messages copied from the Discord window: a name and a time, on one line or on several.
import type { TextLine } from '@/lib/text';
import { readWrittenDate, type WrittenDate } from '../shared/written-dates';

export interface CopyHead {
  readonly name: string;
  readonly isBot: boolean;
  readonly when: WrittenDate | undefined;
  /** Lines of the head, the first included. */
  readonly lines: number;
  /** Said by Discord of the person: `hopped into the server.` */
  readonly isNotice: boolean;
  /** Where the text begins, in a window set to compact: there it stands on the same line. */
  readonly textAt?: number;
}

/** Names have 32 characters, those of webhooks 80; the time and its words no more than these. */
const MAX_NAME_CHARS = 80;
const MAX_WHEN_CHARS = 32;
const MAX_HEAD_CHARS = 140;

const CLOCK_AT_END = /\d{1,2}[:.h]\d{2}(?:[ \u202f\u00a0]?(?:[ap]\.?[ \u202f\u00a0]?m\.?|Uhr))?$/i;
const BOT_TAG = /\s*(?:✓\s*)?(?:APP|BOT|SERVER)$/;
const IS_BOT_TAG = /^(?:✓\s*)?(?:APP|BOT|SERVER)$/;
/** Before 2021 the name and the time stood without anything between them. */
const GLUED =
  /^(.{1,80}?[^\s\d/])((?:Today|Yesterday) at \d{1,2}:\d{2}(?:[ \u202f][AP]M)?|\d{2}\/\d{2}\/\d{4})$/;
const OLD_TIME =
  /^(?:(?:Today|Yesterday) at \d{1,2}:\d{2}(?:[ \u202f][AP]M)?|(?:last )?\p{Lu}\p{Ll}{5,8}day at \d{1,2}:\d{2}(?:[ \u202f][AP]M)?|\d{2}\/\d{2}\/\d{4})$/u;

/** Pictures beside a name, as their descriptions are copied. */
const PICTURE = /^(?:Role icon, |Server Tag: )/;
/** A window set to compact: `[6:30 PM]Name: text`, with the tag of a bot before its name. */
const COMPACT =
  /^\[(\d{1,2}[:.]\d{2}(?:[ \u202f]?[AP]M)?)\]( ?)((?:✓ ?)?(?:APP|BOT)(?= ?[^\s:]))? ?([^\s:][^:\n]{0,79}?) ?:(?: |$)/i;

/** `Name — Today at 6:30 PM`, `NameToday at 6:30 PM`. */
export function headInLine(text: string): CopyHead | undefined {
  if (text.length > MAX_HEAD_CHARS || text.length < 6) return undefined;
  const timed = splitTime(text);
  if (timed && timed.before !== '') return headOf(timed.before, timed.when, 1);
  const glued = GLUED.exec(text);
  return glued ? headOf(glued[1] ?? '', whenOf(glued[2] ?? ''), 1) : undefined;
}

/** What Discord says of people stands in the place of their names, as a whole sentence. */
const DOINGS =
  /\b(?:joined|arrived|landed|appeared|spawned|showed up|slid into|hopped into|is here|welcome|made it|glad you|good to see you|pinned a message|started a thread|started a call|boosted the server|(?:added|removed) .{1,40} (?:to|from) the (?:group|thread)|changed the (?:channel|group) (?:name|icon))\b/i;

function isDoing(name: string): boolean {
  return /[.!?]$/.test(name) && name.split(' ').length > 2 && DOINGS.test(name);
}

function headOf(written: string, when: WrittenDate | undefined, lines: number): CopyHead {
  const name = written.replace(BOT_TAG, '').trim();
  return { name, isBot: name !== written.trim(), when, lines, isNotice: isDoing(name) };
}

/** What stands before the last dash, and the time behind it. */
function splitTime(text: string): { before: string; when: WrittenDate } | undefined {
  const dash = Math.max(text.lastIndexOf('—'), text.lastIndexOf('–'));
  if (dash === -1 || dash > MAX_NAME_CHARS || text.length - dash > MAX_WHEN_CHARS) return undefined;
  const written = text.slice(dash + 1).trim();
  const when = CLOCK_AT_END.test(written) ? whenOf(written) : undefined;
  return when && { before: text.slice(0, dash).trim(), when };
}

/** Words before the clock stand for a day, whatever the language. */
function whenOf(written: string): WrittenDate | undefined {
  const found = readWrittenDate(written) ?? readWrittenDate(`${written} 0:00`);
  if (!found || found.date || found.day !== undefined) return found;
  return { ...found, dayWord: written.replace(CLOCK_AT_END, '').trim().toLowerCase() };
}

interface Wrapped {
  readonly line: number;
  readonly when: WrittenDate | undefined;
  /** The lines above, nearest first. */
  readonly above: readonly string[];
}

/** Finds the heads of a whole copy, those included whose name and time are on lines of their own. */
export class HeadFinder {
  readonly #heads = new Map<number, CopyHead>();
  readonly #wrapped: Wrapped[] = [];
  readonly #compact = new CompactHeads();
  #above: string[] = [];

  look({ text, number }: Pick<TextLine, 'text' | 'number'>): void {
    this.#compact.look(text, number);
    const line = text.length > MAX_HEAD_CHARS ? '' : text;
    const found = headInLine(line);
    const isPicture = found !== undefined && PICTURE.test(found.name) && this.#above.length > 0;
    const head = isPicture ? undefined : found;
    if (head) this.#heads.set(number, head);
    else if (this.#above.length > 0) this.#noteWrapped(line, number);
    this.#above = line.trim() === '' || head ? [] : [line, ...this.#above.slice(0, 4)];
  }

  #noteWrapped(line: string, number: number): void {
    const timed = splitTime(line);
    const clock = line.trim();
    const isBehindDash = /^\s*[—–]\s*$/.test(this.#above[0] ?? '') && CLOCK_AT_END.test(clock);
    const isTime = OLD_TIME.test(clock) || (isBehindDash && clock.length <= MAX_WHEN_CHARS);
    if (!timed && !isTime) return;
    this.#wrapped.push({ line: number, when: timed?.when ?? whenOf(clock), above: this.#above });
  }

  /** Heads by the number of their first line. */
  find(): ReadonlyMap<number, CopyHead> {
    if (this.#heads.size === 0 && this.#wrapped.length === 0) return this.#compact.find();
    const tags = this.#tags();
    for (const { line, when, above } of this.#wrapped) {
      let at = 0;
      let isBot = false;
      for (; at < above.length - 1; at++) {
        const label = above[at]?.trim() ?? '';
        const isTag = IS_BOT_TAG.test(label);
        if (!isTag && !tags.has(label) && !PICTURE.test(label) && !/^[—–]$/.test(label)) break;
        isBot ||= isTag;
      }
      const isNotice = /^ \p{Ll}/u.test(above[at] ?? '') && at + 1 < above.length;
      if (isNotice) at++;
      const name = above[at]?.trim() ?? '';
      if (name === '' || name.length > MAX_NAME_CHARS) continue;
      const lines = at + 2;
      const head = headOf(name, when, lines);
      const isOfDiscord = isNotice || head.isNotice;
      this.#heads.set(line - lines + 1, {
        ...head,
        isNotice: isOfDiscord,
        ...(isBot ? { isBot } : {}),
      });
    }
    return this.#heads;
  }

  /**
   * Short lines between a name and its time that are the tag of a server: they always follow the same
   * name, while what stands before a name is different each time.
   */
  #tags(): ReadonlySet<string> {
    const before = new Map<string, Set<string>>();
    const counts = new Map<string, number>();
    for (const { above } of this.#wrapped) {
      const [tag = '', name = ''] = above.map((text) => text.trim());
      if (tag.length > 6) continue;
      before.set(tag, (before.get(tag) ?? new Set()).add(name));
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
    const out = new Set<string>();
    for (const [tag, names] of before) {
      const count = counts.get(tag) ?? 0;
      const isNoName = !/\p{L}{2}/u.test(tag);
      if (!names.has('') && (isNoName || (count > 1 && names.size < count))) out.add(tag);
    }
    return out;
  }
}

/** Heads of a window set to compact. A clock alone before a text looks the same where it holds a colon. */
class CompactHeads {
  readonly #heads = new Map<number, CopyHead>();
  #glued = 0;
  #tagged = 0;

  look(text: string, number: number): void {
    const found = COMPACT.exec(text.slice(0, MAX_HEAD_CHARS));
    if (!found) return;
    const [head, clock = '', space, tag, name = ''] = found;
    // A game writes the world behind a name.
    if (/\p{Ll}@\p{Lu}\p{Ll}+$/u.test(name)) return;
    if (space === '') this.#glued++;
    if (tag !== undefined) this.#tagged++;
    const common = { when: readWrittenDate(clock), lines: 1, isNotice: false };
    this.#heads.set(number, {
      ...common,
      name: name.trim(),
      isBot: tag !== undefined,
      textAt: head.length,
    });
  }

  /** People also type `[18:30] Name: text`; only Discord leaves out the space, or marks its bots. */
  find(): ReadonlyMap<number, CopyHead> {
    const isOurs = this.#heads.size >= 2 && (this.#glued >= 2 || this.#tagged > 0);
    return isOurs ? this.#heads : new Map<number, CopyHead>();
  }
}
