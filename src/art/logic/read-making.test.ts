import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProvenance, parseParameters, stampProvenance } from '@/lib/media';
import { pngChunk, tinyPng } from '@/lib/media/testing';
import { openStorage, type Storage, type TakeRow } from '@/storage';
import { recipeRowSchema, takeRowSchema } from '@/storage/render-rows';
import { projectIdSchema, type AssetId } from '@/story';
import { assetOf } from '../shots/testing';
import { readAncestors, type Ancestor } from './ancestors';
import { originOf, readMaking, type MakingSources } from './read-making';

const PROJECT = projectIdSchema.parse('p1');
let storage: Storage;
let takes: TakeRow[];
const sources = (): MakingSources => ({ storage, projectId: PROJECT, templates: [], takes });

beforeAll(async () => {
  const opened = await openStorage({ name: 'read-making' });
  if (!opened.ok) throw new Error(opened.failure.kind);
  storage = opened.value;
  takes = [];
});
afterAll(() => storage.close());

async function store(picture: BlobPart): Promise<AssetId> {
  const blob = new Blob([picture], { type: 'image/png' });
  const stored = await storage.assets.ingest(blob, { name: 'a.png', origin: { by: 'user' } });
  return stored.ok ? stored.value.id : expect.fail();
}

const text = (key: string, value: string) => pngChunk('tEXt', `${key}\0${value}`);
const A1111 = 'a pier\nSteps: 20, Sampler: Euler, Seed: 3, Size: 64x64';

describe('readMaking', () => {
  it('takes our recipe over what the file says', async () => {
    const asset = await store(tinyPng(text('parameters', A1111)));
    expect((await readMaking(asset, sources())).making?.found.parameters).toEqual(
      parseParameters(A1111),
    );
    const recipe = recipeRowSchema.parse({
      projectId: PROJECT,
      asset,
      graph: '{}',
      templateId: 't',
      templateHash: '',
      template: 'Ours',
      role: 'sprite',
      at: 1,
    });
    const take = takeRowSchema.parse({
      projectId: PROJECT,
      id: 'one',
      asset,
      role: 'sprite',
      createdAt: 1,
    });
    await storage.takes.putWithRecipe(take, recipe);
    const found = await readMaking(asset, sources());
    expect(found).toMatchObject({ recipe, making: { from: 'recipe', workflow: 'Ours' } });
    expect(found.asset?.width).toBe(2);
  });

  it('says plainly that nothing is known, or that the picture is gone', async () => {
    const plain = await readMaking(await store(tinyPng(text('Comment', 'hi'))), sources());
    expect(plain.making).toBeUndefined();
    expect(plain.asset).toBeDefined();
    expect(await readMaking(assetOf('0'), sources())).toEqual({
      making: undefined,
      recipe: undefined,
      asset: undefined,
    });
  });
});

describe('what a picture was made from', () => {
  it('is read off recipes, files and takes, back to the first', async () => {
    const first = await store(tinyPng(text('Comment', 'first')));
    const gone = assetOf('f');
    const record = makeProvenance({ source: 'edit', parents: [first, gone] });
    const stamped = await stampProvenance(
      new Blob([tinyPng(text('Comment', 'second'))], { type: 'image/png' }),
      record,
    );
    const second = await store(stamped.ok ? stamped.value.blob : expect.fail());
    const third = await store(tinyPng(text('Comment', 'third')));
    takes = [
      takeRowSchema.parse({
        projectId: PROJECT,
        id: 'cut',
        asset: third,
        role: 'cutout',
        parent: second,
        createdAt: 2,
      }),
    ];
    const { root } = await readAncestors(third, (id) => originOf(id, sources()));
    const outline = (one: Ancestor): unknown[] => [
      one.asset,
      one.isHere,
      ...one.parents.map(outline),
    ];
    expect(outline(root)).toEqual([third, true, [second, true, [first, true], [gone, false]]]);
    expect(root.how).toBe('cutout');
  });
});
