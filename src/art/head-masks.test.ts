import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newImage, pictureWork } from '@/canvas';
import { pngCodec } from '@/canvas/testing';
import { openTestStorage } from '@/jobs/render/testing';
import type { Storage } from '@/storage';
import type { AssetId } from '@/story';
import { HeadMasks } from './head-masks';
import { listTemplates } from './logic/art-template';
import { setupOf, type RoleSetup } from './logic/setup';

const work = pictureWork(pngCodec);
const { templates } = listTemplates([]);
const setupWith = (id: string): RoleSetup =>
  setupOf(
    'expression',
    templates,
    { templates: { expression: id }, values: {}, faces: 'each' },
    [],
  );
const inpaint = setupWith('expression-inpaint-sd');

let storage: Storage;
let masks: HeadMasks;

beforeEach(async () => {
  storage = await openTestStorage();
  // The work itself, without the worker that it has in a browser.
  masks = new HeadMasks(storage, { headMask: (picture) => work.headMask(picture), end() {} });
});
afterEach(() => {
  masks.close();
  storage.close();
});

async function store(
  boxes: readonly (readonly [number, number, number, number])[],
): Promise<AssetId> {
  const image = newImage(40, 80);
  for (const [left, top, width, height] of boxes) {
    for (let y = top; y < top + height; y++) {
      for (let x = left; x < left + width; x++) {
        image.data.set([90, 60, 50, 255], (y * 40 + x) * 4);
      }
    }
  }
  const blob = await pngCodec.encode(image);
  if (!blob.ok) throw new Error(blob.failure.kind);
  const asset = await storage.assets.ingest(blob.value, { name: 'a.png', origin: { by: 'user' } });
  if (!asset.ok) throw new Error(asset.failure.kind);
  return asset.value.id;
}

describe('masks of heads', () => {
  it('are made of the source, stored, and made once', async () => {
    const source = await store([
      [14, 4, 12, 14],
      [18, 18, 4, 4],
      [8, 22, 24, 50],
    ]);
    const first = await masks.picturesFor(inpaint, source);
    const again = await masks.picturesFor(inpaint, source);
    expect(again).toEqual(first);
    const id = first.ok ? first.value['mask'] : undefined;
    if (id === undefined) throw new Error('no mask');
    const blob = await storage.assets.blobOf(id);
    const mask = blob.ok ? await pngCodec.decode(blob.value) : undefined;
    if (!mask?.ok) throw new Error('no picture');
    const at = (x: number, y: number) => mask.value.data[(y * 40 + x) * 4];
    expect([at(20, 10), at(20, 50), at(1, 10)]).toEqual([255, 0, 0]);
  });

  it('are not asked of workflows that take none', async () => {
    expect(await masks.picturesFor(setupWith('qwen-edit'), undefined)).toEqual({
      ok: true,
      value: {},
    });
  });

  it('say why there is none', async () => {
    const waiting = await masks.picturesFor(inpaint, undefined);
    expect(waiting.ok ? '' : waiting.failure.title).toMatch(/needs the neutral picture first/);
    const empty = await masks.picturesFor(inpaint, await store([]));
    expect(empty.ok ? '' : empty.failure.title).toBe('No head was found in the picture');
    const gone = await masks.picturesFor(inpaint, 'f'.repeat(64) as AssetId);
    expect(gone.ok).toBe(false);
  });
});
