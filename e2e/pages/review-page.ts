import { expect, type Page } from '@playwright/test';

/** What was understood of a log. */
export class ReviewPage {
  readonly create;
  readonly heading;
  readonly format;

  constructor(readonly page: Page) {
    this.heading = page.getByRole('heading', { name: 'What was understood' });
    this.create = page.getByRole('button', { name: 'Create project' });
    this.format = page.getByLabel('Read as');
  }

  async expectReady(): Promise<void> {
    await expect(this.heading).toBeVisible({ timeout: 30_000 });
  }

  tab(name: 'Lines' | 'Cast' | 'Scenes' | 'Notes') {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}`) });
  }

  message(number: number) {
    return this.page.getByRole('group', { name: new RegExp(`^Message ${number},`) });
  }

  async createProject(): Promise<void> {
    await this.create.click();
    await expect(
      this.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Play' }),
    ).toBeVisible();
  }
}
