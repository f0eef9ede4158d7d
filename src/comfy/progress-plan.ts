// What a prompt will have to do, read from its graph alone: which nodes count, how much each weighs, whose
// steps are sampling. A guess that events correct.
import { isLink, type Graph } from './graph';

export interface PlannedNode {
  readonly title: string;
  /** Steps for a sampler, 1 for any other node. */
  readonly weight: number;
  readonly isSampler: boolean;
  /** Nodes whose outputs it takes. */
  readonly sources: readonly string[];
}

export type ProgressPlan = ReadonlyMap<string, PlannedNode>;

const MOST_STEPS = 10_000;
const LONGEST_WALK = 8;
const LONGEST_TITLE = 120;
/** Nodes that end a prompt. Without one of these every node that feeds no other counts as an end. */
const OUTPUT_CLASS = /^(?:Save|Preview|Show|Display)|SaveImage|VideoCombine|Websocket/i;
/** They have steps and sample nothing. */
const SCHEDULE_CLASS = /schedul|sigmas|guider/i;

/** The nodes that outputs need, in the order of the graph. */
export function planProgress(graph: Graph): ProgressPlan {
  const plan = new Map<string, PlannedNode>();
  const sources = new Map<string, readonly string[]>();
  for (const [id, node] of Object.entries(graph)) {
    const links = Object.values(node.inputs).filter(isLink);
    sources.set(id, [...new Set(links.map(([from]) => String(from)))]);
  }
  for (const id of neededNodes(graph, sources)) {
    const node = graph[id];
    if (!node) continue;
    const steps = samplingSteps(graph, id);
    plan.set(id, {
      title: (node._meta?.title || node.class_type).slice(0, LONGEST_TITLE),
      weight: Math.max(1, steps ?? 1),
      isSampler: steps !== undefined,
      sources: sources.get(id) ?? [],
    });
  }
  return plan;
}

function neededNodes(graph: Graph, sources: ReadonlyMap<string, readonly string[]>): Set<string> {
  const ids = Object.keys(graph);
  const used = new Set([...sources.values()].flat());
  const outputs = ids.filter((id) => OUTPUT_CLASS.test(graph[id]?.class_type ?? ''));
  const open = outputs.length > 0 ? outputs : ids.filter((id) => !used.has(id));
  const needed = new Set<string>(open);
  while (open.length > 0) {
    for (const source of sources.get(open.pop() ?? '') ?? []) {
      if (needed.has(source) || !(source in graph)) continue;
      needed.add(source);
      open.push(source);
    }
  }
  return new Set(ids.filter((id) => needed.has(id)));
}

/** Steps that a node will sample; undefined: it is no sampler. */
function samplingSteps(graph: Graph, id: string): number | undefined {
  const node = graph[id];
  if (!node || SCHEDULE_CLASS.test(node.class_type)) return undefined;
  const { inputs } = node;
  if (isLink(inputs['sigmas']))
    return stepsOfSigmas(graph, inputs['sigmas'][0], inputs['sigmas'][1]);
  if (!('steps' in inputs)) return undefined;
  const steps = numberOf(graph, inputs['steps']) ?? 1;
  if (!('start_at_step' in inputs) && !('end_at_step' in inputs)) return clampSteps(steps);
  // KSamplerAdvanced: 10000 means "to the end".
  const start = numberOf(graph, inputs['start_at_step']) ?? 0;
  const end = numberOf(graph, inputs['end_at_step']) ?? steps;
  return clampSteps(Math.min(end, steps) - Math.min(Math.max(0, start), steps));
}

/** SamplerCustom takes its steps from the scheduler behind `sigmas`, perhaps split in two. */
function stepsOfSigmas(graph: Graph, from: string, slot: number): number {
  let steps: number | undefined;
  const splits: { readonly at: number; readonly slot: number }[] = [];
  let id = String(from);
  let out = slot;
  for (let i = 0; i < LONGEST_WALK; i += 1) {
    const inputs = graph[id]?.inputs;
    if (!inputs) break;
    if ('steps' in inputs) {
      steps = numberOf(graph, inputs['steps']);
      break;
    }
    const at = numberOf(graph, inputs['step']);
    if (at !== undefined) splits.push({ at, slot: out });
    const before = inputs['sigmas'];
    if (!isLink(before)) break;
    id = String(before[0]);
    out = before[1];
  }
  let left = steps ?? 1;
  for (const split of splits.reverse()) {
    left = split.slot === 0 ? Math.min(left, split.at) : left - Math.min(left, split.at);
  }
  return clampSteps(left);
}

/** A number, or the `value` of the node that it is linked to. */
function numberOf(graph: Graph, value: unknown): number | undefined {
  const plain = isLink(value) ? graph[String(value[0])]?.inputs['value'] : value;
  return typeof plain === 'number' && Number.isFinite(plain) ? plain : undefined;
}

function clampSteps(steps: number): number {
  return Math.min(MOST_STEPS, Math.max(1, Math.round(steps)));
}
