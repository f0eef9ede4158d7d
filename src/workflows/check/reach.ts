// Which nodes run: those that an output node needs. Nothing else is checked, since nothing else is used.
import { isLink, type Graph, type GraphNode, type Link } from '@/comfy/graph';
import type { ObjectInfo } from '@/comfy/object-info';

/** `constructor` and the like are no nodes. */
export function nodeAt(graph: Graph, id: string): GraphNode | undefined {
  return Object.hasOwn(graph, id) ? graph[id] : undefined;
}

export function linksOf(node: GraphNode): [input: string, link: Link][] {
  return Object.entries(node.inputs).flatMap(([input, value]): [string, Link][] =>
    isLink(value) ? [[input, [String(value[0]), value[1]]]] : [],
  );
}

/**
 * Output nodes as the server says. A node that the server does not know and that feeds nothing may be one
 * as well.
 */
export function outputIds(graph: Graph, info: ObjectInfo): string[] {
  const read = new Set(
    Object.values(graph).flatMap((node) => linksOf(node).map(([, [from]]) => from)),
  );
  return Object.entries(graph)
    .filter(([id, node]) => info.get(node.class_type)?.isOutput ?? !read.has(id))
    .map(([id]) => id);
}

/** The nodes that the outputs need, themselves included, in the graph's order. */
export function reachedIds(graph: Graph, info: ObjectInfo): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = outputIds(graph, info);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = nodeAt(graph, id);
    if (!node || reached.has(id)) continue;
    reached.add(id);
    for (const [, [from]] of linksOf(node)) open.push(from);
  }
  return new Set(Object.keys(graph).filter((id) => reached.has(id)));
}

/** Each circle of links once, as the ids that it goes through. The server refuses them without a word. */
export function cyclesOf(graph: Graph, among: ReadonlySet<string>): string[][] {
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[][] = [];
  for (const root of among) {
    if (state.has(root)) continue;
    const path: { id: string; next: string[] }[] = [];
    const enter = (id: string) => {
      state.set(id, 'open');
      const node = nodeAt(graph, id);
      path.push({ id, next: node ? linksOf(node).map(([, [from]]) => from) : [] });
    };
    enter(root);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.next.pop();
      if (next === undefined) {
        state.set(top.id, 'done');
        path.pop();
      } else if (state.get(next) === 'open') {
        const ids = path.map((step) => step.id);
        cycles.push(ids.slice(ids.indexOf(next)));
      } else if (!state.has(next) && nodeAt(graph, next)) enter(next);
    }
  }
  return cycles;
}

export function titleOf(node: GraphNode, info: ObjectInfo): string {
  const title = node._meta?.title ?? info.get(node.class_type)?.title;
  return title || node.class_type;
}
