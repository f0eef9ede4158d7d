// What "Render missing art" asks for, in which order, and what has to be there first.
import { exactAsset, type StageStory } from '@/stage';
import { shotKey, type AssetId, type SceneId, type Shot, type SpriteShot } from '@/story';
import type { ShotCoverage } from './coverage';

export interface PlanOptions {
  /**
   * `each`: every face by itself, held together by seed and words. `from-neutral`: the neutral face
   * first, and the others as edits of it.
   */
  readonly strategy: 'each' | 'from-neutral';
  /** This scene before all others. */
  readonly first?: SceneId;
  /** Stale pictures too. */
  readonly withStale?: boolean;
  /** Also shots of which there are fresh takes that nobody has picked. */
  readonly withTakes?: boolean;
  readonly only?: (shot: Shot) => boolean;
  /** Keys of shots that a render is on its way for: ten clicks on the button are one. */
  readonly underway?: ReadonlySet<string>;
  /** The best take of shots that the script does not use, by shot key: neutral faces made as a base. */
  readonly spare?: ReadonlyMap<string, AssetId>;
  /** Seconds that a picture of this role takes, where it is known. */
  readonly secondsOf?: (role: PlannedRole) => number | undefined;
  /** Servers that share the work. */
  readonly servers?: number;
}

export type PlannedRole = 'sprite' | 'expression' | 'background';

export interface PlannedShot {
  readonly shot: Shot;
  readonly key: string;
  readonly role: PlannedRole;
  /** `base`: the script does not use it, others are made from it. */
  readonly why: 'missing' | 'stale' | 'base';
  /** Where it is first seen. */
  readonly scene: SceneId;
  /** Shot whose picture goes in; it comes earlier in the plan or is underway. */
  readonly after?: string;
  /** Picture that goes in. */
  readonly reference?: AssetId;
}

export interface Plan {
  readonly items: readonly PlannedShot[];
  readonly counts: Readonly<Record<PlannedRole, number>>;
  readonly skipped: readonly { readonly key: string; readonly why: 'underway' | 'has-takes' }[];
  /** Undefined while no role's time is known. */
  readonly seconds: number | undefined;
  /** Items whose time is not in `seconds`. */
  readonly unknownTimes: number;
}

interface Candidate extends PlannedShot {
  /** Position in the list of needs: the order in which shots are first seen. */
  readonly at: number;
  readonly scenes: readonly SceneId[];
}

export function planMissing(
  coverage: readonly ShotCoverage[],
  story: StageStory,
  options: PlanOptions,
): Plan {
  const skipped: Plan['skipped'][number][] = [];
  const wanted = new Map<string, Candidate>();
  coverage.forEach((one, at) => {
    const { shot, key, first, scenes } = one.need;
    if (!isWanted(one, story, options)) return;
    const isUnderway = options.underway?.has(key) ?? false;
    if (isUnderway || (one.fresh.length > 0 && options.withTakes !== true)) {
      skipped.push({ key, why: isUnderway ? 'underway' : 'has-takes' });
      return;
    }
    const role = shot.kind === 'background' ? 'background' : 'sprite';
    const why = one.state === 'stale' ? 'stale' : 'missing';
    wanted.set(key, { shot, key, role, why, scene: first.scene, at, scenes });
  });
  const candidates =
    options.strategy === 'from-neutral'
      ? fromNeutral(wanted, coverage, story, options)
      : [...wanted.values()];
  const items = inOrder(candidates, coverage, options.first).map(
    ({ at: _at, scenes: _scenes, ...item }) => item,
  );
  return { items, counts: countRoles(items), skipped, ...estimate(items, options) };
}

function isWanted(one: ShotCoverage, story: StageStory, options: PlanOptions): boolean {
  const { shot } = one.need;
  if (one.state !== 'missing' && !(one.state === 'stale' && options.withStale)) return false;
  if (shot.kind === 'sprite' && !story.characters.some(({ id }) => id === shot.who)) return false;
  return options.only?.(shot) ?? true;
}

