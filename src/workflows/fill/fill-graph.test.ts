import { describe, expect, it } from 'vitest';
import type { Graph, GraphNode } from '@/comfy/graph';
import { builtinTemplate, type BuiltinTemplate } from '../builtin';
import { templateSchema } from '../template';
import { valuesOf } from './extract-values';
import { fillGraph } from './fill-graph';

function builtin(id: string): BuiltinTemplate {
  const found = builtinTemplate(id);
  if (found === undefined) throw new Error(`${id} is gone`);
  return found;
}

function bound(bindings: readonly Record<string, unknown>[], more: Record<string, unknown> = {}) {
  return templateSchema.parse({ id: 't', title: 't', role: 'cg', bindings, ...more });
}

const node = (type: string, inputs: Record<string, unknown>): GraphNode => ({
  class_type: type,
  inputs,
});

describe('values', () => {
  const graph: Graph = {
    '1': node('A', { text: 'old', seed: 1, size: 8, linked: ['2', 0] }),
    '2': node('B', { text: 'old too' }),
  };

  it('go to all their places, with pattern and factor', () => {
    const template = bound([
      { param: 'prompt', node: '1', input: 'text', pattern: 'best, {value}, {mood}' },
      { param: 'prompt', node: '2', input: 'text' },
      { param: 'scale', node: '1', input: 'size', factor: 0.1 },
      { param: 'mood', node: '9', input: 'text' },
    ]);
    const filled = fillGraph({ graph, template, values: { prompt: '{mood} cat', scale: 3 } });
    expect(filled.graph['1']?.inputs).toEqual({
      text: 'best, {mood} cat, ',
      seed: 1,
      size: 0.3,
      linked: ['2', 0],
    });
    expect(filled.graph['2']?.inputs.text).toBe('{mood} cat');
    expect(filled.used).toEqual({ prompt: '{mood} cat', scale: 3 });
  });

  it('never go over a link, nor into what is not there', () => {
    const template = bound([
      { param: 'x', node: '1', input: 'linked' },
      { param: 'y', node: '77', input: 'text' },
    ]);
    const filled = fillGraph({ graph, template, values: { x: 1, y: 2, z: 3 } });
    expect(filled.graph).toEqual(graph);
    expect(filled.unused).toEqual(['x', 'y', 'z']);
  });

  it('yield to nothing: defaults fill in, the file stays where neither speaks', () => {
    const template = bound(
      [
        { param: 'seed', node: '1', input: 'seed' },
        { param: 'text', node: '1', input: 'text' },
        { param: 'size', node: '1', input: 'size' },
      ],
      { defaults: { seed: 0, text: 'default' } },
    );
    const filled = fillGraph({ graph, template, values: { text: '', seed: undefined } });
    expect(filled.graph['1']?.inputs).toMatchObject({ seed: 0, text: '', size: 8 });
    expect(filled.used).toEqual({ text: '', seed: 0 });
  });

  it('keep seeds within whole numbers, or exact as bigint', () => {
    const template = bound([{ param: 'seed', node: '1', input: 'seed' }]);
    const seed = (value: number | bigint) =>
      fillGraph({ graph, template, values: { seed: value } }).graph['1']?.inputs.seed;
    expect(seed(2 ** 53 - 1)).toBe(2 ** 53 - 1);
    expect(seed(2 ** 64)).toBe(2 ** 53 - 1);
    expect(seed(2n ** 64n - 1n)).toBe(18446744073709551615n);
  });

  it('leave the graph given as it was, and come out the same twice', () => {
    const { graph: file, template } = builtin('sprite-sd');
    const before = JSON.stringify(file);
    const request = {
      graph: file,
      template,
      values: { prompt: 'a cat', seed: 3 },
      loras: [{ file: 'a.safetensors', strength: 1 }],
      prefix: 'x/y',
    };
    const [one, two] = [fillGraph(request), fillGraph(request)];
    expect(JSON.stringify(one)).toBe(JSON.stringify(two));
    expect(JSON.stringify(file)).toBe(before);
  });

  it('writes one prefix for all savers, made safe', () => {
    const savers: Graph = {
      '1': node('SaveImage', { filename_prefix: 'a', images: ['3', 0] }),
      '2': node('SaveWEBM', { filename_prefix: ['3', 1], images: ['3', 0] }),
      '3': node('EmptyImage', {}),
    };
    const filled = fillGraph({ graph: savers, template: bound([]), prefix: '../Mïra/happy.' });
    expect(filled.graph['1']?.inputs.filename_prefix).toBe('Mïra/happy');
    expect(filled.graph['2']?.inputs.filename_prefix).toEqual(['3', 1]);
  });
});

