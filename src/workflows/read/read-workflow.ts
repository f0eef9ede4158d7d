// Text of a file, of a picture's chunk or of the clipboard → a workflow in one of ComfyUI's two formats.
import type { Graph } from '@/comfy/graph';
import { parseJson } from '@/comfy/json';
import { fail, ok, type Result } from '@/lib/result';
import { detect, looksLikeText } from './detect';
import type { EditorWorkflow } from './editor';
import type { WorkflowFailure } from './failure';
import { readEditor } from './read-editor';
import { readGraph } from './read-graph';

/** UTF-16 code units. The largest shared workflows have about 2 million. */
export const MAX_WORKFLOW_CHARS = 32_000_000;
/** Levels of lists and objects. Real files have about 12. */
export const MAX_DEPTH = 100;
export const MAX_NODES = 20_000;

export type ReadWorkflow =
  | {
      readonly format: 'api';
      readonly graph: Graph;
      /** The editor's file of the same workflow, where it came along. */
      readonly workflow: EditorWorkflow | undefined;
    }
  | { readonly format: 'editor'; readonly workflow: EditorWorkflow };

/**
 * Reads both formats, alone or wrapped (`{prompt, workflow}`, a request, a history entry, `{output}`).
 * NaN and Infinity are read, seeds beyond 2^53 stay exact.
 */
export function readWorkflow(text: string): Result<ReadWorkflow, WorkflowFailure> {
  if (text.length > MAX_WORKFLOW_CHARS) {
    return fail({ kind: 'too-large', chars: text.length, most: MAX_WORKFLOW_CHARS });
  }
  if (text.trim() === '') return fail({ kind: 'empty' });
  const parsed = parseJson(text, { maxDepth: MAX_DEPTH });
  if (!parsed.ok) {
    const { kind, at } = parsed.failure;
    if (kind === 'too-deep') return fail({ kind, most: MAX_DEPTH });
    return fail({ kind: 'not-json', looksLike: looksLikeText(text), at });
  }
  const detected = detect(parsed.value, (inner) => {
    const read = parseJson(inner, { maxDepth: MAX_DEPTH });
    return read.ok ? read.value : undefined;
  });
  if (detected.is === 'other') {
    return fail({ kind: 'not-a-workflow', looksLike: detected.looksLike });
  }
  if (detected.is === 'editor') {
    const workflow = readEditor(detected.editor);
    const failure = countFailure(workflow.nodes.size);
    return failure ? fail(failure) : ok({ format: 'editor', workflow });
  }
  const graph = readGraph(detected.prompt);
  const failure = countFailure(Object.keys(graph).length);
  if (failure) return fail(failure);
  const workflow = detected.editor && readEditor(detected.editor);
  return ok({ format: 'api', graph, workflow });
}

function countFailure(nodes: number): WorkflowFailure | undefined {
  if (nodes === 0) return { kind: 'no-nodes' };
  if (nodes > MAX_NODES) return { kind: 'too-many-nodes', nodes, most: MAX_NODES };
  return undefined;
}
