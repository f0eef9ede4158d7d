// CRC-32 as zip and PNG use it (polynomial 0xEDB88320), sixteen bytes a step: about three times the
// speed of the byte table.

/** Sixteen tables of 256, one after the other: table k advances a byte by k more zero bytes. */
const T = makeTables();

function makeTables(): Uint32Array {
  const tables = new Uint32Array(16 * 256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    tables[n] = c;
  }
  for (let i = 256; i < tables.length; i++) {
    const c = tables[i - 256]!;
    tables[i] = (c >>> 8) ^ tables[c & 0xff]!;
  }
  return tables;
}

/**
 * CRC-32 of `bytes` as an unsigned number. To go on from earlier bytes, pass their CRC as `before`:
 * `crc32(b, crc32(a))` is the CRC of a then b.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let c = ~before;
  let i = 0;
  for (const end = bytes.length - 15; i < end; i += 16) {
    c ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    c =
      T[3840 + (c & 0xff)]! ^
      T[3584 + ((c >>> 8) & 0xff)]! ^
      T[3328 + ((c >>> 16) & 0xff)]! ^
      T[3072 + (c >>> 24)]! ^
      T[2816 + bytes[i + 4]!]! ^
      T[2560 + bytes[i + 5]!]! ^
      T[2304 + bytes[i + 6]!]! ^
      T[2048 + bytes[i + 7]!]! ^
      T[1792 + bytes[i + 8]!]! ^
      T[1536 + bytes[i + 9]!]! ^
      T[1280 + bytes[i + 10]!]! ^
      T[1024 + bytes[i + 11]!]! ^
      T[768 + bytes[i + 12]!]! ^
      T[512 + bytes[i + 13]!]! ^
      T[256 + bytes[i + 14]!]! ^
      T[bytes[i + 15]!]!;
  }
  for (; i < bytes.length; i++) c = T[(c ^ bytes[i]!) & 0xff]! ^ (c >>> 8);
  return ~c >>> 0;
}
