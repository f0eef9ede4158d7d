export { default as panel } from './panels/ImportPanel.svelte';
export { importClient } from './run-import';
export { startImport } from './start-import';
