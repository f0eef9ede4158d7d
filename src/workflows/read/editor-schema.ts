// What is taken from an editor file. Lenient: files of many versions and of node packs come in, and what
// is odd in one node must not keep the others out.
import { z } from 'zod';

const idSchema = z.union([z.string(), z.number(), z.bigint()]).transform(String);
const nameSchema = z.union([z.string(), z.number()]).transform(String).catch('');
/** Some packs write numbers or lists where a type belongs; those fit everything. */
const typeSchema = z.string().catch('*');
const slotSchema = z.coerce.number().int().min(0).max(10_000);
const recordSchema = z
  .custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
  .transform((value) => new Map<string, unknown>(Object.entries(value)));
const looseRecordSchema = recordSchema.catch(() => new Map());

/** An array whose odd entries are left out. */
function listOf<T extends z.ZodType>(entry: T) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((entries) =>
      entries.flatMap((raw): z.output<T>[] => {
        const read = entry.safeParse(raw);
        return read.success ? [read.data] : [];
      }),
    );
}

const inputSchema = z.object({
  name: nameSchema,
  type: typeSchema,
  link: idSchema.optional().catch(undefined),
  widget: z.object({ name: z.string() }).optional().catch(undefined),
});

const widgetsSchema = z.union([
  z.array(z.unknown()).transform((values) => ({ by: 'place' as const, values })),
  recordSchema.transform((values) => ({ by: 'name' as const, values })),
]);

export const nodeSchema = z.object({
  id: idSchema,
  type: z.string(),
  title: z.string().optional().catch(undefined),
  mode: z.number().catch(0),
  inputs: listOf(inputSchema),
  outputs: listOf(z.object({ name: nameSchema, type: typeSchema })),
  widgets_values: widgetsSchema.catch({ by: 'place', values: [] }),
  properties: looseRecordSchema,
});

const tupleLinkSchema = z
  .tuple([idSchema, idSchema, slotSchema, idSchema, slotSchema], z.unknown())
  .transform(([id, from, fromSlot, to, toSlot, type]) => ({
    id,
    from,
    fromSlot,
    to,
    toSlot,
    type: typeof type === 'string' ? type : '*',
  }));

const objectLinkSchema = z
  .object({
    id: idSchema,
    origin_id: idSchema,
    origin_slot: slotSchema,
    target_id: idSchema,
    target_slot: slotSchema,
    type: typeSchema,
  })
  .transform((link) => ({
    id: link.id,
    from: link.origin_id,
    fromSlot: link.origin_slot,
    to: link.target_id,
    toSlot: link.target_slot,
    type: link.type,
  }));

const linksSchema = listOf(z.union([tupleLinkSchema, objectLinkSchema]));
const sideSchema = listOf(z.object({ name: nameSchema, type: typeSchema }));

const subgraphSchema = z.object({
  id: z.string(),
  name: nameSchema,
  nodes: listOf(nodeSchema),
  links: linksSchema,
  inputs: sideSchema,
  outputs: sideSchema,
});

export const groupNodeSchema = z.object({
  nodes: z.array(z.unknown()),
  /** Ends that are not numbers come from outside the group. */
  links: listOf(z.tuple([slotSchema, slotSchema, slotSchema, slotSchema], z.unknown())),
  external: listOf(z.tuple([slotSchema, slotSchema], z.unknown())),
  config: looseRecordSchema,
});

export const groupConfigSchema = z.object({
  input: looseRecordSchema,
  output: looseRecordSchema,
});
export const hiddenSchema = z.object({ visible: z.literal(false) });

export const modelSchema = z.object({
  name: z.string().min(1).max(500),
  directory: z.string().max(500).catch(''),
  url: z
    .url({ protocol: /^https?$/ })
    .max(4000)
    .optional()
    .catch(undefined),
});
export const modelsSchema = listOf(modelSchema);

export const workflowSchema = z.object({
  nodes: listOf(nodeSchema),
  links: linksSchema,
  definitions: z.object({ subgraphs: listOf(subgraphSchema) }).catch({ subgraphs: [] }),
  models: modelsSchema,
  extra: looseRecordSchema,
});

export type RawNode = z.output<typeof nodeSchema>;
export type RawSubgraph = z.output<typeof subgraphSchema>;
export type RawGroupNode = z.output<typeof groupNodeSchema>;
export const groupNodesSchema = looseRecordSchema;
