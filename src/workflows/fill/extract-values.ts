// Reads values back out of a graph that was sent: "use these settings again".
import { isLink, type Graph, type Link } from '@/comfy/graph';
import { linkAt, sortedIds } from '../bind/links';
import { LORA_LOADERS } from '../bind/names';
import type { Template } from '../template';
import { isPicture, type ParamValue } from './fill-graph';
import type { LoraUse } from './lora-chain';
import { readPattern } from './pattern';

export interface ExtractedValues {
  readonly values: Readonly<Record<string, ParamValue>>;
  /** Names of pictures as they stood in the graph, by param. */
  readonly images: Readonly<Record<string, string>>;
  /** Loaders behind the slot, first to last, those of `base` left out. */
  readonly loras: readonly LoraUse[];
}

/** `base` is the workflow as it was before it was filled; its own LoRAs are not taken for chosen ones. */
export function valuesOf(
  graph: Graph,
  template: Pick<Template, 'bindings' | 'loras'>,
  base?: Graph,
): ExtractedValues {
  const values: Record<string, ParamValue> = {};
  const images: Record<string, string> = {};
  for (const binding of template.bindings) {
    const node = graph[binding.node];
    if (node === undefined) {
      if (/^lora\d*$/.test(binding.param)) values[binding.param] = 'None';
      continue;
    }
    if (isPicture(binding, node)) {
      const name = node.inputs[binding.becomes === undefined ? binding.input : 'image'];
      if (typeof name === 'string') images[binding.param] ??= name;
      continue;
    }
    const value = readBack(node.inputs[binding.input], binding);
    if (value !== undefined) values[binding.param] ??= value;
  }
  return { values, images, loras: lorasOf(graph, template, base) };
}

function readBack(value: unknown, binding: Template['bindings'][number]): ParamValue | undefined {
  if (typeof value === 'string') {
    if (binding.pattern === undefined) return value;
    const read = readPattern(binding.pattern, value);
    // A text that was written over by hand is the whole value; the pattern does not fit it.
    return read === undefined ? value : (read.get('value') ?? read.get(binding.param));
  }
  if (typeof value === 'number') {
    return binding.factor === undefined || binding.factor === 0
      ? value
      : Number((value / binding.factor).toPrecision(12));
  }
  return typeof value === 'boolean' || typeof value === 'bigint' ? value : undefined;
}

function lorasOf(
  graph: Graph,
  template: Pick<Template, 'loras'>,
  base: Graph | undefined,
): LoraUse[] {
  if (template.loras === undefined) return [];
  const found: LoraUse[] = [];
  const seen = new Set<string>();
  let at: Link = template.loras.model;
  for (;;) {
    const next = sortedIds(graph).find((id) => {
      const link = linkAt(graph, id, 'model');
      const isLoader = LORA_LOADERS.has(graph[id]?.class_type ?? '');
      return isLoader && !seen.has(id) && link?.[0] === at[0] && link[1] === at[1];
    });
    if (next === undefined) return found;
    seen.add(next);
    at = [next, 0];
    if (base?.[next] !== undefined) continue;
    const {
      lora_name: file,
      strength_model: strength,
      strength_clip: clip,
    } = graph[next]?.inputs ?? {};
    if (typeof file !== 'string' || isLink(file) || typeof strength !== 'number') continue;
    found.push({ file, strength, ...(typeof clip === 'number' ? { clip } : {}) });
  }
}
