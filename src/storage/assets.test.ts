import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { characterSchema, outlineSchema, type Asset } from '@/story';
import { crc32 } from '@/lib/crc32';
import { sha256Hex } from '@/lib/hash';
import { must } from '@/testing/must';
import { openStorage, type Storage } from '.';
import { makeDraft, makeHeads, makeProject } from './test-rows';

let storage: Storage;
let count = 0;
beforeEach(async () => {
  storage = must(await openStorage({ name: `assets-${++count}` }));
});
afterEach(() => storage.close());

const bytes = (n: number): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`bytes ${n}`);
const user = { by: 'user' } as const;

/** One red pixel. */
const PIXEL = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  ),
  (char) => char.charCodeAt(0),
);

describe('ingest', () => {
  it('knows bytes by SHA-256 and CRC-32, and pictures by their size', async () => {
    const asset = must(
      await storage.assets.ingest(new Blob([PIXEL]), { name: 'dot.png', origin: user }),
    );
    expect(asset).toMatchObject({
      id: await sha256Hex(PIXEL),
      crc32: crc32(PIXEL),
      size: PIXEL.length,
      type: 'image/png',
      width: 1,
      height: 1,
    });
    const blob = must(await storage.assets.blobOf(asset.id));
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(PIXEL);
  });

  it('keeps the same bytes once, with the name that they had first', async () => {
    const first = must(
      await storage.assets.ingest(new Blob([bytes(1)]), { name: 'a', origin: user }),
    );
    const second = must(
      await storage.assets.ingest(new Blob([bytes(1)]), { name: 'b', origin: user }),
    );
    expect(second).toEqual(first);
    expect(must(await storage.assets.list())).toHaveLength(1);
  });

  it('takes many in order, with twins among them', async () => {
    const numbers = Array.from({ length: 45 }, (_, i) => i % 40);
    const assets = must(
      await storage.assets.ingestMany(
        numbers.map((n) => ({ blob: new Blob([bytes(n)]), about: { name: `${n}`, origin: user } })),
      ),
    );
    expect(assets.map(({ name }) => Number(name))).toEqual(numbers);
    expect(must(await storage.assets.list())).toHaveLength(40);
  });

  it('fails in words for bytes that are not there', async () => {
    const id = (await sha256Hex('none')) as Asset['id'];
    expect(await storage.assets.blobOf(id)).toMatchObject({
      ok: false,
      failure: { kind: 'missing' },
    });
    expect(must(await storage.assets.get(id))).toBeUndefined();
  });
});

describe('collectGarbage', () => {
  it('deletes what nothing names, keeps what a character, an unknown key or today needs', async () => {
    const ids: Asset['id'][] = [];
    for (let n = 0; n < 4; n++) {
      const asset = must(
        await storage.assets.ingest(new Blob([bytes(n)]), { name: `${n}`, origin: user }),
      );
      ids.push(asset.id);
    }
    const project = { ...makeProject('p'), cover: { future: [ids[1]] } };
    const draft = makeDraft(1);
    const characters = draft.characters.map((one) =>
      characterSchema.parse({ ...one, sprites: { joy: ids[0] } }),
    );
    const outline = outlineSchema.parse({
      projectId: project.id,
      characters,
      world: draft.world,
      scenes: makeHeads(1),
    });
    must(await storage.projects.save({ project, outline }));
    expect(must(await storage.collectGarbage())).toEqual({ assets: 0, bytes: 0 });
    const swept = must(await storage.collectGarbage({ now: Date.now() + 2 * 86_400_000 }));
    expect(swept).toEqual({ assets: 2, bytes: 14 });
    expect(
      must(await storage.assets.list())
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ids.slice(0, 2).sort());
    expect(await storage.assets.blobOf(ids[3]!)).toMatchObject({ ok: false });
  });
});

describe('space', () => {
  it('counts bytes by kind', async () => {
    await storage.assets.ingest(new Blob([bytes(1)]), { name: 'log', origin: { by: 'import' } });
    await storage.assets.ingest(new Blob([PIXEL]), { name: 'dot', origin: user });
    must(await storage.projects.save({ project: makeProject('p') }));
    const space = must(await storage.space.measure());
    expect(space.kinds.sources).toBe(7);
    expect(space.kinds.pictures).toBe(PIXEL.length);
    expect(space.kinds.stories).toBeGreaterThan(100);
    expect(space.total).toBe(Object.values(space.kinds).reduce((sum, n) => sum + n, 0));
  });
});
