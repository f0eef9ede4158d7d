// What of a graph can be chosen for filling: inputs that hold values, nodes that give results, outputs
// that LoRAs can go behind.
import { isLink, type Graph, type ObjectInfo } from '@/comfy';
import { compareIds, outputNodes, wiresOf } from '@/workflows/bind/links';
import { paramNameOf } from '@/workflows/bind/names';
import type { Binding, LoraSlot } from '@/workflows';
import { short } from './words';

export interface FreeInput {
  readonly input: string;
  /** As it stands in the file, cut to a line. */
  readonly value: string;
}

export interface NodePlaces {
  readonly node: string;
  readonly title: string;
  readonly inputs: readonly FreeInput[];
}

/** Nodes with inputs that are not linked, in order of ids. */
export function freePlaces(graph: Graph, info?: ObjectInfo): NodePlaces[] {
  return sortedNodes(graph).flatMap((node) => {
    const inputs = Object.entries(graph[node]?.inputs ?? {})
      .filter(([, value]) => !isLink(value))
      .map(([input, value]) => ({ input, value: showValue(value) }));
    return inputs.length > 0 ? [{ node, title: nodeTitle(graph, node, info), inputs }] : [];
  });
}

export function nodeTitle(graph: Graph, id: string, info?: ObjectInfo): string {
  const node = Object.hasOwn(graph, id) ? graph[id] : undefined;
  if (!node) return `Node ${short(id, 20)}`;
  return short(node._meta?.title || info?.get(node.class_type)?.title || node.class_type, 60);
}

export function showValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (isLink(value)) return 'connected';
  if (typeof value === 'string') return value === '' ? 'empty' : short(value, 60);
  if (typeof value === 'bigint') return String(value);
  const text = JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'bigint' ? String(one) : one,
  );
  return short(text ?? 'nothing', 60);
}

/** Why this cannot be bound; undefined where it can. `at`: the binding that is being changed. */
export function bindingFault(
  graph: Graph,
  bindings: readonly Binding[],
  wanted: Pick<Binding, 'param' | 'node' | 'input'>,
  at?: number,
): string | undefined {
  if (wanted.param.trim() === '') return 'Give the parameter a name.';
  const node = Object.hasOwn(graph, wanted.node) ? graph[wanted.node] : undefined;
  if (!node || wanted.input === '') return 'Choose a node and one of its inputs.';
  const isSame =
    bindings[at ?? -1]?.node === wanted.node && bindings[at ?? -1]?.input === wanted.input;
  const value = Object.hasOwn(node.inputs, wanted.input) ? node.inputs[wanted.input] : undefined;
  if (isLink(value) && !isSame) return 'That input is connected to another node.';
  const other = bindings.find(
    (one, index) => index !== at && one.node === wanted.node && one.input === wanted.input,
  );
  return other && !isSame ? `“${short(other.param)}” is written there already.` : undefined;
}

/** A parameter of the user's own as the file format spells it: `Hair color` → `hair_color`. */
export function ownParam(text: string): string {
  return text.trim() === '' ? '' : paramNameOf(text);
}

export interface ResultNode {
  readonly node: string;
  readonly title: string;
}

export function resultNodes(graph: Graph, info?: ObjectInfo): ResultNode[] {
  return outputNodes(graph, info).map((node) => ({ node, title: nodeTitle(graph, node, info) }));
}

export interface LoraPlace {
  readonly key: string;
  readonly label: string;
  readonly slot: LoraSlot;
}

/** Outputs that something reads as its model. A CLIP output of the same node takes part where it is read. */
export function loraPlaces(graph: Graph, info?: ObjectInfo): LoraPlace[] {
  const wires = wiresOf(graph);
  const found = new Map<string, LoraPlace>();
  for (const { from, slot } of wires.filter(({ input }) => input === 'model')) {
    const key = loraKey({ model: [from, slot] });
    if (found.has(key)) continue;
    const clip = wires.find(
      (wire) => wire.from === from && wire.slot !== slot && wire.input === 'clip',
    );
    const label = `${nodeTitle(graph, from, info)}, model${clip ? ' and text encoder' : ''}`;
    found.set(key, {
      key,
      label,
      slot: { model: [from, slot], ...(clip && { clip: [from, clip.slot] as [string, number] }) },
    });
  }
  return [...found.values()];
}

export function loraKey(slot: LoraSlot): string {
  return `${slot.model[0]} ${slot.model[1]}`;
}

function sortedNodes(graph: Graph): string[] {
  return Object.keys(graph).sort(compareIds);
}
