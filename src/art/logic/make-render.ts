// From a shot of the story to what is asked of the queue: prompt, values, LoRAs, pictures, one filled graph.
import { isLink, type Graph } from '@/comfy';
import type { NewRender } from '@/jobs/render/render-queue.svelte';
import { newSeed } from '@/jobs/render/seed';
import { familyOf } from '@/lib/model-family';
import { fail, ok, type Result } from '@/lib/result';
import { describeShot } from '@/stage';
import {
  shotKey,
  type AssetId,
  type LoraUse,
  type ParamValue,
  type Shot,
  type Story,
} from '@/story';
import {
  cleanName,
  fillGraph,
  isPictureParam,
  suggestFile,
  type ModelFamily,
  type Template,
  type TemplateRole,
} from '@/workflows';
import { buildPrompt } from '../prompt/build-prompt';
import type { BuiltPrompt, PromptOptions } from '../prompt/prompt-parts';
import { hashOf, type ArtTemplate } from './art-template';
import { modelValues, type RoleSetup, type ServerFacts } from './setup';

export interface RenderProblem {
  readonly title: string;
  readonly hint: string;
}

export interface MakeOptions {
  readonly role: TemplateRole;
  readonly setup: RoleSetup;
  readonly story: Story;
  readonly servers: readonly ServerFacts[];
  /** What the story says now, by `storyKey`: a later change makes the take stale. */
  readonly contentKey?: string;
  /** For this run alone, over everything else. */
  readonly values?: Readonly<Record<string, ParamValue>>;
  readonly seed?: number;
  /** For this run alone, in place of those that the story names. */
  readonly loras?: readonly LoraUse[];
  /** Pictures that go in, by parameter. */
  readonly pictures?: Readonly<Record<string, AssetId>>;
  /** Parameter of the picture that comes from another render: its place in the same list, or its id. */
  readonly pictureAfter?: { readonly param: string; readonly after: number | string };
  readonly lane?: NewRender['lane'];
  readonly server?: string;
  readonly pick?: 'always' | 'if-none' | 'never';
  readonly mood?: string;
}

/** Stands in the graph where the queue writes the name of the uploaded picture. */
const PLACEHOLDER = 'comfyvn.png';

/** A render of a shot of the story. */
export async function renderOfShot(
  shot: Shot,
  options: MakeOptions,
): Promise<Result<NewRender, RenderProblem>> {
  const { setup, story, role } = options;
  const one = setup.template;
  if (!one) return noWorkflow(role);
  const prompt = buildPrompt(shot, story, promptOptions(one, setup, role, options));
  if (!prompt) {
    return fail({
      title: 'Nobody is left to draw',
      hint: 'The story no longer has this character.',
    });
  }
  return request(one, options, {
    title: describeShot(shot, story),
    shot,
    prompt,
    folder: shot.kind === 'sprite' ? 'sprites' : 'backgrounds',
  });
}

/** A render made from a picture: upscale, edit, animate. */
export async function renderOfPicture(
  about: {
    readonly title: string;
    readonly asset: AssetId;
    readonly shot?: Shot;
    readonly prompt?: string;
    readonly negative?: string;
  },
  options: MakeOptions,
): Promise<Result<NewRender, RenderProblem>> {
  const one = options.setup.template;
  if (!one) return noWorkflow(options.role);
  const { title, asset, shot, prompt = '', negative = '' } = about;
  return request(
    one,
    { ...options, pictures: { image1: asset, ...options.pictures } },
    { title, prompt: { positive: prompt, negative }, folder: options.role, ...(shot && { shot }) },
  );
}

function promptOptions(
  one: ArtTemplate,
  setup: RoleSetup,
  role: TemplateRole,
  { seed, mood }: MakeOptions,
): PromptOptions {
  return {
    family: promptFamily(one, setup),
    ...((role === 'sprite' || role === 'expression') && { role }),
    ...(seed !== undefined && { seed }),
    ...(mood !== undefined && { mood }),
  };
}

