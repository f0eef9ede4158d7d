// MessagePack as NovelAI's editor writes it: with the records, bundled strings and tagged values of the
// msgpackr library. Every string keeps the place of its bytes, which are what the file holds of it.

export class PackedText {
  constructor(
    readonly text: string,
    /** Bytes of the text, its length mark excluded. */
    readonly start: number,
    readonly end: number,
  ) {}
}

export class PackedMap {
  constructor(readonly entries: readonly (readonly [Packed, Packed])[]) {}

  get(name: string): Packed {
    for (const [key, value] of this.entries) {
      if (key instanceof PackedText && key.text === name) return value;
    }
    return undefined;
  }
}

export type Packed =
  number | boolean | null | undefined | PackedText | PackedMap | readonly Packed[];

/** Thrown where the bytes make no sense; what was read until then stays in `texts`. */
class Unreadable extends Error {}

const MAX_DEPTH = 200;
const RECORD = 0x72;
const BUNDLE = 0x62;

interface Bundle {
  readonly text: string;
  readonly isAscii: boolean;
  at: number;
  byte: number;
}

export class MessagePackReader {
  /** All strings, in the order in which they are told. */
  readonly texts: PackedText[] = [];
  readonly #view: DataView;
  readonly #records = new Map<number, readonly Packed[]>();
  #bundles: readonly [Bundle, Bundle] | undefined;
  #at = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The first value, or undefined where the bytes are none. */
  read(): Packed {
    try {
      return this.#value(0);
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }

  #value(depth: number): Packed {
    if (depth > MAX_DEPTH) throw new Unreadable('too deep');
    const token = this.#uint(1);
    if (token < 0x40) return token;
    if (token < 0x80) {
      const keys = this.#records.get(token & 0x3f);
      return keys ? this.#record(keys, depth) : token;
    }
    if (token < 0x90) return this.#map(token & 0x0f, depth);
    if (token < 0xa0) return this.#array(token & 0x0f, depth);
    if (token < 0xc0) return this.#text(token & 0x1f);
    if (token >= 0xe0) return token - 0x100;
    return this.#marked(token, depth);
  }

  #marked(token: number, depth: number): Packed {
    switch (token) {
      case 0xc0:
        return null;
      case 0xc1:
        return this.#bundled(depth);
      case 0xc2:
        return false;
      case 0xc3:
        return true;
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return this.#skip(this.#uint(1 << (token - 0xc4)));
      case 0xc7:
      case 0xc8:
      case 0xc9:
        return this.#tagged(this.#uint(1 << (token - 0xc7)), depth);
      case 0xca:
      case 0xcb:
        return this.#float(token === 0xca ? 4 : 8);
      case 0xcc:
      case 0xcd:
      case 0xce:
      case 0xcf:
        return this.#uint(1 << (token - 0xcc));
      case 0xd0:
      case 0xd1:
      case 0xd2:
      case 0xd3:
        return this.#int(1 << (token - 0xd0));
      case 0xd4:
      case 0xd5:
      case 0xd6:
      case 0xd7:
      case 0xd8:
        return this.#tagged(1 << (token - 0xd4), depth);
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.#text(this.#uint(1 << (token - 0xd9)));
      case 0xdc:
      case 0xdd:
        return this.#array(this.#uint(token === 0xdc ? 2 : 4), depth);
      default:
        return this.#map(this.#uint(token === 0xde ? 2 : 4), depth);
    }
  }

  #array(length: number, depth: number): readonly Packed[] {
    const out: Packed[] = [];
    for (let i = 0; i < length; i++) out.push(this.#value(depth + 1));
    return out;
  }

  #map(length: number, depth: number): PackedMap {
    const entries: [Packed, Packed][] = [];
    for (let i = 0; i < length; i++) entries.push([this.#value(depth + 1), this.#value(depth + 1)]);
    return new PackedMap(entries);
  }

  #record(keys: readonly Packed[], depth: number): PackedMap {
    return new PackedMap(keys.map((key) => [key, this.#value(depth + 1)] as const));
  }

  /** A tag of one byte stands before the value that it is for; other tags carry their own bytes. */
  #tagged(length: number, depth: number): Packed {
    const type = this.#uint(1);
    const start = this.#at;
    this.#skip(length);
    if (type === RECORD && length === 1) {
      const keys = this.#value(depth + 1);
      if (!Array.isArray(keys)) throw new Unreadable('record without keys');
      this.#records.set((this.bytes[start] ?? 0) & 0x3f, keys as readonly Packed[]);
      return this.#record(keys as readonly Packed[], depth);
    }
    if (type === BUNDLE && length === 4) {
      this.#openBundles(this.#view.getUint32(start), start, depth);
      return this.#value(depth + 1);
    }
    return length === 1 && type >= 20 && type < 64 ? this.#value(depth + 1) : undefined;
  }

  /** Short strings lie together behind what uses them: first one lot, then the other. */
  #openBundles(offset: number, start: number, depth: number): void {
    const here = this.#at;
    this.#at = start + offset;
    const lots = [this.#value(depth + 1), this.#value(depth + 1)] as const;
    this.#at = here;
    this.texts.length = 0;
    const [first, second] = lots.map(bundleOf);
    if (first && second) this.#bundles = [first, second];
  }

  #bundled(depth: number): Packed {
    const length = this.#value(depth + 1);
    if (typeof length !== 'number' || !this.#bundles) throw new Unreadable('no bundle');
    const bundle = this.#bundles[length > 0 ? 1 : 0];
    const text = bundle.text.slice(bundle.at, bundle.at + Math.abs(length));
    const start = bundle.byte;
    bundle.at += text.length;
    bundle.byte += bundle.isAscii ? text.length : utf8Length(text);
    return this.#keep(new PackedText(text, start, bundle.byte));
  }

  #text(length: number): PackedText {
    const start = this.#at;
    this.#skip(length);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      this.bytes.subarray(start, this.#at),
    );
    return this.#keep(new PackedText(text, start, this.#at));
  }

  #keep(text: PackedText): PackedText {
    this.texts.push(text);
    return text;
  }

  #uint(size: number): number {
    const at = this.#at;
    this.#skip(size);
    if (size === 1) return this.#view.getUint8(at);
    if (size === 2) return this.#view.getUint16(at);
    if (size === 4) return this.#view.getUint32(at);
    return Number(this.#view.getBigUint64(at));
  }

  #int(size: number): number {
    const at = this.#at;
    this.#skip(size);
    if (size === 1) return this.#view.getInt8(at);
    if (size === 2) return this.#view.getInt16(at);
    return size === 4 ? this.#view.getInt32(at) : Number(this.#view.getBigInt64(at));
  }

  #float(size: number): number {
    const at = this.#at;
    this.#skip(size);
    return size === 4 ? this.#view.getFloat32(at) : this.#view.getFloat64(at);
  }

  #skip(length: number): undefined {
    if (this.#at + length > this.bytes.length) throw new Unreadable('the bytes end');
    this.#at += length;
  }
}

function bundleOf(lot: Packed): Bundle | undefined {
  if (!(lot instanceof PackedText)) return undefined;
  const { text, start, end } = lot;
  return { text, isAscii: text.length === end - start, at: 0, byte: start };
}

/** Bytes that a text takes in UTF-8. */
export function utf8Length(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Each half of a pair counts two of the four bytes.
    length += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return length;
}
