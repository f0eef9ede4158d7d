// A graph against what a server has, before anything is sent.
import type { Graph, GraphNode } from '@/comfy/graph';
import type { InputDef, NodeDef, ObjectInfo } from '@/comfy/object-info';
import { checkInput, type InputAt } from './check-value';
import type { GraphProblem } from './problem';
import { cyclesOf, nodeAt, outputIds, reachedIds, titleOf } from './reach';

/** Problems of the nodes that reach an output, in the graph's order. None: the server will take it. */
export function checkGraph(graph: Graph, info: ObjectInfo): GraphProblem[] {
  if (outputIds(graph, info).length === 0) return [{ kind: 'no-output' }];
  const reached = reachedIds(graph, info);
  const problems: GraphProblem[] = [];
  for (const nodes of cyclesOf(graph, reached)) {
    const [id] = nodes;
    const node = id === undefined ? undefined : nodeAt(graph, id);
    if (id === undefined || !node) continue;
    problems.push({ kind: 'cycle', node: id, title: titleOf(node, info), nodes });
  }
  for (const id of reached) {
    const node = nodeAt(graph, id);
    if (node) for (const problem of checkNode(graph, info, id, node)) problems.push(problem);
  }
  return problems;
}

function checkNode(graph: Graph, info: ObjectInfo, id: string, node: GraphNode): GraphProblem[] {
  const place = { node: id, title: titleOf(node, info) };
  const def = info.get(node.class_type);
  if (!def) return [{ kind: 'unknown-node', ...place, type: node.class_type }];
  const inputs = inputsInUse(def, node);
  const missing = [...inputs.values()]
    .filter((input) => input.isRequired && !hasInput(node, input.name))
    .map((input): GraphProblem => ({
      kind: 'missing-input',
      ...place,
      input: input.name,
      type: input.type,
    }));
  // Inputs beyond the server's are let pass, by it as well.
  const wrong = Object.entries(node.inputs).flatMap(([name, value]) => {
    const at: InputAt = { ...place, input: name };
    return checkInput(graph, info, at, inputs.get(name), value) ?? [];
  });
  return [...missing, ...wrong];
}

function hasInput(node: GraphNode, name: string): boolean {
  return Object.hasOwn(node.inputs, name) && node.inputs[name] !== undefined;
}

/** The node's inputs, with those that its choices bring along. */
export function inputsInUse(def: NodeDef, node: GraphNode): ReadonlyMap<string, InputDef> {
  const inUse = new Map<string, InputDef>();
  const add = (inputs: readonly InputDef[]) => {
    for (const input of inputs) {
      inUse.set(input.name, input);
      const chosen = Object.hasOwn(node.inputs, input.name) ? node.inputs[input.name] : undefined;
      if (input.kind !== 'dynamic-combo' || typeof chosen !== 'string') continue;
      const branches = input.branches ?? {};
      if (Object.hasOwn(branches, chosen)) add(branches[chosen] ?? []);
    }
  };
  add(def.inputs);
  return inUse;
}
