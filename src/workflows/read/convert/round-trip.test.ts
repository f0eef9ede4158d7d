// Random prompts over the recorded nodes, written as editor files by the writer below and converted
// back. What the editor adds (reroutes, primitives, subgraphs, bypassed nodes, notes) must leave no trace.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLink, type Graph, type GraphNode } from '@/comfy/graph';
import { parseJson, writeGraphJson } from '@/comfy/json';
import type { InputDef, NodeDef } from '@/comfy/object-info';
import { readObjectInfo } from '@/comfy/object-info-schema';
import { readWorkflow } from '../read-workflow';
import { convertWorkflow } from './convert-workflow';
import { isWidget } from './widget-kinds';

const recorded = parseJson(
  readFileSync(join(import.meta.dirname, '../../../testing/comfyui/object-info.json'), 'utf8'),
);
if (!recorded.ok) throw new Error('the recorded list of nodes cannot be read');
const info = readObjectInfo(recorded.value)!.nodes;
/** Nodes whose every widget has a value that can be written down. */
const defs = [...info.values()].filter((def) =>
  def.inputs.every((input) => !isWidget(input) || valueOf(input) !== undefined),
);
const POLICIES = ['fixed', 'increment', 'decrement', 'randomize'];

function valueOf(def: InputDef): fc.Arbitrary<unknown> | undefined {
  switch (def.kind) {
    case 'int':
      return fc.oneof(
        fc.integer(),
        fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n }),
        fc.constant(def.default ?? 0),
      );
    case 'float':
      // Whole numbers beyond 2^53 are read as bigint; no float of a node is as large.
      return fc.double({ noNaN: true, min: -1e12, max: 1e12 }).map((value) => value + 0);
    case 'string':
      return fc.string();
    case 'boolean':
      return fc.boolean();
    case 'combo':
      if (def.isMultiselect === true) return fc.constant('not in the list.safetensors');
      return fc.constantFrom(...(def.options?.length ? def.options : ['a file.safetensors']));
    default:
      return undefined;
  }
}

/** Links go to earlier nodes only, so there is no circle. */
const graphs: fc.Arbitrary<Graph> = fc
  .array(fc.tuple(fc.constantFrom(...defs), fc.infiniteStream(fc.nat(9999))), {
    minLength: 1,
    maxLength: 12,
  })
  .chain((picks) => {
    const made: { id: string; def: NodeDef }[] = [];
    const nodes = picks.map(([def, numbers], index) => {
      const inputs: Record<string, fc.Arbitrary<unknown>> = {};
      for (const input of def.inputs) {
        const pick = numbers.next().value;
        const sources = made.flatMap((node) =>
          node.def.outputs.flatMap((output, slot) =>
            output.type === input.type ? [[node.id, slot] as const] : [],
          ),
        );
        const source = sources[pick % Math.max(1, sources.length)];
        if (source && pick % 3 !== 0) inputs[input.name] = fc.constant([...source]);
        else if (isWidget(input)) inputs[input.name] = valueOf(input) ?? fc.constant(undefined);
      }
      const id = String(index * 3 + 1);
      made.push({ id, def });
      return fc
        .record(inputs)
        .map((values): [string, GraphNode] => [
          id,
          { class_type: def.name, inputs: { ...values }, _meta: { title: def.title } },
        ]);
    });
    return fc.tuple(...nodes).map((entries) => Object.fromEntries(entries));
  });

interface Style {
  readonly listsWidgets: boolean;
  readonly objectLinks: boolean;
  readonly numbers: readonly number[];
}

const styles: fc.Arbitrary<Style> = fc.record({
  listsWidgets: fc.boolean(),
  objectLinks: fc.boolean(),
  numbers: fc.array(fc.nat(999), { minLength: 20, maxLength: 20 }),
});

/** The test's own editor: writes a prompt as an editor file, in one of several ways. */
class Writer {
  readonly nodes: Record<string, unknown>[] = [];
  readonly links: (readonly [number, number, number, number, number, string])[] = [];
  private nextId = 1000;
  private turn = 0;

  constructor(
    private readonly graph: Graph,
    private readonly style: Style,
  ) {}

  write(): string {
    for (const [id, node] of Object.entries(this.graph)) this.writeNode(Number(id), node);
    this.nodes.push({ id: this.nextId++, type: 'Note', mode: 0, widgets_values: ['a note'] });
    const links = this.style.objectLinks
      ? this.links.map(([id, origin_id, origin_slot, target_id, target_slot, type]) => ({
          id,
          origin_id,
          origin_slot,
          target_id,
          target_slot,
          type,
        }))
      : this.links;
    return writeGraphJson({ nodes: this.nodes, links, extra: {}, version: 0.4 });
  }

