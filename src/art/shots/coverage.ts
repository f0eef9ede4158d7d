// Which of the needed pictures there are, whose they are, and which no longer show what the story says.
import { exactAsset, pictureOf, type Picture, type StageStory } from '@/stage';
import type { TakeRow } from '@/storage';
import type { AssetId, CharacterId, Expression, PlaceId } from '@/story';
import type { ShotNeed } from './list-shots';

export type ShotState =
  /** The painter or another picture stands in. */
  | 'missing'
  /** A picture of the user's own. */
  | 'own'
  /** A rendered picture that shows what the story says. */
  | 'take'
  /** A rendered picture of what the story said before. */
  | 'stale';

export interface ShotCoverage {
  readonly need: ShotNeed;
  readonly state: ShotState;
  /** What is seen now; undefined for a character that the story no longer has. */
  readonly picture: Picture | undefined;
  /** The picture that is meant for exactly this shot. */
  readonly asset?: AssetId;
  /** The take that is shown. */
  readonly picked?: TakeRow;
  /** All of this shot outside the bin: pinned ones first, then the newest. */
  readonly takes: readonly TakeRow[];
  /** Takes that show what the story says now, picked or not. */
  readonly fresh: readonly TakeRow[];
  /** One picture of the user's own for all lights and weathers of the place. */
  readonly isForAllLights: boolean;
}

/**
 * @param keys what the content key of each shot would be now, by shot key. A take without a key of
 *   its own, or of a shot that is not in here, counts as fresh: nothing says otherwise.
 */
export function coverShots(
  needs: readonly ShotNeed[],
  story: StageStory,
  takes: readonly TakeRow[],
  keys: ReadonlyMap<string, string>,
): ShotCoverage[] {
  const byShot = new Map<string, TakeRow[]>();
  for (const take of takes) {
    if (take.shot === undefined || take.deletedAt !== undefined) continue;
    const list = byShot.get(take.shot);
    if (list) list.push(take);
    else byShot.set(take.shot, [take]);
  }
  return needs.map((need) =>
    coverShot(need, story, byShot.get(need.key) ?? [], keys.get(need.key)),
  );
}

/**
 * Takes that the list of shots does not show, the newest first: of clothes that have another name now, of
 * an hour that no scene has any more, of no shot at all.
 */
export function spareTakes(needs: readonly ShotNeed[], takes: readonly TakeRow[]): TakeRow[] {
  const needed = new Set(needs.map(({ key }) => key));
  return takes
    .filter(
      ({ shot, deletedAt }) => deletedAt === undefined && (shot === undefined || !needed.has(shot)),
    )
    .sort((a, b) => b.createdAt - a.createdAt);
}

function coverShot(
  need: ShotNeed,
  story: StageStory,
  takes: readonly TakeRow[],
  key: string | undefined,
): ShotCoverage {
  const isFresh = ({ contentKey }: TakeRow): boolean =>
    contentKey === undefined || key === undefined || contentKey === key;
  const sorted = [...takes].sort(
    (a, b) => Number(b.isPinned) - Number(a.isPinned) || b.createdAt - a.createdAt,
  );
  const picture = pictureOf(need.shot, story);
  const asset = exactAsset(need.shot, story);
  // Two runs can give the same bytes; the one that fits the story speaks for them.
  const same = sorted.filter((take) => take.asset === asset);
  const picked = same.find(isFresh) ?? same[0];
  const isForAllLights =
    need.shot.kind === 'background' &&
    asset === undefined &&
    picture?.by === 'asset' &&
    picture.fallbackFrom === undefined;
  return {
    need,
    state: stateOf(asset, picked, isForAllLights, isFresh),
    picture,
    ...(asset === undefined ? {} : { asset }),
    ...(picked ? { picked } : {}),
    takes: sorted,
    fresh: sorted.filter(isFresh),
    isForAllLights,
  };
}

function stateOf(
  asset: AssetId | undefined,
  picked: TakeRow | undefined,
  isForAllLights: boolean,
  isFresh: (take: TakeRow) => boolean,
): ShotState {
  if (asset === undefined) return isForAllLights ? 'own' : 'missing';
  if (!picked) return 'own';
  return isFresh(picked) ? 'take' : 'stale';
}

export interface Counts {
  readonly all: number;
  readonly missing: number;
  readonly own: number;
  readonly take: number;
  readonly stale: number;
}

export function countStates(coverage: readonly ShotCoverage[]): Counts {
  const counts = { all: coverage.length, missing: 0, own: 0, take: 0, stale: 0 };
  for (const { state } of coverage) counts[state] += 1;
  return counts;
}

/** "5 of 7 expressions" of somebody in one set of clothes. */
export interface CharacterCoverage {
  readonly who: CharacterId;
  readonly outfit: string | undefined;
  readonly counts: Counts;
  /** Those that the script uses, most lines first. */
  readonly expressions: readonly {
    readonly expression: Expression;
    readonly coverage: ShotCoverage;
  }[];
}

/** In the order in which people, and then their clothes, are first seen. */
export function coverageByCharacter(coverage: readonly ShotCoverage[]): CharacterCoverage[] {
  const groups = new Map<string, ShotCoverage[]>();
  for (const one of coverage) {
    const { shot } = one.need;
    if (shot.kind !== 'sprite') continue;
    const key = JSON.stringify([shot.who, shot.outfit ?? null]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].flatMap((group) => {
    const shot = group[0]?.need.shot;
    if (shot?.kind !== 'sprite') return [];
    const expressions = [...group]
      .sort((a, b) => b.need.lines - a.need.lines)
      .flatMap((one) =>
        one.need.shot.kind === 'sprite'
          ? [{ expression: one.need.shot.expression, coverage: one }]
          : [],
      );
    return [{ who: shot.who, outfit: shot.outfit, counts: countStates(group), expressions }];
  });
}

export interface PlaceCoverage {
  /** Undefined: scenes that say no place. */
  readonly place: PlaceId | undefined;
  readonly counts: Counts;
  readonly shots: readonly ShotCoverage[];
}

/** In the order in which places are first seen. */
export function coverageByPlace(coverage: readonly ShotCoverage[]): PlaceCoverage[] {
  const groups = new Map<PlaceId | undefined, ShotCoverage[]>();
  for (const one of coverage) {
    const { shot } = one.need;
    if (shot.kind !== 'background') continue;
    const group = groups.get(shot.place);
    if (group) group.push(one);
    else groups.set(shot.place, [one]);
  }
  return [...groups].map(([place, shots]) => ({ place, counts: countStates(shots), shots }));
}
