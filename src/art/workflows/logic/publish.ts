// Into ComfyUI's own list of workflows. What is there stays: a name that is taken is told, with a free one.
import type { ObjectInfo, RenderServer, RequestFailure } from '@/comfy';
import { writeGraphJson } from '@/comfy/json';
import { ok, type Result } from '@/lib/result';
import { safeFileName } from '@/ui/save-blob';
import type { ArtTemplate } from '../../logic/art-template';
import { editorFile } from './editor-file';
import { editorText } from './workflow-texts';

export type Published =
  | { readonly how: 'saved'; readonly name: string }
  /** `free` is a name that nobody has there. */
  | { readonly how: 'exists'; readonly name: string; readonly free: string };

/** @param name as the user typed it; folders are not made. */
export async function publish(
  client: Pick<RenderServer, 'saveWorkflow' | 'listWorkflows'>,
  name: string,
  text: string,
): Promise<Result<Published, RequestFailure>> {
  const file = publishName(name);
  const saved = await client.saveWorkflow(file, text);
  if (!saved.ok) return saved;
  if (saved.value === 'saved') return ok({ how: 'saved', name: file });
  const there = await client.listWorkflows();
  // Without the list the next number is a guess; the server has the last word anyway.
  return ok({ how: 'exists', name: file, free: freeName(file, there.ok ? there.value : [file]) });
}

export function publishName(title: string): string {
  return safeFileName(title.replace(/\.json$/i, ''));
}

/** “Sora”, “Sora (2)” … : the first that is not taken, whatever its case. */
export function freeName(name: string, taken: readonly string[]): string {
  const there = new Set(taken.map((one) => one.replace(/\.json$/i, '').toLowerCase()));
  there.add(name.toLowerCase());
  const stem = name.replace(/ \(\d+\)$/, '');
  for (let number = 2; ; number += 1) {
    const next = `${stem} (${number})`;
    if (!there.has(next.toLowerCase())) return next;
  }
}

/** The editor's own file where there is one, else one made from the graph. */
export function textToPublish(one: ArtTemplate, info: ObjectInfo): string {
  return editorText(one) ?? writeGraphJson(editorFile(one.graph, info));
}
