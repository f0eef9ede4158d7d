// Nodes that are controls themselves (Krita, Swarm, ComfyDeploy) carry kind and limits in their values.
import type { Graph } from '@/comfy/graph';
import type { InputDef, InputKind, NumberRange } from '@/comfy/object-info';
import type { Binding } from '../template';

type Inputs = Readonly<Record<string, unknown>>;

/** The definition as the node's author narrowed it; `def` where the node says nothing of its own. */
export function ownDefOf(
  graph: Graph,
  binding: Binding,
  def: InputDef | undefined,
): InputDef | undefined {
  const node = graph[binding.node];
  const own = node === undefined ? undefined : ownOf(node.class_type, node.inputs);
  if (own === undefined) return def;
  const base = def ?? { name: binding.input, type: '*', isRequired: true };
  return { ...base, ...own };
}

type Own = { kind: InputKind } & Partial<Pick<InputDef, 'range' | 'options' | 'isMultiline'>>;

function ownOf(name: string, inputs: Inputs): Own | undefined {
  if (name === 'ETN_Parameter') return kritaOf(inputs);
  if (name === 'SwarmInputInteger') return { kind: 'int', range: rangeOf(inputs, 'min', 'max') };
  if (name === 'SwarmInputFloat') return { kind: 'float', range: rangeOf(inputs, 'min', 'max') };
  if (name === 'SwarmInputText') return { kind: 'string', isMultiline: true };
  if (name === 'SwarmInputDropdown') {
    return { kind: 'combo', options: listOf(inputs.values, ',') };
  }
  if (/^ComfyUIDeployExternalNumberSlider/.test(name)) {
    const kind = name.endsWith('Int') ? 'int' : 'float';
    return { kind, range: rangeOf(inputs, 'min_value', 'max_value') };
  }
  return undefined;
}

function kritaOf(inputs: Inputs): Own | undefined {
  switch (inputs.type) {
    case 'number (integer)':
      return { kind: 'int', range: rangeOf(inputs, 'min', 'max') };
    case 'number':
      return { kind: 'float', range: rangeOf(inputs, 'min', 'max') };
    case 'toggle':
      return { kind: 'boolean' };
    case 'text':
      return { kind: 'string' };
    case 'prompt (positive)':
    case 'prompt (negative)':
      return { kind: 'string', isMultiline: true };
    default:
      return undefined;
  }
}

function rangeOf(inputs: Inputs, low: string, high: string): NumberRange {
  const [min, max, step] = [inputs[low], inputs[high], inputs.step];
  return {
    ...(typeof min === 'number' ? { min } : {}),
    ...(typeof max === 'number' ? { max } : {}),
    ...(typeof step === 'number' && step > 0 ? { step } : {}),
  };
}

function listOf(value: unknown, by: string): string[] {
  if (typeof value !== 'string') return [];
  return value
    .split(by)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .slice(0, 1000);
}
