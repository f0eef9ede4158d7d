export { default as panel } from './panels/LibraryPanel.svelte';
