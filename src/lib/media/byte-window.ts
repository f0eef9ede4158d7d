// Reads a blob piece by piece. A file says where its parts lie; a hostile one says it a million times,
// so each reader has a budget and stops, with what it found, when that is spent.

/** After a jump little is read, since a jump often follows; reading on doubles it up to the most. */
const LEAST_BYTES = 1024;
const MOST_BYTES = 64 * 1024;
const BUDGET_BYTES = 96 * 1024 * 1024;
const MOST_STEPS = 20_000;

export class ByteWindow {
  readonly size: number;
  #start = 0;
  #bytes = new Uint8Array();
  #ahead = LEAST_BYTES;
  #bytesLeft: number;
  #stepsLeft: number;

  constructor(
    readonly blob: Blob,
    limits: { readonly bytes?: number; readonly steps?: number } = {},
  ) {
    this.size = blob.size;
    this.#bytesLeft = limits.bytes ?? BUDGET_BYTES;
    this.#stepsLeft = limits.steps ?? MOST_STEPS;
  }

  /**
   * Exactly `length` bytes from `at`, as a view that holds until the next read. Undefined where the
   * file ends before, and once the budget is spent.
   */
  async read(at: number, length: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (this.#stepsLeft-- <= 0) return undefined;
    if (!Number.isSafeInteger(at) || at < 0 || length < 0 || at + length > this.size) {
      return undefined;
    }
    const inside = at - this.#start;
    if (inside >= 0 && inside + length <= this.#bytes.length) {
      return this.#bytes.subarray(inside, inside + length);
    }
    const isNext = inside >= 0 && inside <= this.#bytes.length;
    this.#ahead = isNext ? Math.min(this.#ahead * 2, MOST_BYTES) : LEAST_BYTES;
    const wanted = Math.min(Math.max(length, this.#ahead), this.size - at);
    if (wanted > this.#bytesLeft) return undefined;
    this.#bytesLeft -= wanted;
    const bytes = new Uint8Array(await this.blob.slice(at, at + wanted).arrayBuffer());
    if (bytes.length < length) return undefined;
    this.#start = at;
    this.#bytes = bytes;
    return bytes.subarray(0, length);
  }

  /** As `read`, but what there is where the file ends before. */
  async upTo(at: number, length: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (at < 0 || at > this.size) return undefined;
    return this.read(at, Math.min(length, this.size - at));
  }
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Four-letter codes and the like: one character a byte. */
export function latin1(bytes: Uint8Array): string {
  let out = '';
  for (const byte of bytes) out += String.fromCharCode(byte);
  return out;
}

/** UTF-8 where it is valid, else windows-1252: the standards say Latin-1 where writers use UTF-8. */
export function looseText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

export function startsWith(bytes: Uint8Array, text: string, at = 0): boolean {
  if (bytes.length < at + text.length) return false;
  for (let i = 0; i < text.length; i++) {
    if (bytes[at + i] !== text.charCodeAt(i)) return false;
  }
  return true;
}
