export { default as panel } from './panels/ScriptPanel.svelte';
