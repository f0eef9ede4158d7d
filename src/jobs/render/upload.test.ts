// Pictures on their way to a real server over real sockets: which bytes go, and under which name.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestComfy } from '../../../e2e/comfyui/test-comfy.mjs';
import { ComfyClient, parseAddress, randomUuid, type Graph } from '@/comfy';
import { PNG_HEAD, bytes, pngChunk, tinyPng, u32 } from '@/lib/media/testing';
import { fail, ok } from '@/lib/result';
import { assetIdSchema } from '@/story';
import { must } from '@/testing/must';
import { uploadInputs, type UploadParts } from './upload';

const asset = assetIdSchema.parse('ab'.repeat(32));
const CLEAR = tinyPng();
/** Two by one RGB pixels: there is nothing to put on white. */
const OPAQUE = bytes(PNG_HEAD, pngChunk('IHDR', bytes(u32(2), u32(1), [8, 2, 0, 0, 0])));
const ON_WHITE = bytes('the same on white');
const GRAPH: Graph = {
  '1': { class_type: 'LoadImage', inputs: { image: 'later.png', other: 1 } },
  '2': { class_type: 'LoadImage', inputs: { image: 'later.png' } },
};

let comfy: TestComfy;
let client: ComfyClient;
beforeEach(async () => {
  comfy = await TestComfy.start();
  client = new ComfyClient(must(parseAddress(comfy.url)), randomUuid());
});
afterEach(() => comfy.close());

function partsOf(picture: Uint8Array<ArrayBuffer>, more: Partial<UploadParts> = {}): UploadParts {
  return {
    serverId: 's',
    client,
    uploaded: new Map(),
    blobOf: () => Promise.resolve(ok(new Blob([picture], { type: 'image/png' }))),
    finishPicture: (_, { onWhite }) =>
      Promise.resolve(ok(new Blob([onWhite ? ON_WHITE : picture], { type: 'image/png' }))),
    ...more,
  };
}

/** The bytes that the server keeps under the name in the graph. */
async function keptOf(graph: Graph, node: string): Promise<Uint8Array> {
  const [subfolder = '', filename = ''] = String(graph[node]?.inputs['image']).split('/');
  const blob = must(await client.view({ subfolder, filename, type: 'input' }));
  return new Uint8Array(await blob.arrayBuffer());
}

describe('uploadInputs', () => {
  it('writes in the name under which the server keeps the bytes, and passes over what is to come', async () => {
    const inputs = [
      { node: '1', input: 'image', asset },
      { node: '2', input: 'image' },
    ];
    const graph = must(await uploadInputs(GRAPH, inputs, partsOf(CLEAR)));
    expect(graph['1']?.inputs['other']).toBe(1);
    expect(graph['2']).toEqual(GRAPH['2']);
    expect(GRAPH['1']?.inputs['image']).toBe('later.png');
    expect(await keptOf(graph, '1')).toEqual(CLEAR);
  });

  it('sends a clear picture on white only where the workflow would lose the transparency', async () => {
    const parts = partsOf(CLEAR);
    const inputs = [
      { node: '1', input: 'image', asset, onWhite: true },
      { node: '2', input: 'image', asset },
    ];
    const graph = must(await uploadInputs(GRAPH, inputs, parts));
    expect(await keptOf(graph, '1')).toEqual(ON_WHITE);
    expect(await keptOf(graph, '2')).toEqual(CLEAR);
    must(await uploadInputs(GRAPH, inputs, parts));
    expect(comfy.counts.get('POST /upload/image')).toBe(2);
  });

  it('leaves a picture alone that has nothing clear', async () => {
    const graph = must(
      await uploadInputs(
        GRAPH,
        [{ node: '1', input: 'image', asset, onWhite: true }],
        partsOf(OPAQUE),
      ),
    );
    expect(await keptOf(graph, '1')).toEqual(OPAQUE);
  });

  it('says that the picture is the matter when it cannot be put on white, and sends nothing', async () => {
    const words = { title: 'No', hint: 'Not a picture.' };
    const parts = partsOf(CLEAR, { finishPicture: () => Promise.resolve(fail(words)) });
    const result = await uploadInputs(
      GRAPH,
      [{ node: '1', input: 'image', asset, onWhite: true }],
      parts,
    );
    expect(result).toEqual(fail({ kind: 'lost', words }));
    expect(comfy.counts.get('POST /upload/image') ?? 0).toBe(0);
  });
});
