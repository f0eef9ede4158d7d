// How a picture was made, told by our record of it or else by the file itself, in one shape. Pure.
import { needsOf } from '@/jobs/render/needs';
import { formatDuration } from '@/lib/format-size';
import type { Generation } from '@/lib/media';
import type { RecipeRow } from '@/storage';
import { assetIdSchema, type AssetId, type LoraUse, type ParamValue } from '@/story';
import { findBindings, labelOf, readWorkflow, valuesOf } from '@/workflows';
import { settingsFromGeneration, type FoundSettings } from '../shots/settings-of';
import type { ArtTemplate } from './art-template';

export interface Making {
  /** `recipe`: as we sent it. `graph`: read off ComfyUI's prompt in the file. `text`: as A1111 and its kin write. */
  readonly from: 'recipe' | 'graph' | 'text' | 'record';
  /** Title of the workflow. */
  readonly workflow?: string;
  readonly templateId?: string;
  readonly role?: string;
  /** What can be taken over. */
  readonly found: FoundSettings;
  readonly models: readonly string[];
  readonly parents: readonly AssetId[];
  /** The prompt for ComfyUI's API, byte for byte as it was kept. */
  readonly graph?: string;
  /** The editor's workflow. */
  readonly editor?: string;
  /** ms since 1970. */
  readonly at?: number;
  /** ms that the server took. */
  readonly tookMs?: number;
}

export function makingOfRecipe(recipe: RecipeRow, templates: readonly ArtTemplate[] = []): Making {
  const { values, seed, tookMs } = recipe;
  const template = templates.find((one) => one.template.id === recipe.templateId);
  const graph = graphOf(recipe.graph);
  // What the workflow itself says of steps and sampler nobody filled in.
  const written = graph && readValues(graph, template).values;
  return {
    from: 'recipe',
    workflow: recipe.template,
    templateId: recipe.templateId,
    role: recipe.role,
    found: {
      values: { ...written, ...values, ...(seed !== undefined && { seed }) },
      loras: recipe.loras,
    },
    models: recipe.models,
    parents: recipe.parents,
    graph: recipe.graph,
    at: recipe.at,
    ...(tookMs !== undefined && { tookMs }),
  };
}

/** Undefined where the file tells nothing of its making. */
export function makingOfGeneration(
  generation: Generation,
  templates: readonly ArtTemplate[] = [],
): Making | undefined {
  const { prompt, workflow, parameters, ours } = generation;
  const template = templates.find((one) => one.template.id === ours?.template);
  const graph = prompt === undefined ? undefined : graphOf(prompt);
  if (!graph && !workflow && !parameters && !ours) return undefined;
  const read = graph && readValues(graph, template);
  const parents = (ours?.parents ?? []).flatMap((id) => {
    const parsed = assetIdSchema.safeParse(id);
    return parsed.success ? [parsed.data] : [];
  });
  const named = (ours?.models ?? []).map(({ name }) => name);
  return {
    from: graph ? 'graph' : parameters ? 'text' : 'record',
    found: {
      ...(parameters && { parameters }),
      values: { ...(ours?.seed !== undefined && { seed: ours.seed }), ...read?.values },
      ...(read && { loras: read.loras }),
    },
    models: graph ? needsOf(graph).files.map(({ file }) => file) : named,
    parents,
    ...(template && { workflow: template.template.title }),
    ...(ours?.template !== undefined && { templateId: ours.template }),
    ...(ours?.source !== undefined && { role: ours.source }),
    ...(graph && prompt !== undefined && { graph: prompt }),
    ...(workflow !== undefined && { editor: workflow }),
    ...(ours?.at !== undefined && { at: ours.at }),
  };
}

function graphOf(text: string): ArtTemplate['graph'] | undefined {
  const read = readWorkflow(text);
  return read.ok && read.value.format === 'api' ? read.value.graph : undefined;
}

function readValues(
  graph: ArtTemplate['graph'],
  template: ArtTemplate | undefined,
): { readonly values: FoundSettings['values']; readonly loras: readonly LoraUse[] } {
  // A workflow of the same name may have changed since: only one whose nodes are all there is taken.
  const isSame =
    template !== undefined &&
    Object.entries(template.graph).every(
      ([id, { class_type }]) => graph[id]?.class_type === class_type,
    );
  const { values, loras } = isSame
    ? valuesOf(graph, template.template, template.graph)
    : valuesOf(graph, foundIn(graph));
  return {
    values,
    loras: loras.map(({ file, strength, clip }) => ({
      file,
      weight: weightOf(strength),
      ...(clip !== undefined && clip !== strength && { clip: weightOf(clip) }),
    })),
  };
}

function foundIn(graph: ArtTemplate['graph']): Parameters<typeof valuesOf>[1] {
  const { bindings, loras } = findBindings({ graph });
  return { bindings: [...bindings], ...(loras && { loras }) };
}

function weightOf(strength: number): number {
  return Math.min(4, Math.max(-4, strength));
}

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Several lines: a prompt. */
  readonly isLong: boolean;
}

/** Longer texts are cut where they are shown; copying and saving take them whole. */
const MOST_SHOWN = 4000;

/** What is told of it, most wanted first; what is not known is left out. */
export function factsOf(making: Making): Fact[] {
  const { rows, loras } = settingsFromGeneration(making.found, { values: {}, params: [] });
  const there = new Map(rows.map(({ param, there: value }) => [param, value]));
  const facts: Fact[] = [];
  const add = (label: string, value: ParamValue | undefined, isLong = false): void => {
    const text = value === undefined ? '' : String(value).trim();
    if (text === '') return;
    const shown = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)} …` : text;
    facts.push({ label, value: shown, isLong });
  };
  const take = (param: string): ParamValue | undefined => {
    const value = there.get(param);
    there.delete(param);
    return value;
  };
  add(labelOf('prompt'), take('prompt'), true);
  add(labelOf('negative'), take('negative'), true);
  add('Workflow', making.workflow);
  const model = take('model');
  add('Model', model);
  const files = new Set([String(model ?? ''), ...loras.there.map(({ file }) => file)]);
  const others = making.models.filter((file) => !files.has(file));
  add('LoRAs', loras.there.map(loraWords).join('\n'), loras.there.length > 1);
  for (const param of ['seed', 'steps', 'cfg']) add(labelOf(param), take(param));
  add('Sampler', [take('sampler'), take('scheduler')].filter(Boolean).join(', '));
  const [width, height] = [take('width'), take('height')];
  if (width !== undefined && height !== undefined) add('Size', `${width} × ${height}`);
  for (const [param, value] of there) {
    add(labelOf(param), value, String(value).length > 60);
    if (typeof value === 'string') files.add(value);
  }
  add('More files', others.filter((file) => !files.has(file)).join('\n'), others.length > 1);
  add('Took', making.tookMs === undefined ? undefined : formatDuration(making.tookMs));
  add('Made', making.at === undefined ? undefined : dateWords(making.at));
  return facts;
}

/** "ink.safetensors at 0.8" */
export function loraWords({ file, weight, clip }: LoraUse): string {
  const text = clip === undefined || clip === weight ? '' : `, ${clip} on the text`;
  return `${file} at ${weight}${text}`;
}

function dateWords(at: number): string | undefined {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return undefined;
  return date.toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' });
}
