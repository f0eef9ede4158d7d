// What the links of a workflow tell, case by case.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Graph, GraphNode } from '@/comfy/graph';
import { readObjectInfo } from '@/comfy/object-info-schema';
import { findBindings } from './find-bindings';
import { compareIds } from './links';

const recorded = readObjectInfo(
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../testing/comfyui/object-info.json'), 'utf8'),
  ),
);
const info = recorded?.nodes;

function node(type: string, inputs: Record<string, unknown>, title?: string): GraphNode {
  return { class_type: type, inputs, ...(title === undefined ? {} : { _meta: { title } }) };
}

/** A plain text-to-picture graph; `changes` replace nodes. */
function plain(changes: Record<string, GraphNode> = {}): Graph {
  return {
    '3': node('KSampler', {
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
    }),
    '4': node('CheckpointLoaderSimple', { ckpt_name: 'sd_xl_base_1.0.safetensors' }),
    '5': node('EmptyLatentImage', { width: 1216, height: 832, batch_size: 1 }),
    '6': node('CLIPTextEncode', { text: 'a castle', clip: ['4', 1] }),
    '7': node('CLIPTextEncode', { text: 'bad', clip: ['4', 1] }),
    '8': node('VAEDecode', { samples: ['3', 0], vae: ['4', 2] }),
    '9': node('SaveImage', { filename_prefix: 'x', images: ['8', 0] }),
    ...changes,
  };
}

/** `param` → places, as `node.input`. */
function places(graph: Graph): Record<string, string[]> {
  const all: Record<string, string[]> = {};
  for (const { param, node: id, input } of findBindings({ graph, info }).bindings) {
    (all[param] ??= []).push(`${id}.${input}`);
  }
  return all;
}

