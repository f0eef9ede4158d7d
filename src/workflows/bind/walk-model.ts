// From a model or clip input up to the loader, noting LoRA loaders on the way.
import type { Graph, Link } from '@/comfy/graph';
import { bindShared } from './bind-values';
import { linkAt } from './links';
import { LORA_LOADERS } from './names';
import type { Search } from './places';

const FILE_WIDGETS = ['ckpt_name', 'unet_name', 'model_name', 'model_path'] as const;

/** Loader and LoRA nodes of one chain, the loader's end first. */
export interface ModelChain {
  readonly source: Link;
  /** Class `LoraLoader` or `LoraLoaderModelOnly`, in the order in which they apply. */
  readonly loras: readonly string[];
}

/** Follows one input name (`model` or `clip`) to the end. */
export function chainOf(
  graph: Graph,
  start: Link | undefined,
  input: 'model' | 'clip',
): ModelChain | undefined {
  const seen = new Set<string>();
  const loras: string[] = [];
  let link = start;
  while (link !== undefined && !seen.has(link[0])) {
    seen.add(link[0]);
    if (LORA_LOADERS.has(graph[link[0]]?.class_type ?? '')) loras.unshift(link[0]);
    const next = linkAt(graph, link[0], input);
    if (next === undefined) return { source: link, loras };
    link = next;
  }
  return undefined;
}

/** Binds the model's file, sizes that model patches repeat, and the LoRAs that the file brings. */
export function walkModel(search: Search, start: Link | undefined): void {
  const { graph, list } = search;
  const chain = chainOf(graph, start, 'model');
  if (chain === undefined) return;
  for (let link = start; link !== undefined && link[0] !== chain.source[0];) {
    bindShared(search, 'width', link[0], 'width');
    bindShared(search, 'height', link[0], 'height');
    link = linkAt(graph, link[0], 'model');
  }
  for (const id of chain.loras) bindLora(search, id);
  const [loader] = chain.source;
  for (const input of FILE_WIDGETS) {
    const value = list.valueAt({ node: loader, input });
    if (typeof value !== 'string') continue;
    const first = list.bindings.find((binding) => binding.param === 'model');
    if (first === undefined || list.valueAt(first) === value) {
      list.add('model', { node: loader, input }, 'walk');
    } else if (!list.isTaken({ node: loader, input })) {
      list.note('two-models', 'A second model has a file of its own, which stays.', loader);
    }
  }
}

/** Binds the clip skip; ComfyUI counts from the end, so it stands there negative. */
export function walkClip(search: Search, start: Link | undefined): void {
  const seen = new Set<string>();
  for (let link = start; link !== undefined && !seen.has(link[0]);) {
    const id = link[0];
    seen.add(id);
    const place = { node: id, input: 'stop_at_clip_layer' };
    if (search.list.valueAt(place) !== undefined) {
      search.list.add('clip_skip', place, 'walk', { factor: -1 });
    }
    link = linkAt(search.graph, id, 'clip');
  }
}

/** `lora`, `lora2` … with their strengths. */
function bindLora(search: Search, id: string): void {
  const { list } = search;
  if (list.isTaken({ node: id, input: 'lora_name' })) return;
  let number = 1;
  while (list.has(number === 1 ? 'lora' : `lora${number}`)) number += 1;
  const suffix = number === 1 ? '' : String(number);
  list.add(`lora${suffix}`, { node: id, input: 'lora_name' }, 'walk');
  list.add(`lora_strength${suffix}`, { node: id, input: 'strength_model' }, 'walk');
  list.add(`lora_clip${suffix}`, { node: id, input: 'strength_clip' }, 'walk');
}