/** The family of the model that was chosen, where its name tells. */
function promptFamily(one: ArtTemplate, setup: RoleSetup): ModelFamily {
  const model = setup.models.find(({ param }) => param === 'model')?.chosen;
  const named = model === undefined ? undefined : familyOf({}, model);
  return named === 'sd15' && one.template.family === 'sdxl' ? 'sd15' : one.template.family;
}

async function request(
  one: ArtTemplate,
  options: MakeOptions,
  about: {
    readonly title: string;
    readonly shot?: Shot;
    readonly prompt: Pick<BuiltPrompt, 'positive' | 'negative'> &
      Partial<Pick<BuiltPrompt, 'seed' | 'loras'>>;
    readonly folder: string;
  },
): Promise<Result<NewRender, RenderProblem>> {
  const { setup, story, role, pictures = {}, pictureAfter } = options;
  const { template } = one;
  const wantedLoras = options.loras ?? about.prompt.loras?.map(({ use }) => use) ?? [];
  const loras = fittingLoras(wantedLoras, options.servers);
  if (!loras.ok) return loras;
  const seed = options.seed ?? about.prompt.seed ?? newSeed();
  const values: Record<string, ParamValue> = {
    ...sizeFor(role, one, setup),
    ...story.project.art?.values[template.id],
    ...modelValues(setup.models),
    prompt: about.prompt.positive,
    negative: about.prompt.negative,
    seed,
    ...options.values,
  };
  const wanted = template.bindings.filter(({ param }) => isPictureParam(param));
  const given = new Set([...Object.keys(pictures), pictureAfter?.param]);
  const filled = fillGraph({
    graph: one.graph,
    template,
    values,
    loras: loras.value.map(({ file, weight, clip }) => ({ file, strength: weight, clip })),
    images: Object.fromEntries(
      wanted.flatMap(({ param }) => (given.has(param) ? [[param, PLACEHOLDER]] : [])),
    ),
    prefix: `comfyvn/${cleanName(story.project.title)}/${about.folder}/${cleanName(about.title)}`,
  });
  if (filled.missing.length > 0) {
    return fail({
      title: `“${template.title}” needs more`,
      hint: `It cannot run without: ${filled.missing.join(', ')}.`,
    });
  }
  const usedSeed = filled.used['seed'];
  return ok({
    projectId: story.project.id,
    title: about.title,
    role,
    template: template.title,
    ...(about.shot && { shot: shotKey(about.shot) }),
    ...(options.lane && { lane: options.lane }),
    ...(options.server !== undefined && { server: options.server }),
    ...(pictureAfter && { after: pictureAfter.after }),
    request: {
      graph: filled.graph as Graph,
      inputs: filled.imageSlots.map(({ param, node, input }) => ({
        node,
        input,
        ...(pictures[param] !== undefined && { asset: pictures[param] }),
        ...(param !== 'mask' && !readsAlpha(filled.graph, node) && { onWhite: true }),
      })),
      templateId: template.id,
      templateHash: await hashOf(one),
      outputs: template.outputs,
      values: plainValues(filled.used),
      loras: loras.value,
      seedInputs: template.bindings
        .filter(({ param }) => /^seed\d*$/.test(param))
        .map(({ node, input }) => ({ node, input })),
      parents: Object.values(pictures),
      finish: finishOf(template.alpha, role, about.shot, pictures['image1']),
      pick: options.pick ?? 'if-none',
      ...(typeof usedSeed === 'number' && { seed: usedSeed }),
      ...(options.contentKey !== undefined && { contentKey: options.contentKey }),
    },
  });
}

/**
 * LoRAs as the servers spell them. One that no server has is told: without it the picture would show
 * somebody else.
 */
