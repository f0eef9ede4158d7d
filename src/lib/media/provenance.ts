// How a picture was made, written into the picture: a record that travels with the file and tells
// nothing about the person (no address, no user name, no path).
import { z } from 'zod';
import { APP_VERSION } from '../version';
import type { EmbeddedText } from './embedded-text';
import { readEmbeddedTexts } from './embedded-texts';
import { optional } from './parameters';
import { PROVENANCE_KEY } from './provenance-keys';

/** What ComfyVN's desktop program wrote; read, never written. */
const OLD_KEY = 'comfyvn_provenance';

const VERSION = 1;
const word = z.string().max(400);

export const usedModelSchema = z.looseObject({
  /** Kind of model as ComfyUI's folders name it: "checkpoints", "loras". */
  folder: word.optional(),
  /** Name relative to that folder. */
  name: word,
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** Strength of a LoRA. */
  weight: z.number().optional(),
});
export type UsedModel = z.infer<typeof usedModelSchema>;

export const provenanceSchema = z.looseObject({
  version: z.number().int().min(1),
  /** What was done: "render", "edit", "upscale", "paint", "import". */
  source: word.optional(),
  /** Id of the workflow template. */
  template: word.optional(),
  /** SHA-256 of the filled graph. */
  workflowHash: word.optional(),
  promptId: word.optional(),
  /** Digits: seeds go to 2^64 − 1. */
  seed: z
    .union([word, z.number()])
    .transform((seed) => String(seed))
    .optional(),
  models: z.array(usedModelSchema).max(100).optional(),
  /** Ids (SHA-256) of the pictures that went in. */
  parents: z.array(word).max(100).optional(),
  /** Hash over the pixel data, see `pixelHash`; stays when texts come and go. */
  pixels: word.optional(),
  appVersion: word.optional(),
  /** Milliseconds since 1970. */
  at: z.number().optional(),
});
export type Provenance = z.infer<typeof provenanceSchema>;

export interface ProvenanceFacts {
  readonly source?: string;
  readonly template?: string;
  readonly workflowHash?: string;
  readonly promptId?: string;
  readonly seed?: string | number;
  readonly models?: readonly UsedModel[];
  readonly parents?: readonly string[];
  readonly at?: number;
}

/** A record of this version, with what could tell of a person's machine taken out of the names. */
export function makeProvenance(facts: ProvenanceFacts): Provenance {
  return provenanceSchema.parse({
    ...facts,
    ...optional(
      'models',
      facts.models?.map((one) => ({ ...one, name: withoutPlace(one.name) })),
    ),
    ...optional('template', facts.template && withoutPlace(facts.template)),
    version: VERSION,
    appVersion: APP_VERSION,
  });
}

/** "anime/x.safetensors" stays; of an absolute path or an address only the file name does. */
export function withoutPlace(name: string): string {
  const slashed = name.replace(/\\/g, '/');
  const isPlace =
    /^(?:[a-z][a-z0-9+.-]*:|\/|~)/i.test(slashed) || /(?:^|\/)\.\.(?:\/|$)/.test(slashed);
  return isPlace ? slashed.replace(/[?#].*$/, '').replace(/^.*[/:]/, '') : name;
}

/** Our record in a file of any kind that `readEmbeddedTexts` reads; undefined where there is none. */
export async function readProvenance(blob: Blob): Promise<Provenance | undefined> {
  return provenanceOfTexts(await readEmbeddedTexts(blob));
}

/** The last record that is whole wins: a copy that another program carried along stands before it. */
export function provenanceOfTexts(texts: readonly EmbeddedText[]): Provenance | undefined {
  let found: Provenance | undefined;
  for (const { key, text } of texts) {
    if (key === PROVENANCE_KEY) found = readRecord(text, provenanceSchema) ?? found;
    if (key === OLD_KEY) found ??= readRecord(text, oldSchema);
  }
  return found;
}

const oldSchema = z
  .looseObject({ workflow_hash: word.nullish(), source: word.nullish(), created_at: z.unknown() })
  .transform((old): Provenance => {
    const at = typeof old.created_at === 'string' ? Date.parse(old.created_at) : NaN;
    return {
      version: VERSION,
      ...(old.source ? { source: old.source } : {}),
      ...(old.workflow_hash ? { workflowHash: old.workflow_hash } : {}),
      ...(Number.isNaN(at) ? {} : { at }),
    };
  });

function readRecord(text: string, schema: z.ZodType<Provenance>): Provenance | undefined {
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
