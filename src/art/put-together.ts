// From what is wished for to renders that can be asked for: the pictures that go in, the workflow, the
// prompt. What cannot be put together is said, and the rest goes on.
import type { NewRender } from '@/jobs/render/render-queue.svelte';
import { newSeed } from '@/jobs/render/seed';
import { ok, type Result } from '@/lib/result';
import type { AssetId, LoraUse, ParamValue, Shot, Story } from '@/story';
import type { TemplateRole } from '@/workflows';
import type { Guides } from './guide';
import type { HeadMasks } from './head-masks';
import { renderOfPicture, renderOfShot, sizeOf, type RenderProblem } from './logic/make-render';
import type { RoleSetup, ServerFacts } from './logic/setup';
import { storyKey } from './logic/story-keys';
import type { PlannedShot } from './shots/plan-missing';

export interface Put {
  readonly items: readonly NewRender[];
  readonly problems: readonly RenderProblem[];
}

export interface PutParts {
  readonly story: Story;
  readonly servers: readonly ServerFacts[];
  readonly setupOf: (role: TemplateRole) => RoleSetup;
  readonly guides: Guides;
  readonly masks: HeadMasks;
}

export interface AskOptions {
  readonly newSeed?: boolean;
  readonly values?: Readonly<Record<string, ParamValue>>;
  readonly count?: number;
  /** In place of those that the story names. */
  readonly loras?: readonly LoraUse[];
  /** Another workflow than the one that is chosen. */
  readonly setup?: RoleSetup;
  /** Pictures that go in, by parameter: a pose. */
  readonly pictures?: Readonly<Record<string, AssetId>>;
  /** False: what comes is a take, and the story shows what it showed. */
  readonly isShown?: boolean;
}

export interface PictureWish {
  readonly role: TemplateRole;
  readonly title: string;
  readonly shot?: Shot;
  readonly prompt?: string;
  readonly values?: Readonly<Record<string, ParamValue>>;
  readonly pictures?: Readonly<Record<string, AssetId>>;
  /** Another workflow than the one that is chosen. */
  readonly setup?: RoleSetup;
}

/** @param underway ids of renders by the shot that they are for. */
export async function putMissing(
  plan: readonly PlannedShot[],
  underway: ReadonlyMap<string, { readonly id: string }>,
  parts: PutParts,
): Promise<Put> {
  const items: NewRender[] = [];
  const problems: RenderProblem[] = [];
  const places = new Map<string, number>();
  for (const item of plan) {
    const made = await plannedRender(item, baseAt(item, places, underway), parts);
    if (!made.ok) {
      problems.push(made.failure);
      continue;
    }
    places.set(item.key, items.length);
    items.push(made.value);
  }
  return { items, problems };
}

/** One shot, as often as wanted, before everything that waits. */
export async function putShot(shot: Shot, options: AskOptions, parts: PutParts): Promise<Put> {
  const { story, servers } = parts;
  const role = shot.kind === 'sprite' ? 'sprite' : 'background';
  const setup = options.setup ?? parts.setupOf(role);
  const guide = await guideFor(shot, role, setup, parts);
  if (!guide.ok) return { items: [], problems: [guide.failure] };
  const contentKey = await storyKey(shot, story);
  const items: NewRender[] = [];
  for (let i = 0; i < (options.count ?? 1); i++) {
    const made = await renderOfShot(shot, {
      role,
      setup,
      story,
      servers,
      lane: 'interactive',
      pick: i === 0 && options.isShown !== false ? 'always' : 'never',
      pictures: { ...guide.value, ...options.pictures },
      ...((options.newSeed || i > 0) && { seed: newSeed() }),
      ...(options.loras && { loras: options.loras }),
      ...(options.values && { values: options.values }),
      ...(contentKey !== undefined && { contentKey }),
    });
    if (!made.ok) return { items, problems: [made.failure] };
    items.push(made.value);
  }
  return { items, problems: [] };
}

/** A picture made from another one. */
export async function putPicture(
  asset: AssetId,
  { role, title, shot, prompt, values, pictures, setup }: PictureWish,
  parts: PutParts,
): Promise<Put> {
  const used = setup ?? parts.setupOf(role);
  const masks = await parts.masks.picturesFor(used, asset);
  if (!masks.ok) return { items: [], problems: [masks.failure] };
  const made = await renderOfPicture(
    { asset, title, ...(shot && { shot }), ...(prompt !== undefined && { prompt }) },
    {
      role,
      setup: used,
      story: parts.story,
      servers: parts.servers,
      lane: 'interactive',
      pick: 'never',
      pictures: { ...masks.value, ...pictures },
      ...(values && { values }),
    },
  );
  return made.ok ? { items: [made.value], problems: [] } : { items: [], problems: [made.failure] };
}

/** The render whose picture goes in: in this list, or on its way already. */
function baseAt(
  { after }: PlannedShot,
  places: ReadonlyMap<string, number>,
  underway: ReadonlyMap<string, { readonly id: string }>,
): string | number | undefined {
  return after === undefined ? undefined : (places.get(after) ?? underway.get(after)?.id);
}

async function plannedRender(
  { shot, role, why, reference }: PlannedShot,
  after: string | number | undefined,
  parts: PutParts,
): Promise<Result<NewRender, RenderProblem>> {
  const { story, servers } = parts;
  const setup = parts.setupOf(role);
  const guide = await guideFor(shot, role, setup, parts);
  if (!guide.ok) return guide;
  const masks = role === 'expression' ? await parts.masks.picturesFor(setup, reference) : ok({});
  if (!masks.ok) return masks;
  const contentKey = await storyKey(shot, story);
  return renderOfShot(shot, {
    role,
    setup,
    story,
    servers,
    pick: why === 'stale' ? 'always' : 'if-none',
    pictures: {
      ...guide.value,
      ...(reference !== undefined && { image1: reference, ...masks.value }),
    },
    ...(contentKey !== undefined && { contentKey }),
    ...(after !== undefined && { pictureAfter: { param: 'image1', after } }),
  });
}

/** For workflows that start from a picture; none for those that do not. */
async function guideFor(
  shot: Shot,
  role: TemplateRole,
  setup: RoleSetup,
  { guides, story }: PutParts,
): Promise<Result<{ readonly image1?: AssetId }, RenderProblem>> {
  const takesPicture = setup.template?.template.bindings.some(
    ({ param, optional }) => param === 'image1' && optional !== true,
  );
  if (role === 'expression' || !takesPicture) return ok({});
  const guide = await guides.of(shot, story, sizeOf(role, setup));
  return guide.ok ? ok({ image1: guide.value }) : guide;
}
