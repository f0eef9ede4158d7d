import { expect, type Page } from '@playwright/test';

/** The player. */
export class PlayPage {
  readonly stage;

  constructor(readonly page: Page) {
    this.stage = page.getByRole('region', { name: 'Stage' });
  }

  /** The whole line as a screen reader hears it. */
  get line() {
    return this.page
      .locator('[aria-live="polite"]')
      .filter({ hasNot: this.page.locator('button') });
  }

  async begin(): Promise<void> {
    await expect(this.stage).toBeVisible();
  }

  /** Advances until the story ends, taking the first choice each time; gives what was seen. */
  async playToTheEnd(most = 2000): Promise<{ steps: number; choices: number }> {
    let choices = 0;
    for (let steps = 0; steps < most; steps += 1) {
      if (await this.hasEnded()) return { steps, choices };
      const choice = this.stage
        .getByRole('group', { name: /choice/i })
        .getByRole('button')
        .first();
      if (await choice.isVisible()) {
        choices += 1;
        await choice.click();
      } else await this.page.keyboard.press('Enter');
    }
    throw new Error(`The story did not end within ${most} steps.`);
  }

  hasEnded(): Promise<boolean> {
    return this.page.getByRole('heading', { name: /the end/i }).isVisible();
  }
}