function fittingLoras(
  uses: readonly LoraUse[],
  servers: readonly ServerFacts[],
): Result<LoraUse[], RenderProblem> {
  const offered = servers.flatMap(({ info }) => {
    const loader = info.get('LoraLoader') ?? info.get('LoraLoaderModelOnly');
    return loader?.inputs.find(({ name }) => name === 'lora_name')?.options ?? [];
  });
  const files = offered.filter((file): file is string => typeof file === 'string');
  if (servers.length === 0) return ok([...uses]);
  const out: LoraUse[] = [];
  for (const use of uses) {
    const found = files.includes(use.file) ? use.file : sameFile(use.file, files);
    if (found === undefined) {
      const like = suggestFile(use.file, files)?.file;
      return fail({
        title: `No connected server has the LoRA ${use.file}`,
        hint: like
          ? `The likeliest that there is is ${like}. Choose it for the character, or copy the file into models/loras.`
          : 'Copy it into models/loras of your ComfyUI, or take it off the character.',
      });
    }
    out.push({ ...use, file: found });
  }
  return ok(out);
}

/** The same name in another folder, or with other slashes or without its ending. */
function sameFile(file: string, files: readonly string[]): string | undefined {
  const base = (path: string) =>
    path
      .replaceAll('\\', '/')
      .replace(/^.*\//, '')
      .replace(/\.(safetensors|ckpt|pt)$/i, '')
      .toLowerCase();
  return files.find((one) => base(one) === base(file));
}

/** LoadImage gives the transparency apart, as its second output. */
function readsAlpha(graph: Graph, loader: string): boolean {
  return Object.values(graph).some(({ inputs }) =>
    Object.values(inputs).some(
      (value) => isLink(value) && String(value[0]) === loader && value[1] === 1,
    ),
  );
}

/** What becomes of the transparency: workflows draw people on a flat ground, edits lose it on the way. */
function finishOf(
  alpha: Template['alpha'],
  role: TemplateRole,
  shot: Shot | undefined,
  picture: AssetId | undefined,
): NewRender['request']['finish'] {
  if (alpha === 'input') {
    return picture === undefined ? { alphaFromBase: true } : { alphaFrom: picture };
  }
  const isFigure = shot?.kind === 'sprite' && FIGURE_ROLES.has(role);
  return alpha === 'none' && isFigure ? { cutOut: true } : {};
}

const FIGURE_ROLES: ReadonlySet<TemplateRole> = new Set(['sprite', 'expression', 'edit']);

/** Width and height where the workflow takes them: SD 1.5 was taught at half the size of the others. */
function sizeFor(
  role: TemplateRole,
  one: ArtTemplate,
  setup: RoleSetup,
): Record<string, ParamValue> {
  const { bindings, defaults } = one.template;
  const takesSize = ['width', 'height'].every((param) => bindings.some((b) => b.param === param));
  const isPicture = role === 'sprite' || role === 'background' || role === 'cg';
  if (!takesSize || !isPicture || 'width' in defaults) return {};
  return { ...sizeOf(role, setup) };
}

/** Pixels of a picture of this role. */
export function sizeOf(
  role: TemplateRole,
  setup: RoleSetup,
): { readonly width: number; readonly height: number } {
  const isSmall = setup.template !== undefined && promptFamily(setup.template, setup) === 'sd15';
  const [sprite, scene] = isSmall
    ? [
        { width: 512, height: 768 },
        { width: 912, height: 512 },
      ]
    : [
        { width: 832, height: 1216 },
        { width: 1344, height: 768 },
      ];
  return role === 'sprite' ? sprite : scene;
}

function plainValues(
  used: Readonly<Record<string, ParamValue | bigint>>,
): Record<string, ParamValue> {
  return Object.fromEntries(
    Object.entries(used).map(([param, value]) => [
      param,
      typeof value === 'bigint' ? value.toString() : value,
    ]),
  );
}

function noWorkflow(role: TemplateRole): Result<never, RenderProblem> {
  return fail({
    title: `No workflow is chosen for ${role}`,
    hint: 'Choose one in the workflows of this room.',
  });
}