describe('LoRAs', () => {
  it('stand behind the loader, first to last, each with its strengths', () => {
    const { graph, template } = builtin('txt2img-sd');
    const filled = fillGraph({
      graph,
      template,
      loras: [
        { file: 'style/ink.safetensors', strength: 0.8 },
        { file: 'None', strength: 1 },
        { file: 'mira.safetensors', strength: 1, clip: 0.5 },
      ],
    }).graph;
    expect(filled['10']?.inputs).toEqual({
      lora_name: 'style/ink.safetensors',
      strength_model: 0.8,
      strength_clip: 0.8,
      model: ['4', 0],
      clip: ['4', 1],
    });
    expect(filled['11']?.inputs).toMatchObject({
      lora_name: 'mira.safetensors',
      strength_clip: 0.5,
      model: ['10', 0],
      clip: ['10', 1],
    });
    expect(filled['3']?.inputs.model).toEqual(['11', 0]);
    expect(filled['6']?.inputs.clip).toEqual(['11', 1]);
    expect(filled['7']?.inputs.clip).toEqual(['11', 1]);
    // The VAE is the checkpoint's own.
    expect(filled['8']?.inputs.vae).toEqual(['4', 2]);
    expect(filled['12']).toBeUndefined();
  });

  it('touch the model alone where the text encoder is another file', () => {
    const { graph, template } = builtin('flux-txt2img');
    const filled = fillGraph({ graph, template, loras: [{ file: 'a', strength: 1 }] }).graph;
    expect(filled['27']).toMatchObject({
      class_type: 'LoraLoaderModelOnly',
      inputs: { lora_name: 'a', strength_model: 1, model: ['12', 0] },
    });
    expect(filled['22']?.inputs.model).toEqual(['27', 0]);
    expect(filled['17']?.inputs.model).toEqual(['27', 0]);
    expect(filled['6']?.inputs.clip).toEqual(['11', 0]);
  });

  const chained: Graph = {
    '1': node('CheckpointLoaderSimple', { ckpt_name: 'm' }),
    '2': node('LoraLoader', {
      lora_name: 'a',
      strength_model: 1,
      strength_clip: 1,
      model: ['1', 0],
      clip: ['1', 1],
    }),
    '5': node('LoraLoader', {
      lora_name: 'b',
      strength_model: 1,
      strength_clip: 1,
      model: ['2', 0],
      clip: ['2', 1],
    }),
    '12:3': node('KSampler', { model: ['5', 0], positive: ['4', 0] }),
    '4': node('CLIPTextEncode', { text: 'x', clip: ['5', 1] }),
    '6': node('SaveLatent', { samples: ['12:3', 0] }),
  };
  const template = bound(
    [
      { param: 'lora', node: '2', input: 'lora_name' },
      { param: 'lora_strength', node: '2', input: 'strength_model' },
      { param: 'lora2', node: '5', input: 'lora_name' },
    ],
    { loras: { model: ['1', 0], clip: ['1', 1] } },
  );

  it.each(['None', ''])('of the file go and close the gap at %j', (none) => {
    const one = fillGraph({ graph: chained, template, values: { lora: none } }).graph;
    expect(one['2']).toBeUndefined();
    expect(one['5']?.inputs).toMatchObject({ model: ['1', 0], clip: ['1', 1] });

    const both = fillGraph({ graph: chained, template, values: { lora: none, lora2: none } }).graph;
    expect(Object.keys(both)).toEqual(['1', '4', '6', '12:3']);
    expect(both['12:3']?.inputs.model).toEqual(['1', 0]);
    expect(both['4']?.inputs.clip).toEqual(['1', 1]);
  });

  it('of ours never take the id of one that went', () => {
    const filled = fillGraph({
      graph: chained,
      template,
      values: { lora: 'None', lora2: 'None' },
      loras: [{ file: 'mine', strength: 0.7 }],
    }).graph;
    expect(filled['13']?.inputs.lora_name).toBe('mine');
    expect(filled['12:3']?.inputs.model).toEqual(['13', 0]);
    expect(valuesOf(filled, template, chained)).toMatchObject({
      values: { lora: 'None', lora2: 'None' },
      loras: [{ file: 'mine', strength: 0.7, clip: 0.7 }],
    });
  });
});

