// Which render goes to which server next. Pure.
import { byTurn, isWaiting, type Render } from './render';

export interface Slot {
  readonly server: string;
  /** Prompts of ours that it holds. */
  readonly held: number;
  readonly maxAhead: number;
  readonly canRun: (render: Render) => boolean;
}

/**
 * The next pair, or undefined. A server that is free goes before one that has work already, so that a
 * batch is spread; beyond that fast servers get more because they are free more often.
 */
export function nextSend(
  renders: readonly Render[],
  slots: readonly Slot[],
): { readonly render: Render; readonly server: string } | undefined {
  const open = slots
    .filter(({ held, maxAhead }) => held < maxAhead)
    .sort((a, b) => a.held - b.held);
  if (open.length === 0) return undefined;
  const isDone = (id: string) => renders.find((one) => one.id === id)?.state === 'done';
  for (const render of renders.filter(isWaiting).sort(byTurn)) {
    if (render.after !== undefined && !isDone(render.after)) continue;
    const slot = open.find(
      ({ server, canRun }) =>
        (render.server === undefined || render.server === server) && canRun(render),
    );
    if (slot) return { render, server: slot.server };
  }
  return undefined;
}

/** An order that stands before (or behind) all that wait in its lane. */
export function orderAtEnd(renders: readonly Render[], end: 'front' | 'back'): number {
  const orders = renders.filter(isWaiting).map(({ order }) => order);
  if (orders.length === 0) return 0;
  return end === 'front' ? Math.min(...orders) - 1 : Math.max(...orders) + 1;
}

/**
 * New orders for a move of `id` before `before` (undefined: to the end) within its lane; only rows that
 * change are given.
 */
export function moveBefore(
  renders: readonly Render[],
  id: string,
  before: string | undefined,
): readonly { readonly id: string; readonly order: number }[] {
  const moved = renders.find((render) => render.id === id);
  if (!moved || !isWaiting(moved) || id === before) return [];
  const lane = renders
    .filter((render) => isWaiting(render) && render.lane === moved.lane && render.id !== id)
    .sort(byTurn);
  const at = before === undefined ? lane.length : lane.findIndex((render) => render.id === before);
  if (at === -1) return [];
  const [left, right] = [lane[at - 1], lane[at]];
  if (!left && !right) return [];
  if (!left && right) return [{ id, order: right.order - 1 }];
  if (left && !right) return [{ id, order: left.order + 1 }];
  const order = ((left?.order ?? 0) + (right?.order ?? 0)) / 2;
  if (order !== left?.order && order !== right?.order) return [{ id, order }];
  // No number lies between the two any more: all are numbered anew.
  const all = [...lane.slice(0, at), moved, ...lane.slice(at)];
  return all.map((render, index) => ({ id: render.id, order: index }));
}
