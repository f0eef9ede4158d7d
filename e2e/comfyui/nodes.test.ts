// The pictures are real: what nodes promise of pixels, sizes, masks and files holds.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeJpeg } from './pictures/jpeg.mjs';
import { decodePng, encodePng, pngTexts } from './pictures/png.mjs';
import { raster } from './pictures/raster.mjs';
import { encodeWebp } from './pictures/webp.mjs';
import { TestComfy } from './test-comfy.mjs';
import { fileOf, pictureOf, run, sampling, type TestGraph } from './testing';

let server: TestComfy;
beforeAll(async () => {
  server = await TestComfy.start({ previews: false });
});
afterAll(() => server.close());

const empty = (color: number, width = 32, height = 16): TestGraph[string] => ({
  class_type: 'EmptyImage',
  inputs: { width, height, batch_size: 1, color },
});
const shown = async (graph: TestGraph) => {
  const entry = await run(server, graph);
  return pictureOf(server, entry, 'out');
};
const out = (from: string, slot = 0): TestGraph => ({
  out: { class_type: 'SaveImage', inputs: { images: [from, slot], filename_prefix: 'n' } },
});
const pixel = (
  picture: { width: number; channels: number; data: Uint8Array },
  x: number,
  y: number,
) => {
  const at = (y * picture.width + x) * picture.channels;
  return [...picture.data.subarray(at, at + picture.channels)];
};

async function upload(name: string, bytes: Buffer): Promise<string> {
  const form = new FormData();
  form.set('image', new File([new Uint8Array(bytes)], name));
  const response = await fetch(`${server.url}/upload/image`, { method: 'POST', body: form });
  return ((await response.json()) as { name: string }).name;
}

test('EmptyImage has its color, ImageInvert the opposite one', async () => {
  expect(pixel(await shown({ a: empty(0x102030), ...out('a') }), 3, 3)).toEqual([16, 32, 48]);
  const inverted = {
    a: empty(0x102030),
    b: { class_type: 'ImageInvert', inputs: { image: ['a', 0] } },
  };
  expect(pixel(await shown({ ...inverted, ...out('b') }), 3, 3)).toEqual([239, 223, 207]);
});

test('ImageScale keeps the ratio with one side 0, and crops the middle', async () => {
  const scale = (inputs: Record<string, unknown>): TestGraph => ({
    a: empty(1, 40, 20),
    b: {
      class_type: 'ImageScale',
      inputs: { image: ['a', 0], upscale_method: 'bilinear', ...inputs },
    },
    ...out('b'),
  });
  const kept = await shown(scale({ width: 20, height: 0, crop: 'disabled' }));
  expect([kept.width, kept.height]).toEqual([20, 10]);
  const cut = await shown(scale({ width: 8, height: 8, crop: 'center' }));
  expect([cut.width, cut.height]).toEqual([8, 8]);
});

test('alpha comes in as a mask, and goes out as alpha', async () => {
  const half = raster(4, 2, 4, [200, 100, 50, 255]);
  half.data[3] = 0;
  const image = await upload('alpha.png', encodePng(half));
  const graph: TestGraph = {
    a: { class_type: 'LoadImage', inputs: { image } },
    m: { class_type: 'MaskToImage', inputs: { mask: ['a', 1] } },
    ...out('m'),
  };
  const mask = await shown(graph);
  expect([pixel(mask, 0, 0), pixel(mask, 1, 0)]).toEqual([[255, 255, 255], [0, 0, 0]]); // prettier-ignore
  const joined = await shown({
    a: { class_type: 'LoadImage', inputs: { image } },
    j: { class_type: 'JoinImageWithAlpha', inputs: { image: ['a', 0], alpha: ['a', 1] } },
    ...out('j'),
  });
  expect([pixel(joined, 0, 0), pixel(joined, 1, 1)]).toEqual([[200, 100, 50, 0], [200, 100, 50, 255]]); // prettier-ignore
});

