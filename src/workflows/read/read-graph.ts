// Raw prompt → Graph. Keeps what the server needs and drops the rest: prompts from pictures carry an
// `is_changed` per node, which would freeze the server's cache when sent again.
import { isLink, type Graph, type GraphNode } from '@/comfy/graph';
import { isRecord, own } from './detect';

export function readGraph(prompt: object): Graph {
  const nodes = Object.entries(prompt).flatMap(([id, raw]): [string, GraphNode][] => {
    const type = own(raw, 'class_type');
    if (typeof type !== 'string' || type === '') return [];
    const inputs = own(raw, 'inputs');
    const title = own(own(raw, '_meta'), 'title');
    return [
      [
        id,
        {
          class_type: type,
          inputs: isRecord(inputs) ? withTextIds(inputs) : {},
          ...(typeof title === 'string' && { _meta: { title } }),
        },
      ],
    ];
  });
  // fromEntries defines properties, so an id of `__proto__` is an id like others.
  return Object.fromEntries(nodes);
}

/** The server fails on links whose id is a number, as some tools write them. */
function withTextIds(inputs: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(inputs).map(([name, value]) => [
    name,
    isLink(value) ? [String(value[0]), value[1]] : value,
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}
