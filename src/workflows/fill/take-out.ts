// Takes nodes out of a graph and mends what read them.
import { isLink, type Graph, type GraphNode, type Link } from '@/comfy/graph';
import { linkAt, wiresOf } from '../bind/links';
import type { NodeShape } from '../template';
import { STOCK_SHAPES } from './shapes';

/**
 * Without `gone` and without what cannot do without them. A node that goes hands its readers on to what
 * came into it, where its shape says so; otherwise their input goes too. Of a class without a shape every
 * linked input is taken for needed. What then serves nobody is left out.
 */
export function takeOut(
  graph: Graph,
  gone: ReadonlySet<string>,
  shapes: Readonly<Record<string, NodeShape>> = {},
): Graph {
  if (gone.size === 0) return graph;
  const shapeOf = (id: string) => {
    const name = graph[id]?.class_type ?? '';
    return shapes[name] ?? STOCK_SHAPES[name];
  };
  const known = new Map<string, boolean>([...gone].map((id) => [id, false]));

  /** Where a link leads now. */
  function resolve(link: Link): Link | undefined {
    if (isAlive(link[0])) return link;
    for (const input of shapeOf(link[0])?.pass[String(link[1])] ?? []) {
      const before = linkAt(graph, link[0], input);
      const found = before === undefined ? undefined : resolve(before);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function isAlive(id: string): boolean {
    const before = known.get(id);
    if (before !== undefined) return before;
    // A cycle is the server's to refuse; here it must only end.
    known.set(id, true);
    const optional = shapeOf(id)?.optional ?? [];
    const isWhole = Object.keys(graph[id]?.inputs ?? {}).every((input) => {
      const link = optional.includes(input) ? undefined : linkAt(graph, id, input);
      return link === undefined || resolve(link) !== undefined;
    });
    known.set(id, isWhole);
    return isWhole;
  }

  const left: Record<string, GraphNode> = {};
  for (const [id, node] of Object.entries(graph)) {
    if (!isAlive(id)) continue;
    const inputs: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(node.inputs)) {
      if (!isLink(value)) {
        inputs[name] = value;
        continue;
      }
      const link = linkAt(graph, id, name);
      const now = link === undefined ? undefined : resolve(link);
      // A link to nowhere stays as it was: it is not ours to hide.
      if (link === undefined) inputs[name] = value;
      else if (now !== undefined) inputs[name] = now === link ? value : [now[0], now[1]];
    }
    left[id] = { ...node, inputs };
  }
  return withoutIdle(graph, left);
}

/** Leaves out nodes that had readers once and have none now. */
function withoutIdle(before: Graph, after: Record<string, GraphNode>): Graph {
  const wereRead = new Set(wiresOf(before).map((wire) => wire.from));
  let left = after;
  for (;;) {
    const areRead = new Set(wiresOf(left).map((wire) => wire.from));
    const idle = Object.keys(left).filter((id) => wereRead.has(id) && !areRead.has(id));
    if (idle.length === 0) return left;
    left = Object.fromEntries(Object.entries(left).filter(([id]) => !idle.includes(id)));
  }
}
