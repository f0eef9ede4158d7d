// Follows a link back to the output that really gives the value: through reroutes, Set and Get, the
// sides of subgraphs and bypassed nodes.
import type { ObjectInfo } from '@/comfy/object-info';
import { INPUT_SIDE, type EditorInput, type EditorNode } from '../editor';
import type { Outside, Scope } from './scope';
import { passedInput } from './types-fit';
import { broadcastName, virtualKind } from './virtual-nodes';
import { isSeedPolicy, type SeedPolicyName } from './widget-kinds';

export type Source =
  | { readonly is: 'output'; readonly node: string; readonly slot: number }
  | { readonly is: 'value'; readonly value: unknown; readonly policy?: SeedPolicyName }
  | { readonly is: 'nothing'; readonly why: Nothing; readonly name?: string };

/** `unlinked`: nothing was connected at the far end, as in a subgraph whose input is left open. */
export type Nothing = 'unlinked' | 'muted' | 'blocked' | 'loop' | 'broken' | 'no-setter';

/** Links through more nodes than this go in a circle, or are a trap. */
const MAX_STEPS = 2000;

/** Where the walk stands: before an input, or before an output. */
type Position =
  | { readonly before: 'input'; readonly scope: Scope; readonly input: EditorInput | undefined }
  | {
      readonly before: 'output';
      readonly scope: Scope;
      readonly node: EditorNode;
      readonly slot: number;
    };

interface Walk {
  readonly info: ObjectInfo;
  /** What the asking input takes; decides the way through bypassed nodes. */
  readonly wanted: string;
  /** The value of a promoted widget on the way: stands where nothing is linked further out. */
  fallback: Source | undefined;
  hasBypass: boolean;
}

/** Where the value of a linked input comes from. */
export function resolveInput(scope: Scope, input: EditorInput, info: ObjectInfo): Source {
  return follow({ before: 'input', scope, input }, input.type, info);
}

/** Where the value comes from that leaves a node at an output. */
export function resolveOutput(
  scope: Scope,
  node: EditorNode,
  slot: number,
  wanted: string,
  info: ObjectInfo,
): Source {
  return follow({ before: 'output', scope, node, slot }, wanted, info);
}

function follow(start: Position, wanted: string, info: ObjectInfo): Source {
  const walk: Walk = { info, wanted, fallback: undefined, hasBypass: false };
  let position = start;
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const next =
      position.before === 'input'
        ? beforeInput(position.scope, position.input, walk)
        : beforeOutput(position.scope, position.node, position.slot, walk);
    if ('is' in next) return end(next, walk);
    position = next;
  }
  return nothing('loop');
}

function end(source: Source, walk: Walk): Source {
  if (source.is !== 'nothing' || source.why !== 'unlinked') return source;
  return walk.fallback ?? nothing(walk.hasBypass ? 'blocked' : 'unlinked');
}

function beforeInput(scope: Scope, input: EditorInput | undefined, walk: Walk): Position | Source {
  if (!input || input.link === undefined) return nothing('unlinked');
  const link = scope.graph.links.get(input.link);
  if (!link) return nothing('broken');
  return link.from === INPUT_SIDE
    ? outside(scope, link.fromSlot, walk)
    : outputOf(scope, link.from, link.fromSlot);
}

function outputOf(scope: Scope, id: string, slot: number): Position | Source {
  const node = scope.graph.nodes.get(id);
  return node ? { before: 'output', scope, node, slot } : nothing('broken');
}

function beforeOutput(scope: Scope, node: EditorNode, slot: number, walk: Walk): Position | Source {
  const inside = scope.inside.get(node.id);
  if (inside) return intoSubgraph(inside, slot, walk);
  switch (walk.info.has(node.type) ? undefined : virtualKind(node)) {
    case 'reroute':
    case 'set':
      return { before: 'input', scope, input: node.inputs[0] };
    case 'get':
      return setterOf(scope, node);
    case 'primitive':
      return primitiveValue(node);
  }
  if (node.mode === 'muted') return nothing('muted');
  if (node.mode === 'bypassed') {
    const passed = passedInput(node, slot, walk.wanted);
    walk.hasBypass = true;
    if (passed === undefined) return nothing('blocked');
    return { before: 'input', scope, input: node.inputs[passed] };
  }
  return { is: 'output', node: scope.prefix + node.id, slot };
}

function intoSubgraph(inside: Scope, slot: number, walk: Walk): Position | Source {
  const link = inside.leaving.get(slot);
  if (!link) return nothing('unlinked');
  return link.from === INPUT_SIDE
    ? outside(inside, link.fromSlot, walk)
    : outputOf(inside, link.from, link.fromSlot);
}

/** From the input side of a subgraph to the instance's input of that name. */
function outside(scope: Scope, slot: number, walk: Walk): Position | Source {
  const around = scope.outside;
  const name = around?.subgraph.inputs[slot]?.name;
  if (!around || name === undefined) return nothing('broken');
  if (around.promoted.byInput.has(name)) {
    walk.fallback = { is: 'value', value: around.promoted.byInput.get(name) };
  }
  return { before: 'input', scope: around.scope, input: instanceInput(around, name, slot) };
}

/** Instances leave inputs out, so a place alone says nothing, unless all are there and one was renamed. */
function instanceInput(
  { instance, subgraph }: Outside,
  name: string,
  slot: number,
): EditorInput | undefined {
  const named = instance.inputs.find((input) => input.name === name);
  if (named || instance.inputs.length !== subgraph.inputs.length) return named;
  const same = instance.inputs[slot];
  return subgraph.inputs.some((input) => input.name === same?.name) ? undefined : same;
}

/** A Get node asks in its own graph first, then further out. */
function setterOf(scope: Scope, getter: EditorNode): Position | Source {
  const name = broadcastName(getter);
  for (let at: Scope | undefined = scope; at && name; at = at.outside?.scope) {
    const setter = at.setters.get(name);
    if (setter) return { before: 'input', scope: at, input: setter.inputs[0] };
  }
  return { is: 'nothing', why: 'no-setter', name: name ?? '' };
}

function primitiveValue(node: EditorNode): Source {
  if (node.widgets.by !== 'place') return nothing('unlinked');
  const [value, policy] = node.widgets.values;
  if (value === undefined || value === null) return nothing('unlinked');
  return { is: 'value', value, ...(isSeedPolicy(policy) && { policy }) };
}

function nothing(why: Nothing): Source {
  return { is: 'nothing', why };
}
