// Graph → a file that ComfyUI's editor opens. Its list of saved workflows takes no API files, so a
// workflow that we have in API form alone is written this way before it is saved there.
import {
  isLink,
  type Graph,
  type GraphNode,
  type InputDef,
  type NodeDef,
  type ObjectInfo,
} from '@/comfy';
import { topological, wiresOf, type Wire } from '@/workflows/bind/links';
import { hasCompanion, isWidget, startValue } from '@/workflows/read/convert/widget-kinds';

const COLUMN = 380;
const GAP = 40;
const ROW = 26;

interface Slot {
  name: string;
  type: string;
  link: number | null;
  widget?: { name: string };
}

interface LinkRow {
  readonly id: number;
  readonly wire: Wire;
  readonly type: string;
}

/** What `info` does not know stays as it is, under the names of the graph; the editor marks it. */
export function editorFile(graph: Graph, info: ObjectInfo): object {
  const ids = numericIds(graph);
  const links = wiresOf(graph).map((wire, index): LinkRow => ({
    id: index + 1,
    wire,
    type: info.get(graph[wire.from]?.class_type ?? '')?.outputs[wire.slot]?.type ?? '*',
  }));
  const places = layOut(graph, info);
  const slots = new Map<number, number>();
  const nodes = topological(graph).flatMap((id, order) => {
    const node = graph[id];
    if (!node) return [];
    const def = info.get(node.class_type);
    const inputs = inputsOf(
      node,
      def,
      links.filter(({ wire }) => wire.to === id),
    );
    inputs.forEach(({ link }, slot) => link !== null && slots.set(link, slot));
    const title = node._meta?.title;
    return [
      {
        id: ids.get(id),
        type: node.class_type,
        pos: places.get(id) ?? [0, 0],
        size: [300, heightOf(node, def)],
        flags: {},
        order,
        mode: 0,
        inputs,
        outputs: outputsOf(
          def,
          links.filter(({ wire }) => wire.from === id),
        ),
        ...(title !== undefined && title !== def?.title && { title }),
        properties: { 'Node name for S&R': node.class_type },
        widgets_values: def ? widgetValues(node, def) : valuesByName(node),
      },
    ];
  });
  return {
    last_node_id: ids.size === 0 ? 0 : Math.max(...ids.values()),
    last_link_id: links.length,
    nodes,
    links: links.map(({ id, wire, type }) => [
      id,
      ids.get(wire.from),
      wire.slot,
      ids.get(wire.to),
      slots.get(id) ?? 0,
      type,
    ]),
    groups: [],
    config: {},
    extra: {},
    version: 0.4,
  };
}

/** Numbers stay; ids of subgraphs (`12:5`) and names get free numbers. */
function numericIds(graph: Graph): Map<string, number> {
  const ids = new Map<string, number>();
  const isNumber = (id: string) => /^(?:0|[1-9]\d{0,8})$/.test(id);
  let next = 1;
  for (const id of Object.keys(graph).filter(isNumber)) {
    ids.set(id, Number(id));
    next = Math.max(next, Number(id) + 1);
  }
  for (const id of Object.keys(graph).filter((one) => !isNumber(one))) {
    ids.set(id, next);
    next += 1;
  }
  return ids;
}

/** Sockets in the server's order, then widgets that are linked. */
function inputsOf(node: GraphNode, def: NodeDef | undefined, links: readonly LinkRow[]): Slot[] {
  const linkOf = (name: string) => links.find(({ wire }) => wire.input === name);
  const all = def ? inputsInUse(def, node) : [];
  const sockets = all
    .filter((input) => !isWidget(input))
    .map(({ name, type }): Slot => ({ name, type, link: linkOf(name)?.id ?? null }));
  const taken = new Set(sockets.map(({ name }) => name));
  const rest = links
    .filter(({ wire }) => !taken.has(wire.input))
    .map(({ id, wire, type }): Slot => {
      const known = all.find(({ name }) => name === wire.input);
      return {
        name: wire.input,
        type: known?.type ?? type,
        link: id,
        ...(known && { widget: { name: wire.input } }),
      };
    });
  return [...sockets, ...rest];
}

