// Chats of text-generation-webui: pairs of what the user and the character said, once as they were
// written (`internal`) and once as the page showed them (`visible`).
import type { Diagnostic } from '@/lib/diagnostic';
import { parseTolerantly } from '@/lib/json-repair';
import { cutOffFile, damagedLine, emptyMessages, noNames } from '../../diagnostics';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { alternativesOf } from '../shared/alternatives';
import { parseChatDate } from '../shared/dates';
import { isObject, jsonList, type JsonRecord } from '../shared/json-lines';
import { bytesOf, insideOf, isCutDocument, jsonMember } from '../shared/json-parts';
import { Pace } from '../shared/pace';
import { cleanText, isWholeOoc } from '../shared/text-marks';
import { findTracker } from '../shared/trackers';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { decodeEntities } from '../shared/html-text';

/** Before 2023-05 the two lists had other names. */
const WRITTEN = ['internal', 'data'] as const;
const SHOWN = ['visible', 'data_visible'] as const;

/** Stands on the user's side of the greeting, which nobody asked for. */
const START_MARK = '<|BEGIN-VISIBLE-CHAT|>';

type Side = 'user' | 'assistant';
const SIDES: readonly Side[] = ['user', 'assistant'];

function isPair(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0 || value.length > 2) return false;
  return value.every((side) => typeof side === 'string' || side === null);
}

function isPairs(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.slice(0, 5).every(isPair);
}

function detect(sample: LogSample): number {
  const { json } = sample;
  if (!isObject(json)) return 0;
  for (const [i, key] of WRITTEN.entries()) {
    const written = json[key];
    const shown = json[SHOWN[i] ?? ''];
    if (isPairs(written) && isPairs(shown)) return written.length + shown.length > 0 ? 0.97 : 0.9;
    // A cut file ends before the second list begins; `data` alone could be anything.
    const only = key === 'internal' ? (written ?? shown) : shown;
    if (isPairs(only) && only.length > 0) return 0.85;
  }
  return 0;
}

async function read(source: LogSource): Promise<ReadLog> {
  const reader = new PairReader(source);
  await reader.readAll();
  return reader.finish();
}

class PairReader {
  readonly #builder = new TranscriptBuilder();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #metadata: Record<string, unknown>;
  readonly #character: string | undefined;
  #isEscaped = false;
  #empty = 0;

  constructor(private readonly source: LogSource) {
    const part = jsonMember(source.text, ['metadata']);
    const metadata = part && parseTolerantly(part.raw)?.value;
    this.#metadata = isObject(metadata) ? metadata : {};
    this.#character = characterOf(source.fileName);
  }

  async readAll(): Promise<void> {
    const { text } = this.source;
    const pace = new Pace(this.source);
    const written = this.#firstList(WRITTEN);
    const key = written ?? this.#firstList(SHOWN);
    this.#isEscaped = written === undefined;
    const pairs = key === undefined ? undefined : jsonList(text, key);
    let row = 0;
    for (const pair of pairs?.records ?? []) {
      this.#takePair(pair, row++);
      if (pace.isDue()) await pace.turn(pair.bytes[1]);
    }
    if (written !== undefined) this.#skipShown();
    if (isCutDocument(text)) this.#diagnostics.push(cutOffFile());
  }

  #firstList(keys: readonly string[]): string | undefined {
    return keys.find((key) => {
      for (const _record of jsonList(this.source.text, key)?.records ?? []) return true;
      return false;
    });
  }

  #skipShown(): void {
    const { text } = this.source;
    for (const key of SHOWN) {
      const part = jsonMember(text, [key]);
      if (part)
        this.#builder.skip(bytesOf(text, part), 'the same messages as the page showed them');
    }
  }

  #takePair(pair: JsonRecord, row: number): void {
    const sides = jsonList(this.source.text, null, pair);
    if (!sides) {
      this.#diagnostics.push(damagedLine({ line: pair.line, bytes: pair.bytes }, false));
      return this.#builder.skip(pair.bytes, 'not a message');
    }
    let index = 0;
    for (const record of sides.records) {
      const side = SIDES[index++];
      if (side === undefined) this.#builder.skip(record.bytes, 'not a message');
      else this.#takeSide(record, side, row);
    }
  }

  #takeSide(record: JsonRecord, side: Side, row: number): void {
    const written = typeof record.value === 'string' ? record.value : '';
    const text = cleanText(this.#isEscaped ? decodeEntities(written) : written);
    if (text.trim() === START_MARK) return this.#builder.skip(record.bytes, 'mark of the start');
    if (text.trim() === '') {
      // Only the greeting and what is sent without an answer have an empty side on purpose.
      if (side === 'assistant') this.#empty++;
      return this.#builder.skip(record.bytes, 'empty side of a pair');
    }
    const known = this.#metadata[`${side}_${row}`];
    const facts = isObject(known) ? known : {};
    const time = parseChatDate(facts.timestamp);
    const versions = this.#isEscaped ? undefined : versionsOf(facts, text);
    const stated = findTracker(text);
    const start = record.start + 1;
    this.#builder.add({
      speaker: this.#speaker(side),
      kind: isWholeOoc(text) ? 'ooc' : 'post',
      text,
      bytes: record.bytes,
      textBytes: [
        this.source.text.byteAt(start),
        this.source.text.byteAt(start + insideOf(record.raw).length),
      ],
      line: record.line,
      ...(time === undefined ? {} : { time }),
      ...(versions
        ? { alternatives: versions.alternatives, shownAlternative: versions.shown }
        : {}),
      ...(stated ? { stated } : {}),
    });
  }

  #speaker(side: Side): string {
    if (side === 'user') return this.#builder.speaker({ key: 'You', name: 'You', role: 'player' });
    const name = this.#character ?? 'Assistant';
    return this.#builder.speaker({ key: name, name, role: 'character' });
  }

  finish(): ReadLog {
    if (this.#empty > 0) this.#diagnostics.push(emptyMessages(this.#empty));
    const read = this.#builder.finish(this.source, {}, 'JSON around the messages');
    const user = read.speakers.find(({ role }) => role === 'player');
    const character = read.speakers.find(({ role }) => role === 'character');
    if (character && this.#character === undefined) this.#diagnostics.push(noNames());
    const about = {
      ...(user ? { userName: user.key } : {}),
      ...(character ? { characterName: character.key } : {}),
    };
    return { transcript: { ...read, about }, diagnostics: this.#diagnostics };
  }
}

function versionsOf(
  facts: Record<string, unknown>,
  text: string,
): ReturnType<typeof alternativesOf> {
  if (!Array.isArray(facts.versions)) return undefined;
  const texts = facts.versions.map((version) =>
    isObject(version) && typeof version.content === 'string' ? version.content : '',
  );
  return alternativesOf(texts, facts.current_version_index, text);
}

/**
 * Chats lie in a folder named after the character; the file itself names them only where it was made
 * by "save" (`Ann_20230501-153012.json`) or by the versions before 2023-09 (`Ann_persistent.json`).
 */
function characterOf(fileName: string): string | undefined {
  const stem = fileName.replace(/\.json$/i, '');
  const name = /^(.{1,80}?)_(?:persistent|\d{8}-\d{2}-?\d{2}-?\d{2})$/.exec(stem)?.[1]?.trim();
  return name === '' ? undefined : name;
}

export const textGenerationWebui = {
  id: 'text-generation-webui',
  label: 'text-generation-webui chat',
  extensions: ['json'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
