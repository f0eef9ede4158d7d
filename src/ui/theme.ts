// The color scheme. Kept in localStorage, not with the other settings: public/theme.js must read it
// before the first paint, and a database cannot be read that early.

export const THEMES = ['dark', 'light', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** The same key and the same default stand in public/theme.js. */
export const THEME_KEY = 'comfyvn-theme';

export function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(THEME_KEY);
    return THEMES.find((theme) => theme === stored) ?? 'dark';
  } catch {
    // Storage is switched off in this browser; the default serves.
    return 'dark';
  }
}

/** Shows the theme at once and keeps it. False: shown, but this browser keeps nothing. */
export function applyTheme(theme: Theme): boolean {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(THEME_KEY, theme);
    return true;
  } catch {
    return false;
  }
}
