// From what is kept of a picture to a render of exactly the same. Pure.
import { z } from 'zod';
import { parseJson, type Graph } from '@/comfy';
import type { NewRender } from '@/jobs/render/render-queue.svelte';
import { fail, ok, type Result } from '@/lib/result';
import type { RecipeRow, RenderInput } from '@/storage';
import type { AssetId, ProjectId } from '@/story';
import { readWorkflow } from '@/workflows';
import type { ArtTemplate } from './art-template';
import type { RenderProblem } from './make-render';
import type { Making } from './making';

export interface AgainAbout {
  readonly projectId: ProjectId;
  readonly title: string;
  /** Key of the shot that the picture is a take of. */
  readonly shot?: string;
  /** Of the take: made again, it shows what the story said then. */
  readonly contentKey?: string;
}

const graphSchema = z.record(
  z.string(),
  z.looseObject({ class_type: z.string(), inputs: z.record(z.string(), z.unknown()) }),
);

/** The same graph with the same pictures; a seed of 64 bits stays as it is. It is not shown unasked. */
export function renderOfRecipe(
  recipe: RecipeRow,
  about: AgainAbout,
): Result<NewRender, RenderProblem> {
  const graph = exactGraph(recipe.graph);
  if (!graph) return damaged();
  const inputs = recipe.inputs ?? inputsByOrder(graph, recipe.parents);
  if (!inputs || inputs.some(({ asset }) => asset === undefined)) {
    return fail({
      title: 'It is not kept which picture went where',
      hint: 'Its settings can be used for a new picture instead.',
    });
  }
  const { templateId, templateHash, template, role, values, loras, seed, parents } = recipe;
  return ok({
    ...rowOf(about),
    role,
    template,
    request: {
      ...requestOf(about),
      graph,
      inputs,
      templateId,
      templateHash,
      outputs: recipe.outputs ?? [],
      values,
      loras,
      seedInputs: recipe.seedInputs ?? [],
      parents,
      finish: recipe.finish ?? {},
      ...(seed !== undefined && { seed }),
    },
  });
}

/**
 * What a file says of itself, sent as it stands. Pictures that it loads are looked for on the server
 * under the names that they had there, except those that are kept here.
 */
export function renderOfFile(
  making: Making,
  about: AgainAbout & { readonly role: string; readonly template?: ArtTemplate },
): Result<NewRender, RenderProblem> {
  const graph = making.graph === undefined ? undefined : cleanGraph(making.graph);
  if (!graph) return damaged();
  const { parents } = making;
  const template = about.template?.template;
  const seed = making.found.values?.['seed'];
  return ok({
    ...rowOf(about),
    role: about.role,
    template: making.workflow ?? 'Workflow of the picture',
    request: {
      ...requestOf(about),
      graph,
      inputs: inputsByOrder(graph, parents) ?? [],
      templateId: making.templateId ?? '',
      templateHash: '',
      outputs: template?.outputs ?? [],
      values: {},
      loras: [],
      seedInputs: [],
      parents: [...parents],
      finish: about.role === 'sprite' && template?.alpha === 'none' ? { cutOut: true } : {},
      ...(typeof seed === 'number' && Number.isSafeInteger(seed) && seed >= 0 && { seed }),
    },
  });
}

function rowOf({ projectId, title, shot }: AgainAbout) {
  return {
    projectId,
    title,
    lane: 'interactive',
    ...(shot !== undefined && { shot }),
  } as const;
}

function requestOf({ contentKey }: AgainAbout) {
  return { pick: 'never', ...(contentKey !== undefined && { contentKey }) } as const;
}

function exactGraph(text: string): Graph | undefined {
  const parsed = parseJson(text);
  if (!parsed.ok || !graphSchema.safeParse(parsed.value).success) return undefined;
  // As it was read: the schema would put the fields into another order, and the bytes would differ.
  const graph = parsed.value as Graph;
  return Object.keys(graph).length > 0 ? graph : undefined;
}

/** Without the marks that ComfyUI leaves in the prompts that it writes into files. */
function cleanGraph(text: string): Graph | undefined {
  const read = readWorkflow(text);
  return read.ok && read.value.format === 'api' ? read.value.graph : undefined;
}

/** Loaders of pictures in the order of their ids, as they were filled; undefined where the counts differ. */
function inputsByOrder(graph: Graph, parents: readonly AssetId[]): RenderInput[] | undefined {
  const loaders = Object.keys(graph)
    .filter((id) => {
      const node = graph[id];
      return (
        /^LoadImage(?:Mask)?$/.test(node?.class_type ?? '') && !Array.isArray(node?.inputs['image'])
      );
    })
    .sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
  if (loaders.length !== parents.length) return undefined;
  return loaders.map((node, index) => ({ node, input: 'image', asset: parents[index] }));
}

function damaged(): Result<never, RenderProblem> {
  return fail({
    title: 'What was sent cannot be read any more',
    hint: 'Its settings can be used for a new picture instead.',
  });
}
