// Drafts kept all their scenes in their row until version 4.

/** A draft without what was read of it: interrupted, as the review says. Files and corrections stay. */
export function readAgain(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || !('draft' in row)) return row;
  const {
    draft: _draft,
    starts: _starts,
    doubts: _doubts,
    ...rest
  } = row as Record<string, unknown>;
  return { ...rest, state: rest['state'] === 'ready' ? 'reading' : rest['state'] };
}
