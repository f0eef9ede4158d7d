// GET /object_info → ObjectInfo. Custom nodes write odd things here: a node that cannot be read is skipped and
// named, and never costs the others.
import { z } from 'zod';
import { readInput } from './input-spec';
import type { InputDef, NodeDef, ObjectInfo, OutputDef } from './object-info';

export interface SkippedNode {
  readonly name: string;
  readonly why: string;
}

export interface ReadObjectInfo {
  readonly nodes: ObjectInfo;
  readonly skipped: readonly SkippedNode[];
}

const label = z.string().max(1024);
const group = z.record(z.string().max(256), z.unknown()).nullish().catch(undefined);
const order = z.array(z.string()).max(10_000).nullish().catch(undefined);

const nodeSchema = z.object({
  input: z.object({ required: group, optional: group }).nullish(),
  input_order: z.object({ required: order, optional: order }).nullish().catch(undefined),
  output: z.array(z.unknown()).max(10_000).nullish(),
  output_is_list: z.array(z.unknown()).nullish().catch(undefined),
  output_name: z
    .union([z.array(z.unknown()), label])
    .nullish()
    .catch(undefined),
  display_name: label.nullish().catch(undefined),
  category: label.catch(''),
  python_module: label.catch(''),
  output_node: z.boolean().catch(false),
  deprecated: z.boolean().catch(false),
  api_node: z.boolean().catch(false),
});

/** Undefined: no object, so no answer of ComfyUI's. */
export function readObjectInfo(answer: unknown): ReadObjectInfo | undefined {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return undefined;
  const nodes = new Map<string, NodeDef>();
  const skipped: SkippedNode[] = [];
  for (const [name, sent] of Object.entries(answer)) {
    const read = name.length <= 512 ? readNode(name, sent) : 'its name is too long';
    if (typeof read === 'string') skipped.push({ name: name.slice(0, 512), why: read });
    else nodes.set(name, read);
  }
  return { nodes, skipped };
}

/** The node, or why it is skipped. */
function readNode(name: string, sent: unknown): NodeDef | string {
  const read = nodeSchema.safeParse(sent);
  if (!read.success) return `its ${String(read.error.issues[0]?.path[0] ?? 'entry')} is odd`;
  const node = read.data;
  const inputs: InputDef[] = [];
  for (const part of ['required', 'optional'] as const) {
    const specs = node.input?.[part] ?? {};
    for (const input of inOrder(specs, node.input_order?.[part] ?? [])) {
      const def = readInput(input, specs[input], part === 'required');
      if (!def) return `its input ${input} is odd`;
      inputs.push(def);
    }
  }
  return {
    name,
    title: node.display_name || name,
    category: node.category,
    module: node.python_module,
    inputs,
    outputs: readOutputs(node),
    isOutput: node.output_node,
    isDeprecated: node.deprecated,
    isPaid: node.api_node,
  };
}

/** As ordered by the server; what its order forgets comes last. */
function inOrder(specs: Record<string, unknown>, names: readonly string[]): Set<string> {
  const known = names.filter((name) => Object.hasOwn(specs, name));
  return new Set([...known, ...Object.keys(specs)]);
}

function readOutputs(node: z.infer<typeof nodeSchema>): OutputDef[] {
  return (node.output ?? []).map((sent, slot) => {
    const type = Array.isArray(sent)
      ? 'COMBO'
      : typeof sent === 'string'
        ? sent.slice(0, 256)
        : '*';
    // Some nodes return one name where a list is meant.
    const name = typeof node.output_name === 'string' ? node.output_name : node.output_name?.[slot];
    return {
      type,
      name: typeof name === 'string' && name !== '' ? name.slice(0, 256) : type,
      isList: node.output_is_list?.[slot] === true,
    };
  });
}
