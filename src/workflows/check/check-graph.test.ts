import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Graph } from '@/comfy/graph';
import { parseJson } from '@/comfy/json';
import { readObjectInfo } from '@/comfy/object-info-schema';
import { checkGraph } from './check-graph';
import { describeProblem } from './describe';
import type { GraphProblem } from './problem';

const TESTING = join(import.meta.dirname, '../../testing/comfyui');
const read = parseJson(readFileSync(join(TESTING, 'object-info.json'), 'utf8'));
if (!read.ok) throw new Error('the recorded list of nodes cannot be read');
const more = {
  Resize: {
    input: {
      required: {
        how: [
          'COMFY_DYNAMICCOMBO_V3',
          {
            options: [
              { key: 'size', inputs: { required: { width: ['INT', { min: 1, max: 9 }] } } },
              { key: 'none', inputs: {} },
            ],
          },
        ],
        tags: ['COMBO', { options: ['a', 'b'], multiselect: true }],
      },
    },
    output: ['IMAGE'],
    output_node: true,
  },
};
const info = readObjectInfo({ ...(read.value as object), ...more })!.nodes;

const PAPER = { width: 64, height: 32, batch_size: 1, color: 0 };
const paper = (inputs: object = {}) => ({
  class_type: 'EmptyImage',
  inputs: { ...PAPER, ...inputs },
});
const save = (from: string, slot = 0) => ({
  class_type: 'SaveImage',
  inputs: { images: [from, slot], filename_prefix: 'x' },
  _meta: { title: 'Keep' },
});

/** What a problem is about, without its title. */
function brief(problem: GraphProblem): string {
  const node = 'node' in problem ? ` ${problem.node}` : '';
  return `${problem.kind}${node}${'input' in problem ? `.${problem.input}` : ''}`;
}

