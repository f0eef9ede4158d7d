// What authors declare, one convention each.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Graph, GraphNode } from '@/comfy/graph';
import { readObjectInfo } from '@/comfy/object-info-schema';
import { fillGraph } from '../fill/fill-graph';
import { templateSchema } from '../template';
import { controlsOf } from './controls';
import { findBindings } from './find-bindings';

const info = readObjectInfo(
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../testing/comfyui/object-info.json'), 'utf8'),
  ),
)?.nodes;

function node(type: string, inputs: Record<string, unknown>, title?: string): GraphNode {
  return { class_type: type, inputs, ...(title === undefined ? {} : { _meta: { title } }) };
}

const SAMPLER = {
  seed: 5,
  steps: 20,
  cfg: 7,
  sampler_name: 'euler',
  scheduler: 'normal',
  denoise: 1,
  model: ['4', 0],
  positive: ['6', 0],
  negative: ['7', 0],
  latent_image: ['5', 0],
};

function plain(changes: Record<string, GraphNode> = {}): Graph {
  return {
    '3': node('KSampler', SAMPLER),
    '4': node('CheckpointLoaderSimple', { ckpt_name: 'sd_xl_base_1.0.safetensors' }),
    '5': node('EmptyLatentImage', { width: 832, height: 1216, batch_size: 1 }),
    '6': node('CLIPTextEncode', { text: 'a castle', clip: ['4', 1] }),
    '7': node('CLIPTextEncode', { text: 'bad', clip: ['4', 1] }),
    '8': node('VAEDecode', { samples: ['3', 0], vae: ['4', 2] }),
    '9': node('SaveImage', { filename_prefix: 'x', images: ['8', 0] }),
    ...changes,
  };
}

function templateOf(graph: Graph, workflow?: unknown) {
  const found = findBindings({ graph, info, workflow });
  return templateSchema.parse({
    id: 't',
    title: 't',
    role: 'cg',
    bindings: found.bindings,
    defaults: found.defaults,
    loras: found.loras,
  });
}

describe('App Mode', () => {
  const app = (inputs: unknown[], outputs: unknown[] = [9]) => ({
    extra: { linearMode: true, linearData: { inputs, outputs } },
  });

  it('comes first, in its order, named by what the walk understands', () => {
    const found = findBindings({
      graph: plain(),
      info,
      workflow: app([
        [6, 'text', { description: 'What to draw', height: 160 }],
        [3, 'steps'],
      ]),
    });
    expect(found.bindings.slice(0, 2)).toEqual([
      {
        param: 'prompt',
        node: '6',
        input: 'text',
        hint: 'What to draw',
        found: 'app-mode',
      },
      { param: 'steps', node: '3', input: 'steps', found: 'app-mode' },
    ]);
    expect(found.outputs).toEqual(['9']);
    expect(found.bindings.find((one) => one.param === 'seed')?.found).toBe('walk');
  });

  it('reaches a widget of a subgraph by the box, and says what is not there', () => {
    const graph = plain({
      '6': node('CLIPTextEncode', { text: ['20:1', 0], clip: ['4', 1] }),
      '20:1': node('PrimitiveString', { value: 'a castle' }),
    });
    const found = findBindings({
      graph,
      info,
      workflow: app([
        ['20', 'value'],
        [77, 'text'],
        [6, 'text'],
      ]),
    });
    expect(found.bindings[0]).toMatchObject({ param: 'prompt', node: '20:1', input: 'value' });
    expect(found.notes.map((note) => [note.code, note.node])).toEqual([
      ['no-place', '77'],
      ['linked', '6'],
    ]);
  });

  it.each([undefined, null, 'x', { extra: {} }, { extra: { linearData: 5 } }, app(['no'])])(
    'is absent from %j',
    (workflow) => {
      const found = findBindings({ graph: plain(), info, workflow });
      expect(found.bindings.every((one) => one.found !== 'app-mode')).toBe(true);
      expect(found.outputs).toEqual([]);
    },
  );
});

