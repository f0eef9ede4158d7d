// Puts other files in the place of those that a server has not, as the user chose.
import type { Graph, GraphNode } from '@/comfy/graph';
import type { ObjectInfo } from '@/comfy/object-info';
import { inputsInUse } from './check-graph';
import { modelFolder } from './model-folders';

/** Remembered per server: this file of this folder is that one here. */
export interface FileRemap {
  readonly folder: string;
  readonly from: string;
  readonly to: string;
}

export interface Remapped {
  readonly graph: Graph;
  readonly changed: readonly {
    readonly node: string;
    readonly input: string;
    readonly from: string;
    readonly to: string;
  }[];
}

/** Leaves alone what the server offers already, and never writes a name that it does not offer. */
export function remapFiles(graph: Graph, info: ObjectInfo, remaps: readonly FileRemap[]): Remapped {
  const byFile = new Map(remaps.map((remap) => [keyOf(remap.folder, remap.from), remap.to]));
  const changed: Remapped['changed'][number][] = [];
  const nodes = Object.entries(graph).map(([id, node]): [string, GraphNode] => {
    const def = info.get(node.class_type);
    if (!def) return [id, node];
    const inputs = new Map(Object.entries(node.inputs));
    let isSame = true;
    for (const input of inputsInUse(def, node).values()) {
      const from = inputs.get(input.name);
      if (typeof from !== 'string' || input.kind !== 'combo' || !input.options) continue;
      const folder = modelFolder(node.class_type, input.name, from);
      const to = folder === undefined ? undefined : byFile.get(keyOf(folder, from));
      if (to === undefined || input.options.includes(from) || !input.options.includes(to)) continue;
      inputs.set(input.name, to);
      changed.push({ node: id, input: input.name, from, to });
      isSame = false;
    }
    return [id, isSame ? node : { ...node, inputs: Object.fromEntries(inputs) }];
  });
  return { graph: changed.length === 0 ? graph : Object.fromEntries(nodes), changed };
}

function keyOf(folder: string, file: string): string {
  return `${folder}\n${file.replaceAll('\\', '/').toLowerCase()}`;
}