describe('pictures', () => {
  it('name their slots and those that lack', () => {
    const { graph, template } = builtin('expression-inpaint-sd');
    const filled = fillGraph({ graph, template, images: { image1: '@1' } });
    expect(filled.imageSlots).toEqual([{ param: 'image1', node: '10', input: 'image' }]);
    expect(filled.graph['10']?.inputs.image).toBe('@1');
    expect(filled.missing).toEqual(['mask']);
  });

  it('absent, take along what needs them, and leave inputs that do not', () => {
    const { graph, template } = builtin('qwen-edit');
    const one = fillGraph({ graph, template, images: { image1: 'a.png' } });
    expect(one.graph['111']?.inputs).toEqual({
      prompt: graph['111']?.inputs.prompt,
      clip: ['38', 0],
      vae: ['39', 0],
      image1: ['93', 0],
    });
    expect(one.graph['106']).toBeUndefined();
    expect(one.missing).toEqual([]);

    const two = fillGraph({ graph, template, images: { image1: 'a.png', image3: 'c.png' } });
    expect(Object.keys(two.graph['111']?.inputs ?? {})).toEqual([
      'prompt',
      'clip',
      'vae',
      'image1',
      'image3',
    ]);
  });

  it.each([
    [['image1', 'image2', 'image4'], ['13', '33'], { '33': '13', '40': '33' }],
    [['image1', 'image3'], ['23'], { '23': '2', '40': '23' }],
    [['image1'], [], { '40': '2' }],
  ] as const)('of sprites: with %j the chain closes up', (given, placed, links) => {
    const { graph, template } = builtin('sprite-composite-basic');
    const images = Object.fromEntries(given.map((param) => [param, `${param}.png`]));
    const filled = fillGraph({ graph, template, images }).graph;
    const composites = Object.keys(filled).filter(
      (id) => filled[id]?.class_type === 'ImageCompositeMasked',
    );
    expect(composites).toEqual(placed);
    for (const [to, from] of Object.entries(links)) {
      const input = to === '40' ? 'images' : 'destination';
      expect(filled[to]?.inputs[input], to).toEqual([from, 0]);
    }
    const loaders = Object.values(filled).filter((one) => one.class_type === 'LoadImage');
    expect(loaders).toHaveLength(given.length);
    const masks = Object.values(filled).filter((one) => one.class_type === 'InvertMask');
    expect(masks).toHaveLength(given.length - 1);
  });

  it('absent from ControlNet, let the texts through on their own sides', () => {
    const { graph, template } = builtin('pose-controlnet');
    const filled = fillGraph({ graph, template, values: { strength: 0.5 } }).graph;
    expect(filled['3']?.inputs).toMatchObject({ positive: ['6', 0], negative: ['7', 0] });
    for (const id of ['20', '21', '22']) expect(filled[id]).toBeUndefined();
  });

  it('of classes that nobody knows: every link is needed, unless the template says otherwise', () => {
    const graph: Graph = {
      '1': node('LoadImage', { image: 'a.png' }),
      '2': node('Strange', { base: ['3', 0], extra: ['1', 0] }),
      '3': node('EmptyImage', {}),
      '4': node('SaveImage', { images: ['2', 0] }),
    };
    const bindings = [{ param: 'image1', node: '1', input: 'image', optional: true }];
    expect(fillGraph({ graph, template: bound(bindings) }).graph).toEqual({});
    const told = (shape: Record<string, unknown>) =>
      fillGraph({ graph, template: bound(bindings, { shapes: { Strange: shape } }) }).graph;
    expect(told({ optional: ['extra'] })['2']?.inputs).toEqual({ base: ['3', 0] });
    expect(told({ pass: { '0': ['extra', 'base'] } })['4']?.inputs.images).toEqual(['3', 0]);
  });
});

describe('reading values back', () => {
  it('gives what was filled in, through patterns, factors and the chain', () => {
    const { graph, template } = builtin('pose-controlnet');
    const values = { prompt: 'a cat, {odd}', negative: '', seed: 7, steps: 12, strength: 0.4 };
    const loras = [
      { file: 'a', strength: 0.8, clip: 0.8 },
      { file: 'b', strength: 1, clip: 0 },
    ];
    const filled = fillGraph({ graph, template, values, loras, images: { image1: 'p.png' } });
    const read = valuesOf(filled.graph, template, graph);
    expect(read.values).toMatchObject(values);
    expect(read.images).toEqual({ image1: 'p.png' });
    expect(read.loras).toEqual(loras);
    const again = fillGraph({
      graph,
      template,
      values: read.values,
      loras: read.loras,
      images: read.images,
      prefix: 'ComfyVN/sprite',
    });
    expect(again.graph).toEqual(filled.graph);
  });

  it('takes the whole text where the pattern does not fit, and skips what is linked or gone', () => {
    const template = bound([
      { param: 'prompt', node: '1', input: 'text', pattern: 'best, {value}!' },
      { param: 'scale', node: '1', input: 'size', factor: 0.25 },
      { param: 'steps', node: '1', input: 'linked' },
      { param: 'cfg', node: '2', input: 'cfg' },
    ]);
    const graph: Graph = { '1': node('A', { text: 'by hand', size: 0.5, linked: ['9', 0] }) };
    expect(valuesOf(graph, template).values).toEqual({ prompt: 'by hand', scale: 2 });
  });

  it('knows the LoRAs of the file from those that were chosen', () => {
    const graph: Graph = {
      '1': node('UNETLoader', {}),
      '2': node('LoraLoaderModelOnly', {
        lora_name: 'lightning',
        strength_model: 1,
        model: ['1', 0],
      }),
      '3': node('KSampler', { model: ['2', 0] }),
    };
    const template = bound([], { loras: { model: ['1', 0] } });
    const filled = fillGraph({ graph, template, loras: [{ file: 'mine', strength: 0.5 }] }).graph;
    expect(valuesOf(filled, template, graph).loras).toEqual([{ file: 'mine', strength: 0.5 }]);
    expect(valuesOf(filled, template).loras.map((lora) => lora.file)).toEqual([
      'mine',
      'lightning',
    ]);
  });
});
