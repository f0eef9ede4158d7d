// Rows of what ComfyUI servers do for the stories: servers, renders, takes, templates, LoRAs. Graphs of
// workflows are kept as they are; `workflows/` and `comfy/` know what they mean. Rows that never leave
// this device have no unknown keys to keep; takes and recipes go into archives and do.
import { z } from 'zod';
import {
  assetIdSchema,
  loraUseSchema,
  paramValueSchema,
  projectIdSchema,
  seedSchema,
} from '@/story';

/** A ComfyUI that the user added. Its secrets lie apart. */
export const serverRowSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  /** As `parseAddress` reads it: scheme, host, base path, no slash at the end. */
  address: z.string().min(1),
  /** Lowest first: who gets the next job. */
  order: z.number().default(0),
  /** False: stays in the list, is not connected to. */
  isOn: z.boolean().default(true),
  /** Prompts that wait or run on the server at once; the rest wait with us. */
  maxAhead: z.number().int().min(1).max(8).default(2),
  notes: z.string().default(''),
  /** Currency a GPU hour, for an estimate; 0 where it costs nothing. */
  pricePerHour: z.number().min(0).default(0),
  /** What a file that workflows name is called here, by folder and name: `loras/sora.safetensors`. */
  remaps: z.record(z.string(), z.string()).default({}),
  lastSeen: z
    .object({
      at: z.number(),
      version: z.string(),
      device: z.string(),
      vramTotal: z.number(),
    })
    .optional(),
  addedAt: z.number(),
});
export type ServerRow = z.infer<typeof serverRowSchema>;

export const serverAuthSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bearer'), token: z.string() }),
  z.object({ kind: z.literal('basic'), user: z.string(), password: z.string() }),
  /** `?token=`, in every address. */
  z.object({ kind: z.literal('query'), token: z.string() }),
]);
export type ServerAuth = z.infer<typeof serverAuthSchema>;

/** Never in an archive, an export, a log or an address that is shown. */
export const secretRowSchema = z.object({ server: z.string(), auth: serverAuthSchema });
export type SecretRow = z.infer<typeof secretRowSchema>;

/** A file on a server, as `/view` finds it. */
export const outputFileSchema = z.object({
  node: z.string(),
  filename: z.string(),
  subfolder: z.string(),
  type: z.enum(['output', 'input', 'temp']),
  key: z.string(),
});

/** Where a render was sent. Written before the prompt leaves, so that a lost answer is found again. */
export const sentSchema = z.object({
  server: z.string(),
  /** Lower-case UUID with hyphens, made by us. */
  promptId: z.string(),
  at: z.number(),
  /** The server has said that it has it. */
  isAccepted: z.boolean().default(false),
  /** Files that the server has told of so far. */
  files: z.array(outputFileSchema).default([]),
});
export type Sent = z.infer<typeof sentSchema>;

/** What a server must have to run a graph. */
export const needsSchema = z.object({
  nodes: z.array(z.string()).default([]),
  /** Model files as inputs of loaders name them. */
  files: z.array(z.object({ node: z.string(), input: z.string(), file: z.string() })).default([]),
});
export type Needs = z.infer<typeof needsSchema>;

export const RENDER_STATES = [
  /** Waits with us. */
  'queued',
  /** Sent: waits or runs on a server. */
  'sent',
  /** Made there, being fetched and stored. */
  'storing',
  'done',
  'failed',
  'cancelled',
] as const;

/** One render as the queue shows it. What is sent lies in `renderRequests` under the same id. */
export const renderRowSchema = z.object({
  id: z.string(),
  projectId: projectIdSchema,
  title: z.string(),
  state: z.enum(RENDER_STATES),
  /** `interactive` goes before `batch`. */
  lane: z.enum(['interactive', 'batch']).default('batch'),
  /** Lowest first within a lane. */
  order: z.number(),
  /** Role of the workflow: sprite, background, upscale … */
  role: z.string(),
  /** Key of the shot that it is for. */
  shot: z.string().optional(),
  /** Name of the template. */
  template: z.string().default(''),
  /** Only this server; absent: any that can. */
  server: z.string().optional(),
  /** Render whose first picture goes into this one: it waits for that. */
  after: z.string().optional(),
  sent: sentSchema.optional(),
  /** Sent to servers that went away, and taken back: stopped there when they return. */
  abandoned: z.array(sentSchema).default([]),
  /** Cancelled here, not yet known to be stopped there. */
  isStopping: z.boolean().optional(),
  /** How often a server has lost it. */
  lost: z.number().int().default(0),
  needs: needsSchema.default({ nodes: [], files: [] }),
  progress: z.number().min(0).max(1).optional(),
  message: z.string().default(''),
  log: z.array(z.object({ at: z.number(), text: z.string() })).default([]),
  createdAt: z.number(),
  startedAt: z.number().optional(),
  endedAt: z.number().optional(),
  retryOf: z.string().optional(),
  /** Pictures that came of it. */
  assets: z.array(assetIdSchema).default([]),
  /** The result is that of an earlier run: nothing was computed. */
  isCached: z.boolean().optional(),
  failure: z
    .object({
      title: z.string(),
      hint: z.string(),
      /** What the button beside it does. */
      fix: z.string().optional(),
      details: z.string().optional(),
    })
    .optional(),
});
export type RenderRow = z.infer<typeof renderRowSchema>;

