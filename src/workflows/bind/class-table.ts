// What no sampler leads to, by class: savers, scalers, stills made into clips, and widgets whose name
// says enough.
import { sortedIds } from './links';
import type { Search } from './places';

type Row = readonly [classes: RegExp, input: string, param: string];

const ROWS: readonly Row[] = [
  [/^EmptyImage$/, 'width', 'width'],
  [/^EmptyImage$/, 'height', 'height'],
  [/^EmptyImage$/, 'batch_size', 'batch'],
  [/^EmptyImage$/, 'color', 'color'],
  [/^UpscaleModelLoader$/, 'model_name', 'upscale_model'],
  [/^ImageScaleBy$/, 'scale_by', 'scale'],
  [/^UltimateSDUpscale/, 'upscale_by', 'scale'],
  [/^(SaveAnimatedWEBP|SaveAnimatedPNG|SaveWEBM|CreateVideo)$/, 'fps', 'fps'],
  [/^VHS_VideoCombine$/, 'frame_rate', 'fps'],
  [/^RepeatImageBatch$/, 'amount', 'frames'],
  [/^ImageScaleToTotalPixels$/, 'megapixels', 'megapixels'],
  [/^ImageBlend$/, 'blend_factor', 'blend'],
  [/^VAELoader$/, 'vae_name', 'vae'],
  [/^ControlNetLoader$/, 'control_net_name', 'controlnet'],
  [/^ControlNetApply/, 'strength', 'strength'],
  [/^RandomNoise$/, 'noise_seed', 'seed'],
  [/^KSamplerSelect$/, 'sampler_name', 'sampler'],
  [/^Empty\w*Latent\w*$/, 'width', 'width'],
  [/^Empty\w*Latent\w*$/, 'height', 'height'],
  [/^Empty\w*Latent\w*$/, 'batch_size', 'batch'],
  [/^(CheckpointLoader\w*|ImageOnlyCheckpointLoader)$/, 'ckpt_name', 'model'],
  [/^(UNETLoader|UnetLoaderGGUF)$/, 'unet_name', 'model'],
];

/** Binds by class what is still free. Parameters that are bound already gain no further place here. */
export function findByClass(search: Search): void {
  const { graph, list } = search;
  const before = new Set(list.bindings.map((binding) => binding.param));
  const values = new Map<string, unknown>();
  for (const id of sortedIds(graph)) {
    const type = graph[id]?.class_type ?? '';
    for (const [classes, input, param] of ROWS) {
      if (!classes.test(type) || before.has(param)) continue;
      const place = { node: id, input };
      const value = list.valueAt(place);
      // Two nodes share a parameter where the file has the same value in both.
      if (values.has(param) && values.get(param) !== value) continue;
      if (list.add(param, place, 'class')) values.set(param, value);
    }
  }
  for (const id of sortedIds(graph)) {
    list.add('filename_prefix', { node: id, input: 'filename_prefix' }, 'class');
  }
}
