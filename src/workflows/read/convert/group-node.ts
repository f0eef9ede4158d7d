// Group nodes, which subgraphs replaced: the file keeps the inner nodes, but the sides have to be worked
// out from them in the order in which the old editor did. Where that does not come out even, no guess is
// made.
import type { InputDef, NodeDef, ObjectInfo } from '@/comfy/object-info';
import {
  INPUT_SIDE,
  OUTPUT_SIDE,
  type EditorLink,
  type EditorNode,
  type GroupNode,
  type Subgraph,
} from '../editor';
import { typesFit } from './types-fit';
import { hasCompanion, isSeedPolicy, isWidget } from './widget-kinds';

/** `workflow>Name`, or `workflow/Name` in older files. */
export function groupName(type: string): string | undefined {
  return /^workflow[>/](.+)$/s.exec(type)?.[1];
}

interface Side {
  readonly node: EditorNode;
  readonly slot: number;
  readonly name: string;
  readonly type: string;
}

/** Undefined: refused, since its sides or values cannot be told for certain. */
export function groupToSubgraph(
  group: GroupNode,
  instance: EditorNode,
  info: ObjectInfo,
): Subgraph | undefined {
  if (group.nodes.some((node) => !info.has(node.type))) return undefined;
  const inputs = matchInputs(group, instance, info);
  const outputs = matchOutputs(group, instance);
  const values = splitValues(group, instance, info);
  if (!inputs || !outputs || !values) return undefined;

  const links = new Map<string, EditorLink>();
  const linkOf = new Map<string, string>();
  const addLink = (from: string, fromSlot: number, to: string, toSlot: number, type: string) => {
    const id = `g${links.size}`;
    links.set(id, { id, from, fromSlot, to, toSlot, type });
    linkOf.set(`${to}:${toSlot}`, id);
  };
  for (const link of group.links) {
    addLink(String(link.from), link.fromSlot, String(link.to), link.toSlot, '*');
  }
  for (const [index, side] of inputs) {
    addLink(INPUT_SIDE, index, side.node.id, side.slot, side.type);
  }
  outputs.forEach((side, index) => addLink(side.node.id, side.slot, OUTPUT_SIDE, index, side.type));
  const nodes = group.nodes.map((node, index): EditorNode => ({
    ...node,
    inputs: node.inputs.map((input, slot) => ({
      ...input,
      link: linkOf.get(`${node.id}:${slot}`),
    })),
    widgets: { by: 'place', values: values[index] ?? [] },
  }));
  return {
    id: `workflow>${group.name}`,
    name: group.name,
    // The instance's names are the ones to match by.
    inputs: instance.inputs,
    outputs: instance.outputs,
    nodes: new Map(nodes.map((node) => [node.id, node])),
    links,
  };
}

/** Place among the instance's inputs → inner input. Sockets go by order, widgets by name. */
function matchInputs(
  group: GroupNode,
  instance: EditorNode,
  info: ObjectInfo,
): Map<number, Side> | undefined {
  const { sockets, widgets } = innerInputs(group, info);
  const matched = new Map<number, Side>();
  for (const [index, shown] of instance.inputs.entries()) {
    if (shown.widget === undefined) {
      const side = sockets.shift();
      if (!side || !typesFit(side.type, shown.type)) return undefined;
      matched.set(index, side);
    } else if (shown.link !== undefined) {
      // A name that two nodes have comes with the node's title in front.
      const sides = widgets.filter(
        ({ name }) => shown.name === name || shown.name.endsWith(` ${name}`),
      );
      const [side] = sides;
      if (!side || sides.length > 1) return undefined;
      matched.set(index, side);
    }
  }
  return sockets.length === 0 ? matched : undefined;
}

function matchOutputs(group: GroupNode, instance: EditorNode): readonly Side[] | undefined {
  const sides = innerOutputs(group);
  const fit = sides.every((side, i) => typesFit(side.type, instance.outputs[i]?.type ?? ''));
  return fit && sides.length === instance.outputs.length ? sides : undefined;
}

function innerInputs(group: GroupNode, info: ObjectInfo): { sockets: Side[]; widgets: Side[] } {
  const linked = new Set(group.links.map((link) => `${link.to}:${link.toSlot}`));
  const sides = { sockets: [] as Side[], widgets: [] as Side[] };
  for (const node of group.nodes) {
    const names = new Set(widgetsOf(info.get(node.type)).map((input) => input.name));
    for (const [slot, input] of node.inputs.entries()) {
      if (linked.has(`${node.id}:${slot}`)) continue;
      if (group.hidden.has(`${node.id}:in:${input.name}`)) continue;
      const isWidgetInput = input.widget !== undefined || names.has(input.name);
      const side = { node, slot, name: input.name, type: input.type };
      (isWidgetInput ? sides.widgets : sides.sockets).push(side);
    }
  }
  return sides;
}

function innerOutputs(group: GroupNode): Side[] {
  const used = new Set(group.links.map((link) => `${link.from}:${link.fromSlot}`));
  return group.nodes.flatMap((node) =>
    node.outputs.flatMap((output, slot) => {
      const key = `${node.id}:${slot}`;
      if (used.has(key) && !group.external.has(key)) return [];
      if (group.hidden.has(`${node.id}:out:${slot}`)) return [];
      return [{ node, slot, name: output.name, type: output.type }];
    }),
  );
}

function widgetsOf(def: NodeDef | undefined): InputDef[] {
  return def?.inputs.filter(isWidget) ?? [];
}

/**
 * Deals the instance's values out to the inner nodes: each takes as many as it has saved itself, less
 * those of hidden and of inwardly linked widgets, which keep their own.
 */
function splitValues(
  group: GroupNode,
  instance: EditorNode,
  info: ObjectInfo,
): (readonly unknown[])[] | undefined {
  const inner = group.nodes.map((node) => node.widgets);
  const shown = instance.widgets;
  if (shown.by === 'name') return undefined;
  let at = 0;
  const dealt: unknown[][] = [];
  for (const [index, widgets] of inner.entries()) {
    const node = group.nodes[index];
    if (widgets.by === 'name' || !node) return undefined;
    const takes = shownPlaces(node, widgets.values, group, info.get(node.type));
    dealt.push(
      widgets.values.map((value, place) =>
        takes.has(place) && shown.values.length > 0 ? shown.values[at++] : value,
      ),
    );
  }
  return at === shown.values.length ? dealt : undefined;
}

function shownPlaces(
  node: EditorNode,
  own: readonly unknown[],
  group: GroupNode,
  def: NodeDef | undefined,
): Set<number> {
  const linked = new Set(
    group.links
      .filter((link) => String(link.to) === node.id)
      .map((link) => node.inputs[link.toSlot]?.name),
  );
  const shown = new Set<number>();
  const inputs = widgetsOf(def);
  let place = 0;
  inputs.forEach((input, index) => {
    const isShown = !linked.has(input.name) && !group.hidden.has(`${node.id}:in:${input.name}`);
    if (isShown) shown.add(place);
    place += 1;
    const companion = own[place];
    if (isSeedPolicy(companion) && hasCompanion(input, companion, inputs[index + 1])) {
      if (isShown) shown.add(place);
      place += 1;
    }
  });
  // Buttons of uploads come last.
  for (; place < own.length; place += 1) shown.add(place);
  return shown;
}
