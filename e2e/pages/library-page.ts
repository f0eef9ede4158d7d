import { expect, type Download, type Page } from '@playwright/test';

/** The stories in this browser. */
export class LibraryPage {
  readonly bin;
  readonly heading;
  readonly createAll;
  /** Switches for the tags of all stories. */
  readonly tagFilter;

  constructor(readonly page: Page) {
    this.heading = page.getByRole('heading', { name: 'Library', level: 1 });
    this.createAll = page.getByRole('button', { name: /^Create all that are ready/ });
    this.tagFilter = page.getByRole('group', { name: 'Show stories with these tags' });
    this.bin = page.locator('details').filter({ hasText: /^\s*Bin \(/ });
  }

  project(title: string | RegExp) {
    return this.page.getByRole('article').filter({ hasText: title });
  }

  async choose(title: string, action: string): Promise<void> {
    await this.page.getByRole('button', { name: `Actions for ${title}` }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  tag(name: string) {
    return this.tagFilter.getByRole('button', { name: new RegExp(`^${name},`) });
  }

  async backUp(title: string, path: string): Promise<Download> {
    const download = this.page.waitForEvent('download');
    await this.choose(title, 'Back up as a file');
    const saved = await download;
    await saved.saveAs(path);
    return saved;
  }

  async moveToBin(title: string): Promise<void> {
    await this.choose(title, 'Move to bin');
    await expect(this.project(title)).toHaveCount(0);
  }

  async openBin(): Promise<void> {
    await this.bin.locator('summary').click();
  }

  draft(title: string | RegExp) {
    return this.page
      .getByRole('region', { name: 'Imports that are not projects yet' })
      .getByRole('listitem')
      .filter({ hasText: title });
  }
}
