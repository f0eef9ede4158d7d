// Adventures in JSON: what the site answers to an exporter, one adventure or a whole account.
import type { Diagnostic } from '@/lib/diagnostic';
import { parseTolerantly } from '@/lib/json-repair';
import type { TranscriptAbout } from '@/story';
import { cutOffFile, otherBranches, severalChats } from '../../diagnostics';
import type { LogSource, ReadLog } from '../log-format';
import { addMove, moveSign, readAdventure } from '../shared/adventure-text';
import { parseIsoDate } from '../shared/dates';
import { isObject, jsonList, type JsonRecord } from '../shared/json-lines';
import { isNewestFirst } from '../shared/newest-first';
import { isCutDocument, jsonMember, type JsonPart, type JsonPlace } from '../shared/json-parts';
import { Pace } from '../shared/pace';
import { risingRuns, StitchedText } from '../shared/stitched-text';
import { TranscriptBuilder } from '../shared/transcript-builder';

/** The name of the list changed in 2021. */
const LISTS = ['actions', 'actionWindow'] as const;

/** What the player did. `story` is their writing too, but told like the rest. */
/** What "see" draws is an address. */
const PICTURE = /^\s*(?:> ?)?https?:\/\/\S+\s*$/;
const MOVES = new Set(['do', 'say', 'see']);

export function isAdventure(value: unknown): boolean {
  if (!isObject(value)) return false;
  return LISTS.some((key) => {
    const list = value[key];
    if (!Array.isArray(list)) return false;
    const head: unknown[] = list.slice(0, 3);
    if (head.length === 0) return 'authorsNote' in value && 'memory' in value;
    return head.every((action) => isObject(action) && typeof action.text === 'string');
  });
}

export class BundleReader {
  readonly #builder = new TranscriptBuilder();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #pace: Pace;
  #about: TranscriptAbout = {};
  #adventures = 0;
  #takenBack = 0;

  constructor(private readonly source: LogSource) {
    this.#pace = new Pace(source);
  }

  async readAll(): Promise<void> {
    const { text } = this.source;
    const list = jsonList(text, null) ?? jsonList(text, 'stories');
    if (list) {
      for (const record of list.records) await this.#readAdventure(record);
      return;
    }
    const paths = [['data', 'adventure'], ['adventure']];
    const inner = paths.map((path) => jsonMember(text, path)).find((part) => part?.raw[0] === '{');
    await this.#readAdventure(inner);
  }

  async #readAdventure(within: JsonPlace | undefined): Promise<void> {
    const { text } = this.source;
    const list = LISTS.map((key) => jsonList(text, key, within)).find((found) => found);
    if (!list) return;
    const records: JsonRecord[] = [];
    for (const record of list.records) {
      records.push(record);
      if (this.#pace.isDue()) await this.#pace.turn(record.bytes[1]);
    }
    if (records.length === 0) return;
    if (++this.#adventures === 1) this.#noteAbout(within);
    // Some exporters ask for the newest action first.
    if (isNewestFirst(records.map((one) => ({ time: createdAt(one) })))) records.reverse();
    let told: JsonPart[] = [];
    for (const record of records) {
      const literal = jsonMember(text, ['text'], record);
      const fields = isObject(record.value) ? record.value : {};
      const isTakenBack = isSet(fields.undoneAt) || isSet(fields.deletedAt);
      const isMove = typeof fields.type === 'string' && MOVES.has(fields.type);
      if (literal?.raw[0] === '"' && !isTakenBack && !isMove) {
        told.push(literal);
        continue;
      }
      await this.#tell(told);
      told = [];
      if (isTakenBack) {
        this.#takenBack++;
        this.#builder.skip(record.bytes, 'taken back');
      } else if (literal?.raw[0] === '"') this.#takeMove(record, literal, fields.createdAt);
      else this.#builder.skip(record.bytes, 'not an action');
    }
    await this.#tell(told);
  }

  async #tell(told: readonly JsonPart[]): Promise<void> {
    for (const run of risingRuns(told)) {
      const story = new StitchedText(this.source.text, run);
      const found = await readAdventure(this.#builder, this.source, story, true);
      for (const diagnostic of found) this.#diagnostics.push(diagnostic);
    }
  }

  #takeMove(record: JsonRecord, literal: JsonPart, createdAt: unknown): void {
    const text = new StitchedText(this.source.text, [literal]);
    const raw = text.slice(0, text.length);
    if (raw.trim() === '') return this.#builder.skip(record.bytes, 'empty action');
    if (PICTURE.test(raw.slice(0, 2000))) return this.#builder.skip(record.bytes, 'picture');
    const open = raw.length - raw.trimStart().length;
    // The newest page shows moves without their sign.
    const from = open + moveSign(raw.slice(open, open + 8));
    const time = parseIsoDate(createdAt);
    const more = time === undefined ? {} : { time };
    addMove(this.#builder, text, { from, to: text.length }, record, more);
  }

  #noteAbout(within: JsonPlace | undefined): void {
    const stringAt = (key: string): string | undefined => {
      const part = jsonMember(this.source.text, [key], within);
      const value = part && parseTolerantly(part.raw)?.value;
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
    };
    const title = stringAt('title');
    const scenario = stringAt('memory');
    this.#about = {
      ...(title === undefined ? {} : { title }),
      ...(scenario === undefined ? {} : { scenario }),
    };
  }

  finish(): ReadLog {
    if (this.#takenBack > 0) this.#diagnostics.push(otherBranches(this.#takenBack));
    if (this.#adventures > 1) this.#diagnostics.push(severalChats(this.#adventures));
    if (isCutDocument(this.source.text)) this.#diagnostics.push(cutOffFile());
    const read = this.#builder.finish(this.source, {}, 'JSON and line ends around the story');
    const player = read.speakers.find(({ role }) => role === 'player');
    const about = {
      isProse: true,
      ...(player ? { userName: player.key } : {}),
      ...this.#about,
    };
    return { transcript: { ...read, about }, diagnostics: this.#diagnostics };
  }
}

function isSet(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function createdAt({ value }: JsonRecord): number | undefined {
  return isObject(value) ? parseIsoDate(value.createdAt) : undefined;
}
