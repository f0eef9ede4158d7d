// Why an export could not be made, and what to do.
import { describeFailure as describeStorage, type StorageFailure } from '@/storage';

export type ExportFailure =
  | { readonly kind: 'storage'; readonly failure: StorageFailure }
  /** Scenes that the outline names and storage does not hold. */
  | { readonly kind: 'scenes-missing'; readonly count: number }
  /** Edited again and again while it was written. */
  | { readonly kind: 'changed-meanwhile' }
  | { readonly kind: 'unknown-target'; readonly target: string };

export function describeFailure(failure: ExportFailure): { title: string; hint: string } {
  switch (failure.kind) {
    case 'storage':
      return describeStorage(failure.failure);
    case 'scenes-missing':
      return {
        title: `${failure.count} scenes of this story cannot be found`,
        hint: 'The list of scenes names them, but their lines are not stored. Restore a snapshot from the history, or delete the empty scenes in the script room.',
      };
    case 'changed-meanwhile':
      return {
        title: 'The story changed while it was exported',
        hint: 'It was begun anew three times, and nothing was saved. Stop writing for a moment, then export again.',
      };
    case 'unknown-target':
      return {
        title: 'This page knows no such export',
        hint: `“${failure.target}” may come from a newer version. Reload the page.`,
      };
  }
}
