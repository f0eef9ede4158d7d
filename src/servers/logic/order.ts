/** New places after a server moved by one: only the rows whose place changes. Pure. */
export function moved(
  rows: readonly { readonly id: string; readonly order: number }[],
  id: string,
  by: -1 | 1,
): readonly { readonly id: string; readonly order: number }[] {
  const from = rows.findIndex((row) => row.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= rows.length) return [];
  const ids = rows.map((row) => row.id);
  ids.splice(to, 0, ...ids.splice(from, 1));
  const before = new Map(rows.map((row) => [row.id, row.order]));
  // Orders of old rows may be equal: all are counted anew.
  return ids
    .map((one, index) => ({ id: one, order: index + 1 }))
    .filter((one) => before.get(one.id) !== one.order);
}
