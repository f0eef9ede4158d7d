// What a graph needs of a server, and what a server lacks of it. Pure.
import type { Graph, ObjectInfo } from '@/comfy';
import type { Needs } from './render';

const MODEL_FILE = /\.(safetensors|ckpt|pt|pth|gguf|sft|bin|onnx)$/i;

export type { Needs };

/** Classes of all nodes, and every input that names a model file. */
export function needsOf(graph: Graph): Needs {
  const nodes = new Set<string>();
  const files = new Map<string, Needs['files'][number]>();
  for (const { class_type: node, inputs } of Object.values(graph)) {
    nodes.add(node);
    for (const [input, value] of Object.entries(inputs)) {
      if (typeof value !== 'string' || !MODEL_FILE.test(value)) continue;
      files.set(`${node} ${input} ${value}`, { node, input, file: value });
    }
  }
  return { nodes: [...nodes].sort(), files: [...files.values()] };
}

export interface Lack {
  readonly nodes: readonly string[];
  readonly files: readonly string[];
}

/** Under which key a server's row keeps what a file is called there. */
export function remapKey(node: string, input: string, file: string): string {
  return `${node}.${input}=${file}`;
}

/** What of it this server does not have, after the renamings that its user confirmed. */
export function lackOf(
  needs: Needs,
  info: ObjectInfo,
  remaps: Readonly<Record<string, string>>,
): Lack {
  const nodes = needs.nodes.filter((name) => !info.has(name));
  const files = needs.files
    .filter(({ node, input, file }) => {
      const options = info.get(node)?.inputs.find(({ name }) => name === input)?.options;
      // A list that the server fetches elsewhere, or no list: only the run can tell.
      if (!options) return false;
      return !options.includes(remaps[remapKey(node, input, file)] ?? file);
    })
    .map(({ file }) => file);
  return { nodes, files: [...new Set(files)] };
}

export function canRun(lack: Lack): boolean {
  return lack.nodes.length === 0 && lack.files.length === 0;
}

/** "the node X and the file Y" */
export function lackWords({ nodes, files }: Lack): string {
  const words = [
    ...(nodes.length > 0 ? [`${nodes.length > 1 ? 'nodes' : 'the node'} ${nodes.join(', ')}`] : []),
    ...(files.length > 0 ? [`${files.length > 1 ? 'files' : 'the file'} ${files.join(', ')}`] : []),
  ];
  return words.join(' and ');
}

/** The graph with files named as this server names them. */
export function remapGraph(graph: Graph, remaps: Readonly<Record<string, string>>): Graph {
  const out: Record<string, Graph[string]> = {};
  for (const [id, node] of Object.entries(graph)) {
    let inputs = node.inputs;
    for (const [input, value] of Object.entries(node.inputs)) {
      if (typeof value !== 'string') continue;
      const here = remaps[remapKey(node.class_type, input, value)];
      if (here !== undefined) inputs = { ...inputs, [input]: here };
    }
    out[id] = inputs === node.inputs ? node : { ...node, inputs };
  }
  return out;
}
