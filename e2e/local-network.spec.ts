// A page from the internet and a ComfyUI on this computer: the browser asks its user first, so the page
// says it before, sends nothing unasked, and knows the way back from a no.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from '@playwright/test';
import { expect, test as base } from './fixtures';
import { ServersPage } from './pages/servers-page';

interface Internet {
  /** For a visit to the page at a host that the browser takes for one of the internet. */
  readonly newContext: () => Promise<BrowserContext>;
}

/** The same build behind TLS, and a browser for which that port is the internet. */
const test = base.extend<{ internet: Internet }>({
  internet: async ({ baseURL, launchOptions, guards }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'comfyvn-tls-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const name = 'studio.example';
    execFileSync(
      'openssl',
      `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=${name} -keyout ${key} -out ${cert}`.split(
        ' ',
      ),
      { stdio: 'ignore' },
    );
    const server = createServer(
      { key: readFileSync(key), cert: readFileSync(cert) },
      (request, response) => {
        void fetch(new URL(request.url ?? '/', baseURL)).then(async (answer) => {
          response.writeHead(answer.status, {
            'Content-Type': answer.headers.get('Content-Type') ?? 'application/octet-stream',
          });
          response.end(Buffer.from(await answer.arrayBuffer()));
        });
      },
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const browser = await chromium.launch({
      ...launchOptions,
      args: [
        ...(launchOptions.args ?? []),
        `--ip-address-space-overrides=127.0.0.1:${port}=public`,
        `--host-resolver-rules=MAP ${name} 127.0.0.1`,
        '--ignore-certificate-errors',
      ],
    });
    const home = `https://${name}:${port}/`;
    await use({
      newContext: async () => {
        const context = await browser.newContext({ baseURL: home });
        guards.watch(context, home);
        return context;
      },
    });
    await browser.close();
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  },
});

/** What the browser itself says when it keeps the page out. */
const KEPT_OUT = /console: (Failed to load resource|Access to fetch)/;

test('before the browser asks, the page explains, and sends nothing', async ({
  internet,
  comfy,
  guards,
}) => {
  guards.allow(KEPT_OUT);
  const context = await internet.newContext();
  const page = await context.newPage();
  const servers = new ServersPage(page);
  await servers.open();
  await servers.connect(comfy.url);
  await expect(servers.status).toContainText('Your browser will ask for permission');
  await expect(servers.status).toContainText(comfy.url);
  await expect(servers.status).toContainText('Nothing was sent yet.');
  await expect(servers.cards).toHaveCount(0);
  expect([...comfy.counts]).toEqual([]);

  await servers.form.getByRole('button', { name: 'Not now' }).click();
  await expect(servers.status).toContainText('No server yet');
  expect([...comfy.counts]).toEqual([]);

  // Without a window the browser asks nobody and says no; the page tells how to undo that.
  await servers.connectButton.click();
  await servers.form.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(servers.status).toContainText('The browser blocks the way to your network');
  await expect(servers.form).toContainText('open the site settings');
  expect([...comfy.counts]).toEqual([]);

  // Undone in the site settings.
  await context.grantPermissions(['local-network-access']);
  await servers.form.getByRole('button', { name: 'Try again' }).click();
  await servers.expectConnected('0.3.64');
  await expect.poll(() => comfy.socketCount).toBe(1);
  await context.close();
});

test('where it is allowed the page connects unasked; where it is no longer, it waits for a click', async ({
  internet,
  comfy,
}) => {
  const context = await internet.newContext();
  await context.grantPermissions(['local-network-access']);
  const page = await context.newPage();
  const servers = new ServersPage(page);
  await servers.open();
  await servers.connect(comfy.url);
  await servers.expectConnected('0.3.64');
  await page.reload();
  await servers.expectConnected('0.3.64');
  await expect.poll(() => comfy.socketCount).toBe(1);

  await context.clearPermissions();
  await page.goto('about:blank');
  await expect.poll(() => comfy.socketCount).toBe(0);
  comfy.reset();
  await servers.open();
  await expect(servers.card(comfy.url)).toContainText('Needs a click');
  await expect(servers.status).toContainText('Your browser will ask');
  expect([...comfy.counts]).toEqual([]);

  await context.grantPermissions(['local-network-access']);
  await servers.card(comfy.url).getByRole('button', { name: 'Use it' }).click();
  await servers.expectConnected('0.3.64');
  await context.close();
});

test('a denial is told with the way to undo it, and nothing is sent', async ({
  internet,
  comfy,
}) => {
  const context = await internet.newContext();
  // What is granted leaves everything else denied.
  await context.grantPermissions(['clipboard-write']);
  const page = await context.newPage();
  const servers = new ServersPage(page);
  await servers.open();
  await servers.connect(comfy.url);
  await expect(servers.status).toContainText('The browser blocks the way to your network');
  await expect(servers.status).toContainText('will not ask again by itself');
  await expect(servers.form.getByRole('listitem')).toHaveText([
    /open the site settings/,
    /“Local network access” .* to Allow/,
    /connect again/,
  ]);
  await expect(servers.cards).toHaveCount(0);
  expect([...comfy.counts]).toEqual([]);
  await context.close();
});
