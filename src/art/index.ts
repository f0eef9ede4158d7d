export { default as panel } from './panels/ArtPanel.svelte';
