import { readFileSync } from 'node:fs';
import { expose } from 'comlink';
import { describe, expect, it } from 'vitest';
import { createWorkerClient, type WorkerLike } from '@/lib/worker-client';
import { CanvasClient } from './canvas-client';
import { describeFailure } from './failure';
import { newImage, type PixelImage } from './pixels';
import { pictureWork, type PictureWork } from './picture-work';
import { paint, pixelAt, pngCodec, type Rgba } from './testing';

const work = pictureWork(pngCodec);
const blobOf = async (image: PixelImage): Promise<Blob> => {
  const encoded = await pngCodec.encode(image);
  if (!encoded.ok) throw new Error(encoded.failure.kind);
  return encoded.value;
};
async function imageOf(result: Awaited<ReturnType<PictureWork['toPng']>>): Promise<PixelImage> {
  if (!result.ok) throw new Error(result.failure.kind);
  const image = await pngCodec.decode(result.value.blob);
  if (!image.ok) throw new Error(image.failure.kind);
  expect(image.value).toMatchObject({ width: result.value.width, height: result.value.height });
  return image.value;
}
const figure = paint(['gggg', 'grrg', 'grrg', 'gggg'], {
  g: [0, 255, 0, 255],
  r: [255, 0, 0, 255],
});

describe('pictureWork', () => {
  it('cuts out, trims and stands a figure, from bytes to bytes', async () => {
    const cut = await work.cutOut(await blobOf(figure), { feather: 1 });
    expect(cut).toMatchObject({ ok: true, value: { flatness: 1, cleared: 0.75 } });
    const trimmed = await work.trim(cut.ok ? cut.value.blob : new Blob());
    expect(trimmed).toMatchObject({ value: { box: { x: 1, y: 1, width: 2, height: 2 } } });
    expect(await imageOf(trimmed)).toEqual(newImage(2, 2, [255, 0, 0, 255]));
    const stand = { width: 3, height: 3, figureHeight: 1 };
    const standing = await imageOf(await work.standOn(cut.ok ? cut.value.blob : new Blob(), stand));
    expect(pixelAt(standing, 1, 2)).toEqual([255, 0, 0, 255]);
  });

  it('fills a screen with the background and stands sprites on it', async () => {
    const rows = ['kbbk', 'kbbk'];
    const ground = await blobOf(paint(rows, { k: [0, 0, 0, 255], b: [0, 0, 255, 255] }));
    const sprite = await blobOf(paint(['r.'], { r: [255, 0, 0, 255] }));
    const placed = { picture: sprite, x: 1, y: 3, isMirrored: true };
    const scene = await imageOf(await work.scene(ground, { width: 4, height: 4 }, [placed]));
    expect([0, 1, 2, 3].map((x) => pixelAt(scene, x, 3))).toEqual([
      [0, 0, 255, 255],
      [0, 0, 255, 255],
      [255, 0, 0, 255],
      [0, 0, 255, 255],
    ]);
    const alone = await imageOf(await work.place({ width: 3, height: 4 }, placed));
    expect(pixelAt(alone, 2, 3)).toEqual([255, 0, 0, 255]);
    expect(pixelAt(alone, 1, 3)[3]).toBe(0);
  });

  it('masks the head of a figure, cut out or on a flat ground', async () => {
    const rows = [
      '..........',
      '...rrrr...',
      '...rrrr...',
      '...rrrr...',
      '....rr....',
      '.rrrrrrrr.',
      '.rrrrrrrr.',
      '.rrrrrrrr.',
    ];
    const colors: Record<string, Rgba> = { r: [255, 0, 0, 255] };
    const options = { feather: 0, grow: 0 };
    const onWhite: Record<string, Rgba> = { ...colors, '.': [255, 255, 255, 255] };
    for (const painted of [colors, onWhite]) {
      const picture = await blobOf(paint(rows, painted));
      const mask = await imageOf(await work.headMask(picture, options));
      expect([mask.width, mask.height]).toEqual([10, 8]);
      expect(pixelAt(mask, 5, 2)).toEqual([255, 255, 255, 255]);
      expect(pixelAt(mask, 5, 6)).toEqual([0, 0, 0, 255]);
      expect(pixelAt(mask, 1, 2)).toEqual([0, 0, 0, 255]);
    }
    const clear = await work.headMask(await blobOf(newImage(2, 2)));
    expect(clear).toMatchObject({ ok: false, failure: { kind: 'nothing-seen' } });
  });

  it('joins the alpha of a source to a larger picture', async () => {
    const source = await blobOf(paint(['r.'], { r: [255, 0, 0, 255] }));
    const large = await blobOf(newImage(4, 2, [9, 9, 9, 255]));
    const joined = await imageOf(await work.joinAlpha(large, source));
    expect([0, 1, 2, 3].map((x) => pixelAt(joined, x, 1)[3])).toEqual([255, 191, 64, 0]);
  });

  it('composites, scales and flattens', async () => {
    const ground = await blobOf(newImage(4, 4, [0, 0, 255, 255]));
    const sprite = await blobOf(newImage(2, 2, [255, 0, 0, 255]));
    const placed = await work.composite(ground, [{ picture: sprite, x: 3, y: 3, scale: 0.5 }]);
    expect(pixelAt(await imageOf(placed), 3, 3)).toEqual([255, 0, 0, 255]);
    expect(pixelAt(await imageOf(placed), 2, 3)).toEqual([0, 0, 255, 255]);
    expect(await imageOf(await work.scale(ground, 8, 2))).toEqual(newImage(8, 2, [0, 0, 255, 255]));
    const clear = await blobOf(newImage(1, 1));
    expect(await imageOf(await work.flatten(clear, [1, 2, 3]))).toEqual(
      newImage(1, 1, [1, 2, 3, 255]),
    );
  });

  it('makes all sizes of thumbnails', async () => {
    const made = await work.thumbnails(await blobOf(newImage(1024, 512)), [512, 256]);
    expect(made.ok && made.value.map(({ width, height }) => [width, height])).toEqual([
      [512, 256],
      [256, 128],
    ]);
  });

  it('looks at a picture that a server rendered', async () => {
    const file = readFileSync(new URL('../testing/comfyui/files/view.png', import.meta.url));
    const picture = new Blob([Uint8Array.from(file)], { type: 'image/png' });
    expect(await work.facts(picture)).toEqual({
      ok: true,
      value: { width: 64, height: 64, hasAlpha: false, clear: 0, blank: undefined },
    });
    const same = await work.difference(picture, picture);
    expect(same).toMatchObject({ ok: true, value: { most: 0, changed: 0 } });
    expect(await work.difference(picture, await blobOf(figure))).toEqual({
      ok: true,
      value: undefined,
    });
    const black = await blobOf(newImage(8, 8, [0, 0, 0, 255]));
    expect(await work.facts(black)).toMatchObject({ value: { blank: 'black' } });
  });

  it('refuses in words', async () => {
    const none = await work.trim(await blobOf(newImage(2, 2)));
    expect(none).toEqual({ ok: false, failure: { kind: 'nothing-seen' } });
    const text = new Blob(['no picture'], { type: 'image/png' });
    expect(await work.toPng(text)).toMatchObject({ failure: { kind: 'undecodable' } });
    const head = new Uint8Array(await (await blobOf(figure)).arrayBuffer());
    new DataView(head.buffer).setUint32(16, 60_000);
    new DataView(head.buffer).setUint32(20, 60_000);
    const huge = await work.toPng(new Blob([head]));
    expect(huge).toEqual({
      ok: false,
      failure: { kind: 'too-large', width: 60_000, height: 60_000, most: 50_000_000 },
    });
    if (!huge.ok) expect(describeFailure(huge.failure).hint).toContain('50 million');
  });
});

