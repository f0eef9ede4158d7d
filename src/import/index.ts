export { default as panel } from './panels/ReviewPanel.svelte';
export { importClient } from './run-import';
export { startImport } from './start-import';
