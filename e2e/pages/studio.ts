import { expect, type Locator, type Page } from '@playwright/test';

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

  /** Finds a command by its words and runs it, all with keys. */
  async runCommand(words: string): Promise<void> {
    await this.page.keyboard.press('Control+K');
    const field = this.page.getByRole('combobox', { name: /find a room/i });
    await expect(field).toBeFocused();
    await this.page.keyboard.type(words);
    const palette = this.page.getByRole('dialog', { name: 'Commands' });
    await expect(palette.getByRole('option').first()).toContainText(words);
    await this.page.keyboard.press('Enter');
    await expect(field).toHaveCount(0);
  }

  /** Presses Tab until this has the focus, as somebody without a mouse would. */
  async tabTo(target: Locator, most = 80): Promise<void> {
    for (let presses = 0; presses < most; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`${target} was not reached by ${most} presses of Tab.`);
  }

  /** Something told in passing. */
  told(words: string | RegExp): Locator {
    return this.page.getByRole('region', { name: 'Messages' }).getByText(words);
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