/** Comlink over a real message port, in place of a thread. */
class PortWorker extends EventTarget implements WorkerLike {
  readonly #ends = new MessageChannel();

  constructor(private readonly dies: boolean) {
    super();
    expose(work, this.#ends.port1);
    this.#ends.port2.onmessage = (event: MessageEvent<unknown>) =>
      this.dispatchEvent(new MessageEvent('message', { data: event.data }));
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    if (this.dies) this.dispatchEvent(new Event('error'));
    else this.#ends.port2.postMessage(message, transfer);
  }

  terminate(): void {
    this.#ends.port1.close();
    this.#ends.port2.close();
  }
}

describe('CanvasClient', () => {
  it('runs work by name and carries Results across', async () => {
    const client = new CanvasClient(createWorkerClient(() => new PortWorker(false)));
    const made = await client.run('scale', [await blobOf(figure), 2, 2]);
    expect(made).toMatchObject({ ok: true, value: { width: 2, height: 2 } });
    expect(await client.run('toPng', [new Blob(['x'])])).toMatchObject({
      failure: { kind: 'undecodable' },
    });
    client.end();
  });

  it('tells of a worker that died, and of an abort', async () => {
    const client = new CanvasClient(createWorkerClient(() => new PortWorker(true)));
    expect(await client.run('toPng', [await blobOf(figure)])).toMatchObject({
      failure: { kind: 'worker-died' },
    });
    const stop = AbortSignal.abort();
    await expect(client.run('toPng', [await blobOf(figure)], stop)).rejects.toThrow(/abort/i);
  });
});
