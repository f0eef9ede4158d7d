// Which workflow draws a role, with which model, and what is missing for it. What is chosen for the user is
// shown before anything is sent; nothing is swapped silently. Pure.
import type { Graph, ObjectInfo } from '@/comfy';
import { canRun, lackOf, needsOf } from '@/jobs/render/needs';
import { familyOf } from '@/lib/model-family';
import type { ParamValue, ProjectArt } from '@/story';
import {
  fillGraph,
  isPictureParam,
  missingOf,
  suggestFile,
  type Missing,
  type TemplateRole,
} from '@/workflows';
import { canPlay, type ArtTemplate } from './art-template';

export interface ServerFacts {
  readonly id: string;
  readonly name: string;
  readonly info: ObjectInfo;
  /** What files are called there, as its user confirmed. */
  readonly remaps?: Readonly<Record<string, string>>;
}

export interface ModelChoice {
  readonly param: string;
  readonly label: string;
  /** As the workflow names it. */
  readonly wanted: string;
  readonly chosen: string | undefined;
  readonly options: readonly string[];
  /** `written`: the server has it. `user`: chosen in this project. `alike`, `first`: proposed by us. */
  readonly why: 'written' | 'user' | 'alike' | 'first' | 'none';
}

export interface RoleSetup {
  readonly role: TemplateRole;
  readonly template: ArtTemplate | undefined;
  /** All that can play the role. */
  readonly candidates: readonly ArtTemplate[];
  readonly models: readonly ModelChoice[];
  /** What no connected server has; undefined while none is connected. */
  readonly missing: Missing | undefined;
  readonly isReady: boolean;
  /** False: chosen by us, because the user has not. */
  readonly isChosen: boolean;
}

/** Shipped ones that draw something real, the ones that ask least of a server first. */
const PREFERRED: readonly string[] = [
  'sprite-sd',
  'background-sd',
  'txt2img-sd',
  'qwen-edit',
  'kontext-edit',
  'flux-txt2img',
  'qwen-image-txt2img',
  'upscale-model',
  'upscale-simple',
  'animate-wan',
  'animate-simple',
];
/** Draws a plain card: only where the user asks for it. */
const LAST_RESORT = 'no-model-card';

export function setupOf(
  role: TemplateRole,
  templates: readonly ArtTemplate[],
  art: ProjectArt | undefined,
  servers: readonly ServerFacts[],
): RoleSetup {
  const candidates = templates.filter((one) => canPlay(one, role)).sort(byPreference);
  const chosenId = art?.templates[role];
  const chosen = candidates.find(({ template }) => template.id === chosenId);
  const tries = chosen
    ? [chosen]
    : candidates.filter(({ template }) => template.id !== LAST_RESORT);
  // Which is ready is told quickly; what one lacks compares thousands of names, so only the one that is
  // shown is asked for it.
  const one = tries.find((each) => isReadyWith(each, art, servers)) ?? tries[0];
  const ready = one && setupWith(role, one, candidates, art, servers);
  return ready
    ? { ...ready, isChosen: chosen !== undefined }
    : {
        role,
        template: undefined,
        candidates,
        models: [],
        missing: undefined,
        isReady: false,
        isChosen: false,
      };
}

/** Filled as far as it matters for what a server must have. */
function settledGraph(
  one: ArtTemplate,
  art: ProjectArt | undefined,
  models: readonly ModelChoice[],
): Graph {
  const pictures = one.template.bindings.filter(({ param }) => isPictureParam(param));
  return fillGraph({
    graph: one.graph,
    template: one.template,
    values: { ...art?.values[one.template.id], ...modelValues(models) },
    images: Object.fromEntries(pictures.map(({ param }) => [param, 'example.png'])),
  }).graph;
}

function modelsOf(
  one: ArtTemplate,
  art: ProjectArt | undefined,
  servers: readonly ServerFacts[],
): ModelChoice[] {
  return servers[0] ? modelChoices(one, art?.values[one.template.id] ?? {}, servers) : [];
}

