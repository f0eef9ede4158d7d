// The theme is mirrored outside the database, so that the first paint has the right colors.

export type Theme = 'dark' | 'light' | 'system';

const KEY = 'comfyvn-theme';

/** The theme chosen last, or dark. Works before the database is open. */
export function readMirroredTheme(): Theme {
  try {
    const stored = globalThis.localStorage.getItem(KEY);
    return stored === 'light' || stored === 'system' ? stored : 'dark';
  } catch {
    // Blocked storage throws; the page looks as it does at first.
    return 'dark';
  }
}

export function mirrorTheme(theme: Theme): void {
  try {
    globalThis.localStorage.setItem(KEY, theme);
  } catch {
    // Blocked or full: the theme is right again once the database is open.
  }
}
