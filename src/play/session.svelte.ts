// One reading of a story: where the reader is, the way there, and what was read before. Going back,
// the history list and saves are all the same list of places; what is on stage is folded from it.
import {
  isStop,
  type Beat,
  type BeatId,
  type Character,
  type CharacterId,
  type ChoiceOption,
  type Scene,
  type SceneHead,
  type SceneId,
  type World,
} from '@/story';
import {
  firstScene,
  indexOfBeat,
  nextPosition,
  openOptions,
  stageAt,
  stageSteps,
  startRun,
  type Flow,
  type RunInput,
  type RunState,
  type StageState,
  type StageStep,
} from '@/stage';
import { isSamePlace, markOf, placesOf, type Place } from './places';
import type { Persona } from './persona';
import { reachableMarks, SAVED_HISTORY, type SaveData } from './saves';

/** The story that is played, as the session sees it. Read again at each use, so it may be edited. */
export interface PlayedStory {
  readonly characters: readonly Character[];
  readonly world: World;
  readonly scenes: readonly SceneHead[];
  readonly player?: CharacterId | undefined;
  beatsOf(scene: SceneId): readonly Beat[] | undefined;
  /** Loads the beats of a scene; false when they cannot be read. */
  load(scene: SceneId): Promise<boolean>;
}

export interface SeenBeats {
  has(beat: BeatId): boolean;
  add(beat: BeatId, scene: SceneId): void;
}

export type PlayMode = 'read' | 'auto' | 'skip' | 'skip-fast';

/** Which lines skipping runs over. */
export interface SkipRules {
  readonly skipUnseen: boolean;
  readonly skipAfterChoices: boolean;
}

export interface BacklogEntry {
  /** Index in the history; `jumpTo` takes it. */
  readonly at: number;
  readonly scene: SceneId;
  readonly beat: Beat & { kind: 'say' | 'narrate' | 'choose' };
  readonly chosen: ChoiceOption | undefined;
}

export class PlaySession {
  readonly #story: PlayedStory;
  readonly #seen: SeenBeats;
  #places = $state.raw<readonly Place[]>([]);
  /** What was gone back over, next first. */
  #ahead = $state.raw<readonly Place[]>([]);
  #mode = $state<PlayMode>('read');
  #isLoading = $state(false);
  #failedScene = $state<SceneId | undefined>();
  #wasSeen = $state(false);
  #showPlayer = $state(true);
  persona = $state.raw<Persona | undefined>();
  #fold: { key: readonly unknown[]; steps: readonly StageStep[] } | undefined;

  constructor(story: PlayedStory, seen: SeenBeats, options: { showPlayer?: boolean } = {}) {
    this.#story = story;
    this.#seen = seen;
    this.#showPlayer = options.showPlayer ?? true;
  }

