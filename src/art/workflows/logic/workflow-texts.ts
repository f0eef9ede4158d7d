// One text as it came in → the texts that leave again.
import { parseJson } from '@/comfy';
import { writeGraphJson } from '@/comfy/json';
import { readWorkflow } from '@/workflows';
import type { ArtTemplate } from '../../logic/art-template';

/** The editor's own file, byte for byte where it stands alone; undefined where only the API form came. */
export function editorText({ text }: Pick<ArtTemplate, 'text'>): string | undefined {
  const read = readWorkflow(text);
  const workflow = read.ok ? read.value.workflow : undefined;
  if (!workflow) return undefined;
  const parsed = parseJson(text);
  const isAlone =
    parsed.ok &&
    typeof parsed.value === 'object' &&
    parsed.value !== null &&
    Object.hasOwn(parsed.value, 'nodes');
  return isAlone ? text : writeGraphJson(workflow.original);
}

/** The graph as ComfyUI exports it, byte for byte where that is what came. */
export function apiText({ text, graph }: Pick<ArtTemplate, 'text' | 'graph'>): string {
  const read = readWorkflow(text);
  const isApi = read.ok && read.value.format === 'api' && read.value.workflow === undefined;
  return isApi ? text : writeGraphJson(graph);
}

/** Both in one, as `readWorkflow` takes them. */
export function joined(prompt: string, workflow: string): string {
  return `{"prompt":${prompt},"workflow":${workflow}}`;
}
