import { expect, type Page } from '@playwright/test';

/** ComfyUI servers: connecting, and how each of them is. */
export class ServersPage {
  readonly address;
  readonly connectButton;
  readonly status;
  readonly form;
  readonly cards;

  constructor(readonly page: Page) {
    this.form = page.getByRole('region', { name: 'Add a server' });
    this.address = this.form.getByLabel('ComfyUI address');
    this.connectButton = this.form.getByRole('button', { name: 'Connect', exact: true });
    this.status = page.getByRole('status', { name: 'Server status' });
    this.cards = page.getByRole('article');
  }

  async open(): Promise<void> {
    await this.page.goto('./#/servers');
    await expect(this.address).toBeVisible();
  }

  async connect(address: string): Promise<void> {
    await this.address.fill(address);
    await this.connectButton.click();
  }

  async expectConnected(version = ''): Promise<void> {
    await expect(this.status).toContainText(/^Connected: /);
    await expect(this.status).toContainText(`ComfyUI ${version}`);
  }

  /** A server in the list, by a part of its address or name. */
  card(name: string) {
    return this.cards.filter({ hasText: name });
  }

  async remove(name: string): Promise<void> {
    await this.card(name).getByRole('button', { name: 'Remove' }).click();
    await this.page
      .getByRole('dialog', { name: /^Remove / })
      .getByRole('button', { name: 'Remove' })
      .click();
    await expect(this.card(name)).toHaveCount(0);
  }
}
