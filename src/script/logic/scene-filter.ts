// Which scenes the list shows.
import {
  environmentOf,
  findPlace,
  type Beat,
  type SceneHead,
  type SceneId,
  type Story,
} from '@/story';
import { countDoubts, sceneTitle } from './describe';

export type SceneFilter = 'all' | 'doubtful' | SceneHead['state'] | 'aside';

export interface SceneRow {
  readonly head: SceneHead;
  /** From 0, in the whole story. */
  readonly index: number;
  readonly title: string;
  readonly place: string | undefined;
  /** Lines that the review asks about; 0 while the scene is not loaded. */
  readonly doubts: number;
}

type Part = Pick<Story, 'scenes' | 'beats' | 'world'>;

interface Known {
  readonly row: SceneRow;
  readonly beats: readonly Beat[] | undefined;
  readonly world: Story['world'];
}

const rowCache = new WeakMap<SceneHead, Known>();

/** The same row while nothing of it changed: a key typed into a line redraws one row, not all. */
export function rowOf(head: SceneHead, index: number, { beats: all, world }: Part): SceneRow {
  const beats = all.get(head.id);
  const known = rowCache.get(head);
  if (known?.row.index === index && known.beats === beats && known.world === world) {
    return known.row;
  }
  const row = {
    head,
    index,
    title: sceneTitle(head, index),
    place: findPlace(world, head.place)?.name,
    doubts: countDoubts(beats ?? []),
  };
  rowCache.set(head, { row, beats, world });
  return row;
}

/** Every word of the query must be in the title, the place, the hour, the weather or a name of the cast. */
export function filterScenes(
  story: Part & Pick<Story, 'characters'>,
  query: string,
  filter: SceneFilter,
): SceneRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const names = new Map(story.characters.map(({ id, name }) => [id, name]));
  const rows: SceneRow[] = [];
  story.scenes.forEach((head, index) => {
    const row = rowOf(head, index, story);
    if (!passes(row, filter)) return;
    if (words.length > 0) {
      const { hour, weather } = environmentOf(story.world, head);
      const cast = head.cast.map((id) => names.get(id) ?? '');
      const text = [row.title, row.place, hour, weather, ...cast].join(' ').toLowerCase();
      if (!words.every((word) => text.includes(word))) return;
    }
    rows.push(row);
  });
  return rows;
}

function passes({ head, doubts }: SceneRow, filter: SceneFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'doubtful') return doubts > 0;
  if (filter === 'aside') return head.aside === true;
  return head.state === filter;
}

/** Where a scene lands when it is dropped on another: the index among the scenes without it. */
export function dropIndex(
  order: readonly SceneId[],
  dragged: SceneId,
  onto: SceneId,
  isBelow: boolean,
): number {
  const rest = order.filter((id) => id !== dragged);
  const at = rest.indexOf(onto);
  return at < 0 ? order.indexOf(dragged) : at + (isBelow ? 1 : 0);
}
