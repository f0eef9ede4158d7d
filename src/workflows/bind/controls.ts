// Typed controls for what a template lets one fill, with limits as the server has them.
import { isLink, type Graph } from '@/comfy/graph';
import type { InputDef, ObjectInfo } from '@/comfy/object-info';
import { isPicture, type ParamValue } from '../fill/fill-graph';
import { readPattern } from '../fill/pattern';
import type { Binding, Template } from '../template';
import { outputNodes, upstreamOf, wiresOf } from './links';
import { labelOf } from './names';
import { ownDefOf } from './own-limits';
import { isPlaceholder } from './places';

export type ControlKind =
  'number' | 'integer' | 'text' | 'multiline' | 'choice' | 'boolean' | 'image' | 'seed';

export interface Control {
  readonly param: string;
  readonly kind: ControlKind;
  readonly label: string;
  readonly tooltip: string | undefined;
  /** As it stands in the workflow. */
  readonly value: ParamValue | undefined;
  /** The template's, else the workflow's, else the node's. */
  readonly default: ParamValue | undefined;
  /** In units of the parameter. All three are undefined where nothing limits it. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly step: number | undefined;
  /** Of a choice, as the server offers it; `None` first for a LoRA. */
  readonly options: readonly (string | number | boolean)[];
  /** A picture that may be left out. */
  readonly isOptional: boolean;
  /** False where no result depends on it; such a control is better not shown. */
  readonly hasEffect: boolean;
  readonly found: Binding['found'];
  readonly bindings: readonly Binding[];
}

/** One control for each parameter, in the order of the bindings. Without `info` kinds go by values. */
export function controlsOf(request: {
  readonly graph: Graph;
  readonly template: Pick<Template, 'bindings' | 'defaults' | 'outputs'>;
  readonly info?: ObjectInfo | undefined;
}): Control[] {
  const { graph, template, info } = request;
  const outputs = template.outputs.length > 0 ? template.outputs : outputNodes(graph, info);
  const live = upstreamOf(graph, outputs);
  const fillable = template.bindings.filter((binding) => isFillable(graph, binding));
  const params = [...new Set(fillable.map((binding) => binding.param))];
  return params.flatMap((param) => {
    const bindings = fillable.filter((binding) => binding.param === param);
    const first = bindings[0];
    if (first === undefined) return [];
    return [
      controlOf(graph, info, param, first, bindings, {
        fallback: template.defaults[param],
        hasEffect: bindings.some((binding) => live.has(binding.node)),
      }),
    ];
  });
}

function isFillable(graph: Graph, binding: Binding): boolean {
  const node = graph[binding.node];
  if (node === undefined) return false;
  return binding.becomes !== undefined || !isLink(node.inputs[binding.input]);
}

function controlOf(
  graph: Graph,
  info: ObjectInfo | undefined,
  param: string,
  first: Binding,
  bindings: readonly Binding[],
  more: { readonly fallback: ParamValue | undefined; readonly hasEffect: boolean },
): Control {
  const limits = bindings.flatMap((binding) => limitsOf(graph, info, binding));
  const defs = limits.map((limit) => limit.def);
  const def = ownDefOf(graph, first, defOf(graph, info, first)) ?? defs[0];
  const node = graph[first.node];
  const isImage = node !== undefined && isPicture(first, node);
  const value = isImage ? undefined : currentValue(node?.inputs[first.input], first);
  const kind = isImage ? 'image' : kindOf(param, first, def, value);
  const isNumeric = kind === 'number' || kind === 'integer' || kind === 'seed';
  return {
    param,
    kind,
    label: first.label ?? labelOf(param),
    tooltip: first.hint ?? def?.tooltip,
    value,
    default: more.fallback ?? value ?? asValue(def?.default),
    ...(isNumeric ? rangeOf(limits) : { min: undefined, max: undefined, step: undefined }),
    options: kind === 'choice' ? optionsOf(param, defs) : [],
    isOptional: bindings.every((binding) => binding.optional === true),
    hasEffect: more.hasEffect,
    found: first.found,
    bindings,
  };
}

function defOf(graph: Graph, info: ObjectInfo | undefined, at: Binding): InputDef | undefined {
  return inputDef(graph, info, at.node, at.input);
}

