// Who is linked to whom. Pure lookups in a graph; ids may be those of subgraphs (`12:5`).
import { isLink, type Graph, type Link } from '@/comfy/graph';
import type { ObjectInfo } from '@/comfy/object-info';

/** By number, part for part: `2` before `10`, `12:5` after `12`. Others by code unit. */
export function compareIds(a: string, b: string): number {
  const [left, right] = [a.split(':'), b.split(':')];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [x, y] = [left[index], right[index]];
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    const [m, n] = [Number(x), Number(y)];
    if (Number.isFinite(m) && Number.isFinite(n)) {
      if (m !== n) return m - n;
    } else if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

export function sortedIds(graph: Graph): string[] {
  return Object.keys(graph).sort(compareIds);
}

/** The link at an input, with its node id as a string; undefined for values and dangling links. */
export function linkAt(graph: Graph, node: string, input: string): Link | undefined {
  const value = graph[node]?.inputs[input];
  if (!isLink(value)) return undefined;
  const id = String(value[0]);
  return graph[id] === undefined ? undefined : [id, value[1]];
}

export interface Wire {
  readonly from: string;
  readonly slot: number;
  readonly to: string;
  readonly input: string;
}

/** All links whose source exists, in order of ids. */
export function wiresOf(graph: Graph): Wire[] {
  return sortedIds(graph).flatMap((to) =>
    Object.keys(graph[to]?.inputs ?? {}).flatMap((input) => {
      const link = linkAt(graph, to, input);
      return link === undefined ? [] : [{ from: link[0], slot: link[1], to, input }];
    }),
  );
}

/** Nodes that give the results: as the server says, else those that nobody reads. */
export function outputNodes(graph: Graph, info?: ObjectInfo): string[] {
  const read = new Set(wiresOf(graph).map((wire) => wire.from));
  return sortedIds(graph).filter((id) => {
    const def = info?.get(graph[id]?.class_type ?? '');
    return def === undefined ? !read.has(id) : def.isOutput;
  });
}

/**
 * All nodes whose values count for `roots`, the roots included. What goes into ConditioningZeroOut is
 * zeroed there and counts for nothing.
 */
export function upstreamOf(graph: Graph, roots: Iterable<string>): Set<string> {
  const seen = new Set<string>();
  const open = [...roots].filter((id) => graph[id] !== undefined);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    if (graph[id]?.class_type === 'ConditioningZeroOut') continue;
    for (const input of Object.keys(graph[id]?.inputs ?? {})) {
      const link = linkAt(graph, id, input);
      if (link !== undefined) open.push(link[0]);
    }
  }
  return seen;
}

/** Sources before readers; among equals by id. Cycles are cut where they close. */
export function topological(graph: Graph): string[] {
  const done = new Set<string>();
  const order: string[] = [];
  for (const root of sortedIds(graph)) {
    const stack: { id: string; isLeaving: boolean }[] = [{ id: root, isLeaving: false }];
    for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
      const { id, isLeaving } = step;
      if (isLeaving) {
        order.push(id);
        continue;
      }
      if (done.has(id)) continue;
      done.add(id);
      stack.push({ id, isLeaving: true });
      const sources = Object.keys(graph[id]?.inputs ?? {})
        .map((input) => linkAt(graph, id, input)?.[0])
        .filter((source) => source !== undefined && !done.has(source))
        .sort((a, b) => compareIds(b ?? '', a ?? ''));
      for (const source of sources) {
        if (source !== undefined) stack.push({ id: source, isLeaving: false });
      }
    }
  }
  return order;
}