  get #flow(): Flow {
    const story = this.#story;
    return {
      scenes: story.scenes,
      beatsOf: (scene) => story.beatsOf(scene),
      stopsAt: (beat) => isStop(beat) || (beat.kind === 'pause' && beat.seconds > 0),
    };
  }

  get #here(): Place | undefined {
    return this.#places[this.#places.length - 1];
  }

  get run(): RunState | undefined {
    return this.#here?.run;
  }

  get beat(): Beat | undefined {
    const run = this.run;
    return run && this.#story.beatsOf(run.scene)?.[run.index];
  }

  get mode(): PlayMode {
    return this.#mode;
  }

  /** The beats of the next scene are being read. */
  get isLoading(): boolean {
    return this.#isLoading;
  }

  /** The scene whose beats could not be read; `advance` tries again. */
  get failedScene(): SceneId | undefined {
    return this.#failedScene;
  }

  get isEnded(): boolean {
    return this.run?.status === 'ended';
  }

  get isLooping(): boolean {
    return this.run?.status === 'looping';
  }

  /** The line on screen had been read before it was shown this time. */
  get wasSeen(): boolean {
    return this.#wasSeen;
  }

  get canGoBack(): boolean {
    return this.#places.slice(0, -1).some(({ run }) => this.#isReadable(run));
  }

  get canGoForward(): boolean {
    return this.#ahead.length > 0;
  }

  get showPlayer(): boolean {
    return this.#showPlayer;
  }

  set showPlayer(shows: boolean) {
    this.#showPlayer = shows;
  }

  /** What is on stage now. */
  get stage(): StageState | undefined {
    const run = this.run;
    if (!run) return undefined;
    const step = this.#stepsOf(run.scene)[run.index];
    if (step) return step.state;
    const head = this.#story.scenes.find(({ id }) => id === run.scene);
    return head && stageAt({ ...head, beats: [] }, this.#story, -1);
  }

  /** The next steps of this scene, for decoding their pictures early. */
  upcoming(count: number): readonly StageStep[] {
    const run = this.run;
    return run ? this.#stepsOf(run.scene).slice(run.index + 1, run.index + 1 + count) : [];
  }

  /** Options that are open now; empty where nothing is to be chosen. */
  get options(): readonly ChoiceOption[] {
    const { beat, run } = this;
    return beat?.kind === 'choose' && run?.status === 'stopped'
      ? openOptions(beat, run.variables)
      : [];
  }

  /** Every line and choice on the way here, oldest first. */
  get backlog(): readonly BacklogEntry[] {
    return this.#places.flatMap((place, at) => {
      const { scene, index, status } = place.run;
      const beat = this.#story.beatsOf(scene)?.[index];
      if (!beat || status !== 'stopped') return [];
      if (beat.kind !== 'say' && beat.kind !== 'narrate' && beat.kind !== 'choose') return [];
      const chosen =
        beat.kind === 'choose' ? beat.options.find(({ id }) => id === place.chosen) : undefined;
      return [{ at, scene, beat, chosen }];
    });
  }

  /** Begins at the first scene, or at any beat of any scene (preview from here). */
  async start(from: { scene?: SceneId; beat?: BeatId } = {}): Promise<void> {
    const asked = this.#story.scenes.some(({ id }) => id === from.scene) ? from.scene : undefined;
    const scene = asked ?? firstScene(this.#flow);
    if (scene === undefined) return;
    if (!(await this.#loaded(scene))) return;
    const beats = this.#story.beatsOf(scene) ?? [];
    const index = from.beat === undefined ? 0 : indexOfBeat(beats, from.beat, 0);
    const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
    this.#places = [];
    this.#ahead = [];
    this.#mode = 'read';
    await this.#arrive(startRun(this.#flow, scene, { index, seed }));
  }

  advance(): Promise<void> {
    return this.#input({ do: 'advance' });
  }

  /** @param keepsSkipping false: the reader looks at what the choice leads to. */
  async choose(option: ChoiceOption['id'], keepsSkipping = false): Promise<void> {
    if (!this.options.some(({ id }) => id === option)) return;
    if (!keepsSkipping && this.#mode !== 'auto') this.#mode = 'read';
    const places = this.#places;
    const here = this.#here;
    if (here) this.#places = [...places.slice(0, -1), { ...here, chosen: option }];
    await this.#input({ do: 'choose', option });
  }

  /** One stop back, through choices and scenes; pauses are passed over. */
  back(): void {
    let at = this.#places.length - 2;
    while (at >= 0 && !this.#isReadable(this.#places[at]?.run)) at--;
    if (at >= 0) this.jumpTo(at);
  }

  /** Along the way that was gone back over. */
  forward(): void {
    const next = this.#ahead.findIndex(
      ({ run }) => this.#isReadable(run) || run.status !== 'stopped',
    );
    if (next < 0) return;
    this.#places = [...this.#places, ...this.#ahead.slice(0, next + 1)];
    this.#ahead = this.#ahead.slice(next + 1);
    this.#settle();
  }

  /** Back to an entry of the history: exactly the stage and the variables of then. */
  jumpTo(at: number): void {
    if (at < 0 || at >= this.#places.length) return;
    this.#ahead = [...this.#places.slice(at + 1), ...this.#ahead];
    this.#places = this.#places.slice(0, at + 1);
    this.#mode = 'read';
    this.#settle();
    // A long way back the scene may have left the memory.
    const scene = this.run?.scene;
    if (scene !== undefined) void this.#loaded(scene);
  }

  setMode(mode: PlayMode): void {
    this.#mode = mode;
  }

  /** Whether skipping may leave the line on screen. */
  maySkip(rules: SkipRules): boolean {
    if (this.run?.status !== 'stopped' || this.options.length > 0) return false;
    return rules.skipUnseen || this.#mode === 'skip-fast' || this.#wasSeen;
  }

  /** What is stored, or undefined before the start. The end is saved as the last line. */
  toSave(excerpt: string): SaveData | undefined {
    const places = this.#places.filter(({ run }) => run.status === 'stopped');
    const last = places[places.length - 1];
    if (!last) return undefined;
    const sceneIndex = this.#story.scenes.findIndex(({ id }) => id === last.run.scene);
    return {
      version: 1,
      seed: last.run.seed,
      sceneIndex,
      sceneTitle: this.#story.scenes[sceneIndex]?.title ?? '',
      excerpt: excerpt.slice(0, 160),
      ...(this.persona ? { persona: this.persona } : {}),
      marks: places.slice(-SAVED_HISTORY).map(markOf),
    };
  }

  /** Takes a save up. `nearby` when the line is gone and the nearest one stands in. */
  async restore(save: SaveData): Promise<'exact' | 'nearby' | 'failed'> {
    const reachable = reachableMarks(save, this.#story.scenes);
    const last = reachable?.marks[reachable.marks.length - 1];
    if (!reachable || !last) return 'failed';
    for (const scene of reachable.marks.map((mark) => mark.scene)) {
      if (!(await this.#loaded(scene)) && scene === last.scene) return 'failed';
    }
    const places = reachable.marks.flatMap((mark) =>
      placesOf(mark, this.#story.beatsOf(mark.scene), save.seed),
    );
    const end = startRun(this.#flow, last.scene, {
      index: indexOfBeat(this.#story.beatsOf(last.scene) ?? [], last.beat, last.index),
      variables: last.variables,
      seed: save.seed,
    });
    this.persona = save.persona;
    this.#places = places.slice(0, -1);
    this.#ahead = [];
    this.#mode = 'read';
    await this.#arrive(end);
    return reachable.isExact && this.#here?.beat === last.beat ? 'exact' : 'nearby';
  }

  async #input(input: RunInput): Promise<void> {
    const run = this.run;
    if (!run || this.#isLoading) return;
    const next = nextPosition(
      this.#flow,
      run,
      run.status === 'needs-scene' ? { do: 'resume' } : input,
    );
    if (next !== run) await this.#arrive(next);
  }

  /** Makes a state the current one, loading the scenes on its way. */
  async #arrive(state: RunState): Promise<void> {
    let run = state;
    while (run.status === 'needs-scene') {
      if (!(await this.#loaded(run.scene))) return;
      run = nextPosition(this.#flow, run, { do: 'resume' });
    }
    const beat = this.#story.beatsOf(run.scene)?.[run.index]?.id;
    const [next, ...rest] = this.#ahead;
    // The same step again keeps the way ahead; another one leaves it.
    const isSameWay = next !== undefined && isSamePlace(next.run, run);
    this.#places = [...this.#places, isSameWay ? next : { run, beat }];
    this.#ahead = isSameWay ? rest : [];
    this.#settle();
    void this.#prefetch(run);
  }

  #settle(): void {
    const { beat, run } = this;
    if (!beat || !run) return;
    this.#wasSeen = this.#seen.has(beat.id);
    if (isStop(beat)) this.#seen.add(beat.id, run.scene);
  }

  async #loaded(scene: SceneId): Promise<boolean> {
    if (this.#story.beatsOf(scene)) return true;
    this.#isLoading = true;
    try {
      const isRead = (await this.#story.load(scene)) && this.#story.beatsOf(scene) !== undefined;
      this.#failedScene = isRead ? undefined : scene;
      return isRead;
    } finally {
      this.#isLoading = false;
    }
  }

  /** Reads the scenes that may come next while there is time. */
  async #prefetch(run: RunState): Promise<void> {
    const at = this.#story.scenes.findIndex(({ id }) => id === run.scene);
    const following = this.#story.scenes.find(({ aside }, index) => index > at && !aside)?.id;
    const targets = this.options.flatMap(({ target }) =>
      target.to === 'scene' ? [target.scene] : [],
    );
    const isNear = run.index > (this.#story.beatsOf(run.scene)?.length ?? 0) - 12;
    const wanted = isNear && following !== undefined ? [...targets, following] : targets;
    for (const scene of wanted) if (!this.#story.beatsOf(scene)) await this.#story.load(scene);
  }

  #isReadable(run: RunState | undefined): boolean {
    if (run?.status !== 'stopped') return false;
    const beats = this.#story.beatsOf(run.scene);
    const beat = beats?.[run.index];
    return beats === undefined || (beat !== undefined && isStop(beat));
  }

  #stepsOf(id: SceneId): readonly StageStep[] {
    const head = this.#story.scenes.find((scene) => scene.id === id);
    const beats = this.#story.beatsOf(id);
    if (!head || !beats) return [];
    const { characters, world } = this.#story;
    const key = [head, beats, characters, world, this.#showPlayer];
    if (this.#fold?.key.every((part, index) => part === key[index])) return this.#fold.steps;
    const scene: Scene = { ...head, beats: [...beats] };
    const steps = stageSteps(scene, { characters, world }, { showPlayer: this.#showPlayer });
    this.#fold = { key, steps };
    return steps;
  }
}
