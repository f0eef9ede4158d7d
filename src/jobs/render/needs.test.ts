import { describe, expect, it } from 'vitest';
import type { InputDef, NodeDef, ObjectInfo } from '@/comfy';
import { canRun, lackOf, lackWords, needsOf, remapGraph, remapKey } from './needs';
import { CHECKPOINT, samplerGraph } from './testing';

const LOADER = 'CheckpointLoaderSimple';
const combo = (name: string, options: readonly string[] | undefined): InputDef => ({
  name,
  kind: 'combo',
  type: 'COMBO',
  isRequired: true,
  ...(options && { options }),
});
const info = (nodes: Readonly<Record<string, readonly InputDef[]>>): ObjectInfo =>
  new Map(
    Object.entries(nodes).map(([name, inputs]): [string, NodeDef] => [
      name,
      {
        name,
        title: name,
        category: '',
        module: '',
        inputs,
        outputs: [],
        isOutput: false,
        isDeprecated: false,
        isPaid: false,
      },
    ]),
  );
const needs = needsOf(samplerGraph(1));
const bare = Object.fromEntries(needs.nodes.map((name) => [name, []]));
const withFiles = (files: readonly string[] | undefined) =>
  info({ ...bare, [LOADER]: [combo('ckpt_name', files)] });

describe('needsOf', () => {
  it('names each class and each model file once', () => {
    expect(needs.nodes).toEqual([...new Set(needs.nodes)].sort());
    expect(needs.nodes).toContain('KSampler');
    expect(needs.files).toEqual([{ node: LOADER, input: 'ckpt_name', file: CHECKPOINT }]);
  });

  it('takes no picture, number or link for a model', () => {
    const graph = {
      1: { class_type: 'LoadImage', inputs: { image: 'a.png', seed: 5, from: ['2', 0] as const } },
    };
    expect(needsOf(graph as never).files).toEqual([]);
  });
});

describe('lackOf', () => {
  it('finds nothing where all is there', () => {
    const lack = lackOf(needs, withFiles([CHECKPOINT]), {});
    expect([canRun(lack), lackWords(lack)]).toEqual([true, '']);
  });

  it('names nodes and files that are not', () => {
    const lack = lackOf(needs, info({ [LOADER]: [combo('ckpt_name', ['other.ckpt'])] }), {});
    expect(lack.nodes).toContain('KSampler');
    expect(lack.files).toEqual([CHECKPOINT]);
    expect(canRun(lack)).toBe(false);
    expect(lackWords({ nodes: ['A'], files: ['f', 'g'] })).toBe('the node A and files f, g');
  });

  it('leaves a list that cannot be read to the run itself', () => {
    expect(canRun(lackOf(needs, withFiles(undefined), {}))).toBe(true);
  });

  it('knows a file by the name that the user gave it there, and no other', () => {
    const here = withFiles(['here.safetensors']);
    const key = remapKey(LOADER, 'ckpt_name', CHECKPOINT);
    expect(canRun(lackOf(needs, here, { [key]: 'here.safetensors' }))).toBe(true);
    expect(canRun(lackOf(needs, here, { [key]: 'gone.safetensors' }))).toBe(false);
  });
});

describe('remapGraph', () => {
  it('renames in that input of that node alone, in a copy', () => {
    const graph = samplerGraph(1);
    const key = remapKey(LOADER, 'ckpt_name', CHECKPOINT);
    const here = remapGraph(graph, { [key]: 'here.safetensors' });
    expect(here['4']?.inputs['ckpt_name']).toBe('here.safetensors');
    expect(graph['4']?.inputs['ckpt_name']).toBe(CHECKPOINT);
    expect(here['3']).toBe(graph['3']);
    expect(remapGraph(graph, { 'Other.ckpt_name=x': 'y' })).toEqual(graph);
  });
});
