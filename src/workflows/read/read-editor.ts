// Raw editor file → EditorWorkflow.
import type { EditorGraph, EditorNode, EditorWorkflow, GroupNode, NamedModel } from './editor';
import {
  groupConfigSchema,
  groupNodeSchema,
  groupNodesSchema,
  hiddenSchema,
  modelsSchema,
  nodeSchema,
  workflowSchema,
  type RawGroupNode,
  type RawNode,
} from './editor-schema';

const MODES: Readonly<Record<number, EditorNode['mode']>> = { 2: 'muted', 4: 'bypassed' };

export function readEditor(original: unknown): EditorWorkflow {
  const raw = workflowSchema.parse(original);
  const subgraphs = raw.definitions.subgraphs.map((one) => ({
    id: one.id,
    name: one.name,
    inputs: one.inputs,
    outputs: one.outputs,
    ...graphOf(one.nodes, one.links),
  }));
  const top = graphOf(raw.nodes, raw.links);
  const all = [top, ...subgraphs].flatMap((graph) => [...graph.nodes.values()]);
  return {
    ...top,
    subgraphs: new Map(subgraphs.map((one) => [one.id, one])),
    groupNodes: readGroupNodes(raw.extra.get('groupNodes')),
    models: modelsOf(raw.models, all),
    extra: raw.extra,
    original,
  };
}

function graphOf(nodes: readonly RawNode[], links: readonly LinkLike[]): EditorGraph {
  return {
    nodes: new Map(nodes.map((node) => [node.id, readNode(node)])),
    links: new Map(links.map((link) => [link.id, link])),
  };
}
type LinkLike = EditorGraph['links'] extends ReadonlyMap<string, infer L> ? L : never;

function readNode(raw: RawNode): EditorNode {
  return {
    id: raw.id,
    type: raw.type,
    title: raw.title?.trim() ? raw.title : undefined,
    mode: MODES[raw.mode] ?? 'active',
    inputs: raw.inputs.map((input) => ({
      name: input.name,
      type: input.type,
      link: input.link,
      widget: input.widget?.name,
    })),
    outputs: raw.outputs,
    widgets: raw.widgets_values,
    properties: raw.properties,
  };
}

function readGroupNodes(raw: unknown): ReadonlyMap<string, GroupNode> {
  const entries = [...groupNodesSchema.parse(raw)].flatMap(([name, value]) => {
    const read = groupNodeSchema.safeParse(value);
    return read.success ? [[name, readGroupNode(name, read.data)] as const] : [];
  });
  return new Map(entries);
}

function readGroupNode(name: string, raw: RawGroupNode): GroupNode {
  // Inside a group the place in the list is the id, whatever the nodes say.
  const nodes = raw.nodes.map((node, index): EditorNode => {
    const read = nodeSchema.safeParse({ ...(node as object), id: index });
    return readNode(read.success ? read.data : nodeSchema.parse({ id: index, type: '' }));
  });
  return {
    name,
    nodes,
    links: raw.links.map(([from, fromSlot, to, toSlot]) => ({ from, fromSlot, to, toSlot })),
    external: new Set(raw.external.map(([node, slot]) => `${node}:${slot}`)),
    hidden: hiddenOf(raw.config),
  };
}

function hiddenOf(config: ReadonlyMap<string, unknown>): Set<string> {
  const hidden = new Set<string>();
  for (const [node, raw] of config) {
    const read = groupConfigSchema.safeParse(raw);
    if (!read.success) continue;
    for (const [side, slots] of [
      ['in', read.data.input],
      ['out', read.data.output],
    ] as const) {
      for (const [name, slot] of slots) {
        if (hiddenSchema.safeParse(slot).success) hidden.add(`${node}:${side}:${name}`);
      }
    }
  }
  return hidden;
}

/** From the workflow's own list and from its nodes', as ComfyUI's templates carry them. */
function modelsOf(
  listed: readonly { name: string; directory: string; url?: string | undefined }[],
  nodes: readonly EditorNode[],
): NamedModel[] {
  const all = [
    ...listed,
    ...nodes.flatMap((node) => modelsSchema.parse(node.properties.get('models'))),
  ];
  const byKey = new Map<string, NamedModel>();
  for (const { name, directory, url } of all) {
    const key = `${directory}/${name}`;
    if (byKey.get(key)?.url === undefined) byKey.set(key, { name, folder: directory, url });
  }
  return [...byKey.values()];
}
