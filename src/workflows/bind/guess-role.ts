// What a workflow is for, and for which family of models. Guesses, to be confirmed.
import type { Graph } from '@/comfy/graph';
import type { Binding, ModelFamily, TemplateRole } from '../template';
import type { Search } from './places';
import { samplersOf } from './samplers';

/** Undefined where nothing speaks for any role. */
export function guessRole(search: Search): TemplateRole | undefined {
  const { list } = search;
  const classes = [...search.live].map((id) => search.graph[id]?.class_type ?? '');
  const has = (pattern: RegExp) => classes.some((name) => pattern.test(name));
  const pictures = list.bindings.filter((binding) => /^image\d+$/.test(binding.param)).length;
  const isSampling = samplersOf(search).length > 0;

  if (has(/^(SaveWEBM|SaveVideo|SaveAnimatedWEBP|SaveAnimatedPNG|VHS_VideoCombine)$/))
    return 'animate';
  if (has(/(remove.?background|rembg|BiRefNet|BRIA_RMBG|InspyrenetRembg)/i)) return 'cutout';
  if (has(/^(UltimateSDUpscale|ImageUpscaleWithModel|SUPIR)/) && pictures > 0) return 'upscale';
  if (!isSampling) {
    if (pictures > 1 && has(/(Composite|Blend|Stitch)/)) return 'composite';
    if (pictures > 0 && has(/^ImageScale/)) return 'upscale';
    return pictures > 0 ? 'edit' : undefined;
  }
  if (has(/^(ReferenceLatent|TextEncodeQwenImageEdit)/)) return 'edit';
  if (pictures > 0 && has(/^(VAEEncodeForInpaint|SetLatentNoiseMask|InpaintModelConditioning)$/)) {
    return 'expression';
  }
  if (pictures > 0 && has(/^ControlNetApply/)) return 'sprite';
  if (pictures > 0) return 'edit';
  return roleOfSize(numberOf(search, 'width'), numberOf(search, 'height'));
}

/** Tall pictures are people, wide ones places; square ones could be either. */
function roleOfSize(
  width: number | undefined,
  height: number | undefined,
): TemplateRole | undefined {
  if (width === undefined || height === undefined || height === 0) return undefined;
  const ratio = width / height;
  return ratio >= 1.2 ? 'background' : ratio <= 0.9 ? 'sprite' : 'cg';
}

function numberOf(search: Search, param: string): number | undefined {
  const binding = search.list.bindings.find((one: Binding) => one.param === param);
  const value = binding === undefined ? undefined : search.list.valueAt(binding);
  return typeof value === 'number' ? value : undefined;
}

const FAMILIES: readonly (readonly [pattern: RegExp, family: ModelFamily])[] = [
  [/qwen.?image|qwen_image/i, 'qwen'],
  [/\bwan[\d._-]|wan2|umt5/i, 'wan'],
  [/flux|\bkrea\b/i, 'flux'],
  [/sd.?xl|\bxl\b|[-_ ]?xl[-_.v]|pony|illustrious|noob|animagine/i, 'sdxl'],
  [/sd.?1\.?5|v1-5|sd15/i, 'sd15'],
];

/** Read off encoder types and file names. `none` where nothing samples. */
export function guessFamily(search: Search): ModelFamily | undefined {
  if (samplersOf(search).length === 0) return 'none';
  const names = fileNames(search.graph, search.live);
  for (const [pattern, family] of FAMILIES) {
    if (names.some((name) => pattern.test(name))) return family;
  }
  return undefined;
}

function fileNames(graph: Graph, live: ReadonlySet<string>): string[] {
  return [...live].flatMap((id) => {
    const inputs = graph[id]?.inputs ?? {};
    return ['ckpt_name', 'unet_name', 'clip_name', 'type', 'vae_name']
      .map((name) => inputs[name])
      .filter((value) => typeof value === 'string');
  });
}
