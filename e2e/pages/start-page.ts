import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, type Page } from '@playwright/test';

export interface Dropped {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Where files come in. */
export class StartPage {
  readonly openFiles;
  readonly trySample;

  constructor(readonly page: Page) {
    this.openFiles = page.getByRole('button', { name: 'Open files' }).first();
    this.trySample = page.getByRole('button', { name: 'Try the sample story' }).first();
  }

  async open(): Promise<void> {
    await this.page.goto('./');
    await expect(this.openFiles).toBeVisible();
  }

  /** Through the button and the system's file dialog. */
  async choose(...paths: string[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.openFiles.click();
    await (await chooser).setFiles(paths);
  }

  /** Drops files on the middle of the window. */
  async drop(...files: (string | Dropped)[]): Promise<void> {
    const plain = files.map((file) => {
      const { name, bytes } =
        typeof file === 'string' ? { name: basename(file), bytes: readFileSync(file) } : file;
      return { name, base64: bytes.toString('base64') };
    });
    const transfer = await this.page.evaluateHandle((all) => {
      const data = new DataTransfer();
      for (const { name, base64 } of all) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        data.items.add(new File([bytes], name));
      }
      return data;
    }, plain);
    for (const type of ['dragenter', 'dragover', 'drop']) {
      await this.page.dispatchEvent('body', type, { dataTransfer: transfer });
    }
  }
}
