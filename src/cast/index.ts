export { default as panel } from './panels/CastPanel.svelte';
