// Subgraphs opened up: one scope for the workflow itself and one for each running instance in it, nested
// as they are. Ids of inner nodes become `outer:inner`, as ComfyUI's own export writes them.
import type { ObjectInfo } from '@/comfy/object-info';
import {
  OUTPUT_SIDE,
  type EditorGraph,
  type EditorLink,
  type EditorNode,
  type EditorWorkflow,
  type Subgraph,
} from '../editor';
import type { Reporter } from '../report';
import { groupName, groupToSubgraph } from './group-node';
import { promotedValues, type Promoted } from './promoted';
import { broadcastName, virtualKind } from './virtual-nodes';

export interface Scope {
  readonly graph: EditorGraph;
  /** Empty, or `12:` or `12:3:`. */
  readonly prefix: string;
  readonly outside: Outside | undefined;
  /** By id of the instance. */
  readonly inside: ReadonlyMap<string, Scope>;
  /** Links that end at the output side, by slot. */
  readonly leaving: ReadonlyMap<number, EditorLink>;
  /** Set nodes by the name that they set. */
  readonly setters: ReadonlyMap<string, EditorNode>;
}

export interface Outside {
  readonly scope: Scope;
  readonly instance: EditorNode;
  readonly subgraph: Subgraph;
  readonly promoted: Promoted;
}

/** The editor stops nesting at 1000; what is deeper than this here is a trap. */
const MAX_NESTING = 32;
const MAX_EXPANDED_NODES = 20_000;

const NONE: Promoted = { byInput: new Map(), byInner: new Map(), isUnclear: false };

interface Opening {
  readonly workflow: EditorWorkflow;
  readonly info: ObjectInfo;
  readonly report: Reporter;
  nodesLeft: number;
}

export function openScopes(workflow: EditorWorkflow, info: ObjectInfo, report: Reporter): Scope {
  const opening = { workflow, info, report, nodesLeft: MAX_EXPANDED_NODES };
  return openScope(workflow, '', undefined, [], opening);
}

function openScope(
  graph: EditorGraph,
  prefix: string,
  outside: Outside | undefined,
  trail: readonly string[],
  opening: Opening,
): Scope {
  const inside = new Map<string, Scope>();
  const leaving = leavingLinks(graph);
  const scope: Scope = { graph, prefix, outside, inside, leaving, setters: settersOf(graph) };
  opening.nodesLeft -= graph.nodes.size;
  for (const node of graph.nodes.values()) {
    if (node.mode !== 'active') continue;
    const subgraph = subgraphOf(node, prefix, opening);
    if (!subgraph) continue;
    const place = { node: prefix + node.id, title: node.title ?? subgraph.name };
    if (trail.includes(subgraph.id) || trail.length >= MAX_NESTING) {
      opening.report.add('subgraph-loop', place, subgraph.name);
    } else if (opening.nodesLeft < subgraph.nodes.size) {
      opening.report.add('too-many-nodes', place, String(MAX_EXPANDED_NODES));
    } else {
      // A group node's values have been dealt out to its nodes already.
      const own = groupName(node.type) === undefined ? promotedValues(node, subgraph) : NONE;
      const promoted = withOutsideValues(own, node, outside);
      if (promoted.isUnclear) opening.report.add('promoted-unclear', place, subgraph.name);
      opening.report.add('subgraph-opened', place, subgraph.name);
      const next = { scope, instance: node, subgraph, promoted };
      const path = [...trail, subgraph.id];
      inside.set(node.id, openScope(subgraph, `${prefix}${node.id}:`, next, path, opening));
    }
  }
  return scope;
}

function leavingLinks(graph: EditorGraph): Map<number, EditorLink> {
  const links = [...graph.links.values()].filter((link) => link.to === OUTPUT_SIDE);
  return new Map(links.map((link) => [link.toSlot, link]));
}

/** Of two that set one name the first counts, as in the editor. */
function settersOf(graph: EditorGraph): Map<string, EditorNode> {
  const setters = new Map<string, EditorNode>();
  for (const node of graph.nodes.values()) {
    const name = virtualKind(node) === 'set' ? broadcastName(node) : undefined;
    if (name !== undefined && !setters.has(name)) setters.set(name, node);
  }
  return setters;
}

function subgraphOf(node: EditorNode, prefix: string, opening: Opening): Subgraph | undefined {
  const own = opening.workflow.subgraphs.get(node.type);
  if (own) return own;
  const name = groupName(node.type);
  if (name === undefined) return undefined;
  const group = opening.workflow.groupNodes.get(name);
  const opened = group && groupToSubgraph(group, node, opening.info);
  const place = { node: prefix + node.id, title: node.title ?? name };
  if (!opened) opening.report.add('group-refused', place, name);
  return opened;
}

/** What is promoted twice has its value at the outermost instance. */
function withOutsideValues(
  promoted: Promoted,
  instance: EditorNode,
  outside: Outside | undefined,
): Promoted {
  const values = outside?.promoted.byInner.get(instance.id);
  if (!values) return promoted;
  const byInput = new Map([...promoted.byInput, ...values]);
  const byInner = new Map([...promoted.byInner].map(([id, inner]) => [id, new Map(inner)]));
  for (const [name, value] of values) {
    for (const inner of byInner.values()) if (inner.has(name)) inner.set(name, value);
  }
  return { byInput, byInner, isUnclear: promoted.isUnclear };
}
