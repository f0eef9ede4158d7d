// Chat logs of games in which people play parts: MUSH, MUCK, MUD, and online games.
import type { TextLine } from '@/lib/text';
import type { MessageKind } from '@/story';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { looksLikeData } from '../name-text/name-text';
import { Pace } from '../shared/pace';
import { isNarratorName, kindOfPost } from '../shared/text-marks';
import { isBlankLine, TextPosts, type TextPost } from '../shared/text-posts';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { DateBook, readWrittenDate } from '../shared/written-dates';
import { PLAIN, readGameLine, ROOM_LIST, withoutCodes, type GameLine } from './game-line';
import { PoserNames } from './poser-names';

const SAMPLE_LINES = 300;
/** Clients wrap what is longer than a screen. */
const WRAPPED_CHARS = 65;

function detect(sample: LogSample): number {
  if (looksLikeData(sample)) return 0;
  const lines = sample.lines.slice(0, SAMPLE_LINES);
  const found = lines.map(readGameLine);
  const share = (test: (line: GameLine) => boolean): number =>
    found.filter(test).length / Math.max(1, found.length);
  const count = (game: GameLine['game']): number =>
    found.filter((line) => line.game === game && line.kind === 'said').length;
  const timed = share(({ time }) => time !== '');
  if (count('ffxiv') >= 2 && timed > 0.6) return 0.96;
  if (count('second-life') >= 3 && timed > 0.4) return 0.95;
  const colons = count('wow');
  if (colons >= 2 && colons / found.length > 0.2) return 0.95;
  const quotes = count('mud');
  const signs = found.filter(
    ({ kind, name, game }) =>
      kind === 'page' ||
      kind === 'channel' ||
      kind === 'notice' ||
      (name === 'You' && game === 'mud'),
  ).length;
  if (quotes >= 3 && signs >= 1 && (quotes + signs) / found.length > 0.25) return 0.93;
  // Others have times and colons too; only games put what somebody does beside what they say.
  if (timed < 0.8 || found.length < 4) return 0;
  const names = new PoserNames();
  for (const [i, line] of found.entries()) names.look(lines[i] ?? '', line);
  const said = found.filter(({ kind }) => kind === 'said').length;
  const posed = lines.filter((line, i) => {
    const game = found[i];
    return game?.kind === 'other' && names.poserOf(line.slice(game.textAt)) !== undefined;
  }).length;
  return said >= 3 && posed >= 1 && (said + posed) / lines.length > 0.6 ? 0.87 : 0;
}

interface Facts {
  readonly name: string | undefined;
  readonly kind: MessageKind | 'skip';
  readonly why?: string;
  readonly cue?: string;
  readonly time: string;
}

async function read(source: LogSource): Promise<ReadLog> {
  const names = new PoserNames(source.knownNames);
  const pace = new Pace(source);
  let timed = 0;
  let lines = 0;
  for (const line of source.text.lines()) {
    const found = readGameLine(line.text);
    names.look(line.text, found);
    if (found.time !== '') timed++;
    if (!isBlankLine(line.text)) lines++;
    if (pace.isDue()) await pace.turn(line.bytes[1] / 2);
  }
  // Long posts are wrapped, so a third of the lines is much; a notice or two is little.
  const reader = new GameReader(source, names, timed * 3 > lines);
  for (const line of source.text.lines()) {
    reader.take(line);
    if (pace.isDue()) await pace.turn((source.size + line.bytes[1]) / 2);
  }
  return reader.finish();
}

class GameReader {
  readonly #builder = new TranscriptBuilder();
  readonly #dates = new DateBook();
  readonly #posts: TextPosts<Facts>;
  #lastLine = '';
  /** Below a list of who and what is in a room. */
  #isListing = false;
  /** Index of the first of the paragraphs that nobody says, up to here. */
  #told: number | undefined;

  constructor(
    private readonly source: LogSource,
    private readonly names: PoserNames,
    private readonly isTimed: boolean,
  ) {
    this.#posts = new TextPosts(source, (post) => this.#add(post));
  }

  take(line: TextLine): void {
    const before = this.#lastLine;
    this.#lastLine = isBlankLine(line.text) ? '' : line.text.slice(-HELD_CHARS);
    if (isBlankLine(line.text)) {
      if (this.#posts.facts === undefined || !this.#isOpenSpeech()) {
        this.#posts.close();
        this.#builder.skip(line.bytes, 'blank line');
        this.#isListing = false;
      } else this.#posts.absorb(line);
      return;
    }
    const found = readGameLine(line.text);
    if (this.#goesOn(line, found, before)) {
      this.#posts.extend(line);
      return;
    }
    const facts = this.#isListed(line, found) ? LISTED : this.#factsOf(line, found);
    if (facts.name !== undefined || facts.kind === 'skip') this.#closeTold(line, found);
    this.#posts.begin(line, found.textAt, facts, found.textEnd);
  }