/** A picture to upload before sending; its name on the server is written into the input. */
export const renderInputSchema = z.object({
  node: z.string(),
  input: z.string(),
  /** Absent: the first picture of the render that this one waits for. */
  asset: assetIdSchema.optional(),
  /**
   * Its clear pixels are sent white: ComfyUI's LoadImage drops the transparency, and they would arrive in
   * whatever color lies under it, mostly black.
   */
  onWhite: z.boolean().optional(),
});
export type RenderInput = z.infer<typeof renderInputSchema>;

/** What is done with each picture before it is stored. */
const finishSchema = z.object({
  /** Make a flat background transparent. */
  cutOut: z.boolean().optional(),
  /** Give it the transparency of this picture. */
  alphaFrom: assetIdSchema.optional(),
  /** The same, of the picture of the render that this one waits for. */
  alphaFromBase: z.boolean().optional(),
});

const seedInputsSchema = z.array(z.object({ node: z.string(), input: z.string() }));

export const graphRowSchema = z.record(
  z.string(),
  z.looseObject({ class_type: z.string(), inputs: z.record(z.string(), z.unknown()) }),
);

/** Everything that is needed to send a render, and to send it again. Never changes. */
export const renderRequestSchema = z.object({
  id: z.string(),
  graph: graphRowSchema,
  /** The editor's own file, sent along so that the picture reopens in ComfyUI. */
  workflow: z.unknown().optional(),
  inputs: z.array(renderInputSchema).default([]),
  templateId: z.string(),
  templateHash: z.string(),
  /** Nodes whose files are the result; empty: all. */
  outputs: z.array(z.string()).default([]),
  values: z.record(z.string(), paramValueSchema).default({}),
  loras: z.array(loraUseSchema).default([]),
  seed: seedSchema.optional(),
  /** Where the seed stands, so that it can be drawn anew. */
  seedInputs: seedInputsSchema.default([]),
  /** Pictures that it was made from. */
  parents: z.array(assetIdSchema).default([]),
  /** Hash of what the story asked for: a take with another one is stale. */
  contentKey: z.string().optional(),
  finish: finishSchema.default({}),
  /** Show it in the story: always, only where nothing of the shot is shown yet, or not. */
  pick: z.enum(['always', 'if-none', 'never']).default('if-none'),
});
export type RenderRequest = z.infer<typeof renderRequestSchema>;

/** One try at a shot, or a picture made from another. */
export const takeRowSchema = z.looseObject({
  projectId: projectIdSchema,
  /** Render and number of the picture: storing a result twice makes no second take. */
  id: z.string(),
  asset: assetIdSchema,
  /** Key of the shot; absent for what is not for one. */
  shot: z.string().optional(),
  role: z.string(),
  render: z.string().optional(),
  contentKey: z.string().optional(),
  parent: assetIdSchema.optional(),
  isPinned: z.boolean().default(false),
  /** Asked to be shown in the story, and not looked at by its owner yet. */
  wantsPick: z.enum(['always', 'if-none']).optional(),
  createdAt: z.number(),
  /** Set while it lies in the bin. */
  deletedAt: z.number().optional(),
});
export type TakeRow = z.infer<typeof takeRowSchema>;

/** How a picture was made, so that it can be made again. */
export const recipeRowSchema = z.looseObject({
  projectId: projectIdSchema,
  asset: assetIdSchema,
  /** The prompt as it was sent, as text, so that 64-bit seeds stay exact. */
  graph: z.string(),
  templateId: z.string(),
  templateHash: z.string(),
  template: z.string(),
  role: z.string(),
  values: z.record(z.string(), paramValueSchema).default({}),
  loras: z.array(loraUseSchema).default([]),
  seed: seedSchema.optional(),
  models: z.array(z.string()).default([]),
  parents: z.array(assetIdSchema).default([]),
  /** What the request said beyond the graph; absent in recipes of before. */
  inputs: z.array(renderInputSchema).optional(),
  outputs: z.array(z.string()).optional(),
  seedInputs: seedInputsSchema.optional(),
  finish: finishSchema.optional(),
  promptId: z.string().optional(),
  /** ms that the server took. */
  tookMs: z.number().optional(),
  at: z.number(),
});
export type RecipeRow = z.infer<typeof recipeRowSchema>;

/** A workflow of the user's own. `text` is the file byte for byte. */
export const templateRowSchema = z.object({
  id: z.string(),
  text: z.string(),
  /** As `workflows/template.ts` has it; parsed there. */
  template: z.unknown(),
  /** API form, where `text` is in the editor's. */
  graph: graphRowSchema,
  /** Template that it was copied from. */
  basedOn: z.string().optional(),
  updatedAt: z.number(),
  deletedAt: z.number().optional(),
});
export type TemplateRow = z.infer<typeof templateRowSchema>;

/** What is known of a LoRA, by its file name without folders. */
export const loraRowSchema = z.object({
  file: z.string(),
  title: z.string().default(''),
  family: z.string().optional(),
  triggers: z.array(z.string()).default([]),
  weight: z.number().optional(),
  sha256: z.string().optional(),
  bytes: z.number().optional(),
  tags: z.array(z.string()).default([]),
  notes: z.string().default(''),
  source: z.string().optional(),
  /** When each server last had it, by server. */
  seen: z.record(z.string(), z.number()).default({}),
});
export type LoraRow = z.infer<typeof loraRowSchema>;
