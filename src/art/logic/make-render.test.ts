import { describe, expect, it } from 'vitest';
import type { InputDef, NodeDef, ObjectInfo } from '@/comfy';
import { projectSchema, type CharacterId, type Shot, type Story } from '@/story';
import type { TemplateRole } from '@/workflows';
import { assetOf, SHOTS_STORY } from '../shots/testing';
import { listTemplates } from './art-template';
import { renderOfPicture, renderOfShot, type MakeOptions } from './make-render';
import { setupOf, type ServerFacts } from './setup';

const story: Story = {
  ...SHOTS_STORY,
  project: projectSchema.parse({ id: 'p', title: 'Tide', createdAt: 0, updatedAt: 0 }),
  beats: new Map(),
} as Story;
const sprite = (who: string, expression = 'joy'): Shot => ({
  kind: 'sprite',
  who: who as CharacterId,
  expression,
});
const { templates } = listTemplates([]);

/** Set up with a shipped workflow, without a server unless one is given. */
function options(role: TemplateRole, id: string, more: Partial<MakeOptions> = {}): MakeOptions {
  const art = { templates: { [role]: id }, values: {}, faces: 'each' as const };
  const servers = more.servers ?? [];
  return { role, story, servers, setup: setupOf(role, templates, art, servers), ...more };
}
async function made(shot: Shot, how: MakeOptions) {
  const render = await renderOfShot(shot, how);
  if (!render.ok) throw new Error(render.failure.title);
  return render.value;
}

/** A server that offers these LoRAs. */
function withLoras(...loras: string[]): ServerFacts {
  const input: InputDef = {
    name: 'lora_name',
    kind: 'combo',
    type: 'COMBO',
    isRequired: true,
    options: loras,
  };
  const node: NodeDef = {
    name: 'LoraLoader',
    title: '',
    category: '',
    module: '',
    inputs: [input],
    outputs: [],
    isOutput: false,
    isDeprecated: false,
    isPaid: false,
  };
  const info: ObjectInfo = new Map([['LoraLoader', node]]);
  return { id: 's', name: 's', info };
}

