// The workflow manager of the Art room: its dialog, and how a row comes about.
export { default as WorkflowsDialog } from './WorkflowsDialog.svelte';
export { openDraft, draftOf, type Draft, type DraftFailure } from './logic/draft';
export { templateRowFrom, type DraftLack } from './logic/template-row';
export { FAMILY_WORDS, ROLE_WORDS } from './logic/words';