  private writeNode(id: number, node: GraphNode): void {
    const def = info.get(node.class_type)!;
    const widgets: unknown[] = [];
    const inputs: unknown[] = [];
    const deferred: (() => void)[] = [];
    let hasButton = false;
    const addButton = () => {
      if (hasButton) widgets.push('image');
      hasButton = false;
    };
    for (const input of def.inputs) {
      if (!input.isRequired) addButton();
      const value = node.inputs[input.name];
      if (isWidget(input)) {
        hasButton ||= input.upload !== undefined && input.isRequired;
        widgets.push(isLink(value) ? (input.default ?? input.options?.[0] ?? 1) : value);
        if (hasPolicy(input)) widgets.push(POLICIES[this.roll(4)]);
      }
      const isListed = !isWidget(input) || this.style.listsWidgets || isLink(value);
      if (!isListed) continue;
      const slot = inputs.length;
      const entry: Record<string, unknown> = { name: input.name, type: input.type, link: null };
      if (isWidget(input)) entry.widget = { name: input.name };
      inputs.push(entry);
      if (isLink(value)) {
        deferred.push(() => {
          entry.link = this.connect([Number(value[0]), value[1]], id, slot, input.type);
        });
      }
    }
    addButton();
    for (const act of deferred) act();
    const outputs = def.outputs.map((output) => ({ name: output.name, type: output.type }));
    this.nodes.push({
      id,
      type: node.class_type,
      mode: 0,
      inputs,
      outputs,
      widgets_values: widgets,
    });
  }

  /** Straight, or through something that only the editor knows. */
  private connect(
    from: readonly [number, number],
    to: number,
    toSlot: number,
    type: string,
  ): number {
    const way = this.roll(5);
    if (way === 1) return this.link(this.through('Reroute', from, type, {}), to, toSlot, type);
    if (way === 2)
      return this.link(this.through('Bypassed', from, type, { mode: 4 }), to, toSlot, type);
    if (way === 3) {
      const name = `value ${this.nextId}`;
      this.through('SetNode', from, type, { widgets_values: [name] });
      const getter = this.nextId++;
      this.nodes.push({
        id: getter,
        type: 'GetNode',
        mode: 0,
        inputs: [],
        outputs: [{ name: type, type }],
        widgets_values: [name],
      });
      return this.link([getter, 0], to, toSlot, type);
    }
    return this.link(from, to, toSlot, type);
  }

  private through(
    nodeType: string,
    from: readonly [number, number],
    type: string,
    more: Record<string, unknown>,
  ): readonly [number, number] {
    const id = this.nextId++;
    const link = this.link(from, id, 0, type);
    this.nodes.push({
      id,
      type: nodeType,
      mode: 0,
      inputs: [{ name: 'in', type, link }],
      outputs: [{ name: 'out', type }],
      ...more,
    });
    return [id, 0];
  }

  private link(from: readonly [number, number], to: number, toSlot: number, type: string): number {
    const id = this.links.length + 1;
    this.links.push([id, from[0], from[1], to, toSlot, type]);
    return id;
  }

  private roll(sides: number): number {
    this.turn += 1;
    return (this.style.numbers[this.turn % this.style.numbers.length] ?? 0) % sides;
  }
}

function hasPolicy(input: InputDef): boolean {
  return (
    input.hasControlAfterGenerate === true ||
    (input.kind === 'int' && ['seed', 'noise_seed'].includes(input.name))
  );
}

function convertBack(text: string): Graph {
  const read = readWorkflow(text);
  if (!read.ok || read.value.format !== 'editor') throw new Error('no editor file');
  return convertWorkflow(read.value.workflow, info).graph;
}

describe('a prompt', () => {
  it('comes back from an editor file as it was', () => {
    fc.assert(
      fc.property(graphs, styles, (graph, style) => {
        expect(convertBack(new Writer(graph, style).write())).toEqual(graph);
      }),
      { numRuns: 150 },
    );
  });

  it('comes back from an editor file that lies in a subgraph', () => {
    fc.assert(
      fc.property(graphs, styles, (graph, style) => {
        const inner = JSON.stringify; // the writer's text is spliced in, so that no digit is lost
        const id = '1b2c3d4e-ffff-4000-8000-000000000001';
        const text = new Writer(graph, { ...style, objectLinks: true }).write();
        const subgraph = text.replace(
          /^\{/,
          `{"id":${inner(id)},"name":"all","inputs":[],"outputs":[],`,
        );
        const file = `{"nodes":[{"id":7,"type":${inner(id)},"mode":0}],"links":[],"definitions":{"subgraphs":[${subgraph}]}}`;
        const expected = Object.entries(graph).map(([key, node]) => [`7:${key}`, prefixed(node)]);
        expect(convertBack(file)).toEqual(Object.fromEntries(expected));
      }),
      { numRuns: 50 },
    );
  });
});

function prefixed(node: GraphNode): GraphNode {
  const inputs = Object.entries(node.inputs).map(([name, value]) => [
    name,
    isLink(value) ? [`7:${value[0]}`, value[1]] : value,
  ]);
  return { ...node, inputs: Object.fromEntries(inputs) as Record<string, unknown> };
}