function inputDef(
  graph: Graph,
  info: ObjectInfo | undefined,
  node: string,
  name: string,
): InputDef | undefined {
  const inputs = info?.get(graph[node]?.class_type ?? '')?.inputs ?? [];
  return inputs.find((input) => input.name === name);
}

function kindOf(
  param: string,
  binding: Binding,
  def: InputDef | undefined,
  value: ParamValue | undefined,
): ControlKind {
  if (/^seed\d*$/.test(param)) return 'seed';
  if (binding.pattern !== undefined) return 'multiline';
  switch (def?.kind) {
    case 'int':
      return def.hasControlAfterGenerate === true && /seed/.test(binding.input)
        ? 'seed'
        : 'integer';
    case 'float':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'combo':
    case 'dynamic-combo':
      return 'choice';
    case 'string':
      return def.isMultiline === true || isProse(param) ? 'multiline' : 'text';
    default:
  }
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number' || typeof value === 'bigint') {
    return Number.isInteger(Number(value)) ? 'integer' : 'number';
  }
  return isProse(param) ? 'multiline' : 'text';
}

function isProse(param: string): boolean {
  return param === 'prompt' || param === 'negative';
}

interface Limit {
  readonly def: InputDef;
  readonly factor: number;
}

/** A primitive is limited by what reads it, too. */
function limitsOf(graph: Graph, info: ObjectInfo | undefined, binding: Binding): Limit[] {
  const factor = binding.factor ?? 1;
  const own = ownDefOf(graph, binding, defOf(graph, info, binding));
  const isPrimitive = ['value', 'default', 'default_value'].includes(binding.input);
  const readers = isPrimitive
    ? wiresOf(graph)
        .filter((wire) => wire.from === binding.node)
        .map((wire) => inputDef(graph, info, wire.to, wire.input))
    : [];
  return [own, ...readers].flatMap((def) => (def === undefined ? [] : [{ def, factor }]));
}

/** The range that suits all places, in units of the parameter. */
function rangeOf(limits: readonly Limit[]): {
  min: number | undefined;
  max: number | undefined;
  step: number | undefined;
} {
  let [min, max, step] = [-Infinity, Infinity, 0];
  for (const { def, factor } of limits) {
    const range = def.range;
    if (range === undefined || factor === 0) continue;
    const ends = [range.min ?? -Infinity, range.max ?? Infinity].map((end) => end / factor);
    min = Math.max(min, Math.min(...ends));
    max = Math.min(max, Math.max(...ends));
    step = Math.max(step, Math.abs((range.step ?? 0) / factor));
  }
  // Larger whole numbers lose digits in JavaScript.
  max = Math.min(max, Number.MAX_SAFE_INTEGER);
  return {
    min: Number.isFinite(min) ? min : undefined,
    max: max < Number.MAX_SAFE_INTEGER || Number.isFinite(min) ? max : undefined,
    step: step > 0 ? step : undefined,
  };
}

/** What all places offer. Files of LoRA loaders may also be none at all. */
function optionsOf(param: string, defs: readonly InputDef[]): (string | number | boolean)[] {
  const lists = defs.flatMap((def) => (def.options === undefined ? [] : [def.options]));
  // A folder can hold thousands of files, and looking through one list for each of another is quadratic.
  const [first = [], ...others] = lists;
  const sets = others.map((list) => new Set(list));
  const common = first.filter((option) => sets.every((set) => set.has(option)));
  return /^lora\d*$/.test(param) && !common.includes('None') ? ['None', ...common] : common;
}

function currentValue(value: unknown, binding: Binding): ParamValue | undefined {
  if (isPlaceholder(value)) return undefined;
  if (typeof value === 'number' && binding.factor !== undefined && binding.factor !== 0) {
    return value / binding.factor;
  }
  if (typeof value === 'string' && binding.pattern !== undefined) {
    const read = readPattern(binding.pattern, value);
    if (read !== undefined) return read.get('value') ?? read.get(binding.param);
  }
  return asValue(value);
}

function asValue(value: unknown): ParamValue | undefined {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'bigint':
      return value;
    default:
      return undefined;
  }
}