describe('renderOfShot', () => {
  it('is the same render for the same story, with all that it takes to run it', async () => {
    const how = options('sprite', 'sprite-sd', { contentKey: 'k' });
    const one = await made(sprite('bram'), how);
    expect(await made(sprite('bram'), how)).toEqual(one);
    expect(one).toMatchObject({ projectId: 'p', role: 'sprite', shot: 'sprite bram joy' });
    expect(one.request).toMatchObject({
      templateId: 'sprite-sd',
      pick: 'if-none',
      contentKey: 'k',
    });
    const { seed } = one.request;
    expect(seed).toBeTypeOf('number');
    expect(Object.values(one.request.graph).map(({ inputs }) => inputs['seed'])).toContain(seed);
  });

  it('takes values of this run over those of the project', async () => {
    const project = {
      ...story.project,
      art: {
        templates: {},
        values: { 'sprite-sd': { steps: 11, cfg: 3 } },
        faces: 'each' as const,
      },
    };
    const how = options('sprite', 'sprite-sd', {
      story: { ...story, project },
      values: { steps: 12 },
      seed: 5,
    });
    const { request } = await made(sprite('bram'), how);
    expect(request.values).toMatchObject({ steps: 12, cfg: 3 });
    expect(request.seed).toBe(5);
  });

  it('spells a LoRA as the server does, and refuses to draw without it', async () => {
    const loras = [{ file: 'people\\sora_v2.safetensors', weight: 0.8 }];
    const has = options('sprite', 'sprite-sd', {
      loras,
      servers: [withLoras('x/Sora_v2.safetensors')],
    });
    const render = await made(sprite('bram'), has);
    expect(render.request.loras.map(({ file }) => file)).toEqual(['x/Sora_v2.safetensors']);
    const lacks = options('sprite', 'sprite-sd', {
      loras,
      servers: [withLoras('other.safetensors')],
    });
    const failed = await renderOfShot(sprite('bram'), lacks);
    expect(failed.ok ? '' : failed.failure.title).toBe(
      'No connected server has the LoRA people\\sora_v2.safetensors',
    );
  });

  it('makes a face from a picture, from another render, or says what it lacks', async () => {
    const how = (more: Partial<MakeOptions>) => options('expression', 'kontext-edit', more);
    const from = await made(sprite('bram'), how({ pictures: { image1: assetOf('a') } }));
    expect(from.request.inputs.map(({ asset }) => asset)).toEqual([assetOf('a')]);
    expect(from.request.parents).toEqual([assetOf('a')]);
    const [{ asset: _, ...slot } = { asset: undefined }] = from.request.inputs;
    for (const after of [0, 'render-id']) {
      const later = await made(sprite('bram'), how({ pictureAfter: { param: 'image1', after } }));
      expect(later.after).toBe(after);
      expect(later.request.inputs).toEqual([slot]);
    }
    const lacks = await renderOfShot(sprite('bram'), how({}));
    expect(lacks.ok ? '' : lacks.failure.hint).toBe('It cannot run without: image1.');
  });

  it('carries transparency around a workflow that loses it', async () => {
    const image1 = { pictures: { image1: assetOf('a') } };
    // The picture alone, as this one reads it: it gets its ground here, and is cut out of it again.
    const kontext = await made(sprite('bram'), options('expression', 'kontext-edit', image1));
    expect(kontext.request.inputs.map(({ onWhite }) => onWhite)).toEqual([true]);
    expect(kontext.request.finish).toEqual({ cutOut: true });
    // The face alone is drawn anew: the outline is that of the picture, whichever render it comes from.
    const mask = { mask: assetOf('m') };
    const inpaint = (more: Partial<MakeOptions>) =>
      made(sprite('bram'), options('expression', 'expression-inpaint-sd', more));
    const from = await inpaint({ pictures: { ...image1.pictures, ...mask } });
    expect(from.request.finish).toEqual({ alphaFrom: assetOf('a') });
    expect(
      Object.fromEntries(from.request.inputs.map(({ asset, onWhite }) => [asset, onWhite])),
    ).toEqual({ [assetOf('a')]: true, [assetOf('m')]: undefined });
    const pictureAfter = { param: 'image1', after: 0 };
    const later = await inpaint({ pictures: mask, pictureAfter });
    expect(later.request.finish).toEqual({ alphaFromBase: true });
    // This one reads the transparency itself.
    const enlarge = options('upscale', 'upscale-simple');
    const big = await renderOfPicture({ title: 'Larger', asset: assetOf('a') }, enlarge);
    expect(big.ok && [big.value.request.inputs[0]?.onWhite, big.value.request.finish]).toEqual([
      undefined,
      {},
    ]);
  });

  it('says that nobody is left, and that no workflow is chosen', async () => {
    const gone = await renderOfShot(sprite('gone'), options('sprite', 'sprite-sd'));
    expect(gone.ok ? '' : gone.failure.title).toBe('Nobody is left to draw');
    const setup = setupOf('sprite', [], undefined, []);
    const none = await renderOfShot(sprite('bram'), options('sprite', 'sprite-sd', { setup }));
    expect(none.ok ? '' : none.failure.title).toBe('No workflow is chosen for sprite');
  });
});

describe('renderOfPicture', () => {
  it('puts the picture in and names it as the parent', async () => {
    const how = options('upscale', 'upscale-simple');
    const render = await renderOfPicture({ title: 'Larger', asset: assetOf('b') }, how);
    if (!render.ok) throw new Error(render.failure.hint);
    expect(render.value.title).toBe('Larger');
    expect(render.value).not.toHaveProperty('shot');
    expect(render.value.request.parents).toEqual([assetOf('b')]);
    expect(render.value.request.inputs.map(({ asset }) => asset)).toEqual([assetOf('b')]);
  });
});
