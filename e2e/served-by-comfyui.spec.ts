// The page as a folder of ComfyUI's custom_nodes: one origin, so neither flag nor permission is needed.
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { LITTLE } from './logs';

const WEB = join(import.meta.dirname, '../dist-comfyui/comfyvn_studio/web');

test.use({ comfyOptions: { cors: 'none', packs: { comfyvn_studio: WEB } } });

test('a story is drawn by the ComfyUI that serves the page, started without any flag', async ({
  comfy,
  guards,
  start,
  review,
  script,
  studio,
  servers,
  art,
  play,
  page,
}) => {
  const home = `${comfy.url}/extensions/comfyvn_studio/index.html`;
  // ComfyUI's own page imports what is listed here: nothing of ours.
  expect(await (await fetch(`${comfy.url}/extensions`)).json()).toEqual([
    '/extensions/core/index.js',
  ]);
  await page.goto(home);
  await expect(start.openFiles).toBeVisible();
  await start.drop(LITTLE);
  await review.expectReady();
  await review.createProject();
  await script.expectReady();
  await studio.go('Servers');
  await page.getByRole('button', { name: 'This page’s own ComfyUI' }).click();
  await servers.expectConnected('0.3.64');
  await studio.go('Art');
  await art.expectReady();
  const all = await art.shotsThat('Painted').count();
  await art.renderMissing.click();
  await art.expectEnded(`${all} done`);
  await expect(art.shotsThat('Rendered')).toHaveCount(all);
  await studio.go('Play');
  await play.begin();
  // All of it from one host.
  const hosts = guards.requests
    .filter((url) => /^https?:/.test(url))
    .map((url) => new URL(url).origin);
  expect([...new Set(hosts)]).toEqual([comfy.url]);
});

test('it starts while its ComfyUI is away', async ({ comfy, start, page }) => {
  await page.goto(`${comfy.url}/extensions/comfyvn_studio/index.html`);
  await expect(start.openFiles).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await expect(start.openFiles).toBeVisible();
  await comfy.close();
  await page.reload();
  await expect(start.openFiles).toBeVisible();
});
