import { expect, type Page } from '@playwright/test';

/** What was understood of a log. */
export class ReviewPage {
  readonly create;
  readonly heading;
  readonly format;
  readonly summary;
  readonly takeBack;

  constructor(readonly page: Page) {
    this.heading = page.getByRole('heading', { name: 'What was understood' });
    this.create = page.getByRole('button', { name: 'Create project' });
    this.format = page.getByLabel('Read as');
    this.summary = page.getByText(/ messages? · .* characters lost/);
    this.takeBack = page.getByRole('button', { name: /take back/i });
  }

  async expectReady(): Promise<void> {
    await expect(this.heading).toBeVisible({ timeout: 30_000 });
  }

  tab(name: 'Lines' | 'Cast' | 'Scenes' | 'Rules' | 'Private details' | 'Notes') {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}`) });
  }

  get panel() {
    return this.page.getByRole('tabpanel');
  }

  /** A pass with other rules has ended. */
  async expectSettled(): Promise<void> {
    await expect(this.panel).toHaveAttribute('aria-busy', 'false');
  }

  message(number: number) {
    return this.page.getByRole('group', { name: new RegExp(`^Message ${number},`) });
  }

  /** The lines that were made of a message. */
  linesOf(message: number) {
    return this.message(message).getByRole('list').getByRole('button');
  }

  cut(title: string | RegExp) {
    return this.page.getByRole('group', {
      name: typeof title === 'string' ? `Scene begins: ${title}` : title,
    });
  }

  nameOf(person: string) {
    return this.page.getByLabel(`Name of ${person}`, { exact: true });
  }

  roleOf(person: string) {
    return this.page.getByLabel(`Role of ${person}`, { exact: true });
  }

  /** From the menu beside somebody. */
  async choose(person: string, action: string): Promise<void> {
    await this.page.getByRole('button', { name: `Actions for ${person}`, exact: true }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  /** How many lines of a kind were found: "spoken lines", "lines of narration", "scenes". */
  async count(of: string): Promise<number> {
    const text = (await this.summary.textContent()) ?? '';
    return Number(new RegExp(`([\\d,]+) ${of}`).exec(text)?.[1]?.replaceAll(',', '') ?? NaN);
  }

  async createProject(): Promise<void> {
    await this.create.click();
    await expect(
      this.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Play' }),
    ).toBeVisible();
  }
}