describe('our markers', () => {
  it('name the parameter, the input and what may be absent', () => {
    const graph = plain({
      '6': node('CLIPTextEncode', { text: 'a castle', clip: ['4', 1] }, 'Text @prompt'),
      '5': node('EmptyLatentImage', { width: 832, height: 1216, batch_size: 1 }, '@tall:height'),
      '3': node('KSampler', { ...SAMPLER, latent_image: ['12', 0] }, '@steps @my-cfg:cfg'),
      '10': node('LoadImage', { image: 'a.png' }, '@image2?'),
      '11': node('ImageScale', {
        upscale_method: 'area',
        width: 8,
        height: 8,
        crop: 'center',
        image: ['10', 0],
      }),
      '12': node('VAEEncode', { pixels: ['11', 0], vae: ['4', 2] }, '@nothing'),
    });
    const found = findBindings({ graph, info });
    const marked = found.bindings.filter((one) => one.found === 'marker');
    expect(marked).toEqual([
      { param: 'steps', node: '3', input: 'steps', found: 'marker' },
      { param: 'my_cfg', node: '3', input: 'cfg', found: 'marker' },
      { param: 'prompt', node: '6', input: 'text', found: 'marker' },
      { param: 'image2', node: '10', input: 'image', optional: true, found: 'marker' },
    ]);
    // Node 5 feeds nothing any more; node 12 has no value of its own.
    expect(found.notes.map((note) => note.node)).toEqual(['5', '12']);
    expect(found.bindings.filter((one) => one.param === 'prompt')).toHaveLength(1);
  });
});

describe('SillyTavern', () => {
  const text = JSON.stringify(
    plain({
      '3': node('KSampler', {
        ...SAMPLER,
        seed: '%seed%',
        steps: '%steps%',
        cfg: '%scale%',
        sampler_name: '%sampler%',
        scheduler: '%scheduler%',
        denoise: '%denoise%',
      }),
      '4': node('CheckpointLoaderSimple', { ckpt_name: '%model%' }),
      '5': node('EmptyLatentImage', { width: '%width%', height: '%height%', batch_size: 1 }),
      '6': node('CLIPTextEncode', { text: '%prompt%', clip: ['11', 0] }),
      '7': node('CLIPTextEncode', { text: '%negative_prompt%', clip: ['11', 0] }),
      '9': node('SaveImage', { filename_prefix: '%width%_x', images: ['8', 0] }),
      '11': node('CLIPSetLastLayer', { stop_at_clip_layer: '%clip_skip%', clip: ['4', 1] }),
    }),
  );
  const graph = JSON.parse(text) as Graph;

  it('is read as it is, and filled with values of the right kinds', () => {
    const template = templateOf(graph);
    const filled = fillGraph({
      graph,
      template,
      values: { prompt: 'a "castle"', model: 'm.safetensors', clip_skip: 2, seed: 7 },
    });
    expect(filled.missing).toEqual([]);
    expect(filled.graph['3']?.inputs).toMatchObject({
      seed: 7,
      steps: 20,
      cfg: 7,
      sampler_name: 'euler',
      denoise: 1,
    });
    expect(filled.graph['6']?.inputs.text).toBe('a "castle"');
    expect(filled.graph['7']?.inputs.text).toBe('');
    expect(filled.graph['11']?.inputs.stop_at_clip_layer).toBe(-2);
    expect(JSON.stringify(filled.graph).match(/%\w+%/g)).toEqual(['%width%']);
  });

  it('says what has no value rather than send a placeholder', () => {
    const filled = fillGraph({ graph, template: templateOf(graph), values: {} });
    expect(filled.missing).toEqual(['model', 'prompt']);
  });

  it('fills several parameters into one text, ours too', () => {
    const many = plain({
      '6': node('CLIPTextEncode', {
        text: 'best, %character%, %expression%, %prompt%, 50% gray, %odd%',
        clip: ['4', 1],
      }),
    });
    const template = templateOf(many);
    expect(template.bindings.slice(0, 3).map((one) => one.param)).toEqual([
      'character',
      'expression',
      'prompt',
    ]);
    const filled = fillGraph({
      graph: many,
      template,
      values: { prompt: 'in {value} town', expression: 'happy', character: 'Mira' },
    });
    expect(filled.graph['6']?.inputs.text).toBe(
      'best, Mira, happy, in {value} town, 50% gray, %odd%',
    );
  });

  it('takes avatars as pictures and loads them from the server', () => {
    const avatar = plain({
      '3': node('KSampler', { ...SAMPLER, latent_image: ['12', 0] }),
      '10': node('easy loadImageBase64', { base64_data: '%char_avatar%' }, 'Avatar'),
      '12': node('VAEEncode', { pixels: ['10', 0], vae: ['4', 2] }),
    });
    const template = templateOf(avatar);
    const filled = fillGraph({ graph: avatar, template, images: { image1: 'mira.png' } });
    expect(filled.graph['10']).toEqual(node('LoadImage', { image: 'mira.png' }, 'Avatar'));
    expect(filled.imageSlots).toEqual([{ param: 'image1', node: '10', input: 'image' }]);
    expect(fillGraph({ graph: avatar, template }).missing).toEqual(['image1']);
  });

  it('keeps placeholders of the user as parameters of their own', () => {
    const own = plain({ '6': node('CLIPTextEncode', { text: '%my_style%', clip: ['4', 1] }) });
    expect(findBindings({ graph: own, info }).bindings[0]).toMatchObject({
      param: 'my_style',
      node: '6',
      found: 'sillytavern',
    });
  });
});

