export { default as panel } from './panels/WorldPanel.svelte';
