import { fail, ok, type Result } from '@/lib/result';
import type { TemplateRow } from '@/storage';
import type { Template } from '@/workflows';
import type { Draft } from './draft';

export type DraftLack = 'name' | 'role';

/**
 * The row that is stored: the file byte for byte, the graph in API form, the template with its bindings.
 * `id` for a new one; a draft of a stored one keeps its own. `now` in ms since 1970.
 */
export function templateRowFrom(
  draft: Draft,
  { id, now }: { readonly id: string; readonly now: number },
): Result<TemplateRow, DraftLack> {
  const title = draft.template.title.trim();
  const { role } = draft;
  if (title === '') return fail('name');
  if (role === undefined) return fail('role');
  const rowId = draft.id ?? id;
  const template: Template = {
    ...draft.template,
    id: rowId,
    title,
    role,
    alsoFor: draft.template.alsoFor.filter((one) => one !== role),
  };
  return ok({
    id: rowId,
    text: draft.text,
    template,
    // The schema of rows is not read-only.
    graph: draft.graph as TemplateRow['graph'],
    ...(draft.basedOn !== undefined && { basedOn: draft.basedOn }),
    updatedAt: now,
  });
}
