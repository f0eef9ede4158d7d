// Raw prompt → Graph. Keeps what the server needs and drops the rest: prompts from pictures carry an
// `is_changed` per node, which would freeze the server's cache when sent again.
import type { Graph, GraphNode } from '@/comfy/graph';
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
          inputs: isRecord(inputs) ? inputs : {},
          ...(typeof title === 'string' && { _meta: { title } }),
        },
      ],
    ];
  });
  // fromEntries defines properties, so an id of `__proto__` is an id like others.
  return Object.fromEntries(nodes);
}
