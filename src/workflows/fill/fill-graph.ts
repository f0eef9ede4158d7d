// From a workflow, its template and values to the graph that is sent. Pure: same in, same out.
import { isLink, type Graph, type GraphNode } from '@/comfy/graph';
import { PICTURE_LOADERS, isPictureParam } from '../bind/names';
import { isPlaceholder } from '../bind/places';
import type { Binding, Template } from '../template';
import { chainLoras, isNoLora, nextId, type LoraUse } from './lora-chain';
import { fillPattern } from './pattern';
import { sanitizePrefix } from './prefix';
import { takeOut } from './take-out';

export type ParamValue = string | number | boolean | bigint;

export interface FillRequest {
  readonly graph: Graph;
  readonly template: Pick<Template, 'bindings' | 'defaults' | 'shapes' | 'loras'>;
  /** Over the template's defaults. A LoRA of '' or 'None' takes its loader out. */
  readonly values?: Readonly<Record<string, ParamValue | undefined>>;
  /** Chained in at the template's slot, first to last. */
  readonly loras?: readonly LoraUse[];
  /** Param → what to write for the picture: a name on the server, or a stand-in for one. */
  readonly images?: Readonly<Record<string, string | undefined>>;
  /** Goes to every saver. Made safe here; `resolvePrefix` comes before. */
  readonly prefix?: string;
}

/** Where the name of an uploaded picture goes. */
export interface ImageSlot {
  readonly param: string;
  readonly node: string;
  readonly input: string;
}

export interface FilledGraph {
  readonly graph: Graph;
  readonly imageSlots: readonly ImageSlot[];
  /** Values that stand in the graph, defaults included. */
  readonly used: Readonly<Record<string, ParamValue>>;
  /** Params given for which the graph has no place. */
  readonly unused: readonly string[];
  /** Params without which the graph cannot run: pictures, and placeholders without a value. */
  readonly missing: readonly string[];
}

/** Never writes over a link; the graph given stays as it is. */
export function fillGraph(request: FillRequest): FilledGraph {
  const { template, images = {}, loras = [], prefix } = request;
  const values = valuesFor(request);
  const draft: Record<string, GraphNode> = { ...request.graph };
  const used: Record<string, ParamValue> = {};
  const slots: ImageSlot[] = [];
  const missing = new Set<string>();
  const gone = new Set<string>();

  for (const binding of template.bindings) {
    const node = draft[binding.node];
    if (node === undefined) continue;
    if (isPicture(binding, node)) {
      const name = images[binding.param];
      if (name !== undefined) slots.push(writePicture(draft, binding, name));
      else if (binding.optional === true) gone.add(binding.node);
      else missing.add(binding.param);
      continue;
    }
    if (isLink(node.inputs[binding.input])) continue;
    const value = values[binding.param];
    if (value === undefined) {
      if (isPlaceholder(node.inputs[binding.input])) missing.add(binding.param);
      continue;
    }
    if (/^lora\d*$/.test(binding.param) && isNoLora(value)) gone.add(binding.node);
    else write(draft, binding, writtenValue(binding, value, values, template.bindings));
    used[binding.param] = value;
  }

  if (prefix !== undefined) writePrefix(draft, sanitizePrefix(prefix));
  const left = takeOut(draft, gone, template.shapes);
  // Ids above all of the file's, also of nodes that went: a loader of ours is never taken for one of them.
  const graph =
    template.loras === undefined
      ? left
      : chainLoras(left, template.loras, loras, nextId(request.graph));

  const given = [...Object.entries(request.values ?? {}), ...Object.entries(images)]
    .filter(([, value]) => value !== undefined)
    .map(([param]) => param);
  const filled = new Set([...Object.keys(used), ...slots.map((slot) => slot.param)]);
  return {
    graph,
    imageSlots: slots,
    used,
    unused: [...new Set(given)].filter((param) => !filled.has(param)),
    missing: [...missing],
  };
}

function valuesFor(request: FillRequest): Readonly<Record<string, ParamValue>> {
  const all: Record<string, ParamValue> = { ...request.template.defaults };
  for (const [param, value] of Object.entries(request.values ?? {})) {
    if (value !== undefined) all[param] = value;
  }
  return all;
}

/** Whether a binding takes an uploaded picture. */
export function isPicture(binding: Binding, node: GraphNode): boolean {
  if (binding.becomes !== undefined) return true;
  if (binding.input !== 'image') return false;
  return PICTURE_LOADERS.has(node.class_type) || isPictureParam(binding.param);
}

function writePicture(draft: Record<string, GraphNode>, binding: Binding, name: string): ImageSlot {
  const node = draft[binding.node];
  if (binding.becomes === undefined) {
    write(draft, binding, name);
    return { param: binding.param, node: binding.node, input: binding.input };
  }
  draft[binding.node] = {
    class_type: binding.becomes,
    // Masks come as gray pictures.
    inputs: binding.becomes === 'LoadImageMask' ? { image: name, channel: 'red' } : { image: name },
    ...(node?._meta === undefined ? {} : { _meta: node._meta }),
  };
  return { param: binding.param, node: binding.node, input: 'image' };
}

function write(draft: Record<string, GraphNode>, binding: Binding, value: ParamValue): void {
  const node = draft[binding.node];
  if (node === undefined) return;
  draft[binding.node] = { ...node, inputs: { ...node.inputs, [binding.input]: value } };
}

function writtenValue(
  binding: Binding,
  value: ParamValue,
  values: Readonly<Record<string, ParamValue>>,
  bindings: readonly Binding[],
): ParamValue {
  if (binding.pattern !== undefined) {
    const isParam = (name: string) => bindings.some((other) => other.param === name);
    return fillPattern(binding.pattern, (name) => {
      if (name === 'value') return String(value);
      const other = values[name];
      if (other !== undefined) return String(other);
      return isParam(name) ? '' : undefined;
    });
  }
  if (typeof value === 'number' && binding.factor !== undefined) {
    // Twelve digits keep 0.1 × 3 a decimal that people would write.
    return Number((value * binding.factor).toPrecision(12));
  }
  // JavaScript writes larger numbers with other digits than were meant, and the server refuses 2^64.
  if (typeof value === 'number' && /seed/.test(binding.param)) {
    return Math.min(value, Number.MAX_SAFE_INTEGER);
  }
  return value;
}

function writePrefix(draft: Record<string, GraphNode>, prefix: string): void {
  for (const [id, node] of Object.entries(draft)) {
    if (typeof node.inputs.filename_prefix !== 'string') continue;
    draft[id] = { ...node, inputs: { ...node.inputs, filename_prefix: prefix } };
  }
}
