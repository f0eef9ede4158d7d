// Chains LoRA loaders in behind the model's loader.
import { isLink, type Graph, type GraphNode, type Link } from '@/comfy/graph';
import type { LoraSlot } from '../template';

export interface LoraUse {
  /** As the server spells it. */
  readonly file: string;
  readonly strength: number;
  /** On the text encoder; as `strength` where not given. */
  readonly clip?: number | undefined;
}

/**
 * The graph with one loader for each LoRA, first to last, and all readers of the slot moved behind the
 * last. New nodes get whole numbers from `firstId` as ids.
 */
export function chainLoras(
  graph: Graph,
  slot: LoraSlot,
  loras: readonly LoraUse[],
  firstId = nextId(graph),
): Graph {
  const used = loras.filter((lora) => !isNoLora(lora.file));
  if (used.length === 0 || graph[slot.model[0]] === undefined) return graph;
  const clip = slot.clip !== undefined && graph[slot.clip[0]] !== undefined ? slot.clip : undefined;
  let [model, text]: [Link, Link | undefined] = [slot.model, clip];
  const added: Record<string, GraphNode> = {};
  let id = firstId;
  for (const lora of used) {
    const inputs: Record<string, unknown> = { lora_name: lora.file, strength_model: lora.strength };
    if (text !== undefined) inputs.strength_clip = lora.clip ?? lora.strength;
    inputs.model = [...model];
    if (text !== undefined) inputs.clip = [...text];
    added[id] = {
      class_type: text === undefined ? 'LoraLoaderModelOnly' : 'LoraLoader',
      inputs,
      _meta: { title: `LoRA ${lora.file}`.slice(0, 200) },
    };
    model = [String(id), 0];
    if (text !== undefined) text = [String(id), 1];
    id += 1;
  }

  const moved: Record<string, GraphNode> = {};
  for (const [name, node] of Object.entries(graph)) {
    const inputs = Object.entries(node.inputs).map(([input, value]) => {
      if (isSame(value, slot.model)) return [input, [...model]] as const;
      if (clip !== undefined && text !== undefined && isSame(value, clip)) {
        return [input, [...text]] as const;
      }
      return [input, value] as const;
    });
    moved[name] = { ...node, inputs: Object.fromEntries(inputs) };
  }
  return { ...moved, ...added };
}

/** What pickers write for "no LoRA". */
export function isNoLora(file: unknown): boolean {
  return file === undefined || file === null || file === '' || file === 'None';
}

/** One more than the largest number in any id, parts of subgraph ids counted. */
export function nextId(graph: Graph): number {
  let largest = 0;
  for (const id of Object.keys(graph)) {
    for (const part of id.split(':')) {
      if (/^\d{1,12}$/.test(part)) largest = Math.max(largest, Number(part));
    }
  }
  return largest + 1;
}

function isSame(value: unknown, link: Link): boolean {
  return isLink(value) && String(value[0]) === link[0] && value[1] === link[1];
}