function check(graph: Graph): string[] {
  const problems = checkGraph(graph, info);
  for (const problem of problems) {
    const words = describeProblem(problem);
    expect(words.title).not.toMatch(/undefined|\[object/);
    expect(words.hint).not.toMatch(/undefined|\[object/);
    expect(words.hint.length).toBeLessThan(600);
  }
  return problems.map(brief);
}

describe('a graph that the server took', () => {
  it.each(['t2i', 't2i-lora', 'img2img', 'batch-save-and-preview'])(
    '%s is without problems',
    (name) => {
      const text = readFileSync(join(TESTING, 'prompts', `${name}.json`), 'utf8');
      expect(check(JSON.parse(text) as Graph)).toEqual([]);
    },
  );
});

describe('a graph with problems', () => {
  it('gives no result', () => {
    expect(check({ '1': paper() })).toEqual(['no-output']);
    expect(check({})).toEqual(['no-output']);
  });

  it('has a node that the server does not know', () => {
    const graph = { '1': { class_type: 'Fancy', inputs: {} }, '2': save('1') };
    expect(check(graph)).toEqual(['unknown-node 1']);
    // It may be one that saves.
    expect(check({ '1': paper(), '2': { class_type: 'Fancy', inputs: { a: ['1', 0] } } })).toEqual([
      'unknown-node 2',
    ]);
  });

  it('lacks an input', () => {
    const graph = { '1': { class_type: 'EmptyImage', inputs: { width: 3 } }, '2': save('1') };
    expect(check(graph)).toEqual([
      'missing-input 1.height',
      'missing-input 1.batch_size',
      'missing-input 1.color',
    ]);
  });

  it('wants a file that is not there, and hears of the likeliest', () => {
    const graph: Graph = {
      '1': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'old/SD15-mini.ckpt' } },
      '2': { class_type: 'VAEDecode', inputs: { samples: ['3', 0], vae: ['1', 2] } },
      '3': {
        class_type: 'EmptyLatentImage',
        inputs: { width: 64, height: 64, batch_size: 1 },
      },
      '4': save('2'),
    };
    const [problem] = checkGraph(graph, info);
    expect(problem).toMatchObject({
      kind: 'not-offered',
      node: '1',
      input: 'ckpt_name',
      title: 'Load Checkpoint',
      value: 'old/SD15-mini.ckpt',
      suggestion: { file: 'sd15-mini.safetensors', why: 'format' },
    });
    expect(check(graph)).toEqual(['not-offered 1.ckpt_name']);
  });

  it('has new-style choices that the server would only find in mid-run', () => {
    const blend = { image1: ['1', 0], image2: ['1', 0], blend_factor: 0.5, blend_mode: 'odd' };
    const graph = {
      '1': paper(),
      '2': { class_type: 'ImageBlend', inputs: blend },
      '3': save('2'),
    };
    expect(check(graph)).toEqual(['not-offered 2.blend_mode']);
  });

  it('takes pictures that the server does not list', () => {
    const load = { class_type: 'LoadImage', inputs: { image: 'sub/lamp.png [temp]' } };
    expect(check({ '1': load, '2': save('1') })).toEqual([]);
  });

  it('has numbers out of range, and at its ends', () => {
    const at = (color: unknown) => check({ '1': paper({ color }), '2': save('1') });
    expect(at(-1)).toEqual(['out-of-range 1.color']);
    expect(at(16777216)).toEqual(['out-of-range 1.color']);
    expect(at(16777215)).toEqual([]);
    expect(at('255')).toEqual([]);
    for (const odd of ['red', '', null, NaN, {}]) expect(at(odd)).toEqual(['wrong-value 1.color']);
  });

  it('has seeds of all 64 bits, and no more', () => {
    const at = (noise_seed: unknown) => {
      const noise = { class_type: 'RandomNoise', inputs: { noise_seed } };
      return check({ '1': noise, '2': { class_type: 'PreviewAny', inputs: { source: ['1', 0] } } });
    };
    expect(at(2n ** 64n - 1n)).toEqual([]);
    expect(at(2n ** 64n)).toEqual(['out-of-range 1.noise_seed']);
    expect(at(18446744073709552000)).toEqual(['out-of-range 1.noise_seed']);
  });

  it('links what does not fit, or what is not there', () => {
    const mask = { class_type: 'SolidMask', inputs: { value: 1, width: 8, height: 8 } };
    expect(check({ '1': mask, '2': save('1') })).toEqual(['wrong-link 2.images']);
    expect(check({ '2': save('9') })).toEqual(['dangling-link 2.images']);
    expect(check({ '2': save('constructor') })).toEqual(['dangling-link 2.images']);
    expect(check({ '1': paper(), '2': save('1', 1) })).toEqual(['dangling-link 2.images']);
    expect(check({ '1': paper(), '2': save('1', -1) })).toEqual(['dangling-link 2.images']);
  });

  it('writes values where only links go', () => {
    const graph = {
      '2': { class_type: 'SaveImage', inputs: { images: 'a.png', filename_prefix: 'x' } },
    };
    expect(check(graph)).toEqual(['wrong-value 2.images']);
    const list = { class_type: 'SaveImage', inputs: { images: [1, 2, 3], filename_prefix: 'x' } };
    expect(check({ '2': list })).toEqual(['wrong-value 2.images']);
  });

  it('goes in a circle', () => {
    const invert = (from: string) => ({ class_type: 'ImageInvert', inputs: { image: [from, 0] } });
    const graph = { '1': invert('2'), '2': invert('3'), '3': invert('1'), '4': save('1') };
    const problems = checkGraph(graph, info);
    expect(problems.map((one) => one.kind)).toEqual(['cycle']);
    expect(problems[0]).toMatchObject({ nodes: ['1', '2', '3'] });
    expect(check({ '1': invert('1'), '4': save('1') })).toEqual(['cycle 1']);
  });

  it('has choices with inputs of their own, and choices of several', () => {
    const at = (inputs: Record<string, unknown>) =>
      check({ '1': { class_type: 'Resize', inputs } });
    expect(at({ how: 'size', 'how.width': 5, tags: { __value__: ['a', 'b'] } })).toEqual([]);
    expect(at({ how: 'size', tags: 'a' })).toEqual(['missing-input 1.how.width']);
    expect(at({ how: 'size', 'how.width': 10, tags: 'a' })).toEqual(['out-of-range 1.how.width']);
    expect(at({ how: 'other', tags: { __value__: ['a', 'c'] } })).toEqual([
      'not-offered 1.how',
      'not-offered 1.tags',
    ]);
  });
});

describe('what is not looked at', () => {
  it('does not reach an output', () => {
    const graph = {
      '1': paper(),
      '2': save('1'),
      '3': { class_type: 'VAEEncode', inputs: {} },
    };
    expect(check(graph)).toEqual([]);
  });

  it('is more than the server asks for', () => {
    expect(check({ '1': paper({ more: 'x' }), '2': save('1') })).toEqual([]);
  });

  it('ends on a long chain', () => {
    const graph: Record<string, Graph[string]> = { '0': paper() };
    for (let i = 1; i <= 20_000; i += 1) {
      graph[String(i)] = { class_type: 'ImageInvert', inputs: { image: [String(i - 1), 0] } };
    }
    graph.last = save('20000');
    expect(checkGraph(graph, info)).toEqual([]);
  });
});
