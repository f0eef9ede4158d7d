// Workflows that can be chosen from: the shipped ones and the user's own, in one shape.
import type { Graph } from '@/comfy';
import { sha256Hex } from '@/lib/hash';
import type { TemplateRow } from '@/storage';
import { BUILTIN_TEMPLATES, templateSchema, type Template, type TemplateRole } from '@/workflows';

export interface ArtTemplate {
  readonly template: Template;
  readonly graph: Graph;
  /** The file byte for byte. */
  readonly text: string;
  readonly isOwn: boolean;
  readonly basedOn?: string;
}

const SHIPPED: readonly ArtTemplate[] = BUILTIN_TEMPLATES.map(({ template, graph, text }) => ({
  template,
  graph,
  text,
  isOwn: false,
}));

/** The user's own first. Rows whose template does not parse are left out and listed. */
export function listTemplates(rows: readonly TemplateRow[]): {
  readonly templates: readonly ArtTemplate[];
  readonly damaged: readonly string[];
} {
  const damaged: string[] = [];
  const own = rows.flatMap((row): ArtTemplate[] => {
    if (row.deletedAt !== undefined) return [];
    const parsed = templateSchema.safeParse(row.template);
    if (!parsed.success) {
      damaged.push(row.id);
      return [];
    }
    return [
      {
        template: { ...parsed.data, id: row.id },
        graph: row.graph as Graph,
        text: row.text,
        isOwn: true,
        ...(row.basedOn !== undefined && { basedOn: row.basedOn }),
      },
    ];
  });
  return { templates: [...own, ...SHIPPED], damaged };
}

export function canPlay({ template }: ArtTemplate, role: TemplateRole): boolean {
  return template.role === role || template.alsoFor.includes(role);
}

const hashes = new WeakMap<ArtTemplate, Promise<string>>();

/** SHA-256 of the file and of what is filled into it. */
export function hashOf(one: ArtTemplate): Promise<string> {
  const known = hashes.get(one) ?? sha256Hex(`${one.text}\n${JSON.stringify(one.template)}`);
  hashes.set(one, known);
  return known;
}
