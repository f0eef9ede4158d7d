import { createHash } from 'node:crypto';
import { crc32 as nodeCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32';
import { hash32, identifyBlob, randomFrom, sha256Hex } from './hash';
import { Sha256 } from './sha256';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const nodeSha = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

describe('crc32', () => {
  it('gives the check value of the standard', () => {
    expect(crc32(bytes('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
  });

  it('is the CRC of zlib for any bytes, whole or in two pieces', () => {
    const reference = typeof nodeCrc32 === 'function' ? nodeCrc32 : bitwiseCrc;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), (data, cut) => {
        expect(crc32(data)).toBe(reference(data));
        expect(crc32(data.subarray(cut), crc32(data.subarray(0, cut)))).toBe(crc32(data));
      }),
    );
  });
});

function bitwiseCrc(data: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of data) {
    c ^= byte;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return ~c >>> 0;
}

describe('Sha256', () => {
  it('equals another implementation for any bytes in any pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 6 }), (pieces) => {
        const own = new Sha256();
        for (const piece of pieces) own.update(piece);
        expect(own.hex()).toBe(nodeSha(Buffer.concat(pieces)));
      }),
    );
  });

  it('hashes a text as UTF-8', async () => {
    expect(await sha256Hex('söra 雨')).toBe(nodeSha(bytes('söra 雨')));
  });
});

describe('identifyBlob', () => {
  const data = new Uint8Array(9 * 1024 * 1024 + 17).map((_, i) => (i * 31) ^ (i >> 8));

  it('gives the same identity whole and in slices', async () => {
    const blob = new Blob([data]);
    const whole = await identifyBlob(blob);
    const seen: number[] = [];
    const sliced = await identifyBlob(blob, { wholeBytes: 0, onProgress: (n) => seen.push(n) });
    expect(whole).toEqual({ sha256: nodeSha(data), crc32: crc32(data), size: data.length });
    expect(sliced).toEqual(whole);
    expect(seen.at(-1)).toBe(data.length);
    expect(seen.length).toBeGreaterThan(2);
  });

  it('stops when asked', async () => {
    const stop = new AbortController();
    const work = identifyBlob(new Blob([data]), {
      wholeBytes: 0,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('hash32 and randomFrom', () => {
  it('never change: colors and faces of saved stories hang on them', () => {
    expect(hash32('')).toBe(0x811c9dc5);
    expect(hash32('Alice')).toBe(hash32('Alice'));
    expect(hash32('Alice')).not.toBe(hash32('alice'));
    const random = randomFrom('Alice');
    const draws = [random(), random(), random()];
    const again = randomFrom('Alice');
    expect(draws).toEqual([again(), again(), again()]);
    for (const draw of draws) expect(draw).toBeGreaterThanOrEqual(0);
    for (const draw of draws) expect(draw).toBeLessThan(1);
  });
});
