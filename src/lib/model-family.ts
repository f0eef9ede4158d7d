// Which base model a LoRA or checkpoint belongs to: by what its trainer wrote, by its tensors, by its name.
import type { TensorInfo } from './safetensors';

export const FAMILIES = [
  'sd15',
  'sd2',
  'sdxl',
  'sd3',
  'flux',
  'chroma',
  'hidream',
  'qwen',
  'zimage',
  'wan',
  'hunyuan',
  'ltx',
] as const;
export type Family = (typeof FAMILIES)[number];

export const FAMILY_LABELS: Readonly<Record<string, string>> = {
  sd15: 'SD 1.5',
  sd2: 'SD 2',
  sdxl: 'SDXL',
  sd3: 'SD 3',
  flux: 'Flux',
  chroma: 'Chroma',
  hidream: 'HiDream',
  qwen: 'Qwen Image',
  zimage: 'Z-Image',
  wan: 'Wan',
  hunyuan: 'Hunyuan',
  ltx: 'LTX',
};

/** What a family is called; the text itself for one that is not known. */
export function familyLabel(family: string | undefined): string {
  return family === undefined || family === '' ? '' : (FAMILY_LABELS[family] ?? family);
}

export interface FamilyGuess {
  readonly family: Family;
  /** What it was told by, the surest first. */
  readonly by: 'metadata' | 'tensors' | 'name';
}

type Metadata = Readonly<Record<string, string>>;

/** `familyGuess` without its reason. */
export function familyOf(
  metadata: Metadata,
  fileName = '',
  tensors: readonly TensorInfo[] = [],
): Family | undefined {
  return familyGuess(metadata, fileName, tensors)?.family;
}

/**
 * `fileName` may have folders before it, as servers list models: "SDXL/anime/x.safetensors". Without
 * tensors, as a server's metadata come, the name follows on the metadata.
 */
export function familyGuess(
  metadata: Metadata,
  fileName = '',
  tensors: readonly TensorInfo[] = [],
): FamilyGuess | undefined {
  for (const key of METADATA_KEYS) {
    const family = matched(metadata[key] ?? '', METADATA_PATTERNS);
    if (family) return { family, by: 'metadata' };
  }
  const byTensors = familyOfTensors(tensors);
  if (byTensors) return { family: byTensors, by: 'tensors' };
  const family = matched(wordsOf(fileName), NAME_PATTERNS);
  return family ? { family, by: 'name' } : undefined;
}

const METADATA_KEYS = [
  'modelspec.architecture',
  'ss_base_model_version',
  'base_model',
  'ss_sd_model_name',
] as const;

type Patterns = readonly (readonly [pattern: RegExp, family: Family])[];

/** "stable-diffusion-xl-v1-base/lora", "sdxl_base_v1-0", "sd_v1", "Flux.1-dev/lora", "wan2.1". */
const METADATA_PATTERNS: Patterns = [
  [/hidream/i, 'hidream'],
  [/chroma/i, 'chroma'],
  [/flux/i, 'flux'],
  [/qwen/i, 'qwen'],
  [/z.?image/i, 'zimage'],
  [/(?:^|[^a-z])wan(?:[^a-z]|$)/i, 'wan'],
  [/hunyuan/i, 'hunyuan'],
  [/(?:^|[^a-z])ltx/i, 'ltx'],
  [/stable.?diffusion.?xl|sd.?xl|(?:^|[^a-z])(?:pony|illustrious|noobai|animagine)/i, 'sdxl'],
  [/stable.?diffusion.?(?:v?3)|sd.?v?3/i, 'sd3'],
  [/stable.?diffusion.?v?2|(?:^|[^a-z])sd.?v?2/i, 'sd2'],
  [/stable.?diffusion.?v?1|(?:^|[^a-z])sd.?v?1|v1-5/i, 'sd15'],
];

/** On words with spaces between: "pony anime style v 2". */
const NAME_PATTERNS: Patterns = [
  [/ hidream/, 'hidream'],
  [/ chroma /, 'chroma'],
  [/ flux|kontext/, 'flux'],
  [/ qwen/, 'qwen'],
  [/ z ?image/, 'zimage'],
  [/ wan /, 'wan'],
  [/ hunyuan/, 'hunyuan'],
  [/ ltx/, 'ltx'],
  [/ sd ?xl | xl | pony| illustrious| ill? | ilxl | noob ?ai| animagine/, 'sdxl'],
  [/ sd ?3 /, 'sd3'],
  [/ sd ?2(?: 1)? /, 'sd2'],
  [/ sd ?1 ?5? | sd ?15 | v ?1 5 | sd /, 'sd15'],
];

/** Lower case, cut at signs, at capitals and between letters and digits, a space at both ends. */
function wordsOf(name: string): string {
  const words = name
    .replace(/\.(?:safetensors|ckpt|pt|gguf|sft|bin)$/i, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/([a-z])(?=\d)|(\d)(?=[a-z])/g, '$& ')
    .split(/[^a-z0-9]+/);
  return ` ${words.join(' ')} `;
}

function matched(text: string, patterns: Patterns): Family | undefined {
  const short = text.slice(0, 500);
  return patterns.find(([pattern]) => pattern.test(short))?.[1];
}

/** Names that only one family has, in the notations of kohya (`_`), diffusers and ComfyUI (`.`). */
const TENSOR_PATTERNS: Patterns = [
  [/double_stream_blocks/, 'hidream'],
  [/distilled_guidance_layer/, 'chroma'],
  [/individual_token_refiner/, 'hunyuan'],
  [/transformer_blocks[._]\d+[._](?:img|txt)_(?:mlp|mod)/, 'qwen'],
  [/(?:double|single)_blocks[._]\d|single_transformer_blocks/, 'flux'],
  [/joint_blocks[._]\d/, 'sd3'],
  [/(?:noise|context)_refiner[._]\d/, 'zimage'],
  [/(?:^|[._])blocks[._]\d+[._](?:self_attn|cross_attn|ffn)/, 'wan'],
  [/lora_te2_|conditioner\.embedders\.1|text_encoder_2\./, 'sdxl'],
];

/** Width of the text that the cross attention of a UNet takes in. */
const TEXT_WIDTHS: Readonly<Record<number, Family>> = { 768: 'sd15', 1024: 'sd2', 2048: 'sdxl' };

function familyOfTensors(tensors: readonly TensorInfo[]): Family | undefined {
  for (const [pattern, family] of TENSOR_PATTERNS) {
    // The order decides: Hunyuan and Chroma have blocks named as Flux has them.
    if (tensors.some(({ name }) => pattern.test(name.slice(0, 300)))) return family;
  }
  for (const { name, shape } of tensors) {
    if (!/attn2[._]to_[kv]/.test(name) || /lora_(?:up|B)|alpha/.test(name)) continue;
    const family = TEXT_WIDTHS[shape[1] ?? 0];
    if (family) return family;
  }
  return undefined;
}
