export { describeFailure, type ProjectFailure, type ReadOnlyReason } from './failure';
export {
  getOpenProject,
  hasOpenProject,
  OpenProject,
  setOpenProject,
  type Access,
  type OpenOptions,
  type SaveStatus,
} from './open-project.svelte';
