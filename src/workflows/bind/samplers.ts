// Which nodes sample, told by their inputs, so that samplers of node packs count too.
import type { Graph } from '@/comfy/graph';
import { topological } from './links';
import type { Search } from './places';

/** Samplers that count, first passes first. */
export function samplersOf(search: Search): string[] {
  return topological(search.graph).filter(
    (id) => search.live.has(id) && isSampler(search.graph, id),
  );
}

export function isSampler(graph: Graph, id: string): boolean {
  const inputs = graph[id]?.inputs ?? {};
  const hasSchedule = 'steps' in inputs || 'sigmas' in inputs;
  return hasSchedule && ('guider' in inputs || ('model' in inputs && 'positive' in inputs));
}
