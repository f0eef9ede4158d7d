import { expect, type Download, type Page } from '@playwright/test';

/** From the story to archives. */
export class ExportPage {
  readonly dryRun;
  readonly downloadRenpy;

  constructor(readonly page: Page) {
    this.dryRun = page.getByRole('button', { name: 'Dry run' });
    this.downloadRenpy = page.getByRole('button', { name: "Download Ren'Py project" });
  }

  /** Presses the button and saves what the browser is given. */
  async saveRenpy(path: string): Promise<Download> {
    await expect(this.downloadRenpy).toBeEnabled();
    const download = this.page.waitForEvent('download', { timeout: 120_000 });
    await this.downloadRenpy.click();
    const saved = await download;
    await saved.saveAs(path);
    return saved;
  }
}
