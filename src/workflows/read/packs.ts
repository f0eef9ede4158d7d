// Which node pack a node says that it comes from.
import type { EditorNode, EditorWorkflow } from './editor';

export interface PackHint {
  /** As the registry of node packs names it, or `owner/repository`. */
  readonly name: string;
  readonly version: string | undefined;
}

/** Undefined where the file does not say, and for ComfyUI's own nodes. */
export function packOf(node: EditorNode): PackHint | undefined {
  const { properties } = node;
  const name = properties.get('cnr_id') ?? properties.get('aux_id');
  const version = properties.get('ver');
  if (typeof name !== 'string' || name === '' || name === 'comfy-core') return undefined;
  return {
    name: name.slice(0, 200),
    version: typeof version === 'string' ? version.slice(0, 80) : undefined,
  };
}

/** By class, for every node of the workflow and its subgraphs. */
export function packsOf(workflow: EditorWorkflow): ReadonlyMap<string, PackHint> {
  const graphs = [workflow, ...workflow.subgraphs.values()];
  const nodes = [
    ...graphs.flatMap((graph) => [...graph.nodes.values()]),
    ...[...workflow.groupNodes.values()].flatMap((group) => group.nodes),
  ];
  const entries = nodes.flatMap((node) => {
    const pack = packOf(node);
    return pack ? [[node.type, pack] as const] : [];
  });
  return new Map(entries);
}
