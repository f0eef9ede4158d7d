export { default as panel } from './panels/ServersPanel.svelte';
