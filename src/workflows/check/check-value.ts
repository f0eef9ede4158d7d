// One value or link of one input against what the server says of it.
import { isLink, type Graph } from '@/comfy/graph';
import type { InputDef, ObjectInfo } from '@/comfy/object-info';
import { typesFit } from '../read/convert/types-fit';
import type { GraphProblem } from './problem';
import { nodeAt } from './reach';
import { suggestFile } from './suggest-file';

export interface InputAt {
  readonly node: string;
  readonly title: string;
  readonly input: string;
}

/** Integers end at 2^64-1, which the list of nodes can only give rounded up. */
const LARGEST_INTEGER = 2n ** 64n - 1n;
const SMALLEST_INTEGER = -(2n ** 63n);

/**
 * Types that no value can be written for. Node packs draw widgets for types of their own, so others are
 * let pass.
 */
const LINK_ONLY = new Set([
  'MODEL',
  'CLIP',
  'VAE',
  'CONDITIONING',
  'LATENT',
  'IMAGE',
  'MASK',
  'CONTROL_NET',
  'CLIP_VISION',
  'UPSCALE_MODEL',
  'SAMPLER',
  'SIGMAS',
  'NOISE',
  'GUIDER',
  'AUDIO',
  'VIDEO',
]);

export function checkInput(
  graph: Graph,
  info: ObjectInfo,
  at: InputAt,
  def: InputDef | undefined,
  value: unknown,
): GraphProblem | undefined {
  if (isLink(value)) return checkLink(graph, info, at, def, [String(value[0]), value[1]]);
  if (Array.isArray(value)) {
    return { ...at, kind: 'wrong-value', value, type: def?.type ?? '*' };
  }
  return def && checkValue(at, def, value);
}

function checkLink(
  graph: Graph,
  info: ObjectInfo,
  at: InputAt,
  def: InputDef | undefined,
  [from, slot]: readonly [string, number],
): GraphProblem | undefined {
  const origin = nodeAt(graph, from);
  if (!origin) return { ...at, kind: 'dangling-link', from, slot };
  const given = info.get(origin.class_type);
  if (!given) return undefined;
  const output = given.outputs[slot];
  if (!output) return { ...at, kind: 'dangling-link', from, slot };
  // Lists and drawn widgets are compared by the server in ways that differ by version.
  const isPlain = def && !['combo', 'dynamic-combo', 'custom'].includes(def.kind);
  if (!isPlain || output.type === 'COMBO' || typesFit(output.type, def.type)) return undefined;
  return { ...at, kind: 'wrong-link', wanted: def.type, given: output.type, from };
}

function checkValue(at: InputAt, def: InputDef, value: unknown): GraphProblem | undefined {
  switch (def.kind) {
    case 'socket':
      return LINK_ONLY.has(def.type)
        ? { ...at, kind: 'wrong-value', value, type: def.type }
        : undefined;
    case 'int':
    case 'float':
      return checkNumber(at, def, value);
    case 'combo':
    case 'dynamic-combo':
      return checkChoice(at, def, value);
    default:
      return undefined;
  }
}

function isWrapped(value: unknown): value is { readonly __value__: unknown } {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '__value__');
}

function checkNumber(at: InputAt, def: InputDef, value: unknown): GraphProblem | undefined {
  const number = asNumber(value);
  if (number === undefined) return { ...at, kind: 'wrong-value', value, type: def.type };
  const min = bound(def, def.range?.min);
  const max = bound(def, def.range?.max);
  const isBelow = min !== undefined && number < min;
  const isAbove = max !== undefined && number > max;
  if (!isBelow && !isAbove) return undefined;
  return { ...at, kind: 'out-of-range', value: number, min, max };
}

/** The server reads `"72"` as 72, and so does this. */
function asNumber(value: unknown): number | bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string' && value.trim() === '') return undefined;
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

function bound(def: InputDef, value: number | undefined): number | bigint | undefined {
  if (def.kind !== 'int' || value === undefined) return value;
  if (value >= 2 ** 64) return LARGEST_INTEGER;
  return value <= -(2 ** 63) ? SMALLEST_INTEGER : value;
}

function checkChoice(at: InputAt, def: InputDef, value: unknown): GraphProblem | undefined {
  const offered = def.options;
  // Undefined: the list is elsewhere. Uploads: the server takes files that it does not list.
  if (offered === undefined || def.upload !== undefined) return undefined;
  const inner = isWrapped(value) ? value.__value__ : value;
  const values: readonly unknown[] = Array.isArray(inner) ? inner : [inner];
  const missing = values.find((one) => !isOffered(offered, one));
  if (missing === undefined) return undefined;
  const names = offered.filter((option) => typeof option === 'string');
  const suggestion = typeof missing === 'string' ? suggestFile(missing, names) : undefined;
  return { ...at, kind: 'not-offered', value: missing, offered, suggestion };
}

function isOffered(offered: readonly unknown[], value: unknown): boolean {
  return offered.includes(value) || (typeof value === 'bigint' && offered.includes(Number(value)));
}
