export { default as panel } from './panels/PlayPanel.svelte';
