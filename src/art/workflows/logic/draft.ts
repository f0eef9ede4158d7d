// A workflow on its way into the shelf: what was read, and what of it can be filled. Pure; each change
// gives a new draft.
import type { Graph, ObjectInfo } from '@/comfy';
import { fail, ok, type Result } from '@/lib/result';
import {
  BUILTIN_TEMPLATES,
  convertWorkflow,
  findBindings,
  packsOf,
  readWorkflow,
  templateSchema,
  type Binding,
  type BindingNote,
  type EditorWorkflow,
  type LoraSlot,
  type PackHint,
  type ReportEntry,
  type Template,
  type TemplateRole,
  type WorkflowFailure,
} from '@/workflows';
import type { ArtTemplate } from '../../logic/art-template';
import type { WorkflowSource } from './read-sources';

export interface Draft {
  /** Row that it replaces; absent: becomes a new one. */
  readonly id?: string;
  /** Shipped or own template that it was copied from. */
  readonly basedOn?: string;
  readonly text: string;
  readonly graph: Graph;
  readonly format: 'api' | 'editor';
  readonly packs: ReadonlyMap<string, PackHint>;
  readonly report: readonly ReportEntry[];
  readonly notes: readonly BindingNote[];
  /** Its id and its role count from when it is stored. */
  readonly template: Template;
  /** Undefined until the user or a good guess has given it. */
  readonly role: TemplateRole | undefined;
  /** The role is our guess. */
  readonly isGuess: boolean;
}

export type DraftFailure =
  | WorkflowFailure
  /** The editor's format tells no input names; the server's list of nodes does. */
  | { readonly kind: 'needs-server'; readonly nodes: number }
  /** Every node is muted, a note, or the like. */
  | { readonly kind: 'nothing-runs' };

const LONGEST_TITLE = 120;

/** `info` is only needed for files in the editor's format; it makes all others better. */
export function openDraft(
  source: WorkflowSource,
  info: ObjectInfo | undefined,
): Result<Draft, DraftFailure> {
  const read = readWorkflow(source.text);
  if (!read.ok) return read;
  const { format, workflow } = read.value;
  let graph: Graph;
  let report: readonly ReportEntry[] = [];
  if (read.value.format === 'api') graph = read.value.graph;
  else {
    if (!info) return fail({ kind: 'needs-server', nodes: read.value.workflow.nodes.size });
    ({ graph, report } = convertWorkflow(read.value.workflow, info));
    if (Object.keys(graph).length === 0) return fail({ kind: 'nothing-runs' });
  }
  const found = findBindings({ graph, info, workflow: workflow?.original });
  const came = source.template && fitsGraph(source.template, graph) ? source.template : undefined;
  return ok({
    text: source.text,
    graph,
    format,
    packs: workflow ? packsOf(workflow) : new Map(),
    report,
    notes: came ? [] : found.notes,
    role: came ? came.role : found.role,
    isGuess: !came && found.role !== undefined,
    template: came ?? {
      ...templateSchema.parse({ id: 'draft', title: 'Draft', role: found.role ?? 'sprite' }),
      title: source.name.trim().slice(0, LONGEST_TITLE),
      bindings: [...found.bindings],
      ...(found.loras && { loras: found.loras }),
      family: found.family ?? 'none',
      outputs: [...found.outputs],
      defaults: { ...found.defaults },
      models: modelsOf(workflow),
    },
  });
}

/** To change an own one, or to make a copy of any. */
export function draftOf(one: ArtTemplate, as: 'itself' | 'copy'): Draft {
  const read = readWorkflow(one.text);
  const workflow = read.ok ? read.value.workflow : undefined;
  const isShipped = !one.isOwn;
  const basedOn = as === 'copy' && isShipped ? one.template.id : one.basedOn;
  const title = as === 'copy' ? `${one.template.title} (copy)` : one.template.title;
  return {
    ...(as === 'itself' && { id: one.template.id }),
    ...(basedOn !== undefined && { basedOn }),
    text: one.text,
    graph: structuredClone(one.graph),
    format: read.ok ? read.value.format : 'api',
    packs: workflow ? packsOf(workflow) : new Map(),
    report: [],
    notes: [],
    isGuess: false,
    role: one.template.role,
    template: { ...structuredClone(one.template), title },
  };
}

/** The shipped one that it was copied from, where that has changed since. */
export function newerShipped(one: ArtTemplate): Template | undefined {
  const shipped = BUILTIN_TEMPLATES.find(({ template }) => template.id === one.basedOn)?.template;
  return one.isOwn && shipped && shipped.version > one.template.version ? shipped : undefined;
}

export function changed(draft: Draft, change: Partial<Template>): Draft {
  return { ...draft, template: { ...draft.template, ...change } };
}

/** Undefined takes the slot away: no LoRA can be used. */
export function withLoras(draft: Draft, loras: LoraSlot | undefined): Draft {
  const { loras: _, ...rest } = draft.template;
  return { ...draft, template: { ...(rest as Template), ...(loras && { loras }) } };
}

export function withBinding(draft: Draft, binding: Binding, at?: number): Draft {
  const { bindings } = draft.template;
  return changed(draft, {
    bindings:
      at === undefined
        ? [...bindings, binding]
        : bindings.map((one, index) => (index === at ? binding : one)),
  });
}

export function withoutBinding(draft: Draft, at: number): Draft {
  return changed(draft, { bindings: draft.template.bindings.filter((_, index) => index !== at) });
}

/** A template.json of another workflow would write into nowhere. */
function fitsGraph(template: Template, graph: Graph): boolean {
  return template.bindings.every(({ node }) => Object.hasOwn(graph, node));
}

function modelsOf(workflow: EditorWorkflow | undefined): Template['models'] {
  return (workflow?.models ?? []).map(({ folder, name, url }) => ({
    folder,
    file: name,
    ...(url !== undefined && { url }),
  }));
}
