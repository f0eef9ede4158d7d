// After the first load everything works with the network cut, wherever the page is hosted.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { ExportPage } from './pages/export-page';
import { PlayPage } from './pages/play-page';
import { ReviewPage } from './pages/review-page';
import { StartPage } from './pages/start-page';
import { Studio } from './pages/studio';

const DIST = join(import.meta.dirname, '../dist');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

/** The built page under a folder of a host, as on a project page of a static host. */
function serveUnder(prefix: string): Promise<Server> {
  const server = createServer((request, response) => {
    void (async () => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
      const inside = path.startsWith(prefix) ? normalize(path.slice(prefix.length)) : '..';
      const file = join(DIST, inside === '' || inside === '.' ? 'index.html' : inside);
      const found = inside.startsWith('..') ? undefined : await stat(file).catch(() => undefined);
      if (!found?.isFile()) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      });
      createReadStream(file).pipe(response);
    })();
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** The service worker has everything and answers for the page. */
async function waitForWorker(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (!active) throw new Error('No worker is active.');
    while (active.state !== 'activated') {
      await new Promise((resolve) =>
        active.addEventListener('statechange', resolve, { once: true }),
      );
    }
  });
}

async function workOffline(page: Page, context: BrowserContext, home: string): Promise<void> {
  const start = new StartPage(page);
  const review = new ReviewPage(page);
  const studio = new Studio(page);
  await page.goto(home);
  await expect(start.openFiles).toBeVisible();
  await waitForWorker(page);
  await context.setOffline(true);
  await page.reload();
  await expect(start.trySample).toBeVisible();
  await start.trySample.click();
  await review.expectReady();
  await review.createProject();
  for (const room of ['Script', 'Cast', 'World', 'Settings', 'Library', 'Script']) {
    await studio.go(room);
    await expect(page.getByRole('heading', { name: room, level: 1 })).toBeVisible();
  }
  await studio.go('Play');
  const play = new PlayPage(page);
  await play.begin();
  await play.advanceBy(3);
  await expect(play.stage.getByRole('img').first()).toBeAttached();
}

test('everything, export included, with the network cut after the first load', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await workOffline(page, context, './');
  await new Studio(page).go('Export');
  const download = page.waitForEvent('download', { timeout: 90_000 });
  await new ExportPage(page).downloadRenpy.click();
  expect((await download).suggestedFilename()).toMatch(/\.zip$/);
  await page.goto('./recovery.html');
  await expect(page.getByText('1 project found.')).toBeVisible();
});

test('from a folder of a host as well', async ({ browser, guards }) => {
  const prefix = '/some/sub/path/';
  const server = await serveUnder(prefix);
  const { port } = server.address() as AddressInfo;
  const home = `http://127.0.0.1:${port}${prefix}`;
  const context = await browser.newContext();
  guards.watch(context, home);
  const page = await context.newPage();
  await workOffline(page, context, home);
  // Nothing was asked for beside the folder.
  const outside = guards.requests.filter((url) => /^http/.test(url) && !url.startsWith(home));
  expect(outside).toEqual([]);
  await context.close();
  await new Promise((resolve) => server.close(resolve));
});
