// A workflow as the files that the folder `/workflows/<name>/` of the project holds, in one zip.
import { writeZip } from '@/lib/zip-writer';
import { safeFileName } from '@/ui/save-blob';
import type { ArtTemplate } from '../../logic/art-template';
import { apiText, editorText } from './workflow-texts';

/** Dropped here again, it gives the same workflow. */
export function exportZip(list: readonly ArtTemplate[]): Promise<Blob> {
  const taken = new Set<string>();
  const entries = list.flatMap((one) => {
    const folder = folderName(one.template.title, taken);
    const editor = editorText(one);
    return [
      // Bindings name nodes of the API form.
      { path: `${folder}/workflow.json`, data: apiText(one) },
      {
        path: `${folder}/template.json`,
        data: `${JSON.stringify(one.template, null, 2)}\n`,
      },
      ...(editor === undefined ? [] : [{ path: `${folder}/editor.json`, data: editor }]),
    ];
  });
  return writeZip(entries, { type: 'application/zip' });
}

function folderName(title: string, taken: Set<string>): string {
  const stem = safeFileName(title).replaceAll(/\s+/g, '-').toLowerCase();
  let name = stem;
  for (let number = 2; taken.has(name); number += 1) name = `${stem}-${number}`;
  taken.add(name);
  return name;
}