/** Faces become edits of the neutral one in the same clothes, which is added where it is lacking. */
function fromNeutral(
  wanted: ReadonlyMap<string, Candidate>,
  coverage: readonly ShotCoverage[],
  story: StageStory,
  options: PlanOptions,
): Candidate[] {
  const all = new Map(wanted);
  const byKey = new Map(coverage.map((one) => [one.need.key, one]));
  for (const candidate of wanted.values()) {
    const { shot } = candidate;
    if (shot.kind !== 'sprite' || shot.expression === 'neutral') continue;
    const neutral: SpriteShot = { ...shot, expression: 'neutral' };
    const key = shotKey(neutral);
    const reference =
      all.has(key) || options.underway?.has(key)
        ? undefined
        : baseOf(neutral, byKey.get(key), story, options.spare?.get(key));
    if (reference === undefined && !all.has(key) && !options.underway?.has(key)) {
      all.set(key, { ...candidate, shot: neutral, key, why: 'base' });
    }
    const source = reference === undefined ? { after: key } : { reference };
    all.set(candidate.key, { ...candidate, role: 'expression', ...source });
  }
  return withScenesOfOthers([...all.values()]);
}

/** The neutral picture that is there: shown, a fresh take, or the picture that the notes name. */
function baseOf(
  neutral: SpriteShot,
  covered: ShotCoverage | undefined,
  story: StageStory,
  spare: AssetId | undefined,
): AssetId | undefined {
  const shown = exactAsset(neutral, story) ?? covered?.fresh[0]?.asset ?? spare;
  if (shown !== undefined || neutral.outfit !== undefined) return shown;
  return story.characters.find(({ id }) => id === neutral.who)?.art?.reference;
}

/** A base is wanted in all scenes of what is made from it. */
function withScenesOfOthers(candidates: readonly Candidate[]): Candidate[] {
  const scenes = new Map<string, Set<SceneId>>();
  for (const { after, scenes: own } of candidates) {
    if (after === undefined) continue;
    const set = scenes.get(after) ?? new Set();
    for (const scene of own) set.add(scene);
    scenes.set(after, set);
  }
  return candidates.map((one) => {
    const more = scenes.get(one.key);
    return more ? { ...one, scenes: [...new Set([...one.scenes, ...more])] } : one;
  });
}

/**
 * The chosen scene first. Then neutral faces, since they show soonest who is who and others are made
 * from them; then scene by scene the backgrounds and the faces.
 */
function inOrder(
  candidates: readonly Candidate[],
  coverage: readonly ShotCoverage[],
  first: SceneId | undefined,
): Candidate[] {
  const sceneOrder = new Map<SceneId, number>();
  for (const { need } of coverage) {
    if (!sceneOrder.has(need.first.scene)) sceneOrder.set(need.first.scene, sceneOrder.size);
  }
  const rank = (one: Candidate): readonly number[] => [
    first !== undefined && one.scenes.includes(first) ? 0 : 1,
    one.shot.kind === 'sprite' && one.shot.expression === 'neutral' ? 0 : 1,
    sceneOrder.get(one.scene) ?? 0,
    one.shot.kind === 'background' ? 0 : 1,
    one.at,
  ];
  return candidates
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ one }) => one);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function countRoles(items: readonly PlannedShot[]): Plan['counts'] {
  const counts = { sprite: 0, expression: 0, background: 0 };
  for (const { role } of items) counts[role] += 1;
  return counts;
}

function estimate(
  items: readonly PlannedShot[],
  options: PlanOptions,
): Pick<Plan, 'seconds' | 'unknownTimes'> {
  let seconds = 0;
  let unknownTimes = 0;
  for (const { role } of items) {
    const one = options.secondsOf?.(role);
    if (one === undefined) unknownTimes += 1;
    else seconds += one;
  }
  const isKnown = unknownTimes < items.length || items.length === 0;
  return {
    seconds: isKnown ? seconds / Math.max(1, options.servers ?? 1) : undefined,
    unknownTimes,
  };
}
