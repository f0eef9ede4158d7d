import { expect, type Download, type Page } from '@playwright/test';

/** From the story to archives. */
export class ExportPage {
  readonly dryRun;
  readonly downloadRenpy;
  readonly result;
  readonly files;
  readonly working;

  constructor(readonly page: Page) {
    this.dryRun = page.getByRole('button', { name: 'Dry run' });
    this.downloadRenpy = page.getByRole('button', { name: "Download Ren'Py project" });
    this.result = page.getByRole('region', { name: 'Result' });
    this.files = this.result.getByRole('listitem');
    this.working = page.getByRole('region', { name: 'Progress' });
  }

  /** Lists what would be written. */
  async runDry(): Promise<void> {
    await this.dryRun.click();
    await expect(this.page.getByText('game/script.rpy').first()).toBeVisible({ timeout: 60_000 });
    await expect(this.working).toHaveCount(0);
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
