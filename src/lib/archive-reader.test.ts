import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { ARCHIVE_LIMITS, normalizePath, readArchive, type ArchiveLimits } from './archive-reader';

async function zipOf(files: Record<string, string | Uint8Array>): Promise<Blob> {
  const zip = new JSZip();
  for (const [path, content] of Object.entries(files)) zip.file(path, content);
  const bytes = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
  return new Blob([bytes.slice()]);
}

async function failureOf(blob: Blob, limits: Partial<ArchiveLimits> = {}): Promise<string> {
  const read = await readArchive(blob, { ...ARCHIVE_LIMITS, ...limits });
  return read.ok ? 'none' : read.failure.kind;
}

describe('archives that people bring', () => {
  it('gives files by normalized path, without litter, unpacked when asked', async () => {
    const blob = await zipOf({
      'chats/A\u0301nna/one.jsonl': '{"é":1}',
      '__MACOSX/chats/x': 'x',
      '.DS_Store': 'x',
      './b\\c.txt': 'text',
    });
    const read = await readArchive(blob);
    if (!read.ok) throw new Error(read.failure.kind);
    expect(read.value.map(({ path }) => path).sort()).toEqual(['b/c.txt', 'chats/Ánna/one.jsonl']);
    const entry = read.value.find(({ path }) => path.endsWith('.jsonl'));
    expect(entry?.size).toBe(8);
    expect(await entry?.text()).toEqual({ ok: true, value: '{"é":1}' });
  });

  it('finds a zip behind another file', async () => {
    const blob = new Blob([new Uint8Array(5000), await zipOf({ 'a.txt': 'hello' })]);
    const read = await readArchive(blob);
    expect(read.ok && (await read.value[0]?.text())).toEqual({ ok: true, value: 'hello' });
  });

  it('refuses bombs, floods, and paths that leave the folder', async () => {
    const zeros = await zipOf({ 'bomb.txt': new Uint8Array(8 * 1024 * 1024) });
    expect(await failureOf(zeros)).toBe('suspicious-ratio');
    expect(await failureOf(await zipOf({ a: 'x', b: 'y', c: 'z' }), { maxEntries: 2 })).toBe(
      'too-many-entries',
    );
    expect(await failureOf(await zipOf({ a: 'x'.repeat(5000) }), { maxTotalBytes: 1000 })).toBe(
      'too-large',
    );
    expect(await failureOf(await zipOf({ '../evil.txt': 'x' }))).toBe('unsafe-path');
    expect(await failureOf(await zipOf({ '/etc/passwd': 'x' }))).toBe('unsafe-path');
    expect(await failureOf(new Blob(['not a zip']))).toBe('not-an-archive');
  });

  it('stops unpacking where an entry lies about its size', async () => {
    const bytes = new Uint8Array(
      await (await zipOf({ 'bomb.txt': new Uint8Array(8 * 1024 * 1024) })).arrayBuffer(),
    );
    // The size in the central directory: 24 bytes after its signature.
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 46 < bytes.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    }
    const read = await readArchive(new Blob([bytes]));
    if (!read.ok) throw new Error(read.failure.kind);
    const unpacked = await read.value[0]?.blob();
    expect(unpacked?.ok).toBe(false);
  });

  it('knows which paths stay inside', () => {
    expect(normalizePath('a/./b//c')).toBe('a/b/c');
    expect(normalizePath('a/../b')).toBeUndefined();
    expect(normalizePath('C:\\x')).toBeUndefined();
  });
});
