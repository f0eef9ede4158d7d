export { DEFAULT_SETTINGS, settingsSchema, type SettingsPatch, type SettingsValue } from './schema';
export { applySettings, readSettings, type SettingsProblem } from './merge';
export { getSettings, setSettings, Settings } from './settings.svelte';
export { mirrorTheme, readMirroredTheme, type Theme } from './theme';