  /** Nothing but a time begins a line in logs with times; else a wrapped line goes on with the last. */
  #goesOn(line: TextLine, found: GameLine, before: string): boolean {
    const { facts } = this.#posts;
    if (facts === undefined || facts.kind === 'skip' || found.time !== '') return false;
    if (this.isTimed) return true;
    if (found.kind !== 'other' || before === '') return false;
    if (this.#isOpenSpeech()) return true;
    const isPose = this.names.poserOf(line.text.slice(0, HELD_CHARS)) !== undefined;
    if (before.length < WRAPPED_CHARS || isPose) return false;
    return /^\s*\p{Ll}/u.test(line.text.slice(0, 40)) || !/[.!?"”*)\]]\s*$/.test(before);
  }

  #isListed(line: TextLine, found: GameLine): boolean {
    const isList = ROOM_LIST.test(line.text.slice(found.textAt, found.textAt + 40));
    const isItem = found.kind === 'other' && LIST_ITEM.test(line.text.slice(0, 80));
    this.#isListing = isList || (this.#isListing && isItem);
    return this.#isListing && !isList;
  }

  /** Speech whose quotation marks have not closed. */
  #isOpenSpeech(): boolean {
    const { facts } = this.#posts;
    if (facts?.kind !== 'post' || !/^["“]/.test(this.#posts.startOfText(1))) return false;
    const text = this.#posts.startOfText(OPEN_CHARS);
    return text.length < OPEN_CHARS && (text.match(/["“”]/g)?.length ?? 0) % 2 === 1;
  }

  #factsOf(line: TextLine, found: GameLine): Facts {
    const { time, kind, name, cue } = found;
    const common = { name, time };
    const isTold = cue !== undefined && !PLAIN.test(cue);
    if (kind === 'said') return { ...common, kind: 'post', ...(isTold ? { cue } : {}) };
    if (kind === 'page' || kind === 'channel') return { ...common, kind: 'ooc' };
    if (kind === 'roll') return { ...common, kind: 'system' };
    if (kind === 'notice') return { ...common, kind: 'skip', why: 'notice of the game' };
    if (kind === 'command') return { ...common, kind: 'skip', why: 'command' };
    const poser = this.names.poserOf(line.text.slice(found.textAt, found.textAt + HELD_CHARS));
    return { name: poser, time, kind: poser === undefined ? 'narration' : 'action' };
  }

  /** A list of exits says that what stands above it was a room. */
  #closeTold(line: TextLine, found: GameLine): void {
    this.#posts.close();
    const index = this.#told;
    this.#told = undefined;
    if (index === undefined || !ROOM_LIST.test(line.text.slice(found.textAt, found.textAt + 40)))
      return;
    const { messages } = this.#builder;
    const first = messages[index];
    if (!first || first.text.length > 60 || /[.!?]$/.test(first.text)) return;
    messages[index] = { ...first, heading: true, stated: { place: first.text } };
  }

  #add(post: TextPost<Facts>): void {
    const { facts, ...rest } = post;
    if (facts.kind === 'skip') return this.#builder.skip(post.bytes, facts.why ?? '');
    const text = withoutCodes(post.text.replace(/^\|{1,2} /, ''));
    if (text.trim() === '') return this.#builder.skip(post.bytes, 'no text');
    const { name } = facts;
    const kind = facts.kind === 'post' ? kindOfPost(text, name ?? '') : facts.kind;
    const speaker = name === undefined ? null : this.#speaker(name);
    const cue = facts.cue === undefined ? {} : { cue: facts.cue };
    const { index } = this.#builder.add({ ...rest, speaker, kind, text, ...cue });
    this.#dates.note(index, facts.time === '' ? undefined : readWrittenDate(facts.time));
    this.#told = speaker === null ? (this.#told ?? index) : undefined;
  }

  #speaker(name: string): string {
    const role =
      name === 'You'
        ? ({ role: 'player' } as const)
        : isNarratorName(name)
          ? ({ role: 'narrator' } as const)
          : {};
    return this.#builder.speaker({ key: name, name, ...role });
  }

  finish(): ReadLog {
    this.#posts.close();
    this.#dates.fill(this.#builder.messages);
    const isOwn = this.#builder.messages.some(({ speaker }) => speaker === 'You');
    const about = isOwn ? { userName: 'You' } : {};
    return { transcript: this.#builder.finish(this.source, about, 'blank line'), diagnostics: [] };
  }
}

const LIST_ITEM = /^\s*\S[^\n]{0,48}[^\s.!?"”]\s*$/;
const LISTED: Facts = { name: undefined, kind: 'skip', why: 'what is in the room', time: '' };
/** As much of a line as its beginning or end tells. */
const HELD_CHARS = 240;
const OPEN_CHARS = 4000;

export const gameChat = {
  id: 'game-chat',
  label: 'Game chat (MUSH, MUD, online games)',
  extensions: ['txt', 'log'],
  version: 2,
  detect,
  read,
} as const satisfies LogFormat;
