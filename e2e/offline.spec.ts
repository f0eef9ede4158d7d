import { expect, test } from './fixtures';

test('everything again with the network cut after the first load', async ({
  start,
  review,
  studio,
  play,
  exporting,
  page,
  context,
}) => {
  test.setTimeout(180_000);
  await start.open();
  // The service worker takes over once everything is in its cache.
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.waitForFunction(async () => {
    const names = await caches.keys();
    const sizes = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).length),
    );
    return sizes.reduce((sum, size) => sum + size, 0) > 10;
  });
  await context.setOffline(true);
  await page.reload();
  await expect(start.trySample).toBeVisible();
  await start.trySample.click();
  await review.expectReady();
  await review.createProject();
  for (const room of ['Script', 'Cast', 'World', 'Settings', 'Library']) {
    await studio.go(room);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  }
  await page.goBack();
  await page.getByRole('main').waitFor();
  await studio.go('Library');
  await page
    .getByRole('link', { name: /lantern tide/i })
    .first()
    .click();
  await studio.go('Play');
  await play.begin();
  await studio.go('Export');
  const download = page.waitForEvent('download', { timeout: 120_000 });
  await exporting.downloadRenpy.click();
  expect((await download).suggestedFilename()).toMatch(/\.zip$/);
});