function isReadyWith(
  one: ArtTemplate,
  art: ProjectArt | undefined,
  servers: readonly ServerFacts[],
): boolean {
  const needs = needsOf(settledGraph(one, art, modelsOf(one, art, servers)));
  return servers.some(({ info, remaps = {} }) => canRun(lackOf(needs, info, remaps)));
}

function setupWith(
  role: TemplateRole,
  one: ArtTemplate,
  candidates: readonly ArtTemplate[],
  art: ProjectArt | undefined,
  servers: readonly ServerFacts[],
): RoleSetup {
  const isReady = isReadyWith(one, art, servers);
  const models = modelsOf(one, art, servers);
  const first = servers[0];
  const missing =
    isReady || !first
      ? undefined
      : missingOf(settledGraph(one, art, models), first.info, { models: one.template.models });
  return {
    role,
    template: one,
    candidates,
    models,
    missing: isReady && first ? { nodes: [], files: [] } : missing,
    isReady,
    isChosen: false,
  };
}

/** The user's choice, else what the workflow names, else the likeliest, else the first there is. */
function modelChoices(
  one: ArtTemplate,
  values: Readonly<Record<string, ParamValue>>,
  servers: readonly ServerFacts[],
): ModelChoice[] {
  return one.template.bindings
    .filter(({ param }) => ['model', 'vae', 'upscale_model'].includes(param))
    .flatMap((binding): ModelChoice[] => {
      const node = one.graph[binding.node];
      const wanted = node?.inputs[binding.input];
      if (!node || typeof wanted !== 'string') return [];
      const options = offered(node.class_type, binding.input, servers);
      const base = { param: binding.param, label: binding.label ?? binding.param, wanted, options };
      const mine = values[binding.param];
      if (typeof mine === 'string' && options.includes(mine)) {
        return [{ ...base, chosen: mine, why: 'user' }];
      }
      if (options.includes(wanted)) return [{ ...base, chosen: wanted, why: 'written' }];
      const fitting = options.filter((file) => fits(file, one.template.family));
      const alike = suggestFile(wanted, fitting)?.file;
      if (alike !== undefined) return [{ ...base, chosen: alike, why: 'alike' }];
      // Any checkpoint draws; of an encoder or a VAE only the right one does.
      const first =
        node.class_type === 'CheckpointLoaderSimple' || binding.param === 'upscale_model'
          ? (fitting[0] ?? options[0])
          : undefined;
      return [{ ...base, chosen: first, why: first === undefined ? 'none' : 'first' }];
    });
}

/** Both SD families are drawn by one graph, in other sizes. */
function fits(file: string, family: string): boolean {
  const own = familyOf({}, file);
  if (own === undefined || family === 'none') return true;
  return (
    own === family || (own === 'sd15' && family === 'sdxl') || (own === 'sdxl' && family === 'sd15')
  );
}

function offered(node: string, input: string, servers: readonly ServerFacts[]): readonly string[] {
  const all = servers.flatMap(({ info }) => {
    const options = info.get(node)?.inputs.find(({ name }) => name === input)?.options ?? [];
    return options.filter((option): option is string => typeof option === 'string');
  });
  return [...new Set(all)];
}

export function modelValues(models: readonly ModelChoice[]): Record<string, ParamValue> {
  return Object.fromEntries(
    models.flatMap(({ param, chosen }) => (chosen === undefined ? [] : [[param, chosen]])),
  );
}

function byPreference(a: ArtTemplate, b: ArtTemplate): number {
  const rank = ({ template, isOwn }: ArtTemplate) => {
    if (isOwn) return -1;
    const at = PREFERRED.indexOf(template.id);
    return at === -1 ? PREFERRED.length : at;
  };
  return rank(a) - rank(b) || a.template.title.localeCompare(b.template.title);
}
