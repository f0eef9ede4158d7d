import { expect, type Page } from '@playwright/test';

export type Theme = 'dark' | 'light';

/** The shell: rail, status, theme. */
export class Studio {
  readonly rail;
  readonly status;

  constructor(readonly page: Page) {
    this.rail = page.getByRole('navigation', { name: 'Rooms' });
    this.status = page.getByRole('contentinfo');
  }

  /** Goes to a room by the rail, as a user does. */
  async go(room: string): Promise<void> {
    await this.rail.getByRole('link', { name: room, exact: true }).click();
  }

  async expectSaved(): Promise<void> {
    await expect(this.status.getByText('Saved', { exact: true })).toBeVisible();
  }

  /** Before the page is opened: the theme is read before the first paint. */
  async useTheme(theme: Theme): Promise<void> {
    await this.page.addInitScript((name) => localStorage.setItem('comfyvn-theme', name), theme);
  }

  /** How much wider the page is than the window; 0 when nothing sticks out. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  }
}
