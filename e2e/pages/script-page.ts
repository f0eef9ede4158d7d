import { expect, type Page } from '@playwright/test';

/** Scenes and their lines. */
export class ScriptPage {
  readonly scenes;
  readonly lines;
  readonly inspector;
  readonly preview;
  readonly tools;
  readonly find;

  constructor(readonly page: Page) {
    this.scenes = page.getByRole('list', { name: 'Scenes' });
    this.lines = page.getByRole('list', { name: 'Script' }).getByRole('group');
    this.inspector = page.getByRole('complementary', { name: 'Inspector' });
    this.preview = page.getByRole('region', { name: 'Preview' });
    this.tools = page.getByRole('toolbar', { name: 'Lines' });
    this.find = page.getByRole('dialog', { name: 'Find and replace' });
  }

  async expectReady(): Promise<void> {
    await expect(this.lines.first()).toBeVisible();
  }

  line(number: number) {
    return this.page.getByRole('group', { name: new RegExp(`^Line ${number},`) });
  }

  /** The row with these words. */
  lineWith(words: string | RegExp) {
    return this.lines.filter({ hasText: words });
  }

  field(label: string) {
    return this.inspector.getByLabel(label, { exact: true });
  }

  async select(number: number): Promise<void> {
    const line = this.line(number);
    // A second click on the same line would edit its words.
    if ((await line.getAttribute('aria-current')) === 'true') await line.focus();
    else await line.click();
    await expect(line).toBeFocused();
    await expect(this.line(number)).toHaveAttribute('aria-current', 'true');
  }

  /** Writes other words and leaves the text. */
  async write(number: number, text: string): Promise<void> {
    await this.select(number);
    await this.page.keyboard.press('Enter');
    await this.page.getByLabel(`Text of line ${number}`).fill(text);
    await this.page.keyboard.press('Escape');
    await expect(this.line(number)).toContainText(text);
  }

  async insertBelow(number: number, kind: string): Promise<void> {
    await this.select(number);
    await this.tools.getByRole('button', { name: 'Insert below' }).click();
    await this.page.getByRole('menuitem', { name: kind, exact: true }).click();
  }

  async openScene(title: string | RegExp): Promise<void> {
    await this.scenes.getByRole('button', { name: title }).first().click();
    await this.expectReady();
  }

  /** The tab of the inspector. */
  async about(what: 'Line' | 'Scene'): Promise<void> {
    await this.inspector.getByRole('tab', { name: what }).click();
  }
}
