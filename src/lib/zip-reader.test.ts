import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32';
import { openZip, ZIP_LIMITS } from './zip-reader';
import { writeZip } from './zip-writer';

const picture = new Uint8Array(3000).map((_, i) => (i * 7919) >> 3);
const text = 'The tide came in twice.\n'.repeat(200);

async function makeZip(forceZip64 = false): Promise<Blob> {
  return writeZip(
    [
      { path: 'a/text.txt', data: text },
      { path: '画.png', blob: new Blob([picture]), crc32: crc32(picture) },
    ],
    { forceZip64 },
  );
}

const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}

describe('openZip', () => {
  it.each([false, true])('reads what writeZip wrote (ZIP64 %s)', async (wide) => {
    const zip = await openZip(await makeZip(wide));
    if (!zip.ok) throw new Error(zip.failure);
    expect(zip.value.paths).toEqual(['a/text.txt', '画.png']);
    const read = await zip.value.read('a/text.txt');
    expect(read.ok && decode(read.value)).toBe(text);
    const blob = await zip.value.blobOf('画.png');
    expect(blob.ok && blob.value && (await bytesOf(blob.value))).toEqual(picture);
    expect(await zip.value.read('missing')).toEqual({ ok: true, value: undefined });
  });

  it('reads what another writer made, with a comment at the end', async () => {
    const other = new JSZip();
    other.file('b.txt', text);
    other.folder('empty');
    const bytes = await other.generateAsync({
      type: 'arraybuffer',
      compression: 'DEFLATE',
      comment: 'made elsewhere',
    });
    const zip = await openZip(new Blob([bytes]));
    if (!zip.ok) throw new Error(zip.failure);
    expect(zip.value.paths).toEqual(['b.txt']);
    const read = await zip.value.read('b.txt');
    expect(read.ok && decode(read.value)).toBe(text);
  });

  it('fails in words on what is no zip and on one that is cut off', async () => {
    expect(await openZip(new Blob(['hello']))).toMatchObject({ ok: false });
    expect(await openZip(new Blob([]))).toMatchObject({ ok: false });
    const whole = await makeZip();
    for (let size = 0; size < whole.size; size += 37) {
      expect((await openZip(whole.slice(0, size))).ok, `cut at ${size}`).toBe(false);
    }
  });

  it('never throws on a damaged byte, and never gives wrong bytes', async () => {
    const good = await bytesOf(await makeZip());
    for (let at = 0; at < good.length; at += 11) {
      const bad = good.slice();
      bad[at] = (bad[at] ?? 0) ^ 0x55;
      const zip = await openZip(new Blob([bad]));
      if (!zip.ok) continue;
      const read = await zip.value.read('a/text.txt');
      if (read.ok && read.value) expect(decode(read.value)).toBe(text);
    }
  });

  it('refuses too many entries, too much inside, and paths that climb', async () => {
    const zip = await makeZip();
    expect(await openZip(zip, { ...ZIP_LIMITS, entries: 1 })).toMatchObject({ ok: false });
    expect(await openZip(zip, { ...ZIP_LIMITS, totalBytes: 4000 })).toMatchObject({ ok: false });
    const evil = new JSZip();
    evil.file('../up.txt', 'x', { createFolders: false });
    const bytes = await evil.generateAsync({ type: 'arraybuffer' });
    const opened = await openZip(new Blob([bytes]));
    expect(opened.ok ? opened.value.paths : opened.failure).not.toContain('../up.txt\n');
    expect(opened.ok && opened.value.paths.some((path) => path.includes('..'))).toBe(false);
  });

  it('stops a bomb that lies about its size', async () => {
    const bytes = await bytesOf(await makeZip());
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 46 < bytes.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) {
        view.setUint32(at + 24, 10, true);
        break;
      }
    }
    const zip = await openZip(new Blob([bytes]));
    if (!zip.ok) throw new Error(zip.failure);
    expect(await zip.value.read('a/text.txt')).toMatchObject({ ok: false });
  });
});
