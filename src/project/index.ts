export { describeFailure, type ProjectFailure, type ReadOnlyReason } from './failure';
export { getOpenProject, hasOpenProject, OpenProject, setOpenProject } from './open-project.svelte';
export type { OpenOptions } from './open-options';
export type { SaveStatus } from './saving.svelte';
export type { Access } from './writer-seat.svelte';
