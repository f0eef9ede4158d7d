// One node of the prompt: its saved values by name, then its links over them.
import type { GraphNode } from '@/comfy/graph';
import type { NodeDef, ObjectInfo } from '@/comfy/object-info';
import type { EditorInput, EditorNode } from '../editor';
import { packOf } from '../packs';
import type { ReportPlace, Reporter } from '../report';
import type { EverywhereLink } from './everywhere';
import { groupName } from './group-node';
import { guessValues, readLoraStack } from './placeholder';
import { asInput, readValues } from './read-values';
import { resolveInput, resolveOutput, type Source } from './resolve';
import type { Scope } from './scope';
import { hasCompanion, isSeedPolicy, type SeedPolicyName } from './widget-kinds';

export interface Building {
  readonly scope: Scope;
  readonly node: EditorNode;
  readonly place: ReportPlace;
  readonly info: ObjectInfo;
  readonly report: Reporter;
  readonly everywhere: ReadonlyMap<string, EverywhereLink>;
}

export interface BuiltNode {
  readonly node: GraphNode;
  readonly policies: ReadonlyMap<string, SeedPolicyName>;
}

interface Draft {
  readonly inputs: Map<string, unknown>;
  readonly policies: Map<string, SeedPolicyName>;
  /** Values that the file has not; a link makes them needless. */
  readonly filled: Set<string>;
}

export function buildNode(building: Building): BuiltNode {
  const { node, place, info } = building;
  const type = classOf(building);
  const def = info.get(type);
  const draft = readSavedValues(building, def);
  setPromoted(building, draft, def);
  node.inputs.forEach((input, slot) => setLink(building, draft, input, slot, def));
  if (draft.filled.size > 0) building.report.add('values-filled', place, listed(draft.filled));
  return {
    node: {
      class_type: type,
      inputs: Object.fromEntries(draft.inputs),
      _meta: { title: place.title },
    },
    policies: draft.policies,
  };
}

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** The node's class, or the one it was saved as if only that one is on the server. */
function classOf({ node, place, info, report }: Building): string {
  if (info.has(node.type)) return node.type;
  const saved = node.properties.get('Node name for S&R');
  // Old files have a class with a space at its end.
  for (const name of [saved, node.type.trim()]) {
    if (typeof name !== 'string' || !info.has(name)) continue;
    report.add('class-renamed', place, node.type, name);
    return name;
  }
  // A group node that could not be opened has said so already.
  if (groupName(node.type) !== undefined) return node.type;
  if (UUID.test(node.type)) report.add('subgraph-missing', place);
  else report.add('class-unknown', place, node.type, packOf(node)?.name ?? '');
  return node.type;
}

function readSavedValues(building: Building, def: NodeDef | undefined): Draft {
  const { node, place, report } = building;
  const { widgets } = node;
  const loras = widgets.by === 'place' ? readLoraStack(widgets.values) : undefined;
  if (loras) return { inputs: loras, policies: new Map(), filled: new Set() };
  if (!def) {
    const guessed = guessValues(node);
    if (guessed.unnamed > 0) report.add('values-unnamed', place, String(guessed.unnamed));
    return draftOf(guessed.values, guessed.policies, []);
  }
  const read = readValues(def, widgets);
  if (read.leftOver > 0) report.add('values-left-over', place, String(read.leftOver));
  if (read.misfits.length > 0) report.add('values-misfit', place, listed(read.misfits));
  if (read.respelled.length > 0) report.add('respelled', place, listed(read.respelled));
  return draftOf(read.values, read.policies, read.filled);
}

function draftOf(
  values: ReadonlyMap<string, unknown>,
  policies: ReadonlyMap<string, SeedPolicyName>,
  filled: readonly string[],
): Draft {
  const inputs = new Map([...values].map(([name, value]) => [name, asInput(value)]));
  return { inputs, policies: new Map(policies), filled: new Set(filled) };
}

/** What an instance of a subgraph sets on this node from outside. */
function setPromoted({ scope, node }: Building, draft: Draft, def: NodeDef | undefined): void {
  for (const [name, value] of scope.outside?.promoted.byInner.get(node.id) ?? []) {
    // Seed policies are promoted like widgets, and previews, which are none.
    if (name === 'control_after_generate') {
      const seed = def?.inputs.find((input) => hasCompanion(input, value, undefined));
      if (seed && isSeedPolicy(value)) draft.policies.set(seed.name, value);
    } else if (!name.startsWith('$$')) setValue(draft, name, value);
  }
}

function setValue(draft: Draft, name: string, value: unknown): void {
  draft.inputs.set(name, asInput(value));
  draft.filled.delete(name);
}

function setLink(
  building: Building,
  draft: Draft,
  input: EditorInput,
  slot: number,
  def: NodeDef | undefined,
): void {
  const source = sourceOf(building, input, slot);
  if (!source) return;
  const name = nameOf(input, def);
  switch (source.is) {
    case 'output':
      draft.inputs.set(name, [source.node, source.slot]);
      draft.filled.delete(name);
      break;
    case 'value':
      setValue(draft, name, source.value);
      if (source.policy) draft.policies.set(name, source.policy);
      break;
    case 'nothing':
      sayNothing(building, draft, name, source);
  }
}

function sourceOf(building: Building, input: EditorInput, slot: number): Source | undefined {
  const { scope, node, info, report, place } = building;
  if (input.link !== undefined) return resolveInput(scope, input, info);
  if (scope.outside) return undefined;
  const hidden = building.everywhere.get(`${node.id}:${slot}`);
  const origin = hidden && scope.graph.nodes.get(hidden.from);
  if (!hidden || !origin) return undefined;
  report.add('everywhere-linked', place, input.name);
  return resolveOutput(scope, origin, hidden.fromSlot, input.type, info);
}

/** Newer editors let a widget's input be renamed; the widget keeps its name. */
function nameOf(input: EditorInput, def: NodeDef | undefined): string {
  if (input.widget === undefined || !def) return input.name;
  return def.inputs.some((one) => one.name === input.name) ? input.name : input.widget;
}

function sayNothing(
  { report, place }: Building,
  draft: Draft,
  name: string,
  source: Extract<Source, { is: 'nothing' }>,
): void {
  switch (source.why) {
    case 'unlinked':
      // The widget's own value stands, as in the editor.
      break;
    case 'muted':
      draft.inputs.delete(name);
      draft.filled.delete(name);
      report.add('muted-input', place, name);
      break;
    case 'blocked':
      report.add('bypass-blocked', place, name);
      break;
    case 'loop':
      report.add('link-loop', place, name);
      break;
    case 'broken':
      report.add('link-broken', place, name);
      break;
    case 'no-setter':
      report.add('setter-missing', place, name, source.name ?? '');
  }
}

function listed(names: Iterable<string>): string {
  return [...names].map((name) => `“${name}”`).join(', ');
}