describe('the walk', () => {
  it('finds the plain parameters', () => {
    expect(places(plain())).toEqual({
      seed: ['3.seed'],
      prompt: ['6.text'],
      negative: ['7.text'],
      cfg: ['3.cfg'],
      width: ['5.width'],
      height: ['5.height'],
      batch: ['5.batch_size'],
      steps: ['3.steps'],
      sampler: ['3.sampler_name'],
      scheduler: ['3.scheduler'],
      model: ['4.ckpt_name'],
      filename_prefix: ['9.filename_prefix'],
    });
    const found = findBindings({ graph: plain(), info });
    expect(found.loras).toEqual({ model: ['4', 0], clip: ['4', 1] });
    expect([found.role, found.family]).toEqual(['background', 'sdxl']);
    expect(found.bindings[0]?.found).toBe('walk');
  });

  it('finds the same without knowing the server', () => {
    const [told, untold] = [
      findBindings({ graph: plain(), info }),
      findBindings({ graph: plain() }),
    ];
    expect(untold).toEqual(told);
  });

  it('finds the same with ids of subgraphs', () => {
    const inner = JSON.parse(JSON.stringify(plain()).replaceAll(/"(\d)"/g, '"12:$1"')) as Graph;
    expect(places(inner).prompt).toEqual(['12:6.text']);
    expect(places(inner).seed).toEqual(['12:3.seed']);
    expect(findBindings({ graph: inner, info }).loras).toEqual({
      model: ['12:4', 0],
      clip: ['12:4', 1],
    });
  });

  it('goes by links, not by titles', () => {
    const graph = plain({
      '6': node('CLIPTextEncode', { text: 'bad', clip: ['4', 1] }, 'Positive'),
      '7': node('CLIPTextEncode', { text: 'a castle', clip: ['4', 1] }, 'Negative'),
      '3': node('KSampler', { ...plain()['3']?.inputs, positive: ['7', 0], negative: ['6', 0] }),
    });
    expect(places(graph)).toMatchObject({ prompt: ['7.text'], negative: ['6.text'] });
  });

  it('leaves a negative alone that is zeroed, and keeps the CFG', () => {
    const graph = plain({
      '3': node('KSampler', { ...plain()['3']?.inputs, negative: ['10', 0] }),
      '10': node('ConditioningZeroOut', { conditioning: ['7', 0] }),
    });
    expect(places(graph).negative).toBeUndefined();
    expect(places(graph).cfg).toEqual(['3.cfg']);
  });

  it('writes into the primitive behind a linked input, never over the link', () => {
    const graph = plain({
      '3': node('KSampler', { ...plain()['3']?.inputs, seed: ['20', 0], steps: ['22', 0] }),
      '6': node('CLIPTextEncode', { text: ['21', 0], clip: ['4', 1] }),
      '20': node('PrimitiveInt', { value: 9 }, 'Anything'),
      '21': node('PrimitiveStringMultiline', { value: 'a castle' }),
      '22': node('GetImageSize', { image: ['23', 0] }),
      '23': node('LoadImage', { image: 'a.png' }),
    });
    const found = places(graph);
    expect(found.seed).toEqual(['20.value']);
    expect(found.prompt).toEqual(['21.value']);
    expect(found.steps).toBeUndefined();
  });

  it('binds nothing that no result needs', () => {
    const graph = plain({
      '30': node('CLIPTextEncode', { text: 'positive', clip: ['4', 1] }, 'Positive'),
      '31': node('LoadImage', { image: 'a.png' }),
    });
    expect(places(graph)).toEqual(places(plain()));
  });

  it('lets a second pass join in where it has the same values, and gives it its own denoise', () => {
    const graph = plain({
      '10': node('LatentUpscale', {
        upscale_method: 'bilinear',
        width: 2432,
        height: 1664,
        crop: 'disabled',
        samples: ['3', 0],
      }),
      '11': node('KSampler', {
        ...plain()['3']?.inputs,
        steps: 12,
        denoise: 0.5,
        latent_image: ['10', 0],
      }),
      '8': node('VAEDecode', { samples: ['11', 0], vae: ['4', 2] }),
    });
    const found = places(graph);
    expect(found.seed).toEqual(['3.seed', '11.seed']);
    expect(found.steps).toEqual(['3.steps']);
    expect(found.cfg).toEqual(['3.cfg', '11.cfg']);
    expect(found.denoise).toEqual(['11.denoise']);
    expect(found.width).toEqual(['5.width']);
  });

  it('gives noise to the sampler that adds it', () => {
    const advanced = (more: Record<string, unknown>) =>
      node('KSamplerAdvanced', {
        noise_seed: 1,
        steps: 10,
        cfg: 1,
        sampler_name: 'euler',
        scheduler: 'simple',
        start_at_step: 0,
        end_at_step: 3,
        model: ['4', 0],
        positive: ['6', 0],
        negative: ['7', 0],
        ...more,
      });
    const graph = plain({
      '3': advanced({
        add_noise: 'enable',
        return_with_leftover_noise: 'enable',
        latent_image: ['5', 0],
      }),
      '11': advanced({
        add_noise: 'disable',
        return_with_leftover_noise: 'disable',
        latent_image: ['3', 0],
      }),
      '8': node('VAEDecode', { samples: ['11', 0], vae: ['4', 2] }),
    });
    expect(places(graph)).toMatchObject({
      seed: ['3.noise_seed'],
      steps: ['3.steps', '11.steps'],
      cfg: ['3.cfg', '11.cfg'],
    });
  });

  it('passes through ControlNet on the right side', () => {
    const graph = plain({
      '3': node('KSampler', {
        ...plain()['3']?.inputs,
        positive: ['20', 0],
        negative: ['20', 1],
      }),
      '20': node('ControlNetApplyAdvanced', {
        strength: 0.7,
        start_percent: 0,
        end_percent: 1,
        positive: ['6', 0],
        negative: ['7', 0],
        control_net: ['21', 0],
        image: ['22', 0],
      }),
      '21': node('ControlNetLoader', { control_net_name: 'pose.safetensors' }),
      '22': node('LoadImage', { image: 'pose.png' }),
    });
    const found = places(graph);
    expect(found).toMatchObject({
      prompt: ['6.text'],
      negative: ['7.text'],
      strength: ['20.strength'],
      image1: ['22.image'],
      controlnet: ['21.control_net_name'],
    });
    expect(findBindings({ graph, info }).role).toBe('sprite');
  });

  it('takes the first of several texts and says so', () => {
    const graph = plain({
      '3': node('KSampler', { ...plain()['3']?.inputs, positive: ['20', 0] }),
      '20': node('ConditioningCombine', { conditioning_1: ['6', 0], conditioning_2: ['21', 0] }),
      '21': node('CLIPTextEncode', { text: 'at night', clip: ['4', 1] }),
    });
    const found = findBindings({ graph, info });
    expect(places(graph).prompt).toEqual(['6.text']);
    expect(found.notes).toEqual([expect.objectContaining({ code: 'several', node: '21' })]);
  });

  it('gives one text to all encoders of a node and guidance its own place', () => {
    const graph = plain({
      '6': node('CLIPTextEncodeFlux', {
        clip_l: 'a castle',
        t5xxl: 'a castle',
        guidance: 3.5,
        clip: ['4', 1],
      }),
    });
    expect(places(graph)).toMatchObject({
      prompt: ['6.clip_l', '6.t5xxl'],
      guidance: ['6.guidance'],
    });
  });

  it('binds LoRAs that the file brings, in the order in which they apply, and the CLIP skip', () => {
    const lora = (from: string, name: string) =>
      node('LoraLoader', {
        lora_name: name,
        strength_model: 1,
        strength_clip: 0.5,
        model: [from, 0],
        clip: [from, 1],
      });
    const graph = plain({
      '20': lora('4', 'a.safetensors'),
      '10': lora('20', 'b.safetensors'),
      '11': node('CLIPSetLastLayer', { stop_at_clip_layer: -2, clip: ['10', 1] }),
      '6': node('CLIPTextEncode', { text: 'a castle', clip: ['11', 0] }),
      '7': node('CLIPTextEncode', { text: 'bad', clip: ['11', 0] }),
      '3': node('KSampler', { ...plain()['3']?.inputs, model: ['10', 0] }),
    });
    expect(places(graph)).toMatchObject({
      lora: ['20.lora_name'],
      lora2: ['10.lora_name'],
      lora_strength2: ['10.strength_model'],
      lora_clip: ['20.strength_clip'],
      clip_skip: ['11.stop_at_clip_layer'],
    });
    const found = findBindings({ graph, info });
    expect(found.bindings.find((one) => one.param === 'clip_skip')?.factor).toBe(-1);
    expect(found.loras).toEqual({ model: ['4', 0], clip: ['4', 1] });
  });

  it('numbers pictures by id and knows a mask', () => {
    const load = node('LoadImage', { image: 'a.png' });
    const graph: Graph = {
      '100': load,
      '20': load,
      '3': node('LoadImageMask', { image: 'm.png', channel: 'red' }),
      '4': node('ImageCompositeMasked', {
        x: 0,
        y: 0,
        resize_source: false,
        destination: ['100', 0],
        source: ['20', 0],
        mask: ['3', 0],
      }),
      '5': node('SaveImage', { filename_prefix: 'x', images: ['4', 0] }),
    };
    expect(places(graph)).toMatchObject({
      image1: ['20.image'],
      image2: ['100.image'],
      mask: ['3.image'],
    });
    expect(findBindings({ graph, info })).toMatchObject({ role: 'composite', family: 'none' });
  });

  it('ends on graphs that go in circles', () => {
    const graph = plain({
      '6': node('ConditioningConcat', { conditioning_to: ['7', 0], conditioning_from: ['6', 0] }),
      '7': node('ConditioningConcat', { conditioning_to: ['6', 0], conditioning_from: ['7', 0] }),
      '4': node('LoraLoaderModelOnly', { lora_name: 'a', strength_model: 1, model: ['4', 0] }),
      '5': node('RepeatLatentBatch', { amount: 2, samples: ['5', 0] }),
    });
    expect(places(graph).seed).toEqual(['3.seed']);
    expect(findBindings({ graph, info }).loras).toBeUndefined();
  });

  it('falls back to titles where links end in nodes that nobody knows', () => {
    const graph: Graph = {
      '1': node('MysterySampler', { steps_total: 5, prompt_in: ['2', 0] }),
      '2': node('MysteryText', { text: 'a castle' }, 'My positive prompt'),
      '3': node('MysteryNumber', { value: 81 }, 'Length'),
      '4': node('SaveImage', { filename_prefix: 'x', images: ['1', 0], extra: ['3', 0] }),
    };
    const found = findBindings({ graph, info }).bindings;
    expect(found.map((one) => [one.param, one.node, one.found])).toEqual([
      ['filename_prefix', '4', 'class'],
      ['prompt', '2', 'title'],
      ['frames', '3', 'title'],
    ]);
  });
});

describe('ids', () => {
  it('stand in the order of their numbers, part for part', () => {
    const ids = ['12:10', '2', 'b', '12', '12:5', '1', 'a', '12:5:1'];
    expect(ids.sort(compareIds)).toEqual(['1', '2', '12', '12:5', '12:5:1', '12:10', 'a', 'b']);
  });
});
