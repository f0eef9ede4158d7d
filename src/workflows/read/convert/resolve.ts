// Follows a link back to the output that really gives the value: through reroutes, Set and Get, the
// sides of subgraphs and bypassed nodes.
import type { ObjectInfo } from '@/comfy/object-info';
import { INPUT_SIDE, OUTPUT_SIDE, type EditorInput, type EditorNode } from '../editor';
import type { Scope } from './scope';
import { passedInput } from './types-fit';
import { broadcastName, virtualKind } from './virtual-nodes';
import { isSeedPolicy, type SeedPolicyName } from './widget-kinds';

export type Source =
  | { readonly is: 'output'; readonly node: string; readonly slot: number }
  | { readonly is: 'value'; readonly value: unknown; readonly policy?: SeedPolicyName }
  | { readonly is: 'nothing'; readonly why: Nothing; readonly name?: string };

/** `unlinked`: nothing was connected at the far end, as in a subgraph whose input is left open. */
export type Nothing = 'unlinked' | 'muted' | 'blocked' | 'loop' | 'broken' | 'no-setter';

/** Links through more nodes than this are a trap. */
const MAX_STEPS = 2000;

interface Walk {
  readonly info: ObjectInfo;
  /** What the asking input takes; decides the way through bypassed nodes. */
  readonly wanted: string;
  steps: number;
}

/** Where the value of a linked input comes from. */
export function resolveInput(scope: Scope, input: EditorInput, info: ObjectInfo): Source {
  return fromInput(scope, input, { info, wanted: input.type, steps: 0 });
}

/** Where the value comes from that leaves a node at an output. */
export function resolveOutput(
  scope: Scope,
  node: EditorNode,
  slot: number,
  wanted: string,
  info: ObjectInfo,
): Source {
  return fromOutput(scope, node, slot, { info, wanted, steps: 0 });
}

function fromInput(scope: Scope, input: EditorInput | undefined, walk: Walk): Source {
  if (!input || input.link === undefined) return nothing('unlinked');
  walk.steps += 1;
  if (walk.steps > MAX_STEPS) return nothing('loop');
  const link = scope.graph.links.get(input.link);
  if (!link) return nothing('broken');
  if (link.from === INPUT_SIDE) return fromOutside(scope, link.fromSlot, walk);
  const origin = scope.graph.nodes.get(link.from);
  return origin ? fromOutput(scope, origin, link.fromSlot, walk) : nothing('broken');
}

function fromOutput(scope: Scope, node: EditorNode, slot: number, walk: Walk): Source {
  const inside = scope.inside.get(node.id);
  if (inside) return fromInside(inside, slot, walk);
  const kind = walk.info.has(node.type) ? undefined : virtualKind(node);
  switch (kind) {
    case 'reroute':
    case 'set':
      return fromInput(scope, node.inputs[0], walk);
    case 'get':
      return fromSetter(scope, node, walk);
    case 'primitive':
      return fromPrimitive(node);
  }
  if (node.mode === 'muted') return nothing('muted');
  if (node.mode === 'bypassed') {
    const passed = passedInput(node, slot, walk.wanted);
    if (passed === undefined) return nothing('blocked');
    const source = fromInput(scope, node.inputs[passed], walk);
    return source.is === 'nothing' && source.why === 'unlinked' ? nothing('blocked') : source;
  }
  return { is: 'output', node: scope.prefix + node.id, slot };
}

function fromInside(inside: Scope, slot: number, walk: Walk): Source {
  walk.steps += 1;
  if (walk.steps > MAX_STEPS) return nothing('loop');
  for (const link of inside.graph.links.values()) {
    if (link.to !== OUTPUT_SIDE || link.toSlot !== slot) continue;
    const origin = inside.graph.nodes.get(link.from);
    if (origin) return fromOutput(inside, origin, link.fromSlot, walk);
    return link.from === INPUT_SIDE ? fromOutside(inside, link.fromSlot, walk) : nothing('broken');
  }
  return nothing('unlinked');
}

function fromOutside(scope: Scope, slot: number, walk: Walk): Source {
  const { outside } = scope;
  const name = outside?.subgraph.inputs[slot]?.name;
  if (!outside || name === undefined) return nothing('broken');
  const { inputs } = outside.instance;
  const same = inputs[slot];
  const input = inputs.find((one) => one.name === name) ?? same;
  if (input?.link !== undefined) {
    const source = fromInput(outside.scope, input, walk);
    if (source.is !== 'nothing' || source.why !== 'unlinked') return source;
  }
  if (!outside.promoted.byInput.has(name)) return nothing('unlinked');
  return { is: 'value', value: outside.promoted.byInput.get(name) };
}

/** A Get node asks in its own graph first, then further out. */
function fromSetter(scope: Scope, getter: EditorNode, walk: Walk): Source {
  const name = broadcastName(getter);
  for (let at: Scope | undefined = scope; at && name; at = at.outside?.scope) {
    for (const node of at.graph.nodes.values()) {
      const isSetter = virtualKind(node) === 'set' && broadcastName(node) === name;
      if (isSetter) return fromInput(at, node.inputs[0], walk);
    }
  }
  return { is: 'nothing', why: 'no-setter', name: name ?? '' };
}

function fromPrimitive(node: EditorNode): Source {
  if (node.widgets.by !== 'place') return nothing('unlinked');
  const [value, policy] = node.widgets.values;
  if (value === undefined || value === null) return nothing('unlinked');
  return { is: 'value', value, ...(isSeedPolicy(policy) && { policy }) };
}

function nothing(why: Nothing): Source {
  return { is: 'nothing', why };
}
