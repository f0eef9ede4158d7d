// What is said of a render. Pure.
import { formatDuration } from '@/lib/format-size';
import type { MenuItem } from '@/ui/menu-item';
import { isEnded, isLive, isWaiting, type Render } from './render';

export const RENDER_WORDS: Readonly<Record<Render['state'], string>> = {
  queued: 'Waiting',
  sent: 'On the server',
  storing: 'Storing',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

export const RENDER_TONES = {
  queued: 'plain',
  sent: 'accent',
  storing: 'accent',
  done: 'good',
  failed: 'bad',
  cancelled: 'plain',
} as const satisfies Record<Render['state'], string>;

export const RENDER_FILTERS = ['all', 'active', 'failed', 'done'] as const;
export type RenderFilter = (typeof RENDER_FILTERS)[number];

export function filterRenders(
  renders: readonly Render[],
  filter: RenderFilter,
  query: string,
): Render[] {
  const wanted = query.trim().toLowerCase();
  return renders.filter(
    (render) =>
      (filter === 'all' ||
        (filter === 'active' && isLive(render)) ||
        (filter === 'failed' && render.state === 'failed') ||
        (filter === 'done' && render.state === 'done')) &&
      (wanted === '' ||
        `${render.title} ${render.role} ${render.template}`.toLowerCase().includes(wanted)),
  );
}

const GROUPS: readonly (readonly Render['state'][])[] = [
  ['storing', 'sent'],
  ['queued'],
  ['failed', 'cancelled', 'done'],
];

/** What runs, then what waits in its turn, then what has ended, last ended first. */
export function inShownOrder(renders: readonly Render[]): Render[] {
  return GROUPS.flatMap((states, group) => {
    const those = renders.filter(({ state }) => states.includes(state));
    if (group === 2) return those.sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
    const lane = ({ lane }: Render) => (lane === 'batch' ? 1 : 0);
    return those.sort((a, b) => lane(a) - lane(b) || a.order - b.order);
  });
}

/** "12 s, about 30 s left" */
export function renderTime(render: Render, fraction: number | undefined, now: number): string {
  if (render.startedAt === undefined) return '';
  const elapsedMs = (render.endedAt ?? now) - render.startedAt;
  const words = elapsedMs < 1000 ? 'under a second' : formatDuration(elapsedMs);
  if (isEnded(render) || fraction === undefined || fraction < 0.1 || fraction >= 1) return words;
  if (elapsedMs < 2000) return words;
  return `${words}, about ${formatDuration((elapsedMs / fraction) * (1 - fraction))} left`;
}

/** The log as text, with the failure and what the server said of it. */
export function renderLogText(render: Render): string {
  const lines = render.log.map(({ at, text }) => `${new Date(at).toISOString()}  ${text}`);
  const { failure } = render;
  const end = failure ? ['', `${failure.title}. ${failure.hint}`, failure.details ?? ''] : [];
  const head = `${render.title} (${render.template}): ${RENDER_WORDS[render.state]}`;
  return [head, ...lines, ...end, ''].join('\n');
}

/** "4 done, 1 failed": what a burst came to. */
export function countWords(renders: readonly Render[]): string {
  return (['done', 'failed', 'cancelled'] as const)
    .map((state) => [renders.filter((one) => one.state === state).length, state] as const)
    .filter(([count]) => count > 0)
    .map(([count, state]) => `${count} ${state}`)
    .join(', ');
}

/** The verbs of the queue that a menu needs. */
export interface RenderVerbs {
  cancel(ids: readonly string[]): void;
  again(id: string, options?: { readonly newSeed?: boolean; readonly server?: string }): unknown;
  putFirst(ids: readonly string[]): void;
  move(id: string, before: string | undefined): void;
  storeAgain(id: string): void;
  forget(ids: readonly string[]): void;
}

export interface MenuExtras {
  readonly onlog: () => void;
  readonly oncopy: () => void;
  readonly servers: readonly { readonly id: string; readonly name: string }[];
  /** The one that stands before and after it among those that wait. */
  readonly before: string | undefined;
  readonly afterNext: string | undefined;
  readonly isLast: boolean;
}

/** Everything that can be done with a render, in one menu. */
export function renderMenu(render: Render, verbs: RenderVerbs, extras: MenuExtras): MenuItem[] {
  const { id } = render;
  const items: MenuItem[] = [];
  const add = (label: string, run: () => void, more: Partial<MenuItem> = {}) =>
    items.push({ label, run, ...more });
  if (isWaiting(render)) {
    add('Move to the front', () => verbs.putFirst([id]));
    if (extras.before !== undefined) add('Move up', () => verbs.move(id, extras.before));
    if (!extras.isLast) add('Move down', () => verbs.move(id, extras.afterNext));
  }
  if (isEnded(render)) {
    if (render.failure?.fix === 'store-again') {
      add('Fetch the result again', () => verbs.storeAgain(id));
    }
    add(render.state === 'done' ? 'Run exactly again' : 'Retry', () => void verbs.again(id));
    add('Duplicate with a new seed', () => void verbs.again(id, { newSeed: true }));
  }
  if (extras.servers.length > 1 && !isLive(render)) {
    for (const server of extras.servers) {
      add(`Run on ${server.name}`, () => void verbs.again(id, { server: server.id }));
    }
  }
  add('Show the log', extras.onlog);
  add('Copy as JSON', extras.oncopy);
  if (isLive(render)) add('Cancel', () => verbs.cancel([id]), { danger: true });
  else add('Remove from the list', () => verbs.forget([id]));
  return items;
}
