// Shots as the grid shows them: by person and clothes, then by place. Pure.
import { findPlace, type Story } from '@/story';
import { countStates, type Counts, type ShotCoverage, type ShotState } from '../shots/coverage';

export const STATE_WORDS: Readonly<Record<ShotState, string>> = {
  missing: 'Painted',
  own: 'Your picture',
  take: 'Rendered',
  stale: 'Out of date',
};

export const STATE_TONES = {
  missing: 'plain',
  own: 'good',
  take: 'good',
  stale: 'warn',
} as const satisfies Record<ShotState, string>;

export const SHOT_FILTERS = ['all', 'missing', 'stale', 'take', 'own'] as const;
export type ShotFilter = (typeof SHOT_FILTERS)[number];

export interface ShotGroup {
  readonly id: string;
  readonly title: string;
  readonly counts: Counts;
  readonly shots: readonly ShotCoverage[];
}

export function groupShots(
  coverage: readonly ShotCoverage[],
  story: Pick<Story, 'characters' | 'world'>,
  filter: ShotFilter,
  query: string,
): ShotGroup[] {
  const wanted = query.trim().toLowerCase();
  const groups = new Map<string, { title: string; all: ShotCoverage[] }>();
  for (const one of coverage) {
    const { shot } = one.need;
    const title =
      shot.kind === 'sprite'
        ? [story.characters.find(({ id }) => id === shot.who)?.name ?? 'Somebody', shot.outfit]
            .filter(Boolean)
            .join(', ')
        : (findPlace(story.world, shot.place)?.name ?? 'No place');
    const id =
      shot.kind === 'sprite' ? `p ${shot.who} ${shot.outfit ?? ''}` : `l ${shot.place ?? ''}`;
    const group = groups.get(id) ?? { title, all: [] };
    group.all.push(one);
    groups.set(id, group);
  }
  return [...groups]
    .sort(([a], [b]) => Number(a.startsWith('l')) - Number(b.startsWith('l')))
    .flatMap(([id, { title, all }]) => {
      const shots = all.filter(
        (one) =>
          (filter === 'all' || one.state === filter) &&
          (wanted === '' || `${title} ${one.need.key}`.toLowerCase().includes(wanted)),
      );
      return shots.length > 0 ? [{ id, title, counts: countStates(all), shots }] : [];
    });
}

/** "3 of 7 drawn" */
export function groupWords({ all, missing }: Counts): string {
  return `${all - missing} of ${all} drawn`;
}
