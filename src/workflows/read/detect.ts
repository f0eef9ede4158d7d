// Tells what a parsed text is. Editor files have `nodes`, prompts have values with `class_type`; both may
// lie in a wrapper: a picture's two chunks, a request, a history entry, the editor's own export.
import type { OtherKind } from './failure';

export type Detected =
  | { readonly is: 'api'; readonly prompt: object; readonly editor: object | undefined }
  | { readonly is: 'editor'; readonly editor: object }
  | { readonly is: 'other'; readonly looksLike: OtherKind };

/** Wrappers in wrappers: a history entry holds a prompt's tuple, which holds the graph. */
const MAX_UNWRAPS = 4;

export function detect(value: unknown, parse: (text: string) => unknown, depth = 0): Detected {
  if (typeof value === 'string' && depth > 0) return detect(parse(value), parse, depth);
  if (Array.isArray(value)) {
    // History keeps [number, id, graph, extra data, outputs].
    const [, , graph, extraData] = value as unknown[];
    if (isRecord(graph) && depth < MAX_UNWRAPS) {
      return detect({ prompt: graph, extra_data: extraData }, parse, depth + 1);
    }
    return { is: 'other', looksLike: looksLike(value) };
  }
  if (!isRecord(value)) return { is: 'other', looksLike: 'unknown' };
  if (Array.isArray(value.nodes)) return { is: 'editor', editor: value };
  if (hasClassTypes(value)) return { is: 'api', prompt: value, editor: undefined };
  if (depth >= MAX_UNWRAPS) return { is: 'other', looksLike: 'unknown' };
  return unwrap(value, parse, depth) ?? { is: 'other', looksLike: looksLike(value) };
}

function unwrap(
  value: Readonly<Record<string, unknown>>,
  parse: (text: string) => unknown,
  depth: number,
): Detected | undefined {
  const editor = findEditor(value, parse, depth);
  for (const key of ['prompt', 'output', 'api'] as const) {
    if (!Object.hasOwn(value, key)) continue;
    const inner = detect(value[key], parse, depth + 1);
    // A prompt needs no conversion, so it comes before the editor's file beside it.
    if (inner.is === 'api') return { ...inner, editor: inner.editor ?? editor };
    if (inner.is === 'editor') return inner;
  }
  if (editor) return { is: 'editor', editor };
  // A whole history: entries by prompt id. Only where there is one there is no doubt which is meant.
  const entries = Object.values(value);
  const [only] = entries;
  if (entries.length === 1 && isRecord(only) && 'prompt' in only) {
    return detect(only, parse, depth + 1);
  }
  return undefined;
}

function findEditor(
  value: Readonly<Record<string, unknown>>,
  parse: (text: string) => unknown,
  depth: number,
): object | undefined {
  const extra = own(own(value, 'extra_data'), 'extra_pnginfo');
  for (const raw of [own(value, 'workflow'), own(extra, 'workflow')]) {
    if (raw === undefined) continue;
    const inner = detect(raw, parse, depth + 1);
    if (inner.is === 'editor') return inner.editor;
  }
  return undefined;
}

function hasClassTypes(value: Readonly<Record<string, unknown>>): boolean {
  return Object.values(value).some((node) => typeof own(node, 'class_type') === 'string');
}

function looksLike(value: object): OtherKind {
  const has = (...keys: string[]) => keys.every((key) => Object.hasOwn(value, key));
  if (Array.isArray(value)) {
    const first: unknown = value[0];
    return isRecord(first) && ('mes' in first || 'content' in first) ? 'chat-log' : 'unknown';
  }
  if (has('spec', 'data') || has('first_mes') || has('char_persona')) return 'character-card';
  if (has('entries')) return 'lorebook';
  if (has('messages') || has('chat_metadata')) return 'chat-log';
  if (has('sui_image_params') || has('app_version') || has('generation_mode')) {
    return 'image-metadata';
  }
  const [first] = Object.values(value) as unknown[];
  if (own(first, 'input') !== undefined && own(first, 'output') !== undefined) return 'object-info';
  return 'unknown';
}

/** What a text that is no JSON looks like. */
export function looksLikeText(text: string): OtherKind {
  const head = text.slice(0, 20_000);
  if (/^\s*</.test(head)) return 'html';
  if (/\bSteps: \d+,.*\b(Sampler|CFG scale): /s.test(head)) return 'a1111-settings';
  if (/^\s*\{.*\}\s*\n\s*\{/.test(head) && /"mes"|"is_user"/.test(head)) return 'chat-log';
  return 'unknown';
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property of the value's own: `constructor` and the like are none. */
export function own(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
