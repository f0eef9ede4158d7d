// Which rows of a list are selected. Ids and not indexes, so that an edit does not move the selection
// to another line.

export interface Selection<Id extends string = string> {
  readonly ids: ReadonlySet<Id>;
  /** Where a range begins: the last row chosen without Shift. */
  readonly anchor: Id | null;
  /** The row that the keyboard is on. */
  readonly focus: Id | null;
}

export const NOTHING: Selection<never> = { ids: new Set<never>(), anchor: null, focus: null };

export function selectOne<Id extends string>(id: Id): Selection<Id> {
  return { ids: new Set([id]), anchor: id, focus: id };
}

/** Ctrl+click: adds the row or takes it away. */
export function toggle<Id extends string>(selection: Selection<Id>, id: Id): Selection<Id> {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id, focus: id };
}

/** Shift+click: everything between the anchor and the row. */
export function extendTo<Id extends string>(
  selection: Selection<Id>,
  order: readonly Id[],
  id: Id,
): Selection<Id> {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return selectOne(id);
  const ids = new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1));
  return { ids, anchor: selection.anchor, focus: id };
}

export type Step = 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last';

const PAGE_ROWS = 10;

/** The row that a step of the keyboard leads to, or null in an empty list. */
export function stepFrom<Id extends string>(
  order: readonly Id[],
  focus: Id | null,
  step: Step,
): Id | null {
  const last = order.length - 1;
  const at = focus === null ? -1 : order.indexOf(focus);
  const to = {
    up: at - 1,
    down: at + 1,
    'page-up': at - PAGE_ROWS,
    'page-down': at + PAGE_ROWS,
    first: 0,
    last,
  }[step];
  return order[Math.max(0, Math.min(last, to))] ?? null;
}

export function move<Id extends string>(
  selection: Selection<Id>,
  order: readonly Id[],
  step: Step,
  isExtending: boolean,
): Selection<Id> {
  const id = stepFrom(order, selection.focus, step);
  if (id === null) return { ids: new Set(), anchor: null, focus: null };
  return isExtending ? extendTo(selection, order, id) : selectOne(id);
}

export function selectAll<Id extends string>(
  selection: Selection<Id>,
  order: readonly Id[],
): Selection<Id> {
  return {
    ids: new Set(order),
    anchor: order[0] ?? null,
    focus: selection.focus ?? order[0] ?? null,
  };
}

/** The selected ids in the order of the list, which is what edits want. */
export function inOrder<Id extends string>(
  selection: Selection<Id>,
  order: readonly Id[],
): readonly Id[] {
  return order.filter((id) => selection.ids.has(id));
}

/**
 * After the list changed: rows that are gone leave the selection. When none is left, the row that
 * took the place of the focused one is selected, so that Delete can be pressed again.
 */
export function prune<Id extends string>(
  selection: Selection<Id>,
  before: readonly Id[],
  after: readonly Id[],
): Selection<Id> {
  const there = new Set(after);
  const ids = new Set([...selection.ids].filter((id) => there.has(id)));
  const { focus, anchor } = selection;
  if (focus !== null && there.has(focus)) {
    const kept = anchor !== null && there.has(anchor) ? anchor : focus;
    return ids.size === selection.ids.size && kept === anchor
      ? selection
      : { ids, anchor: kept, focus };
  }
  if (focus === null && ids.size === 0) return selection;
  const at = focus === null ? 0 : before.indexOf(focus);
  const later = before.slice(Math.max(0, at)).find((id) => there.has(id));
  const next = later ?? after[after.length - 1];
  return next === undefined ? { ids: new Set(), anchor: null, focus: null } : selectOne(next);
}
