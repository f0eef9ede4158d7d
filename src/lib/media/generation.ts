// What made a picture or clip, told by the texts that ComfyUI, A1111, SwarmUI, NovelAI and we leave in it.
import { parseTolerantly } from '../json-repair';
import type { EmbeddedText } from './embedded-text';
import { readEmbeddedTexts } from './embedded-texts';
import { fromNovelAi, fromSwarm, isNovelAi } from './other-writers';
import { parseParameters, type GenerationParameters } from './parameters';
import { provenanceOfTexts, type Provenance } from './provenance';

export interface Generation {
  /** The API graph as JSON text, unchanged. Nodes may hold ComfyUI's `is_changed`: leave it out when sending. */
  readonly prompt?: string;
  /** The editor's workflow as JSON text, unchanged. */
  readonly workflow?: string;
  /** From A1111's text, or the same facts from SwarmUI's or NovelAI's JSON. */
  readonly parameters?: GenerationParameters;
  /** `sui_image_params` of SwarmUI. */
  readonly swarm?: Readonly<Record<string, unknown>>;
  /** The record that we wrote. */
  readonly ours?: Provenance;
}

/** Empty where the file tells nothing. Same limits and errors as `readEmbeddedTexts`. */
export async function readGeneration(blob: Blob): Promise<Generation> {
  return generationOf(await readEmbeddedTexts(blob));
}

export function generationOf(texts: readonly EmbeddedText[]): Generation {
  const found: { -readonly [K in keyof Generation]: Generation[K] } = {};
  for (const { key, text } of texts) readText(found, key.toLowerCase(), text);
  const ours = provenanceOfTexts(texts);
  return ours ? { ...found, ours } : found;
}

type Found = { -readonly [K in keyof Generation]: Generation[K] };

/** Keys under which no writer keeps words about the making. */
const PASSED_OVER = new Set(['comfyvn', 'chara', 'ccv3', 'encoder', 'generator', 'copyright']);

function readText(found: Found, key: string, text: string): void {
  if (PASSED_OVER.has(key)) return;
  // `prompt:{…}` in EXIF, where keys are the camera's.
  const inside = /^(prompt|workflow|parameters)\s*:\s*(?=[{[])/i.exec(text.slice(0, 40));
  if (inside) return readText(found, inside[1]?.toLowerCase() ?? '', text.slice(inside[0].length));
  if (!/^\s*[{[]/.test(text.slice(0, 100))) {
    found.parameters ??= parseParameters(text);
    return;
  }
  const value = parseTolerantly(text)?.value;
  if (!isFields(value)) return;
  if (isApiGraph(value)) found.prompt ??= text;
  else if (isEditorGraph(value)) found.workflow ??= text;
  else readRecord(found, value);
}

/** One JSON text with several things in it: a clip's comment, SwarmUI's parameters, NovelAI's comment. */
function readRecord(found: Found, record: Readonly<Record<string, unknown>>): void {
  const swarm = record['sui_image_params'];
  if (isFields(swarm)) {
    found.swarm ??= swarm;
    found.parameters ??= fromSwarm(swarm);
  }
  for (const key of ['prompt', 'workflow']) {
    const value = record[key];
    if (isFields(value)) readText(found, key, JSON.stringify(value));
    // A text here that is no JSON are words, which `readText` would look through again without end.
    if (typeof value === 'string' && /^\s*\{/.test(value)) readText(found, key, value);
  }
  if (isNovelAi(record)) found.parameters ??= fromNovelAi(record);
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isApiGraph(value: Readonly<Record<string, unknown>>): boolean {
  const nodes = Object.values(value);
  return nodes.length > 0 && nodes.every((node) => isFields(node) && 'class_type' in node);
}

function isEditorGraph(value: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(value['nodes']) && ('links' in value || 'version' in value);
}