describe('Krita', () => {
  const graph = plain({
    '3': node('KSampler', { ...SAMPLER, steps: ['21', 0], latent_image: ['12', 0] }),
    '6': node('CLIPTextEncode', { text: ['20', 0], clip: ['4', 1] }),
    '20': node('ETN_Parameter', {
      name: 'Text/1. What to draw',
      type: 'prompt (positive)',
      default: 'a castle',
    }),
    '21': node('ETN_Parameter', {
      name: '2. Steps',
      type: 'number (integer)',
      default: 20,
      min: 4,
      max: 40,
    }),
    '10': node('ETN_KritaCanvas', {}),
    '12': node('VAEEncode', { pixels: ['10', 0], vae: ['4', 2] }),
  });

  it('names parameters without group and number, and limits them', () => {
    const template = templateOf(graph);
    const controls = controlsOf({ graph, template, info });
    expect(controls.find((one) => one.param === 'prompt')).toMatchObject({
      label: 'What to draw',
      kind: 'multiline',
      value: 'a castle',
      found: 'krita',
    });
    expect(controls.find((one) => one.param === 'steps')).toMatchObject({
      kind: 'integer',
      min: 4,
      max: 40,
    });
  });

  it('takes the canvas as a picture', () => {
    const filled = fillGraph({ graph, template: templateOf(graph), images: { image1: 'a.png' } });
    expect(filled.graph['10']).toEqual(node('LoadImage', { image: 'a.png' }));
  });
});

describe('Swarm and ComfyDeploy', () => {
  it('reads Swarm inputs in their order, with their limits', () => {
    const graph = plain({
      '3': node('KSampler', { ...SAMPLER, seed: ['20', 0], sampler_name: ['22', 0] }),
      '6': node('CLIPTextEncode', { text: ['21', 0], clip: ['4', 1] }),
      '20': node('SwarmInputInteger', {
        title: 'Luck',
        value: 5,
        min: 0,
        max: 99,
        step: 1,
        view_type: 'seed',
        order_priority: 2,
      }),
      '21': node('SwarmInputText', {
        title: 'Prompt',
        value: 'a castle',
        description: 'Say it',
        order_priority: 1,
      }),
      '22': node('SwarmInputDropdown', {
        title: 'How',
        value: 'euler',
        values: 'euler, heun',
        order_priority: 3,
      }),
    });
    const controls = controlsOf({ graph, template: templateOf(graph), info });
    expect(controls.slice(0, 3)).toMatchObject([
      { param: 'prompt', kind: 'multiline', tooltip: 'Say it' },
      { param: 'seed', kind: 'seed', min: 0, max: 99, label: 'Luck' },
      { param: 'how', kind: 'choice', options: ['euler', 'heun'] },
    ]);
  });

  it('reads inputs declared for ComfyDeploy', () => {
    const graph = plain({
      '3': node('KSampler', { ...SAMPLER, latent_image: ['12', 0] }),
      '6': node('CLIPTextEncode', { text: ['20', 0], clip: ['4', 1] }),
      '20': node('ComfyUIDeployExternalText', {
        input_id: 'positive_prompt',
        default_value: 'a castle',
        display_name: 'Scene',
      }),
      '10': node('ComfyUIDeployExternalImage', {
        input_id: 'input_image',
        default_value_url: 'https://example.org/a.png',
      }),
      '12': node('VAEEncode', { pixels: ['10', 0], vae: ['4', 2] }),
    });
    const template = templateOf(graph);
    const filled = fillGraph({
      graph,
      template,
      values: { prompt: 'a harbor' },
      images: { image1: 'a.png' },
    });
    expect(filled.graph['20']?.inputs.default_value).toBe('a harbor');
    expect(filled.graph['10']).toEqual(node('LoadImage', { image: 'a.png' }));
    expect(filled.unused).toEqual([]);
  });
});
