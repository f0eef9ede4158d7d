// Chats with a model that were saved as Markdown or text, by whatever program: a heading or a line of its
// own says whose turn begins, in words for the two sides and not in names.
import type { Diagnostic } from '@/lib/diagnostic';
import type { TranscriptAbout } from '@/story';
import { noNames } from '../../diagnostics';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { looksLikeData } from '../name-text/name-text';
import { cleanText, isWholeOoc } from '../shared/text-marks';
import { findTracker } from '../shared/trackers';
import { TranscriptBuilder } from '../shared/transcript-builder';
import {
  endOfTurn,
  firstLineOf,
  insideFence,
  isRule,
  startOfFooter,
  startOfTurn,
  withoutQuoteSigns,
} from './around-turns';
import { copiedHeads, lineWithColon } from './copied-heads';
import { sideHead, type SideHead } from './heads';
import { introductionIn, titleOf } from './preamble';
import { isStamp } from './program-notes';
import type { Side } from './role-words';
import { turnsOf, type Turn } from './turns';
import { usualStyles, type Styles } from './usual-styles';

/** What a reader of text would have to see more of than a word and a colon. */
const UNMARKED_SCORE = 0.4;

function detect(sample: LogSample): number {
  if (looksLikeData(sample)) return 0;
  const heads = sample.lines.flatMap((line) => sideHead(line) ?? []);
  const styles = usualStyles(heads);
  if (!styles) {
    const copied = copiedHeads(sample.lines.flatMap((line) => lineWithColon(line) ?? []));
    return copied ? 0.91 : 0;
  }
  const own = heads.filter((head) => styles.has(head));
  const sides = own.map(({ side }) => side).filter((side) => side === 'user' || side === 'model');
  const turns = sides.filter((side, i) => side !== sides[i - 1]).length;
  // The two sides take turns; a page that lists questions does not.
  if (turns * 2 < sides.length) return 0;
  if (!own.some(({ isMarked }) => isMarked)) return UNMARKED_SCORE;
  // Prompts of models have such words too, at the beginning of a line and behind no sign.
  const isArrow = own.some(({ style }) => style.startsWith('arrow'));
  // Adventures have such signs at the beginning of their moves, but no heads above them.
  return isArrow || isQuoted(sample.lines, styles) ? 0.96 : sides.length >= 3 ? 0.91 : 0.8;
}

/** Whether what a side says is set as a quotation below its heads. */
function isQuoted(lines: readonly string[], styles: Styles): boolean {
  const below = { user: 0, model: 0 };
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    const head = next === undefined ? undefined : sideHead(line);
    if (!head || !styles.has(head) || (head.side !== 'user' && head.side !== 'model')) continue;
    below[head.side] += next?.startsWith('>') === true ? 1 : -1;
  }
  return below.user > 1 || below.model > 1;
}

async function read(source: LogSource): Promise<ReadLog> {
  return new TurnsReader(source, await turnsOf(source)).read();
}

class TurnsReader {
  readonly #builder = new TranscriptBuilder();
  readonly #isRuled: boolean;
  /** The sides whose turns have times of the program around them. */
  readonly #timed: ReadonlySet<Side>;
  #title: string | undefined;
  /** Keys of the first speaker of either side. */
  #user: string | undefined;
  #model: string | undefined;
  #isUnnamed = false;

  constructor(
    private readonly source: LogSource,
    private readonly turns: readonly Turn[],
  ) {
    const said = turns.filter(({ head }) => head?.side === 'user' || head?.side === 'model');
    const ruled = said.filter(({ start, end }) => {
      const text = source.text.slice(Math.max(start, end - 400), end).trimEnd();
      return isRule(text.slice(text.lastIndexOf('\n') + 1));
    });
    this.#isRuled = ruled.length > 0 && ruled.length * 3 >= said.length - 1;
    this.#timed = timedSides(said, source.text);
  }

