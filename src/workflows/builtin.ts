// The shipped templates. Read-only: a first edit makes a copy with an id of its own, so that an update
// never writes over anybody's work.
import type { Graph } from '@/comfy/graph';
import { templateSchema, type Template } from './template';

export interface BuiltinTemplate {
  readonly template: Template;
  readonly graph: Graph;
  /** `workflow.json` byte for byte. */
  readonly text: string;
}

const templates = import.meta.glob<unknown>('/workflows/*/template.json', {
  eager: true,
  import: 'default',
});
const texts = import.meta.glob<string>('/workflows/*/workflow.json', {
  eager: true,
  import: 'default',
  query: '?raw',
});

/** In order of their ids. A folder that does not fit the schema is a bug and throws. */
export const BUILTIN_TEMPLATES: readonly BuiltinTemplate[] = Object.entries(templates)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([path, json]) => {
    const text = texts[path.replace('template.json', 'workflow.json')];
    if (text === undefined) throw new Error(`${path} stands without its workflow.json.`);
    // A test holds every file against the schema of graphs.
    return { template: templateSchema.parse(json), graph: JSON.parse(text) as Graph, text };
  });

export function builtinTemplate(id: string): BuiltinTemplate | undefined {
  return BUILTIN_TEMPLATES.find((one) => one.template.id === id);
}

export interface OwnTemplate extends BuiltinTemplate {
  /** The built-in one that it was copied from, and in which version. */
  readonly copiedFrom: { readonly id: string; readonly version: number };
}

/** A copy to edit, which updates leave alone. */
export function ownCopy(builtin: BuiltinTemplate, newId: string): OwnTemplate {
  return {
    template: { ...structuredClone(builtin.template), id: newId },
    graph: structuredClone(builtin.graph),
    text: builtin.text,
    copiedFrom: { id: builtin.template.id, version: builtin.template.version },
  };
}
