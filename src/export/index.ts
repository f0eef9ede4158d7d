export { default as panel } from './panels/ExportPanel.svelte';
