// The hash of everything that a picture is made from: a take with another one is stale.
import { sha256Hex } from '@/lib/hash';
import { shotKey, type AssetId, type LoraUse, type ParamValue, type Shot } from '@/story';
import { loraName } from './lora-stack';

export interface PictureContent {
  readonly shot: Shot;
  /** Of the workflow: `sprite`, `expression`, `background`. */
  readonly role: string;
  readonly templateId: string;
  readonly templateHash: string;
  /** What is filled in beside prompts and seed, by parameter. */
  readonly values: Readonly<Record<string, ParamValue>>;
  readonly loras: readonly LoraUse[];
  readonly prompt: { readonly positive: string; readonly negative: string };
  readonly seed: number;
  /** Pictures that go in, by parameter: `image1`. */
  readonly references: Readonly<Record<string, AssetId>>;
}

/** Filled from other fields here, or without effect on the picture. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'prompt',
  'negative',
  'seed',
  'filename_prefix',
  'batch',
]);

/** 64 lower-case hex digits. Order of fields, folders of LoRA files and the server play no part. */
export async function contentKey(content: PictureContent): Promise<string> {
  const { shot, role, templateId, templateHash, prompt, seed, references } = content;
  const values = Object.entries(content.values).filter(([param]) => !LEFT_OUT.has(param));
  const loras = content.loras.map(({ file, weight, clip }) => ({
    file: loraName(file),
    weight,
    clip: clip ?? weight,
  }));
  return sha256Hex(
    canonicalJson({
      shot: shotKey(shot),
      role,
      templateId,
      templateHash,
      values: Object.fromEntries(values),
      loras,
      positive: prompt.positive,
      negative: prompt.negative,
      seed,
      references,
    }),
  );
}

/** JSON with the keys of every object in order and without undefined. Lists keep their order. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}
