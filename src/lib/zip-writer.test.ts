import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crc32 } from './crc32';
import { deflate, inflate } from './deflate';
import { writeZip, type ZipEntry } from './zip-writer';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zip-writer-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const picture = new Uint8Array(5000).map((_, i) => (i * 7919) >> 3);
const long = 'The tide came in twice that night.\n'.repeat(400);

function entries(): ZipEntry[] {
  return [
    { path: 'project.json', data: '{"title":"Lantern tide"}' },
    { path: 'scenes/0001.txt', data: long },
    { path: 'images/ソラ smile.png', blob: new Blob([picture]), crc32: crc32(picture) },
    { path: 'empty.txt', data: '' },
  ];
}

async function save(name: string, blob: Blob): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, new Uint8Array(await blob.arrayBuffer()));
  return path;
}

const READ_BACK = `
import sys, zipfile, json
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
print(json.dumps([[i.filename, i.file_size, i.compress_type, i.create_system] for i in z.infolist()]))
`;

describe.each([
  ['plain', false],
  ['ZIP64', true],
])('a %s archive', (name, forceZip64) => {
  it('opens in JSZip with every byte', async () => {
    const blob = await writeZip(entries(), { forceZip64 });
    const zip = await JSZip.loadAsync(await blob.arrayBuffer(), { checkCRC32: true });
    expect(Object.keys(zip.files).filter((path) => !path.endsWith('/'))).toEqual(
      entries().map((entry) => entry.path),
    );
    expect(await zip.file('scenes/0001.txt')?.async('string')).toBe(long);
    expect(await zip.file('images/ソラ smile.png')?.async('uint8array')).toEqual(picture);
  });

  it('is accepted by unzip and by zipfile of Python', async () => {
    const path = await save(`${name}.zip`, await writeZip(entries(), { forceZip64 }));
    expect(execFileSync('unzip', ['-t', path], { encoding: 'utf8' })).toContain('No errors');
    const listed: unknown = JSON.parse(
      execFileSync('python3', ['-c', READ_BACK, path], { encoding: 'utf8' }),
    );
    expect(listed).toEqual([
      ['project.json', 24, 0, 3],
      ['scenes/0001.txt', long.length, 8, 3],
      ['images/ソラ smile.png', picture.length, 0, 3],
      ['empty.txt', 0, 0, 3],
    ]);
  });
});

describe('writeZip', () => {
  it('gives the same bytes for the same entries', async () => {
    const [a, b] = [await writeZip(entries()), await writeZip(entries())];
    expect(Buffer.from(await a.arrayBuffer())).toEqual(Buffer.from(await b.arrayBuffer()));
  });

  it('writes ZIP64 records by itself for more than 65,534 entries', async () => {
    const many = Array.from({ length: 65_600 }, (_, i) => ({ path: `n/${i}`, data: 'x' }));
    const path = await save('many.zip', await writeZip(many));
    expect(execFileSync('unzip', ['-tq', path], { encoding: 'utf8' })).toContain('No errors');
    const count = execFileSync(
      'python3',
      ['-c', 'import sys,zipfile;print(len(zipfile.ZipFile(sys.argv[1]).infolist()))', path],
      { encoding: 'utf8' },
    );
    expect(Number(count)).toBe(65_600);
  }, 30_000);

  it('reads no byte of the blobs that it refers to', async () => {
    const reads: string[] = [];
    class WatchedBlob extends Blob {
      override arrayBuffer(): Promise<ArrayBuffer> {
        reads.push('arrayBuffer');
        return super.arrayBuffer();
      }
      override text(): Promise<string> {
        reads.push('text');
        return super.text();
      }
      override stream(): ReturnType<Blob['stream']> {
        reads.push('stream');
        return super.stream();
      }
      override slice(...args: Parameters<Blob['slice']>): Blob {
        reads.push('slice');
        return super.slice(...args);
      }
    }
    const blobs = Array.from({ length: 1000 }, (_, i) => ({
      path: `images/${i}.png`,
      blob: new WatchedBlob([picture]),
      crc32: crc32(picture),
    }));
    const zip = await writeZip(blobs);
    expect(zip.size).toBeGreaterThan(1000 * picture.length);
    expect(reads).toEqual([]);
  });

  it.each(['/etc/passwd', '../up.txt', 'a/../b', 'a\\b', ''])(
    'refuses the path %j',
    async (path) => {
      await expect(writeZip([{ path, data: 'x' }])).rejects.toThrow();
    },
  );

  it('refuses two entries of one path', async () => {
    await expect(
      writeZip([
        { path: 'a', data: 'x' },
        { path: 'a', data: 'y' },
      ]),
    ).rejects.toThrow('Two entries');
  });

  it('stops when asked', async () => {
    const stop = new AbortController();
    const work = writeZip(entries(), { signal: stop.signal, onEntry: () => stop.abort() });
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
  });
});

it('deflates and inflates', async () => {
  const bytes = new TextEncoder().encode(long);
  const packed = await deflate(bytes);
  if (!packed) throw new Error('This engine has no CompressionStream.');
  expect(packed.length).toBeLessThan(bytes.length / 10);
  expect(await inflate(packed)).toEqual(bytes);
});
