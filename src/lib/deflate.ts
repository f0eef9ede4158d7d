// Raw DEFLATE of bytes in memory. They are handed to the stream as they are: a blob around each of
// thousands of entries costs a message to another process, which took longer than the packing itself.

/** What a decompressor gets at once: it may give a thousand times as much before anybody can stop it. */
const PIECE_BYTES = 16 * 1024;

/** Raw DEFLATE, or undefined where the browser has none (Safari before 16.4). */
export async function deflate(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (typeof CompressionStream === 'undefined') return undefined;
  return through(bytes, new CompressionStream('deflate-raw'));
}

/**
 * The bytes inside; undefined as soon as they are more than `mostBytes`. Rejects with a TypeError on
 * what is no DEFLATE or is cut off.
 */
export function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  mostBytes = Infinity,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return through(bytes, new DecompressionStream('deflate-raw'), mostBytes);
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  { readable, writable }: CompressionStream | DecompressionStream,
  mostBytes = Infinity,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  // Its failure is that of reading, where it is told.
  void feed(bytes, writable).catch(() => undefined);
  const reader = readable.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(parts, length);
    length += value.length;
    if (length > mostBytes) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
}

async function feed(
  bytes: Uint8Array<ArrayBuffer>,
  stream: WritableStream<BufferSource>,
): Promise<void> {
  const writer = stream.getWriter();
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    await writer.ready;
    // Not awaited one by one: it would wait for the reader at each.
    writer.write(bytes.subarray(at, at + PIECE_BYTES)).catch(() => undefined);
  }
  await writer.close();
}

function joined(
  parts: readonly Uint8Array<ArrayBuffer>[],
  length: number,
): Uint8Array<ArrayBuffer> {
  const [only] = parts;
  // A view of a larger buffer would keep all of it, and be stored with all of it.
  if (only && parts.length === 1 && only.buffer.byteLength === length) return only;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
