// Corrections that were kept with a draft and never read, since the tab was closed.
import { isDeepEqual, type ImportRow } from '@/storage';

/** True where the draft is to be read with other rules than those that it was read with. */
export function hasUnread(row: Pick<ImportRow, 'rules' | 'wanted'> | undefined): boolean {
  return row?.wanted !== undefined && !isDeepEqual(row.wanted, row.rules);
}
