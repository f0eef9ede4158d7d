/* eslint svelte/prefer-svelte-reactivity: "off" -- sets here are made and read in one go; what is shown is raw state, replaced whole */
// The art room's state and verbs: which pictures the story needs, which there are, and asking for more.
import { createContext } from 'svelte';
import { isLive, type Render } from '@/jobs/render/render';
import type { NewRender, RenderQueue } from '@/jobs/render/render-queue.svelte';
import type { Fleet } from '@/jobs/servers/fleet.svelte';
import { formatCount } from '@/lib/format-size';
import { describeFailure, type OpenProject } from '@/project';
import { describeFailure as describeStorage, type Storage, type TakeRow } from '@/storage';
import {
  shotKey,
  type AssetId,
  type Edit,
  type ParamValue,
  type ProjectArt,
  type SceneId,
  type Shot,
} from '@/story';
import { setProject, showShots } from '@/story/edits';
import type { Toasts } from '@/ui/toasts.svelte';
import type { TemplateRole } from '@/workflows';
import { Guides } from './guide';
import { HeadMasks } from './head-masks';
import { listTemplates, type ArtTemplate } from './logic/art-template';
import type { RenderProblem } from './logic/make-render';
import { NeedsCache } from './logic/needs-cache';
import { setupOf, type RoleSetup, type ServerFacts } from './logic/setup';
import { storyKeys } from './logic/story-keys';
import {
  putMissing,
  putPicture,
  putShot,
  type AskOptions,
  type PictureWish,
  type Put,
  type PutParts,
} from './put-together';
import { coverShots, countStates, spareTakes, type ShotCoverage } from './shots/coverage';
import { planMissing } from './shots/plan-missing';

export const SHOWN_ROLES = ['sprite', 'background', 'expression'] as const;

export interface ArtRoomParts {
  readonly open: OpenProject;
  readonly storage: Storage;
  readonly queue: RenderQueue;
  readonly fleet: Fleet;
  readonly toasts: Toasts;
}

export type { AskOptions } from './put-together';

const NO_ART: ProjectArt = { templates: {}, values: {}, faces: 'each' };
/** Typing in somebody's looks must not hash a hundred prompts a key. */
const KEYS_AFTER_MS = 250;

