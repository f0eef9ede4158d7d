// "Re-use these settings": what a picture was made with beside what is set here, field by field.
import type { LoraUse, ParamValue } from '@/story';
import { KNOWN_PARAMS } from '@/workflows/template';
import { loraName } from '../prompt/lora-stack';
import { comfySampler } from './sampler-names';

/** What A1111, SwarmUI or NovelAI wrote into a picture; `GenerationParameters` of `lib/media` fits. */
export interface PictureParameters {
  readonly prompt: string;
  readonly negative: string;
  readonly steps?: number;
  readonly sampler?: string;
  readonly scheduler?: string;
  readonly cfg?: number;
  /** Digits: seeds go to 2^64 − 1. */
  readonly seed?: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly model?: string;
  readonly loras: readonly { readonly name: string; readonly weight: number }[];
  /** Further "Key: value" pairs, keys in lower case. */
  readonly more?: Readonly<Record<string, string>>;
}

export interface FoundSettings {
  readonly parameters?: PictureParameters;
  /** By parameter, read off a ComfyUI graph by its bindings; they win over `parameters`. */
  readonly values?: Readonly<Record<string, ParamValue | bigint>>;
  /** Read off a graph, or from our own recipe; they win likewise. */
  readonly loras?: readonly LoraUse[];
}

export interface SettingsHere {
  readonly values: Readonly<Record<string, ParamValue>>;
  /** Parameters that the workflow here takes. */
  readonly params: readonly string[];
  /** What a parameter may be, where it is a choice: file names, samplers. */
  readonly offered?: Readonly<Record<string, readonly string[]>>;
  readonly loras?: readonly LoraUse[];
}

export interface SettingRow {
  readonly param: string;
  readonly here: ParamValue | undefined;
  /** As it was found. */
  readonly there: ParamValue;
  /** What would be set; absent where it cannot be. */
  readonly value?: ParamValue;
  readonly isSame: boolean;
  readonly problem?: 'not-taken' | 'not-offered' | 'too-large';
}

export interface FoundLoras {
  readonly here: readonly LoraUse[];
  readonly there: readonly LoraUse[];
  readonly isSame: boolean;
}

/** Known parameters first, in their order; then the others as found. LoRAs apart: a stack is one field. */
export function settingsFromGeneration(
  found: FoundSettings,
  here: SettingsHere,
): { readonly rows: readonly SettingRow[]; readonly loras: FoundLoras } {
  const there = new Map<string, ParamValue>(Object.entries(valuesOfText(found.parameters)));
  for (const [param, value] of Object.entries(found.values ?? {})) {
    // Only a number that is too large for a seed of ours comes as one.
    there.set(param, typeof value === 'bigint' ? String(value) : value);
  }
  const known: readonly string[] = KNOWN_PARAMS;
  const order = [
    ...known.filter((param) => there.has(param)),
    ...[...there.keys()].filter((param) => !known.includes(param)),
  ];
  const rows = order.flatMap((param) => {
    const value = there.get(param);
    return value === undefined || NEVER.test(param) ? [] : [rowOf(param, value, here)];
  });
  const hereLoras = here.loras ?? [];
  const thereLoras = found.loras ?? lorasOfText(found.parameters);
  const isSame = stackKey(hereLoras) === stackKey(thereLoras);
  return { rows, loras: { here: hereLoras, there: thereLoras, isSame } };
}

/** Where results go, and pictures on somebody's server: not settings of a picture. */
const NEVER = /^(?:filename_prefix|batch|mask|image\d)$/;

function rowOf(param: string, there: ParamValue, settings: SettingsHere): SettingRow {
  const here = settings.values[param];
  const row = { param, here, there };
  if (!settings.params.includes(param)) return { ...row, isSame: false, problem: 'not-taken' };
  if (param === 'seed' && !Number.isSafeInteger(Number(there))) {
    return { ...row, isSame: false, problem: 'too-large' };
  }
  const value = param === 'seed' ? Number(there) : there;
  const offered = settings.offered?.[param];
  const choice = offered ? nearest(String(value), offered) : value;
  if (choice === undefined) return { ...row, isSame: false, problem: 'not-offered' };
  return { ...row, value: choice, isSame: choice === here };
}

/** The same name, else the same file in another folder or without its ending; never one like it. */
function nearest(wanted: string, offered: readonly string[]): string | undefined {
  if (offered.includes(wanted)) return wanted;
  const same = offered.filter((one) => loraName(one) === loraName(wanted));
  return same.length === 1 ? same[0] : undefined;
}

/** The values of these rows set over those that are here. */
export function takeSettings(
  values: Readonly<Record<string, ParamValue>>,
  rows: readonly SettingRow[],
  chosen: ReadonlySet<string>,
): Record<string, ParamValue> {
  const taken = { ...values };
  for (const { param, value } of rows) {
    if (value !== undefined && chosen.has(param)) taken[param] = value;
  }
  return taken;
}

function valuesOfText(found: PictureParameters | undefined): Record<string, ParamValue> {
  if (!found) return {};
  const more = new Map(Object.entries(found.more ?? {}));
  const number = (key: string): number | undefined => {
    const value = Number(more.get(key)?.trim() || NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  const skip = number('clip skip');
  const fields: Record<string, ParamValue | undefined> = {
    prompt: withoutLoras(found.prompt),
    negative: withoutLoras(found.negative),
    seed: found.seed,
    steps: found.steps,
    cfg: found.cfg,
    guidance: number('distilled cfg scale'),
    ...comfySampler(found.sampler, found.scheduler),
    denoise: number('denoising strength'),
    width: found.size?.width,
    height: found.size?.height,
    model: found.model,
    vae: more.get('vae'),
    // A1111 counts layers from the end as 1, 2, …; ComfyUI as -1, -2, ….
    clip_skip: skip === undefined ? undefined : -Math.abs(skip),
  };
  const values: Record<string, ParamValue> = {};
  for (const [param, value] of Object.entries(fields)) {
    if (value !== undefined) values[param] = value;
  }
  return values;
}

function withoutLoras(prompt: string): string {
  return prompt
    .replace(/<lora:[^<>\n]{1,300}>/gi, '')
    .replace(/\s*,(?:\s*,)+/g, ',')
    .replace(/ {2,}/g, ' ')
    .replace(/^[\s,]+|[\s,]+$/g, '');
}

function lorasOfText(found: PictureParameters | undefined): LoraUse[] {
  return (found?.loras ?? []).map(({ name, weight }) => ({
    file: name,
    weight: Math.min(4, Math.max(-4, weight)),
  }));
}

function stackKey(loras: readonly LoraUse[]): string {
  return JSON.stringify(
    loras.map(({ file, weight, clip }) => [loraName(file), weight, clip ?? weight]),
  );
}