test('ImageCompositeMasked pastes where the mask says so', async () => {
  const graph: TestGraph = {
    a: empty(0x0000ff, 8, 8),
    b: empty(0xff0000, 4, 4),
    m: { class_type: 'SolidMask', inputs: { value: 1, width: 4, height: 4 } },
    c: {
      class_type: 'ImageCompositeMasked',
      inputs: {
        destination: ['a', 0],
        source: ['b', 0],
        x: 2,
        y: 2,
        resize_source: false,
        mask: ['m', 0],
      },
    },
    ...out('c'),
  };
  const picture = await shown(graph);
  expect([
    pixel(picture, 1, 1),
    pixel(picture, 2, 2),
    pixel(picture, 5, 5),
    pixel(picture, 6, 6),
  ]).toEqual([
    [0, 0, 255],
    [255, 0, 0],
    [255, 0, 0],
    [0, 0, 255],
  ]);
});

test('ImageBlend, ImageBatch, ImageCrop, ImageStitch and padding do what they are called', async () => {
  const two = { a: empty(0x000000, 8, 8), b: empty(0xffffff, 8, 8) };
  const blended = await shown({
    ...two,
    c: {
      class_type: 'ImageBlend',
      inputs: { image1: ['a', 0], image2: ['b', 0], blend_factor: 0.5, blend_mode: 'normal' },
    },
    ...out('c'),
  });
  expect(pixel(blended, 4, 4)[0]).toBeCloseTo(128, -1);
  const batch: TestGraph = {
    ...two,
    c: { class_type: 'ImageBatch', inputs: { image1: ['a', 0], image2: ['b', 0] } },
    ...out('c'),
  };
  expect((await run(server, batch)).outputs.out?.images).toHaveLength(2);
  const stitched = await shown({
    ...two,
    c: {
      class_type: 'ImageStitch',
      inputs: {
        image1: ['a', 0],
        image2: ['b', 0],
        direction: 'right',
        match_image_size: true,
        spacing_width: 0,
        spacing_color: 'white',
      },
    },
    d: { class_type: 'ImageCrop', inputs: { image: ['c', 0], width: 4, height: 4, x: 6, y: 0 } },
    ...out('d'),
  });
  expect([pixel(stitched, 0, 0)[0], pixel(stitched, 3, 0)[0]]).toEqual([0, 255]);
});

test('the stand-in depends on words and seed alone', async () => {
  const pictures = [];
  for (const [seed, words] of [
    [1, 'a castle'],
    [1, 'a castle'],
    [2, 'a castle'],
    [1, 'a harbor'],
  ] as const) {
    await fetch(`${server.url}/free`, { method: 'POST', body: '{"free_memory": true}' });
    const entry = await run(server, sampling(seed, words));
    const picture = await pictureOf(server, entry, '9');
    pictures.push(Buffer.from(picture.data).toString('base64'));
    expect([picture.width, picture.height]).toEqual([96, 64]);
  }
  expect(pictures[1]).toBe(pictures[0]);
  expect(new Set(pictures).size).toBe(3);
});

test('a figure on a plain background can be cut out: its corners are one color', async () => {
  const entry = await run(server, sampling(7, 'alice, standing, plain background'));
  const picture = await pictureOf(server, entry, '9');
  const corners = [pixel(picture, 0, 0), pixel(picture, 95, 0), pixel(picture, 95, 63)];
  expect(new Set(corners.map(String)).size).toBe(1);
  expect(pixel(picture, 48, 35)).not.toEqual(corners[0]);
});

test('inpainting leaves what the mask does not cover', async () => {
  const graph = sampling(3);
  const entry = await run(server, {
    ...graph,
    a: empty(0x445566, 96, 64),
    m: { class_type: 'SolidMask', inputs: { value: 0, width: 96, height: 64 } },
    e: {
      class_type: 'VAEEncodeForInpaint',
      inputs: { pixels: ['a', 0], vae: ['4', 2], mask: ['m', 0], grow_mask_by: 2 },
    },
    '3': { class_type: 'KSampler', inputs: { ...graph['3']?.inputs, latent_image: ['e', 0] } },
  });
  expect(pixel(await pictureOf(server, entry, '9'), 40, 40)).toEqual([0x44, 0x55, 0x66]);
});

