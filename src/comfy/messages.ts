// Everything ComfyUI says, as schemas: socket messages, then HTTP answers. Loose on what is added, strict on
// what we read, every text bounded. Shapes: the recordings in testing/comfyui, version 0.3.64.
import { z } from 'zod';

const id = z.string().max(256);
/** Node ids are texts, yet custom nodes send numbers. */
const nodeId = z.union([id, z.number().int().transform(String)]);
const finite = z.number();
/** Cuts instead of refusing: a long error is still the error. */
const cut = (most: number) => z.string().transform((text) => text.slice(0, most));

export const statusSchema = z.object({
  status: z.object({ exec_info: z.object({ queue_remaining: finite.min(0) }) }),
  sid: id.nullish(),
});
export const startSchema = z.object({ prompt_id: id, timestamp: finite.optional() });
export const cachedSchema = z.object({ prompt_id: id, nodes: z.array(nodeId).max(100_000) });
/** Without `prompt_id` after a reconnect (recordings 13 and 15): a hint. */
export const executingSchema = z.object({ node: nodeId.nullable(), prompt_id: id.nullish() });
export const progressSchema = z.object({
  value: finite,
  max: finite,
  prompt_id: id,
  node: nodeId,
});
export const progressStateSchema = z.object({
  prompt_id: id,
  nodes: z.record(id, z.object({ value: finite, max: finite, state: z.string().max(64) })),
});
export const executedSchema = z.object({
  node: nodeId,
  prompt_id: id,
  output: z.unknown().optional(),
});
export const successSchema = z.object({ prompt_id: id, timestamp: finite.optional() });
export const errorSchema = z.object({
  prompt_id: id,
  node_id: nodeId.nullish(),
  node_type: cut(256).nullish(),
  exception_type: cut(256).nullish(),
  exception_message: cut(8000).nullish(),
  traceback: z.array(z.string()).nullish(),
  timestamp: finite.optional(),
});
export const interruptedSchema = z.object({
  prompt_id: id,
  node_id: nodeId.nullish(),
  timestamp: finite.optional(),
});
export const featuresSchema = z.object({
  supports_preview_metadata: z.boolean().optional(),
  max_upload_size: finite.int().min(0).optional(),
});
/** The header of binary event 4. */
export const previewHeaderSchema = z.object({ node_id: nodeId.nullish(), prompt_id: id.nullish() });

const text = z.string().max(4096);
const names = z.array(z.string().max(2048)).max(1_000_000);
const bytes = finite.min(0).catch(0);

export const systemStatsSchema = z.object({
  system: z.object({
    os: text.catch(''),
    comfyui_version: z.string().max(64).catch(''),
    python_version: text.catch(''),
    pytorch_version: text.catch(''),
    ram_total: bytes,
    ram_free: bytes,
    argv: z.array(text).max(256).catch([]),
  }),
  devices: z
    .array(
      z.object({
        name: z.string().max(512).catch(''),
        type: z.string().max(64).catch(''),
        vram_total: bytes,
        vram_free: bytes,
      }),
    )
    .max(256),
});
export const promptInfoSchema = z.object({
  exec_info: z.object({ queue_remaining: finite.min(0) }),
});
export const promptAnswerSchema = z.object({
  prompt_id: id,
  number: finite,
  node_errors: z.unknown().optional(),
});
/** `[number, prompt_id, prompt, extra_data, outputs_to_execute]`; newer servers append more. */
export const queueItemSchema = z.tuple([finite, id, z.unknown(), z.unknown()]).rest(z.unknown());
export const queueSchema = z.object({
  queue_running: z.array(z.unknown()).max(100_000),
  queue_pending: z.array(z.unknown()).max(100_000),
});
export const extraDataSchema = z.object({ client_id: id.optional().catch(undefined) });
export const historyEntrySchema = z.object({
  prompt: z.array(z.unknown()).max(64).nullish(),
  outputs: z.record(id, z.unknown()).nullish(),
  status: z
    .object({
      status_str: z.string().max(64).nullish(),
      completed: z.boolean().nullish(),
      messages: z.array(z.unknown()).max(10_000).nullish(),
    })
    .nullish(),
});
export const historyMessageSchema = z.tuple([z.string().max(128), z.unknown()]).rest(z.unknown());
export const namesSchema = names;
export const metadataSchema = z.record(z.string().max(1024), z.unknown());
export const uploadAnswerSchema = z.object({
  name: z.string().min(1).max(1024),
  subfolder: z.string().max(2048).catch(''),
  type: z.enum(['input', 'temp', 'output']).catch('input'),
});
/** Newer servers list objects where this one lists names. */
export const userFilesSchema = z
  .array(
    z.union([
      z.string().max(2048),
      z.object({ path: z.string().max(2048) }).transform((file) => file.path),
    ]),
  )
  .max(100_000);
export const logsSchema = z.object({
  entries: z.array(z.object({ t: z.string().max(64), m: cut(20_000) })).max(100_000),
});
export const validationErrorSchema = z.object({
  type: z.string().max(128).catch('unknown'),
  message: cut(4000).catch(''),
  details: cut(8000).catch(''),
  extra_info: z.unknown().optional(),
});
export const nodeErrorsSchema = z.record(
  id,
  z.object({
    errors: z.array(validationErrorSchema).max(10_000).catch([]),
    class_type: z.string().max(256).optional().catch(undefined),
  }),
);
export const rejectionSchema = z.object({
  error: validationErrorSchema,
  node_errors: z.unknown().optional(),
});
export const errorInfoSchema = z.object({
  input_name: z.string().max(256).optional().catch(undefined),
  received_value: z.unknown().optional(),
  linked_node: z.tuple([nodeId, finite]).optional().catch(undefined),
});
