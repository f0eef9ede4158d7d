import { describeFailure, type FailureText, type StorageFailure } from '@/storage';

export type ArchiveFailure =
  | { readonly kind: 'not-an-archive'; readonly why: string }
  | { readonly kind: 'damaged'; readonly path: string; readonly why: string }
  | { readonly kind: 'newer-layout'; readonly found: number }
  | { readonly kind: 'storage'; readonly failure: StorageFailure };

/** Carries a failure out of the depths of reading. */
export class Stop extends Error {
  constructor(readonly failure: ArchiveFailure) {
    super(failure.kind);
  }
}

/** What to tell the user about an archive that could not be read. Nothing of it is left in any case. */
export function describeArchiveFailure(failure: ArchiveFailure): FailureText {
  switch (failure.kind) {
    case 'not-an-archive':
      return {
        title: 'This is no project of ComfyVN Studio',
        hint: `The file could not be opened as a .comfyvn archive: ${failure.why}. Nothing was changed.`,
      };
    case 'damaged':
      return {
        title: 'The copy is damaged',
        hint: `“${failure.path}” in it cannot be read: ${failure.why}. Nothing was changed. Try another copy of the project.`,
      };
    case 'newer-layout':
      return {
        title: 'The copy was made by a newer version',
        hint: `It is packed in a way that this page does not know yet (layout ${failure.found}). Reload to get the newer page. Nothing was changed.`,
        action: { label: 'Reload', do: 'reload' },
      };
    case 'storage':
      return describeFailure(failure.failure);
  }
}
