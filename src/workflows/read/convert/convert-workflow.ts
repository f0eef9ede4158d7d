// Editor format → prompt, with the server's own list of nodes as the key to the saved values.
import { isLink, type Graph, type GraphNode } from '@/comfy/graph';
import type { ObjectInfo } from '@/comfy/object-info';
import type { EditorNode, EditorWorkflow } from '../editor';
import { Reporter, type ReportEntry } from '../report';
import { buildNode } from './build-node';
import { everywhereLinks } from './everywhere';
import { openScopes, type Scope } from './scope';
import { virtualKind } from './virtual-nodes';
import type { SeedPolicyName } from './widget-kinds';

/** What the editor did with a seed after each run. */
export interface SeedPolicy {
  readonly node: string;
  readonly input: string;
  readonly policy: SeedPolicyName;
}

export interface Conversion {
  readonly graph: Graph;
  readonly report: readonly ReportEntry[];
  readonly seedPolicies: readonly SeedPolicy[];
}

/** Never fails as a whole: what cannot be converted is said in the report. */
export function convertWorkflow(workflow: EditorWorkflow, info: ObjectInfo): Conversion {
  const report = new Reporter();
  const top = openScopes(workflow, info, report);
  const everywhere = everywhereLinks(workflow);
  const controllers = new Set([...everywhere.values()].map((link) => link.controller));
  const nodes = new Map<string, GraphNode>();
  const seedPolicies: SeedPolicy[] = [];
  let notes = 0;

  const walk = (scope: Scope): void => {
    for (const node of scope.graph.nodes.values()) {
      const id = scope.prefix + node.id;
      const place = { node: id, title: titleOf(node, info) };
      const inside = scope.inside.get(node.id);
      if (inside) {
        walk(inside);
        continue;
      }
      const kind = virtualKind(node);
      if (kind === 'everywhere') {
        if (node.mode === 'active' && !controllers.has(node.id)) {
          report.add('everywhere-unclear', place);
        }
        continue;
      }
      if (kind !== undefined && !info.has(node.type)) {
        if (kind === 'note') notes += 1;
        continue;
      }
      if (node.mode === 'muted') {
        report.add('muted-dropped', place);
        continue;
      }
      if (node.mode === 'bypassed') {
        report.add('bypassed', place);
        continue;
      }
      // A subgraph that was not opened has said why.
      if (workflow.subgraphs.has(node.type)) continue;
      const built = buildNode({ scope, node, place, info, report, everywhere });
      nodes.set(id, built.node);
      for (const [input, policy] of built.policies) seedPolicies.push({ node: id, input, policy });
    }
  };
  walk(top);
  if (notes > 0) report.add('notes-dropped', undefined, String(notes));
  if (nodes.size === 0) report.add('nothing-left', undefined);
  dropDangling(nodes, report);
  return { graph: Object.fromEntries(nodes), report: report.entries, seedPolicies };
}

function titleOf(node: EditorNode, info: ObjectInfo): string {
  return node.title ?? (info.get(node.type)?.title || node.type);
}

/** Links to what was left out, such as a subgraph that contains itself. */
function dropDangling(nodes: Map<string, GraphNode>, report: Reporter): void {
  for (const [id, node] of nodes) {
    const gone = Object.entries(node.inputs).filter(
      ([, value]) => isLink(value) && !nodes.has(value[0]),
    );
    if (gone.length === 0) continue;
    const place = { node: id, title: node._meta?.title ?? node.class_type };
    for (const [input] of gone) report.add('link-broken', place, input);
    const names = new Set(gone.map(([input]) => input));
    const inputs = Object.entries(node.inputs).filter(([input]) => !names.has(input));
    nodes.set(id, { ...node, inputs: Object.fromEntries(inputs) });
  }
}
