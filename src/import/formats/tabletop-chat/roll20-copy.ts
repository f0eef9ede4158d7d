// Text copied from Roll20's chat: `Name:` and what is said beside or below it, whispers in brackets, dice.
import type { TextLine } from '@/lib/text';
import type { LogSource, ReadLog } from '../log-format';
import { nameStrength } from '../names/name-words';
import { Pace } from '../shared/pace';
import { isBlankLine, TextPosts, type TextPost } from '../shared/text-posts';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { DateBook, readWrittenDate } from '../shared/written-dates';
import { kindAtTable, tableSpeaker } from './table-posts';

export interface Roll20Head {
  readonly name: string;
  readonly textAt: number;
  /** Marked as whoever leads the game. */
  readonly isMaster: boolean;
  /** Nobody but Roll20 writes such a head. */
  readonly isSign: boolean;
  readonly isWhisper: boolean;
}

const HEAD = /^([^\s:()[\]"“*][^:()[\]"“*\n]{0,47}?)( \(GM\))?:/;
const WHISPER = /^\((To|From) ([^()\n:]{1,48}(?: ?\(GM\))?)\):/;
const DATE = /^\p{L}{3,12} \d{1,2}, \d{4} \d{1,2}:\d{2} ?[AP]M\s*$/u;
const DICE = /^(?:rolling \S|[()\d+\-=\s]{1,12}$)/;

export function roll20Head(line: string): Roll20Head | undefined {
  const probe = line.slice(0, 120);
  const whisper = WHISPER.exec(probe);
  if (whisper) {
    const name = whisper[1] === 'To' ? 'You' : (whisper[2] ?? '').replace(/ ?\(GM\)$/, '');
    const isMaster = whisper[1] === 'From' && (whisper[2] ?? '').endsWith('(GM)');
    return { name, textAt: whisper[0].length, isMaster, isSign: true, isWhisper: true };
  }
  const found = HEAD.exec(probe);
  const name = found?.[1]?.trim() ?? '';
  if (!found || name.length < MIN_NAME_CHARS || nameStrength(name) < 2) return undefined;
  const isMaster = found[2] !== undefined;
  return { name, textAt: found[0].length, isMaster, isSign: isMaster, isWhisper: false };
}

/** A letter and a colon is a skill, not a name. */
const MIN_NAME_CHARS = 3;

interface Facts {
  readonly name: string | undefined;
  readonly isWhisper: boolean;
  readonly isAction: boolean;
}

export async function readRoll20Copy(source: LogSource): Promise<ReadLog> {
  const names = new Map<string, number>();
  const masters = new Set<string>();
  for (const line of source.text.lines()) {
    const head = roll20Head(line.text);
    if (head) names.set(head.name, (names.get(head.name) ?? 0) + (head.isSign ? 2 : 1));
    if (head?.isMaster === true) masters.add(head.name);
  }
  // In a table of many, a name that stands there once is a word before a colon.
  const kept = [...names].filter(([, times]) => times > 1 || names.size < 6).map(([name]) => name);
  const reader = new CopyReader(source, new Set(kept), masters);
  const pace = new Pace(source);
  for (const line of source.text.lines()) {
    reader.take(line);
    if (pace.isDue()) await pace.turn(line.bytes[1]);
  }
  return reader.finish();
}

class CopyReader {
  readonly #builder = new TranscriptBuilder();
  readonly #dates = new DateBook();
  readonly #posts: TextPosts<Facts>;
  #date = '';

  constructor(
    private readonly source: LogSource,
    private readonly names: ReadonlySet<string>,
    private readonly masters: ReadonlySet<string>,
  ) {
    this.#posts = new TextPosts(source, (post) => this.#add(post));
  }

  take(line: TextLine): void {
    if (DATE.test(line.text.slice(0, 60))) {
      this.#posts.close();
      this.#date = line.text.trim();
      return this.#builder.skip(line.bytes, 'date');
    }
    const head = roll20Head(line.text);
    if (head && this.names.has(head.name)) {
      const { name, isWhisper, textAt } = head;
      return this.#posts.begin(line, textAt, { name, isWhisper, isAction: false });
    }
    const name = this.#poser(line.text);
    const isRolling = DICE.test(line.text) || /^rolling /.test(this.#posts.startOfText(8));
    if (name !== undefined && !isRolling) {
      return this.#posts.begin(line, 0, { name, isWhisper: false, isAction: true });
    }
    if (this.#posts.extend(line)) return;
    if (isBlankLine(line.text)) return this.#builder.skip(line.bytes, 'blank line');
    this.#posts.begin(line, 0, { name: undefined, isWhisper: false, isAction: false });
  }

  /** `Old Hob pours a drink.`: an emote stands without a colon. */
  #poser(text: string): string | undefined {
    let best: string | undefined;
    for (const { index } of text.slice(0, 80).matchAll(/ (?=\p{Ll})/gu)) {
      const name = text.slice(0, index);
      if (name !== 'You' && this.names.has(name)) best = name;
    }
    return best;
  }

  #add(post: TextPost<Facts>): void {
    const { facts, ...rest } = post;
    if (post.text === '') return this.#builder.skip(post.bytes, 'name without text');
    const { name, isAction, isWhisper } = facts;
    const isMaster = this.masters.has(name ?? '');
    const kind = kindAtTable(post.text, name, isMaster);
    const { index } = this.#builder.add({
      ...rest,
      speaker: name === undefined ? null : this.#builder.speaker(tableSpeaker(name, isMaster)),
      kind: isAction && kind === 'post' ? 'action' : kind,
      ...(isWhisper ? { cue: 'whispers' } : {}),
    });
    if (this.#date !== '') this.#dates.note(index, readWrittenDate(this.#date));
  }

  finish(): ReadLog {
    this.#posts.close();
    this.#dates.fill(this.#builder.messages);
    return { transcript: this.#builder.finish(this.source, {}, 'blank line'), diagnostics: [] };
  }
}