export class ArtRoom {
  readonly #parts: ArtRoomParts;
  readonly #needs = new NeedsCache();
  readonly #guides: Guides;
  readonly #masks: HeadMasks;
  #takes = $state.raw<readonly TakeRow[]>([]);
  #templates = $state.raw<readonly ArtTemplate[]>([]);
  #keys = $state.raw<ReadonlyMap<string, string>>(new Map());
  #selected = $state.raw<string>();
  #isAsking = $state.raw(false);
  #keysTimer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  readonly needs = $derived.by(() => this.#needs.read(this.open.story));
  readonly coverage: readonly ShotCoverage[] = $derived.by(() =>
    coverShots(this.needs.shots, this.open.story, this.#takes, this.#keys),
  );
  readonly counts = $derived(countStates(this.coverage));
  /** Pictures that no shot of the list shows. Empty until the whole story was read: only then is it known. */
  readonly spare: readonly TakeRow[] = $derived(
    this.needs.scenesUnread > 0 ? [] : spareTakes(this.needs.shots, this.#takes),
  );
  readonly art: ProjectArt = $derived(this.open.story.project.art ?? NO_ART);
  readonly servers: readonly ServerFacts[] = $derived.by(() =>
    this.fleet.ready.flatMap(({ id, name, info, row: { remaps } }) =>
      info ? [{ id, name, info, remaps }] : [],
    ),
  );
  /** Renders of this project that are not done, by the shot that they are for. */
  readonly underway: ReadonlyMap<string, Render> = $derived.by(
    () =>
      new Map(
        this.queue.live.flatMap((render) =>
          render.projectId === this.open.id && render.shot !== undefined
            ? [[render.shot, render] as const]
            : [],
        ),
      ),
  );

  /** By role, made when asked for; anew when workflows, choices or servers change. */
  readonly #setups: Map<TemplateRole, RoleSetup> = $derived.by(() => {
    void [this.#templates, this.art, this.servers];
    return new Map();
  });

  constructor(parts: ArtRoomParts) {
    this.#parts = parts;
    this.#guides = new Guides(parts.storage);
    this.#masks = new HeadMasks(parts.storage);
  }

  get open(): OpenProject {
    return this.#parts.open;
  }

  get queue(): RenderQueue {
    return this.#parts.queue;
  }

  get fleet(): Fleet {
    return this.#parts.fleet;
  }

  get takes(): readonly TakeRow[] {
    return this.#takes;
  }

  get templates(): readonly ArtTemplate[] {
    return this.#templates;
  }

  get canEdit(): boolean {
    return !this.open.isReadOnly;
  }

  /** Renders are being put together. */
  get isAsking(): boolean {
    return this.#isAsking;
  }

  get selected(): ShotCoverage | undefined {
    return this.coverage.find(({ need }) => need.key === this.#selected);
  }

  select(key: string | undefined): void {
    this.#selected = key;
  }

  /** Reads takes and workflows, and again whenever a render ends. Gives how to stop. */
  start(): () => void {
    void this.readTakes();
    void this.readTemplates();
    const stop = this.queue.onEnded((render) => {
      if (render.projectId === this.open.id) void this.readTakes();
    });
    return () => {
      this.#isClosed = true;
      clearTimeout(this.#keysTimer);
      this.#guides.close();
      this.#masks.close();
      stop();
    };
  }

  async readTakes(): Promise<void> {
    const takes = await this.#parts.storage.takes.list(this.open.id);
    if (takes.ok) this.#takes = takes.value;
    else this.#tell(describeStorage(takes.failure));
  }

  async readTemplates(): Promise<void> {
    const rows = await this.#parts.storage.templates.list();
    if (!rows.ok) {
      this.#tell(describeStorage(rows.failure));
      return;
    }
    const { templates, damaged } = listTemplates(rows.value);
    this.#templates = templates;
    if (damaged.length > 0) {
      const hint = 'They are left as they are. Delete them, or import their workflows again.';
      this.#tell({
        title: `${formatCount(damaged.length, 'workflow')} cannot be read`,
        hint,
      });
    }
  }

  /** Hashes what each shot should show; call it when cast, world or the list of shots has changed. */
  refreshKeys(): void {
    clearTimeout(this.#keysTimer);
    const { story } = this.open;
    const shots = this.needs.shots.map(({ shot }) => shot);
    this.#keysTimer = setTimeout(() => {
      void storyKeys(shots, story).then((keys) => {
        if (!this.#isClosed && this.open.story.characters === story.characters) this.#keys = keys;
      });
    }, KEYS_AFTER_MS);
  }

  setupOf(role: TemplateRole): RoleSetup {
    const known = this.#setups.get(role);
    if (known) return known;
    const setup = setupOf(role, this.#templates, this.art, this.servers);
    this.#setups.set(role, setup);
    return setup;
  }

  /** As it would be if this workflow drew the role. */
  setupWith(role: TemplateRole, id: string): RoleSetup {
    const art = { ...this.art, templates: { ...this.art.templates, [role]: id } };
    return setupOf(role, this.#templates, art, this.servers);
  }

  chooseTemplate(role: TemplateRole, id: string): void {
    this.#setArt({ ...this.art, templates: { ...this.art.templates, [role]: id } });
  }

  setValue(template: string, param: string, value: ParamValue | undefined): void {
    const { [param]: _before, ...rest } = this.art.values[template] ?? {};
    const values = value === undefined ? rest : { ...rest, [param]: value };
    this.#setArt(
      { ...this.art, values: { ...this.art.values, [template]: values } },
      `art ${template} ${param}`,
    );
  }

  setFaces(faces: ProjectArt['faces']): void {
    this.#setArt({ ...this.art, faces });
  }

  /** Asks for every picture that the story needs and has not. Gives how many were asked for. */
  async renderMissing(
    options: { readonly first?: SceneId; readonly withStale?: boolean } = {},
  ): Promise<number> {
    return this.#askFor(async () => {
      // First what is on its way, then what has come: what ends in between is in one of both.
      const underway = new Map(this.underway);
      await this.readTakes();
      const { story } = this.open;
      const plan = planMissing(this.coverage, story, {
        strategy: this.art.faces,
        underway: new Set(underway.keys()),
        ...(options.first !== undefined && { first: options.first }),
        ...(options.withStale && { withStale: true }),
      });
      return putMissing(plan.items, underway, this.#putParts());
    });
  }

  /** Whatever this scene waits for goes before everything else, in the order of the story. */
  putSceneFirst(scene: string): void {
    const ids = this.needs.shots
      .filter(({ scenes }) => scenes.some((id) => (id as string) === scene))
      .flatMap(({ key }) => this.underway.get(key)?.id ?? []);
    if (ids.length > 0) this.queue.putFirst(ids);
  }

  /** One shot anew, before everything that waits; what comes is shown. */
  async renderShot(shot: Shot, options: AskOptions = {}): Promise<number> {
    return this.#askFor(() => putShot(shot, options, this.#putParts()));
  }

  /** Renders that were put together elsewhere: the same as before, from a recipe. */
  async ask(items: readonly NewRender[]): Promise<number> {
    return this.#askFor(() => Promise.resolve({ items, problems: [] }));
  }

  /** A picture made from another one. It becomes a take of the same shot, and is not shown unasked. */
  async renderFrom(asset: AssetId, wish: PictureWish): Promise<number> {
    return this.#askFor(() => putPicture(asset, wish, this.#putParts()));
  }

  /** Shows this take in the story; undefined takes the shot back to the painter. */
  async pick(shot: Shot, asset: AssetId | undefined): Promise<void> {
    await this.apply(
      showShots([{ shot, asset }], { name: asset ? 'Show picture' : 'Show no picture' }),
    );
  }

  /** A spare picture becomes a take of this shot, and is shown. */
  async useFor(take: TakeRow, shot: Shot): Promise<void> {
    if (await this.#putTakes([{ ...take, shot: shotKey(shot) }])) await this.pick(shot, take.asset);
  }

  async pin(take: TakeRow, isPinned: boolean): Promise<void> {
    await this.#putTakes([{ ...take, isPinned }]);
  }

  /** Into the bin; the picture goes when nothing else names it. */
  async discard(take: TakeRow): Promise<void> {
    if (!(await this.#putTakes([{ ...take, deletedAt: Date.now() }]))) return;
    this.#parts.toasts.add('good', 'The take is in the bin.', {
      action: { label: 'Undo', run: () => void this.#putTakes([take]) },
    });
  }

  /** Stores bytes that a render needs; what nothing names is swept away later. */
  async keep(
    picture: Blob,
    name: string,
    by: 'user' | 'painter' = 'user',
  ): Promise<AssetId | undefined> {
    const stored = await this.#parts.storage.assets.ingest(picture, { name, origin: { by } });
    if (stored.ok) return stored.value.id;
    this.#tell(describeStorage(stored.failure));
    return undefined;
  }

  /** Stores a picture that was made here as a take. */
  async addTake(
    picture: Blob,
    about: {
      readonly name: string;
      readonly role: string;
      readonly shot?: Shot;
      readonly parent?: AssetId;
    },
  ): Promise<AssetId | undefined> {
    const { name, role, shot, parent } = about;
    const id = await this.keep(picture, name);
    if (id === undefined) return undefined;
    const row: TakeRow = {
      projectId: this.open.id,
      id: `${role}-${id.slice(0, 16)}-${Date.now()}`,
      asset: id,
      role,
      isPinned: false,
      createdAt: Date.now(),
      ...(shot && { shot: shotKey(shot) }),
      ...(parent !== undefined && { parent }),
    };
    return (await this.#putTakes([row])) ? id : undefined;
  }

  async apply(edit: Edit): Promise<boolean> {
    const done = await this.open.apply(edit);
    if (!done.ok) this.#tell(describeFailure(done.failure));
    return done.ok;
  }

  renderOf(shot: string): Render | undefined {
    return this.underway.get(shot);
  }

  #putParts(): PutParts {
    return {
      story: this.open.story,
      servers: this.servers,
      setupOf: (role) => this.setupOf(role),
      guides: this.#guides,
      masks: this.#masks,
    };
  }

  /** Ten clicks are one: while renders are put together, no others are. */
  async #askFor(make: () => Promise<Put>): Promise<number> {
    if (this.#isAsking) return 0;
    this.#isAsking = true;
    try {
      const { items, problems } = await make();
      const [problem] = problems;
      if (problem) {
        const more = problems.length > 1 ? ` (${problems.length} pictures)` : '';
        this.#tell({ title: `${problem.title}${more}`, hint: problem.hint });
      }
      if (items.length === 0) return 0;
      const added = await this.queue.add(items);
      if (!added.ok) {
        this.#tell(describeStorage(added.failure));
        return 0;
      }
      return added.value.filter(isLive).length;
    } finally {
      this.#isAsking = false;
    }
  }

  async #putTakes(rows: readonly TakeRow[]): Promise<boolean> {
    const stored = await this.#parts.storage.takes.put(rows);
    if (stored.ok) await this.readTakes();
    else this.#tell(describeStorage(stored.failure));
    return stored.ok;
  }

  #setArt(art: ProjectArt, mergeKey?: string): void {
    const name = 'Change how pictures are drawn';
    void this.apply(setProject({ art }, mergeKey === undefined ? { name } : { name, mergeKey }));
  }

  #tell({ title, hint }: RenderProblem): void {
    this.#parts.toasts.add('bad', title, { hint });
  }
}

export const [getArtRoom, setArtRoom] = createContext<ArtRoom>();
