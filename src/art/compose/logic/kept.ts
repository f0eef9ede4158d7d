// Takes that belong to no shot of the story.
import type { TakeRow } from '@/storage';

/** The newest first, without those in the bin. */
export function keptPictures(takes: readonly TakeRow[]): TakeRow[] {
  return takes
    .filter(({ shot, deletedAt }) => shot === undefined && deletedAt === undefined)
    .sort((a, b) => b.createdAt - a.createdAt);
}
