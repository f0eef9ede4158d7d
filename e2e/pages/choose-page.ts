import { expect, type Page } from '@playwright/test';

/** The list of what is in an export or a folder, before anything is read. */
export class ChoosePage {
  readonly heading;
  readonly search;
  readonly sort;
  readonly all;
  readonly summary;
  readonly rows;
  readonly read;
  readonly cancel;
  readonly tags;
  readonly folderTags;

  constructor(readonly page: Page) {
    this.heading = page.getByRole('heading', { name: 'Choose what to read' });
    this.search = page.getByRole('searchbox', { name: 'Find a conversation' });
    this.sort = page.getByLabel('Sort');
    this.all = page.getByRole('checkbox', { name: /^All/ });
    this.summary = page.getByRole('status').filter({ hasText: /chosen/ });
    this.rows = page.getByRole('list', { name: 'Conversations' }).getByRole('checkbox');
    this.read = page.getByRole('button', { name: /^Read/ });
    this.tags = page.getByRole('textbox', { name: /^Tags for / });
    this.folderTags = page.getByRole('checkbox', { name: /^Tag .*folder/ });
    this.cancel = page.getByRole('button', { name: 'Cancel' });
  }

  async expectReady(): Promise<void> {
    await expect(this.heading).toBeVisible({ timeout: 30_000 });
  }

  row(name: string | RegExp) {
    return this.page
      .getByRole('list', { name: 'Conversations' })
      .getByRole('checkbox', { name, exact: typeof name === 'string' });
  }

  /** Which of the two stories are made of several. */
  grouping(name: RegExp) {
    return this.page.getByRole('radio', { name });
  }
}
