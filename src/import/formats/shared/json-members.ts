// Members of one JSON object with their bytes, for documents that keep messages under keys.
import { endOfString, endOfValue, parseTolerantly, readEscapes } from '@/lib/json-repair';
import type { DecodedText } from '../log-format';
import { LineEnds, type JsonRecord } from './json-lines';
import type { JsonPlace } from './json-parts';

/** `raw` and `start` are those of the value; `bytes` hold the key and the comma as well. */
export interface JsonMember extends JsonRecord {
  readonly key: string;
}

/**
 * The members of the object that `place` holds, in the order of the text, as far as they are whole
 * enough to have a key. Nothing for anything but an object. A value is parsed when it is asked for.
 */
export function* jsonMembers(text: DecodedText, place: JsonPlace): Generator<JsonMember> {
  const { raw } = place;
  const open = raw.search(/[{[]/);
  if (open === -1 || raw[open] !== '{') return;
  let line = place.line;
  const lines = new LineEnds(raw);
  let at = pastGap(raw, open + 1);
  while (raw[at] === '"') {
    const keyEnd = endOfString(raw, at);
    const colon = keyEnd === -1 ? -1 : pastGap(raw, keyEnd);
    if (colon === -1 || raw[colon] !== ':') return;
    const from = pastGap(raw, colon + 1);
    const to = endOfValue(raw, from);
    const stop = to === -1 ? raw.length : to;
    const next = pastGap(raw, stop);
    line += lines.before(at);
    yield new Member(
      readEscapes(raw.slice(at + 1, keyEnd - 1)),
      raw.slice(from, stop),
      place.start + from,
      [text.byteAt(place.start + at), text.byteAt(place.start + next)],
      line,
      to === -1,
    );
    at = next;
  }
}

class Member implements JsonMember {
  #parsed: { value: unknown } | undefined;

  constructor(
    readonly key: string,
    readonly raw: string,
    readonly start: number,
    readonly bytes: readonly [start: number, end: number],
    readonly line: number,
    readonly isCut: boolean,
  ) {}

  get value(): unknown {
    this.#parsed ??= { value: this.#parse() };
    return this.#parsed.value;
  }

  #parse(): unknown {
    const mended = parseTolerantly(this.raw);
    if (mended) return mended.value;
    // Only objects and lists can be mended; a string that the end of the file cuts is kept as well.
    return this.raw.startsWith('"') ? readEscapes(this.raw.slice(1)) : undefined;
  }
}

/** Offset of the next character that is neither white space nor a comma. */
function pastGap(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text.charCodeAt(at) <= 0x20 || text[at] === ',')) at++;
  return at;
}
