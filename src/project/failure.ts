import { describeFailure as describeStorageFailure } from '@/storage';
import type { FailureText, StorageFailure } from '@/storage';

/** Why the open story may be looked at and not changed. */
export type ReadOnlyReason = 'other-tab' | 'taken-over' | 'newer-version';

export type ProjectFailure =
  | StorageFailure
  | { readonly kind: 'read-only'; readonly why: ReadOnlyReason }
  /** Another tab took the project over before the last changes of this one were saved. */
  | { readonly kind: 'unsaved-taken-over' };

export function readOnly(why: ReadOnlyReason): ProjectFailure {
  return { kind: 'read-only', why };
}

export function describeFailure(failure: ProjectFailure): FailureText {
  if (failure.kind === 'unsaved-taken-over') {
    return {
      title: 'The last changes of this tab were not saved',
      hint: 'Another tab took the project over. Save a copy from here if you need what is on this screen.',
    };
  }
  if (failure.kind !== 'read-only') return describeStorageFailure(failure);
  return {
    title: 'This project is open for reading',
    hint: {
      'other-tab': 'It is open in another tab. Take over to edit it here.',
      'taken-over': 'Another tab took it over. Take over to edit it here again.',
      'newer-version':
        'It was made by a newer version of this page. Reload to get that version; nothing is changed until then.',
    }[failure.why],
  };
}
