// What a server lacks for a graph: node packs to install and model files to get.
import type { Graph, GraphNode } from '@/comfy/graph';
import type { InputDef, ObjectInfo } from '@/comfy/object-info';
import type { PackHint } from '../read/packs';
import type { ModelFile } from '../template';
import { inputsInUse } from './check-graph';
import { modelFolder } from './model-folders';
import { nodeAt, reachedIds, titleOf } from './reach';
import { suggestFile, type Suggestion } from './suggest-file';

export interface MissingNode {
  readonly type: string;
  readonly nodes: readonly { readonly node: string; readonly title: string }[];
  /** The pack that brings it, where the file says so. */
  readonly pack: PackHint | undefined;
}

export interface MissingFile {
  readonly node: string;
  readonly title: string;
  readonly input: string;
  /** As `/models` names it; empty where the loader is not known. */
  readonly folder: string;
  readonly wanted: string;
  readonly suggestion: Suggestion | undefined;
  /** Where the workflow or its template says that the file can be had. */
  readonly url: string | undefined;
}

export interface Missing {
  readonly nodes: readonly MissingNode[];
  readonly files: readonly MissingFile[];
}

export interface KnownSources {
  /** By class; `packsOf(workflow)`. */
  readonly packs?: ReadonlyMap<string, PackHint>;
  /** Files with addresses: a template's, or `workflow.models`. */
  readonly models?: readonly (
    | Pick<ModelFile, 'folder' | 'file' | 'url'>
    | { readonly folder: string; readonly name: string; readonly url: string | undefined }
  )[];
}

/** Of the nodes that reach an output. */
export function missingOf(graph: Graph, info: ObjectInfo, sources: KnownSources = {}): Missing {
  const unknown = new Map<string, { node: string; title: string }[]>();
  const files: MissingFile[] = [];
  for (const id of reachedIds(graph, info)) {
    const node = nodeAt(graph, id);
    if (!node) continue;
    const place = { node: id, title: titleOf(node, info) };
    const def = info.get(node.class_type);
    if (def) {
      for (const input of inputsInUse(def, node).values()) {
        const file = missingFile(place, node, input, sources);
        if (file) files.push(file);
      }
    } else {
      const places = unknown.get(node.class_type) ?? [];
      places.push(place);
      unknown.set(node.class_type, places);
    }
  }
  const nodes = [...unknown].map(([type, places]) => ({
    type,
    nodes: places,
    pack: sources.packs?.get(type),
  }));
  return { nodes, files };
}

function missingFile(
  place: { readonly node: string; readonly title: string },
  node: GraphNode,
  input: InputDef,
  sources: KnownSources,
): MissingFile | undefined {
  const wanted = Object.hasOwn(node.inputs, input.name) ? node.inputs[input.name] : undefined;
  if (typeof wanted !== 'string' || wanted === '' || input.upload !== undefined) return undefined;
  if (input.kind !== 'combo' || !input.options || input.options.includes(wanted)) return undefined;
  const folder = modelFolder(node.class_type, input.name, wanted);
  if (folder === undefined) return undefined;
  const offered = input.options.filter((option) => typeof option === 'string');
  return {
    ...place,
    input: input.name,
    folder,
    wanted,
    suggestion: suggestFile(wanted, offered),
    url: urlOf(wanted, folder, sources),
  };
}

function urlOf(wanted: string, folder: string, { models = [] }: KnownSources): string | undefined {
  const base = baseName(wanted);
  return models.find((model) => {
    const file = 'file' in model ? model.file : model.name;
    const isFolder = model.folder === '' || folder === '' || model.folder === folder;
    return model.url !== undefined && isFolder && baseName(String(file)) === base;
  })?.url;
}

/** Names carry one person's folders, and slashes of one system. */
export function baseName(file: string): string {
  const path = file.replaceAll('\\', '/');
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}