  read(): ReadLog {
    this.turns.forEach((turn, i) => {
      if (turn.head) this.#take(turn, turn.head, i);
      else this.#introduce(turn);
    });
    const diagnostics: Diagnostic[] = this.#isUnnamed ? [noNames()] : [];
    const about: TranscriptAbout = {
      ...(this.#title === undefined ? {} : { title: this.#title }),
      ...this.#sidesOf(),
    };
    const transcript = this.#builder.finish(this.source, about, 'between turns');
    return { transcript, diagnostics };
  }

  #sidesOf(): TranscriptAbout {
    return {
      ...(this.#user === undefined ? {} : { userName: this.#user }),
      ...(this.#model === undefined ? {} : { characterName: this.#model }),
    };
  }

  /** What stands before the first head: about the chat, or what the first answer answers. */
  #introduce(turn: Turn): void {
    const text = this.source.text.slice(turn.start, turn.end);
    this.#title = titleOf(text);
    const isAnswered = this.turns[1]?.head?.side === 'model';
    const start = introductionIn(text, isAnswered);
    if (start === undefined) return this.#skip(turn, 'about the chat');
    const end = turn.start + endOfTurn(text, true);
    const user = this.turns.find(({ head }) => head?.side === 'user')?.head?.name;
    const side = isAnswered ? 'user' : 'system';
    this.#add(turn, side, isAnswered ? user : undefined, [turn.start + start, end]);
  }

  #take(turn: Turn, head: SideHead, i: number): void {
    if (head.side === 'aside' || head.side === 'gap')
      return this.#skip(turn, 'not said by anybody');
    const { text } = this.source;
    const said = text.slice(turn.start, turn.end);
    const isLast = i === this.turns.length - 1;
    const footer = isLast ? startOfFooter(said) : said.length;
    const body = said.slice(0, footer);
    const isTimed = this.#timed.has(head.side);
    const end = endOfTurn(body, this.#isRuled || footer < said.length, isTimed);
    const from = Math.min(end, afterRepeated(body, head, startOfTurn(body, isTimed)));
    const lead = body.slice(from, end);
    const inner = insideFence(lead.trim());
    const at = turn.start + from + (lead.length - lead.trimStart().length);
    this.#add(turn, head.side, head.name, [at + inner[0], at + inner[1]]);
  }

  #add(
    turn: Turn,
    side: Side,
    name: string | undefined,
    [from, to]: readonly [number, number],
  ): void {
    const { text } = this.source;
    const raw = text.slice(from, to);
    const start = from + (raw.length - raw.trimStart().length);
    const end = Math.max(start, from + raw.trimEnd().length);
    const said = cleanText(withoutNotes(withoutQuoteSigns(text.slice(start, end))));
    if (said.trim() === '') return this.#skip(turn, 'head without text');
    const isSystem = side === 'system';
    const speaker = isSystem ? SYSTEM : side === 'user' ? userOf(name) : modelOf(name);
    if (speaker.key === ASSISTANT.key) this.#isUnnamed = true;
    if (side === 'user') this.#user ??= speaker.key;
    if (side === 'model') this.#model ??= speaker.key;
    const stated = isSystem ? undefined : findTracker(said);
    this.#builder.add({
      speaker: this.#builder.speaker(speaker),
      kind: isSystem ? 'system' : isWholeOoc(said) ? 'ooc' : 'post',
      text: said,
      bytes: [turn.startByte, turn.endByte],
      textBytes: [text.byteAt(start), text.byteAt(end)],
      line: turn.line,
      ...(isSystem ? { hidden: true } : {}),
      ...(stated ? { stated } : {}),
    });
  }

  #skip({ startByte, endByte }: Turn, why: string): void {
    this.#builder.skip([startByte, endByte], why);
  }
}

/** A program writes times for both sides, or for all that the user says; else a clock is the story's. */
function timedSides(said: readonly Turn[], text: LogSource['text']): ReadonlySet<Side> {
  const timed = { user: 0, model: 0 };
  const all = { user: 0, model: 0 };
  for (const { head, start, end } of said) {
    const side = head?.side === 'user' ? 'user' : 'model';
    all[side]++;
    if (hasTime(text.slice(start, end))) timed[side]++;
  }
  const isMost = (side: 'user' | 'model'): boolean =>
    timed[side] > 0 && timed[side] * 2 >= all[side];
  if (isMost('user') && isMost('model')) return new Set<Side>(['user', 'model']);
  return new Set<Side>(timed.user === all.user && all.user > 1 ? ['user'] : []);
}

/** Whether a text begins or ends with a line of nothing but a time. */
function hasTime(text: string): boolean {
  const end = text.slice(-300).trimEnd();
  return isStamp(firstLineOf(text)) || isStamp(end.slice(end.lastIndexOf('\n') + 1));
}

/** A page that reads its heads aloud says the first words twice. */
function afterRepeated(body: string, head: SideHead, from: number): number {
  if (!head.style.endsWith('…')) return from;
  const first = body.indexOf('\n', from);
  const words = first === -1 ? '' : body.slice(from, first).replace(/(?:…|\.\.\.)?\s*$/, '');
  const rest = body.slice(first + 1).trimStart();
  return words !== '' && rest.startsWith(words.trim().slice(0, 30)) ? first + 1 : from;
}

/** Numbers of sources. */
function withoutNotes(text: string): string {
  return text.includes('[^') ? text.replace(/\[\^[\w-]{1,12}\]/g, '') : text;
}

const USER = { key: 'user', name: 'User', role: 'player' } as const;
const SYSTEM = { key: 'system', name: 'System', role: 'system' } as const;
const ASSISTANT = { key: 'assistant', name: 'Assistant', role: 'character' } as const;

function userOf(name: string | undefined): { key: string; name: string; role: 'player' } {
  return name === undefined ? USER : { key: name, name, role: 'player' };
}

function modelOf(name: string | undefined): { key: string; name: string; role: 'character' } {
  return name === undefined ? ASSISTANT : { key: name, name, role: 'character' };
}

export const modelChat = {
  id: 'model-chat',
  label: 'Chat with a model (Markdown, text)',
  extensions: ['md', 'txt', 'markdown'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
