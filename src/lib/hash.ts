// Hashes of bytes (SHA-256, which names assets) and of short texts (32 bits, which picks colors).
import { crc32 } from './crc32';
import { Sha256 } from './sha256';

/** At most this much is handed to `crypto.subtle` in one buffer; beyond it bytes are read in slices. */
export const WHOLE_BYTES = 64 * 1024 * 1024;
const SLICE_BYTES = 4 * 1024 * 1024;

export interface BytesIdentity {
  /** 64 lower-case hex digits. */
  readonly sha256: string;
  /** Unsigned 32 bits. */
  readonly crc32: number;
  readonly size: number;
}

/** SHA-256 of bytes, or of a text in UTF-8, as 64 lower-case hex digits. */
export async function sha256Hex(data: Uint8Array | string): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  // Missing where the page is served over plain http from another machine.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return new Sha256().update(bytes).hex();
  const digest = await subtle.digest('SHA-256', asBufferSource(bytes));
  return toHex(new Uint8Array(digest));
}

/** SHA-256 and CRC-32 of a blob, each byte read once. Throws AbortError when the signal fires. */
export async function identifyBlob(
  blob: Blob,
  options: {
    readonly signal?: AbortSignal;
    readonly onProgress?: (bytes: number) => void;
    readonly wholeBytes?: number;
  } = {},
): Promise<BytesIdentity> {
  options.signal?.throwIfAborted();
  if (blob.size <= (options.wholeBytes ?? WHOLE_BYTES)) {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    options.onProgress?.(blob.size);
    return { sha256: await sha256Hex(bytes), crc32: crc32(bytes), size: blob.size };
  }
  const hash = new Sha256();
  let crc = 0;
  let next = blob.slice(0, SLICE_BYTES).arrayBuffer();
  for (let at = 0; at < blob.size; at += SLICE_BYTES) {
    options.signal?.throwIfAborted();
    const bytes = new Uint8Array(await next);
    // The next slice is read while this one is hashed.
    next = blob.slice(at + SLICE_BYTES, at + 2 * SLICE_BYTES).arrayBuffer();
    hash.update(bytes);
    crc = crc32(bytes, crc);
    options.onProgress?.(Math.min(at + SLICE_BYTES, blob.size));
  }
  return { sha256: hash.hex(), crc32: crc, size: blob.size };
}

/** FNV-1a of UTF-16 units, unsigned 32 bits. The same in every browser; not for security. */
export function hash32(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return hash >>> 0;
}

/** Numbers in [0, 1) that follow from a text alone (mulberry32 seeded with `hash32`). */
export function randomFrom(text: string): () => number {
  let state = hash32(text);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function asBufferSource(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
}