function outputsOf(def: NodeDef | undefined, links: readonly LinkRow[]): object[] {
  const count = Math.max(def?.outputs.length ?? 0, ...links.map(({ wire }) => wire.slot + 1));
  return Array.from({ length: Math.min(count, 64) }, (_, slot) => ({
    name: def?.outputs[slot]?.name ?? `${slot}`,
    type: def?.outputs[slot]?.type ?? '*',
    links: links.filter(({ wire }) => wire.slot === slot).map(({ id }) => id),
    slot_index: slot,
  }));
}

/** With what the choices of dynamic combos bring along, each after its choice. */
function inputsInUse(def: NodeDef, node: GraphNode): InputDef[] {
  const queue = [...def.inputs];
  const all: InputDef[] = [];
  for (let input = queue.shift(); input; input = queue.shift()) {
    all.push(input);
    const chosen = node.inputs[input.name];
    if (input.kind !== 'dynamic-combo' || typeof chosen !== 'string') continue;
    const branches = input.branches ?? {};
    if (Object.hasOwn(branches, chosen)) queue.unshift(...(branches[chosen] ?? []));
  }
  return all;
}

/** In the order in which the editor reads them back: required ones, the upload button, the others. */
function widgetValues(node: GraphNode, def: NodeDef): unknown[] {
  const required = { ...def, inputs: def.inputs.filter(({ isRequired }) => isRequired) };
  const optional = { ...def, inputs: def.inputs.filter(({ isRequired }) => !isRequired) };
  const hasButton = required.inputs.some(({ upload }) => upload !== undefined);
  return [
    ...valuesOf(node, required),
    ...(hasButton ? ['image'] : []),
    ...valuesOf(node, optional),
  ];
}

function valuesOf(node: GraphNode, def: NodeDef): unknown[] {
  const widgets = inputsInUse(def, node).filter(isWidget);
  return widgets.flatMap((input, index) => {
    const given = node.inputs[input.name];
    const value = given === undefined || isLink(given) ? startValue(input) : unwrapped(given);
    return hasCompanion(input, 'fixed', widgets[index + 1]) ? [value, 'fixed'] : [value];
  });
}

function valuesByName(node: GraphNode): Record<string, unknown> {
  const values = Object.entries(node.inputs).filter(([, value]) => !isLink(value));
  return Object.fromEntries(values.map(([name, value]) => [name, unwrapped(value)]));
}

function unwrapped(value: unknown): unknown {
  const isWrapped = typeof value === 'object' && value !== null && '__value__' in value;
  return isWrapped ? value.__value__ : value;
}

/** Columns from sources to results. */
function layOut(graph: Graph, info: ObjectInfo): Map<string, [number, number]> {
  const depth = new Map<string, number>();
  const sources = new Map<string, string[]>();
  for (const { from, to } of wiresOf(graph)) sources.set(to, [...(sources.get(to) ?? []), from]);
  for (const id of topological(graph)) {
    const before = (sources.get(id) ?? []).map((from) => (depth.get(from) ?? -1) + 1);
    depth.set(id, Math.max(0, ...before));
  }
  const heights = new Map<number, number>();
  const places = new Map<string, [number, number]>();
  for (const [id, column] of depth) {
    const node = graph[id];
    if (!node) continue;
    const y = heights.get(column) ?? 0;
    places.set(id, [column * COLUMN, y]);
    heights.set(column, y + heightOf(node, info.get(node.class_type)) + GAP + 30);
  }
  return places;
}

function heightOf(node: GraphNode, def: NodeDef | undefined): number {
  const texts = def?.inputs.filter(({ isMultiline }) => isMultiline === true).length ?? 0;
  return 40 + ROW * (Object.keys(node.inputs).length + 1) + 100 * texts;
}
