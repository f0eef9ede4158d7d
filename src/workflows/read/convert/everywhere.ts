// Links that the Use Everywhere pack draws without lines; newer versions keep a list of them.
import { z } from 'zod';
import type { EditorWorkflow } from '../editor';

export interface EverywhereLink {
  readonly from: string;
  readonly fromSlot: number;
  readonly controller: string;
}

const idSchema = z.union([z.string(), z.number()]).transform(String);
const linkSchema = z.object({
  downstream: idSchema,
  downstream_slot: z.coerce.number(),
  upstream: idSchema,
  upstream_slot: z.coerce.number(),
  controller: idSchema.catch(''),
});

/** By `node:input slot` of the workflow's top level. */
export function everywhereLinks(workflow: EditorWorkflow): ReadonlyMap<string, EverywhereLink> {
  const raw = workflow.extra.get('ue_links');
  const entries = (Array.isArray(raw) ? raw : []).flatMap((one: unknown) => {
    const read = linkSchema.safeParse(one);
    if (!read.success) return [];
    const { downstream, downstream_slot, upstream, upstream_slot, controller } = read.data;
    const link = { from: upstream, fromSlot: upstream_slot, controller };
    return [[`${downstream}:${downstream_slot}`, link] as const];
  });
  return new Map(entries);
}
