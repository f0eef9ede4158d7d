import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Graph } from '@/comfy/graph';
import { readObjectInfo } from '@/comfy/object-info-schema';
import { templateSchema } from '../template';
import { controlsOf } from './controls';

const info = readObjectInfo(
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../testing/comfyui/object-info.json'), 'utf8'),
  ),
)?.nodes;

const graph: Graph = {
  '1': { class_type: 'LoadImage', inputs: { image: 'a.png' } },
  '2': { class_type: 'PrimitiveInt', inputs: { value: 81 } },
  '3': {
    class_type: 'Wan22ImageToVideoLatent',
    inputs: {
      vae: ['9', 0],
      width: 1280,
      height: 704,
      length: ['2', 0],
      batch_size: 1,
      start_image: ['1', 0],
    },
  },
  '4': {
    class_type: 'ImageScaleBy',
    inputs: { image: ['1', 0], upscale_method: 'area', scale_by: 0.5 },
  },
  '5': { class_type: 'SaveImage', inputs: { filename_prefix: 'x', images: ['4', 0] } },
  '6': { class_type: 'SaveLatent', inputs: { filename_prefix: 'x', samples: ['3', 0] } },
  '7': {
    class_type: 'LoraLoaderModelOnly',
    inputs: { lora_name: 'alice_v1.safetensors', strength_model: 1, model: ['8', 0] },
  },
  '8': { class_type: 'UNETLoader', inputs: { unet_name: 'x', weight_dtype: 'default' } },
  '9': { class_type: 'VAELoader', inputs: { vae_name: 'pixel_space' } },
};

function controls(bindings: readonly Record<string, unknown>[], defaults = {}) {
  const template = templateSchema.parse({ id: 't', title: 't', role: 'cg', bindings, defaults });
  return controlsOf({ graph, template, info });
}

describe('controls', () => {
  it('take the narrowest range of all places', () => {
    const [size] = controls([
      { param: 'width', node: '3', input: 'width' },
      { param: 'width', node: '3', input: 'height' },
    ]);
    expect(size).toMatchObject({ kind: 'integer', value: 1280, min: 32, max: 16384, step: 32 });
    expect(size?.bindings).toHaveLength(2);
  });

  it('limit a primitive by what reads it', () => {
    const [frames] = controls([{ param: 'frames', node: '2', input: 'value' }]);
    expect(frames).toMatchObject({ kind: 'integer', value: 81, min: 1, max: 16384, step: 4 });
  });

  it('count in units of the parameter', () => {
    const [scale] = controls([
      { param: 'scale', node: '4', input: 'scale_by', factor: 0.25, label: 'Times' },
    ]);
    expect(scale).toMatchObject({
      label: 'Times',
      kind: 'number',
      value: 2,
      min: 0.04,
      max: 32,
      step: 0.04,
    });
  });

  it('show pictures, choices and LoRAs for what they are', () => {
    const [picture, method, lora] = controls([
      { param: 'image1', node: '1', input: 'image', optional: true },
      { param: 'method', node: '4', input: 'upscale_method' },
      { param: 'lora', node: '7', input: 'lora_name' },
    ]);
    expect(picture).toMatchObject({ kind: 'image', isOptional: true, label: 'Picture 1' });
    expect(method).toMatchObject({ kind: 'choice', value: 'area', label: 'Method' });
    expect(method?.options).toContain('lanczos');
    expect(lora?.options).toEqual(['None', 'alice_v1.safetensors', 'style/ink wash.safetensors']);
    // The LoRA's model feeds no result here.
    expect([picture?.hasEffect, lora?.hasEffect]).toEqual([true, false]);
  });

  it('prefer the template’s default, and leave out what is linked or gone', () => {
    const all = controls(
      [
        { param: 'batch', node: '3', input: 'batch_size' },
        { param: 'frames', node: '3', input: 'length' },
        { param: 'ghost', node: '77', input: 'x' },
      ],
      { batch: 2 },
    );
    expect(all.map((one) => [one.param, one.value, one.default])).toEqual([['batch', 1, 2]]);
  });
});
