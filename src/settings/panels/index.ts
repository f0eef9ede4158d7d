export { default as panel } from './SettingsPanel.svelte';
