export { describeFailure, type ProjectFailure, type ReadOnlyReason } from './failure';
export {
  getOpenProject,
  hasOpenProject,
  OpenProject,
  setOpenProject,
  type OpenOptions,
} from './open-project.svelte';
export type { SaveStatus } from './saving.svelte';
export type { Access } from './writer-seat.svelte';
