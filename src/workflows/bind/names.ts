// Names: of parameters, of the widgets that carry them, of the classes that load and save.

/** Which widgets carry a parameter, best first. */
export const WIDGETS: Readonly<Record<string, readonly string[]>> = {
  prompt: ['text', 'prompt', 'value', 'string', 'text_g', 'clip_l', 'default', 'positive'],
  negative: ['text', 'prompt', 'value', 'string', 'text_g', 'clip_l', 'default', 'negative'],
  seed: ['seed', 'noise_seed', 'value'],
  steps: ['steps', 'value'],
  cfg: ['cfg', 'value'],
  guidance: ['guidance', 'value'],
  sampler: ['sampler_name', 'value'],
  scheduler: ['scheduler', 'value'],
  denoise: ['denoise', 'value'],
  width: ['width', 'value'],
  height: ['height', 'value'],
  batch: ['batch_size', 'amount', 'value'],
  model: ['ckpt_name', 'unet_name', 'model_name', 'value'],
  vae: ['vae_name', 'value'],
  clip_skip: ['stop_at_clip_layer', 'value'],
  scale: ['scale_by', 'upscale_by', 'value'],
  upscale_model: ['model_name', 'value'],
  frames: ['length', 'frames', 'amount', 'value'],
  fps: ['fps', 'frame_rate', 'value'],
  strength: ['strength', 'blend_factor', 'strength_model', 'value'],
  filename_prefix: ['filename_prefix', 'value'],
  mask: ['image', 'mask', 'value'],
  image: ['image', 'value'],
  lora: ['lora_name', 'value'],
  lora_strength: ['strength_model', 'value'],
};

const LABELS: Readonly<Record<string, string>> = {
  prompt: 'Prompt',
  negative: 'Negative prompt',
  seed: 'Seed',
  steps: 'Steps',
  cfg: 'CFG',
  guidance: 'Guidance',
  sampler: 'Sampler',
  scheduler: 'Scheduler',
  denoise: 'Denoise',
  width: 'Width',
  height: 'Height',
  batch: 'Pictures at once',
  model: 'Model',
  vae: 'VAE',
  clip_skip: 'CLIP skip',
  scale: 'Scale',
  upscale_model: 'Upscale model',
  frames: 'Frames',
  fps: 'Frames per second',
  strength: 'Strength',
  filename_prefix: 'File name',
  mask: 'Mask',
  lora: 'LoRA',
  lora_strength: 'LoRA strength',
  lora_clip: 'LoRA strength on the text',
  controlnet: 'ControlNet model',
  color: 'Color (as a number)',
  blend: 'Blend',
  megapixels: 'Megapixels',
};

/** What a person reads: a known label, else the name with spaces. */
export function labelOf(param: string): string {
  const known = LABELS[param];
  if (known !== undefined) return known;
  const numbered = /^(image|lora|lora_strength|lora_clip|model)(\d+)$/.exec(param);
  if (numbered !== null) {
    const stem = numbered[1] === 'image' ? 'Picture' : (LABELS[numbered[1] ?? ''] ?? param);
    return `${stem} ${numbered[2] ?? ''}`;
  }
  const words = param.replaceAll(/[_-]+/g, ' ').trim();
  return words === '' ? param : words.charAt(0).toUpperCase() + words.slice(1);
}

/** Parameters that take an uploaded picture by their very name. */
export function isPictureParam(param: string): boolean {
  return /^(image\d*|mask)$/.test(param);
}

/** Which widgets to try for a parameter, with `image3` read as `image`, `lora2` as `lora`. */
export function widgetsFor(param: string): readonly string[] {
  return WIDGETS[param] ?? WIDGETS[param.replace(/\d+$/, '')] ?? [];
}

/** Stock loaders whose `image` names an uploaded file. */
export const PICTURE_LOADERS: ReadonlySet<string> = new Set([
  'LoadImage',
  'LoadImageMask',
  'LoadImageOutput',
]);

export const LORA_LOADERS: ReadonlySet<string> = new Set(['LoraLoader', 'LoraLoaderModelOnly']);

/** Widgets of text encoders that hold what the picture should show. */
export const PROMPT_WIDGETS = [
  'text',
  'prompt',
  'text_g',
  'text_l',
  'clip_l',
  'clip_g',
  't5xxl',
  'llama',
  'bert',
  'mt5xl',
  'user_prompt',
] as const;

/** A file's own name for a parameter: lower-case words joined by `_`; never empty. */
export function paramNameOf(text: string): string {
  const name = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');
  return name === '' ? 'value' : name.slice(0, 60);
}

const MEANINGS: readonly (readonly [pattern: RegExp, param: string])[] = [
  [/^(positive|prompt|positive_prompt|text|caption|text_prompt|prompt_positive)$/, 'prompt'],
  [/^(negative|negative_prompt|prompt_negative|neg|neg_prompt)$/, 'negative'],
  [/^(seed|noise_seed|random_seed)$/, 'seed'],
  [/^(steps|sampling_steps|sampler_steps)$/, 'steps'],
  [/^(cfg|cfg_scale|scale_cfg)$/, 'cfg'],
  [/^(guidance|flux_guidance|guidance_scale)$/, 'guidance'],
  [/^(sampler|sampler_name)$/, 'sampler'],
  [/^(scheduler|scheduler_name)$/, 'scheduler'],
  [/^(denoise|denoising_strength|denoise_strength)$/, 'denoise'],
  [/^(width|image_width)$/, 'width'],
  [/^(height|image_height)$/, 'height'],
  [/^(batch|batch_size|count|amount)$/, 'batch'],
  [/^(model|checkpoint|ckpt|ckpt_name|unet_name)$/, 'model'],
  [/^(vae|vae_name)$/, 'vae'],
  [/^(clip_skip|stop_at_clip_layer)$/, 'clip_skip'],
  [/^(upscale_by|scale_by|upscale|scale)$/, 'scale'],
  [/^(frames|length|num_frames|frame_count)$/, 'frames'],
  [/^(fps|frame_rate)$/, 'fps'],
  [/^(filename_prefix|prefix|file_name|filename)$/, 'filename_prefix'],
  [/^(mask|mask_image)$/, 'mask'],
  [/^(image|input_image|image_1|picture)$/, 'image1'],
  [/^(image_2|second_image)$/, 'image2'],
  [/^(image_3|third_image)$/, 'image3'],
];

/** The parameter that a name in a workflow means, else the name itself, made plain. */
export function meaningOf(text: string): string {
  const name = paramNameOf(text);
  return MEANINGS.find(([pattern]) => pattern.test(name))?.[1] ?? name;
}
