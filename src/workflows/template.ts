// A workflow with places to fill. The workflow stays byte for byte as ComfyUI exported it; what we fill
// in is named here, and a test checks each binding against the graph.
import { z } from 'zod';

export const TEMPLATE_ROLES = [
  'sprite',
  'expression',
  'background',
  'cg',
  'cutout',
  'upscale',
  'edit',
  'animate',
  'composite',
] as const;
export const templateRoleSchema = z.enum(TEMPLATE_ROLES);
export type TemplateRole = z.infer<typeof templateRoleSchema>;

/** Kinds of base model. A LoRA of another family gives noise. */
export const MODEL_FAMILIES = ['sd15', 'sdxl', 'flux', 'qwen', 'wan', 'none'] as const;
export const modelFamilySchema = z.enum(MODEL_FAMILIES);
export type ModelFamily = z.infer<typeof modelFamilySchema>;

/**
 * Parameters that the studio knows how to fill by itself. Others are shown as controls under their own
 * name. `image1` … `image9` and `mask` take pictures.
 */
export const KNOWN_PARAMS = [
  'prompt',
  'negative',
  'seed',
  'steps',
  'cfg',
  'guidance',
  'sampler',
  'scheduler',
  'denoise',
  'width',
  'height',
  'batch',
  'model',
  'vae',
  'clip_skip',
  'scale',
  'upscale_model',
  'frames',
  'fps',
  'strength',
  'filename_prefix',
  'mask',
  'image1',
  'image2',
  'image3',
] as const;
export type KnownParam = (typeof KNOWN_PARAMS)[number];

export const BINDING_SOURCES = [
  'template',
  'app-mode',
  'sillytavern',
  'krita',
  'swarm',
  'comfy-deploy',
  'marker',
  'walk',
  'class',
  'title',
  'user',
] as const;

export const bindingSchema = z.looseObject({
  /** A `KnownParam`, or a name of its own. */
  param: z.string().min(1),
  node: z.string().min(1),
  input: z.string().min(1),
  label: z.string().optional(),
  /** The author's words for whoever fills it in. */
  hint: z.string().optional(),
  /**
   * What is written around the value; `{value}` stands for it, `{outfit}` for that parameter:
   * `masterpiece, {value}`. Values are put in once, braces within them stay.
   */
  pattern: z.string().optional(),
  /** Multiplied before it is written, for a node that counts in other units. */
  factor: z.number().optional(),
  /** A picture that may be absent: its loader goes, and with it what cannot do without. */
  optional: z.boolean().optional(),
  /** The node takes its picture some other way (base64, a link); filled, it becomes this loader. */
  becomes: z.enum(['LoadImage', 'LoadImageMask']).optional(),
  found: z.enum(BINDING_SOURCES).default('template'),
});
export type Binding = z.infer<typeof bindingSchema>;

/** Where LoRA loaders are chained in: after this node's model (and clip) output. */
export const loraSlotSchema = z.looseObject({
  model: z.tuple([z.string(), z.number()]),
  /** Absent where the text encoder takes no LoRA (LoraLoaderModelOnly). */
  clip: z.tuple([z.string(), z.number()]).optional(),
});
export type LoraSlot = z.infer<typeof loraSlotSchema>;

/** What a node does when a picture upstream is absent. Stock nodes are known (`fill/shapes.ts`). */
export const nodeShapeSchema = z.looseObject({
  /** Inputs that may go; without any other linked input the node goes. */
  optional: z.array(z.string()).default([]),
  /** Output slot → inputs that stand in for it once the node is gone, best first. */
  pass: z.record(z.string(), z.array(z.string())).default({}),
});
export type NodeShape = z.infer<typeof nodeShapeSchema>;

export const modelFileSchema = z.looseObject({
  /** Folder under `models/`, as `/models` names it. */
  folder: z.string(),
  file: z.string(),
  url: z.string().optional(),
  page: z.string().optional(),
  bytes: z.number().optional(),
});
export type ModelFile = z.infer<typeof modelFileSchema>;

export const templateSchema = z.looseObject({
  id: z.string().min(1),
  title: z.string().min(1),
  description: z.string().default(''),
  version: z.number().int().default(1),
  role: templateRoleSchema,
  /** Further roles that it can play. */
  alsoFor: z.array(templateRoleSchema).default([]),
  family: modelFamilySchema.default('none'),
  bindings: z.array(bindingSchema).default([]),
  loras: loraSlotSchema.optional(),
  /** Values where nobody says otherwise, by param. */
  defaults: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  /** Nodes whose files are the result; empty: all output nodes. */
  outputs: z.array(z.string()).default([]),
  /** By class, for nodes that are not stock. */
  shapes: z.record(z.string(), nodeShapeSchema).default({}),
  /** `result` carries transparency of its own; `input`: give the picture the alpha of what was sent. */
  alpha: z.enum(['none', 'result', 'input']).default('none'),
  models: z.array(modelFileSchema).default([]),
});
export type Template = z.infer<typeof templateSchema>;
