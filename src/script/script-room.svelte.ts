// What the script room has on screen: the scene, the selected lines, the line being typed in. The
// story itself is with the open project; every change goes through an edit.
import { createContext, tick } from 'svelte';
import type { OpenProject } from '@/project/open-project.svelte';
import {
  environmentOf,
  findHead,
  loadedScene,
  type Beat,
  type BeatId,
  type Scene,
  type SceneHead,
  type SceneId,
  type Story,
} from '@/story';
import { makeChecker, type Checked } from './logic/checks';
import { leadsTo, type Lead } from './logic/flow';
import { inOrder, NOTHING, prune, selectOne, type Selection } from './logic/selection';

export interface Editing {
  readonly beat: BeatId;
  /** Where the caret starts; undefined: at the end. */
  readonly caret?: number | undefined;
}

export interface ScrollWish {
  readonly beat: BeatId;
  /** Moves the keyboard there too. */
  readonly focus: boolean;
  /** Counts up, so that the same line can be asked for twice. */
  readonly turn: number;
}

const NO_BEATS: readonly Beat[] = [];

export class ScriptRoom {
  readonly open: OpenProject;
  #sceneId = $state.raw<SceneId | null>(null);
  #selection = $state.raw<Selection<BeatId>>(NOTHING);
  #editing = $state.raw<Editing | null>(null);
  #wish = $state.raw<ScrollWish | null>(null);
  #before: readonly BeatId[] = [];
  #check = makeChecker();

  readonly story: Story = $derived.by(() => this.open.story);
  readonly head: SceneHead | undefined = $derived.by(() => {
    const id = this.#sceneId;
    return id === null ? undefined : findHead(this.story, id);
  });
  readonly index: number = $derived.by(() =>
    this.story.scenes.findIndex(({ id }) => id === this.#sceneId),
  );
  /** Undefined while they are being read. */
  readonly loadedBeats: readonly Beat[] | undefined = $derived.by(() =>
    this.head ? this.story.beats.get(this.head.id) : undefined,
  );
  readonly beats: readonly Beat[] = $derived.by(() => this.loadedBeats ?? NO_BEATS);
  readonly order: readonly BeatId[] = $derived.by(() => this.beats.map(({ id }) => id));
  readonly scene: Scene | undefined = $derived.by(() =>
    this.head && this.loadedBeats ? loadedScene(this.story, this.head.id) : undefined,
  );
  readonly selected: readonly BeatId[] = $derived.by(() => inOrder(this.#selection, this.order));
  readonly focused: Beat | undefined = $derived.by(() => {
    const { focus } = this.#selection;
    return focus === null ? undefined : this.beats.find(({ id }) => id === focus);
  });
  readonly checked: Checked = $derived.by(() => this.#check(this.story));
  readonly leads: ReadonlyMap<SceneId, readonly Lead[]> = $derived.by(() => leadsTo(this.story));

  constructor(open: OpenProject) {
    this.open = open;
  }

  get sceneId(): SceneId | null {
    return this.#sceneId;
  }

  get selection(): Selection<BeatId> {
    return this.#selection;
  }

  get editing(): Editing | null {
    return this.#editing;
  }

  get wish(): ScrollWish | null {
    return this.#wish;
  }

  get canEdit(): boolean {
    return !this.open.isReadOnly && this.open.isWhole;
  }

  /** Goes to a scene, and to a line of it where one is named. */
  show(scene: SceneId, beat?: BeatId, options: { focus?: boolean } = {}): void {
    const isOther = scene !== this.#sceneId;
    if (isOther) {
      this.#sceneId = scene;
      this.#editing = null;
      this.#selection = NOTHING;
      this.#before = [];
    }
    if (beat !== undefined) {
      this.#selection = selectOne(beat);
      this.reveal(beat, options.focus ?? false);
    }
  }

  select(selection: Selection<BeatId>, options: { focus?: boolean } = {}): void {
    this.#selection = selection;
    if (this.#editing && selection.focus !== this.#editing.beat) this.#editing = null;
    if (selection.focus !== null) this.reveal(selection.focus, options.focus ?? true);
  }

  reveal(beat: BeatId, focus: boolean): void {
    this.#wish = { beat, focus, turn: (this.#wish?.turn ?? 0) + 1 };
  }

  edit(beat: BeatId, caret?: number): void {
    if (!this.canEdit) return;
    this.#selection = selectOne(beat);
    this.#editing = { beat, caret };
    this.reveal(beat, false);
  }

  /** Leaves the text; the keyboard stays on the line. */
  stopEditing(options: { focus?: boolean } = {}): void {
    const { editing } = { editing: this.#editing };
    this.#editing = null;
    if (editing && options.focus) void tick().then(() => this.reveal(editing.beat, true));
  }

  /** Call when the list of lines changed: what is gone leaves the selection. */
  settle(order: readonly BeatId[]): void {
    const before = this.#before;
    this.#before = order;
    if (before.length === 0) return;
    const pruned = prune(this.#selection, before, order);
    if (pruned !== this.#selection) this.#selection = pruned;
    if (this.#editing && !order.includes(this.#editing.beat)) this.#editing = null;
  }

  /** Hour, weather and place at a line, as a new beat there takes them over. */
  surroundings(at: number) {
    const { head } = this;
    const before = this.beats.slice(0, at + 1);
    const environment = head
      ? environmentOf(this.story.world, head)
      : ({ hour: 'day', weather: 'clear' } as const);
    const who = before.findLast((beat) => beat.kind === 'say')?.who ?? null;
    const place = before.findLast((beat) => beat.kind === 'place')?.place ?? head?.place;
    const hour = before.findLast((beat) => beat.kind === 'hour')?.hour ?? environment.hour;
    const weather =
      before.findLast((beat) => beat.kind === 'weather')?.weather ?? environment.weather;
    return { who, place, hour, weather };
  }
}

export const [getScriptRoom, setScriptRoom] = createContext<ScriptRoom>();
