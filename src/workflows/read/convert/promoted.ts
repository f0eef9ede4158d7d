// Values that an instance of a subgraph sets from outside. The generations of the editor save them in
// order of the instance's widget inputs; in order of all inputs of the subgraph that lead to a widget; in
// order of `properties.proxyWidgets` (pairs of inner node and widget, node -1 being an input of the
// subgraph itself); or not at all, with the inner nodes' own values up to date.
import { INPUT_SIDE, type EditorNode, type Subgraph } from '../editor';

export interface Promoted {
  /** By name of the subgraph's input. */
  readonly byInput: ReadonlyMap<string, unknown>;
  /** By inner node, then widget. */
  readonly byInner: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
  /** Values are there, but do not match what is promoted; the inner nodes' own were taken. */
  readonly isUnclear: boolean;
}

interface Target {
  readonly inner: string | undefined;
  readonly name: string;
}

export function promotedValues(instance: EditorNode, subgraph: Subgraph): Promoted {
  const { widgets } = instance;
  if (widgets.by === 'name')
    return { byInput: widgets.values, byInner: new Map(), isUnclear: false };
  const proxies = proxiesOf(instance);
  const inputs = instance.inputs
    .filter((input) => input.widget !== undefined)
    .map((input): Target => ({ inner: undefined, name: input.name }));
  const count = widgets.values.length;
  // Previews are promoted as well; whether they save a value differs by version.
  const withoutPreviews = proxies.filter(({ name }) => !name.startsWith('$$'));
  const withoutPolicies = withoutPreviews.filter(({ name }) => name !== 'control_after_generate');
  const readings = [proxies, withoutPreviews, withoutPolicies, inputs, widgetInputs(subgraph)];
  const targets = readings.find((one) => one.length === count) ?? [];
  const byInput = new Map<string, unknown>();
  const byInner = new Map<string, Map<string, unknown>>();
  targets.forEach(({ inner, name }, index) => {
    const value = widgets.values[index];
    if (value === null || value === undefined) return;
    if (inner === undefined) byInput.set(name, value);
    else byInner.set(inner, (byInner.get(inner) ?? new Map<string, unknown>()).set(name, value));
  });
  return { byInput, byInner, isUnclear: count > 0 && targets.length === 0 };
}

function proxiesOf(instance: EditorNode): Target[] {
  const raw = instance.properties.get('proxyWidgets');
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((pair: unknown): Target[] => {
    if (!Array.isArray(pair) || typeof pair[1] !== 'string') return [];
    const inner = String(pair[0]);
    return [{ inner: inner === '-1' ? undefined : inner, name: pair[1] }];
  });
}

function widgetInputs(subgraph: Subgraph): Target[] {
  const slots = new Set<number>();
  for (const link of subgraph.links.values()) {
    if (link.from !== INPUT_SIDE) continue;
    const input = subgraph.nodes.get(link.to)?.inputs[link.toSlot];
    if (input?.widget !== undefined) slots.add(link.fromSlot);
  }
  return subgraph.inputs
    .filter((_, slot) => slots.has(slot))
    .map(({ name }) => ({ inner: undefined, name }));
}
