export { default as panel } from './panels/ReviewPanel.svelte';
export { startImport } from './start-import';