test('saved files carry the prompt and the workflow', async () => {
  const extra = { extra_data: { extra_pnginfo: { workflow: { nodes: ['ä'] } } } };
  const entry = await run(server, { a: empty(5), ...out('a') }, extra);
  const texts = pngTexts(await fileOf(server, entry, 'out'));
  expect(JSON.parse(texts.workflow ?? '')).toEqual({ nodes: ['ä'] });
  expect(JSON.parse(texts.prompt ?? '')).toHaveProperty('a.class_type', 'EmptyImage');
});

test('seeds beyond 2^53 stay exact in the history and in the file', async () => {
  const seed = '18446744073709551615';
  const text = JSON.stringify({ prompt: sampling(4242) }).replace('4242', seed);
  const response = await fetch(`${server.url}/prompt`, { method: 'POST', body: text });
  const { prompt_id } = (await response.json()) as { prompt_id: string };
  await expect
    .poll(async () => (await fetch(`${server.url}/history/${prompt_id}`)).text())
    .toContain(`"seed": ${seed}`);
});

test('every shipped template runs as it is', { timeout: 120_000 }, async () => {
  const folder = new URL('../../workflows/', import.meta.url);
  const names = readdirSync(fileURLToPath(folder));
  expect(names.length).toBeGreaterThan(5);
  const failed: string[] = [];
  for (const name of names) {
    const graph = JSON.parse(
      readFileSync(new URL(`${name}/workflow.json`, folder), 'utf8'),
    ) as TestGraph;
    const entry = await run(server, smaller(graph)).catch((error: unknown) => String(error));
    if (typeof entry === 'string') failed.push(`${name}: ${entry}`);
    else if (entry.status.status_str !== 'success') {
      failed.push(`${name}: ${JSON.stringify(entry.status.messages.at(-1)).slice(0, 400)}`);
    } else expect(Object.keys(entry.outputs).length, name).toBeGreaterThan(0);
  }
  expect(failed).toEqual([]);
});

/** Smaller latents: what is tested is the way through the graph. */
function smaller(graph: TestGraph): TestGraph {
  const copy = structuredClone(graph);
  for (const { class_type, inputs } of Object.values(copy)) {
    if (!/^(Empty|ImageScale$|Wan22)/.test(class_type)) continue;
    if (typeof inputs.width === 'number' && inputs.width > 128) inputs.width = 128;
    if (typeof inputs.height === 'number' && inputs.height > 128) inputs.height = 128;
  }
  return copy;
}

test('PNG round trip, and the heads of JPEG and WebP', () => {
  for (const channels of [3, 4]) {
    const picture = raster(17, 9, channels);
    picture.data.forEach((_, at) => (picture.data[at] = (at * 37) % 256));
    const back = decodePng(encodePng(picture, { key: 'text', other: '猫' }));
    expect(Buffer.from(back.data).equals(Buffer.from(picture.data))).toBe(true);
  }
  const picture = raster(20, 10, 3, [1, 2, 3]);
  expect(encodeJpeg(picture).toString('hex', 0, 3)).toBe('ffd8ff');
  const webp = encodeWebp(picture);
  expect(webp.toString('latin1', 0, 4) + webp.toString('latin1', 8, 16)).toBe('RIFFWEBPVP8L');
  expect(webp.readUInt32LE(4)).toBe(webp.length - 8);
});

test('a PNG of another program is read: palette, gray, 16 bits', () => {
  const recorded = new URL('../../src/testing/comfyui/files/view.png', import.meta.url);
  const picture = decodePng(readFileSync(recorded));
  expect([picture.width, picture.height, picture.channels]).toEqual([64, 64, 3]);
});
