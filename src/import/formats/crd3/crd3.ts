// Transcripts of actual play in the shape of the CRD3 data set: chunks of an episode with the turns of
// the players, which overlap where one chunk follows another.
import { cutOffFile, damagedLine } from '../../diagnostics';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { isObject, jsonList, type JsonRecord } from '../shared/json-lines';
import { Pace } from '../shared/pace';
import { cleanText, isWholeOoc } from '../shared/text-marks';
import { TranscriptBuilder } from '../shared/transcript-builder';

function isTurn(value: unknown): value is Record<string, unknown> {
  return isObject(value) && Array.isArray(value.NAMES) && Array.isArray(value.UTTERANCES);
}

function holdsTurns(value: unknown): boolean {
  return isObject(value) && Array.isArray(value.TURNS) && value.TURNS.slice(0, 5).some(isTurn);
}

function detect({ json }: LogSample): number {
  if (holdsTurns(json)) return 0.97;
  if (!Array.isArray(json)) return 0;
  const some: unknown[] = json.slice(0, 5);
  return some.some(holdsTurns) || some.some(isTurn) ? 0.97 : 0;
}

async function read(source: LogSource): Promise<ReadLog> {
  const { text } = source;
  const reader = new TurnListReader(source);
  const pace = new Pace(source);
  const chunks = jsonList(text, null) ?? jsonList(text, 'TURNS');
  for (const record of chunks?.records ?? []) {
    const turns = isTurn(record.value) ? undefined : jsonList(text, 'TURNS', record);
    if (!turns) reader.take(record);
    for (const turn of turns?.records ?? []) reader.take(turn);
    if (pace.isDue()) await pace.turn(record.bytes[1]);
  }
  if (chunks?.isCut() === true) reader.reportCut();
  return reader.finish();
}

class TurnListReader {
  readonly #builder = new TranscriptBuilder();
  readonly #diagnostics: ReadLog['diagnostics'][number][] = [];
  /** Turns that were read, by number and how they begin: some files count anew in each chunk. */
  readonly #seen = new Set<string>();

  constructor(private readonly source: LogSource) {}

  take(record: JsonRecord): void {
    const { value, bytes, line } = record;
    if (!isTurn(value)) {
      if (value === undefined && !record.isCut) {
        this.#diagnostics.push(damagedLine({ line, bytes }, false));
      }
      return this.#builder.skip(bytes, 'not a turn');
    }
    const parts = stringsOf(value.UTTERANCES);
    const text = cleanText(parts.map((part) => part.trim()).join(' ')).trim();
    if (text === '') return this.#builder.skip(bytes, 'empty turn');
    const key = `${String(value.NUMBER)} ${text.slice(0, 200)}`;
    if (value.NUMBER !== undefined && this.#seen.has(key)) {
      return this.#builder.skip(bytes, 'the same turn in the chunk before');
    }
    this.#seen.add(key);
    const speaker = this.#speaker(stringsOf(value.NAMES));
    this.#builder.add({
      speaker,
      kind: isWholeOoc(text) ? 'ooc' : speaker === null ? 'narration' : 'post',
      text,
      bytes,
      textBytes: this.#textBytes(record),
      line,
    });
  }

  /** Two names: they say it together. */
  #speaker(names: readonly string[]): string | null {
    const shown = names.map((name) => name.trim()).filter((name) => name !== '');
    if (shown.length === 0) return null;
    const name = shown.map(inSmall).join(' and ');
    const written = shown.join(' and ');
    return this.#builder.speaker({
      key: name,
      name,
      isAccount: true,
      ...(written === name ? {} : { aliases: [written] }),
    });
  }

  /** From the first sentence to the last, with what parts them in the file. */
  #textBytes(record: JsonRecord): readonly [number, number] {
    const { text } = this.source;
    const said = [...(jsonList(text, 'UTTERANCES', record)?.records ?? [])].filter(
      ({ value }) => typeof value === 'string',
    );
    const [first, last] = [said[0], said.at(-1)];
    if (!first || !last) return record.bytes;
    const end = last.start + last.raw.length - (last.isCut ? 0 : 1);
    return [text.byteAt(first.start + 1), text.byteAt(end)];
  }

  reportCut(): void {
    this.#diagnostics.push(cutOffFile());
  }

  finish(): ReadLog {
    const transcript = this.#builder.finish(this.source, {}, 'JSON around the turns');
    return { transcript, diagnostics: this.#diagnostics };
  }
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** `MATT` is Matt: the data set writes all names in capitals. */
function inSmall(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}

export const crd3 = {
  id: 'crd3',
  label: 'Actual play (CRD3 turns)',
  extensions: ['json'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
