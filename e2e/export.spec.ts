// What is written, before it is written; the same bytes for the same story.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { LITTLE } from './logs';
import { ExportPage } from './pages/export-page';
import { ScriptPage } from './pages/script-page';
import { StartPage } from './pages/start-page';
import { Studio } from './pages/studio';

test('the dry run lists files and sizes; one changed line is one changed script', async ({
  makeProject,
  studio,
  script,
  exporting,
  page,
}, info) => {
  await makeProject(LITTLE);
  await studio.go('Export');
  await exporting.runDry();
  const files = exporting.files.filter({ has: page.locator('.size') });
  expect(await files.count()).toBeGreaterThan(15);
  await expect(files.filter({ hasText: 'game/script.rpy' })).toContainText(/\d (bytes|KB)$/);
  await expect(exporting.result.getByRole('status')).toContainText(/\d+ files · .*(KB|MB)/);
  await exporting.saveRenpy(join(info.outputDir, 'first.zip'));

  await studio.go('Script');
  await script.write(2, 'Rain, rain, rain.');
  await studio.expectSaved();
  await studio.go('Export');
  await exporting.dryRun.click();
  await expect(exporting.result.getByRole('status')).toContainText(/0 new · \d+ changed · 0 gone/);
  const scripts = files.filter({ hasText: /^changed/ }).filter({ hasText: '.rpy' });
  await expect(scripts).toHaveCount(1);
  await scripts.locator('summary').click();
  await expect(scripts.locator('pre .added')).toHaveCount(1);
  await expect(scripts.locator('pre .added')).toContainText('Rain, rain, rain.');
});

test('the build log and the backup are files as well', async ({
  makeProject,
  studio,
  exporting,
  page,
}, info) => {
  await makeProject(LITTLE);
  await studio.go('Export');
  await exporting.runDry();
  const log = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download build.log' }).click();
  const path = join(info.outputDir, 'build.log');
  await (await log).saveAs(path);
  expect(readFileSync(path, 'utf8')).toMatch(/Wrote \d+ scene scripts/);
  const backup = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Back up project/ }).click();
  expect((await backup).suggestedFilename()).toMatch(/\.comfyvn$/);
  await expect(page.getByText(/^Backup saved as /)).toBeVisible();
});

test('an export can be called off', async ({ makeProject, studio, exporting, page }) => {
  await makeProject(LITTLE);
  await studio.go('Export');
  let downloads = 0;
  page.on('download', () => (downloads += 1));
  await exporting.downloadRenpy.click();
  await exporting.working.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled. Nothing was saved.')).toBeVisible();
  expect(downloads).toBe(0);
  await expect(exporting.downloadRenpy).toBeEnabled();
});

test('the same story gives the same bytes in another browser', async ({
  makeProject,
  studio,
  script,
  exporting,
  browser,
  baseURL,
  guards,
  page,
}, info) => {
  test.setTimeout(120_000);
  await makeProject(LITTLE);
  await studio.go('Export');
  const paths = ['one', 'two'].map((name) => join(info.outputDir, `${name}.zip`));
  const [first = '', second = ''] = paths;
  await exporting.saveRenpy(first);
  // A project is told from another of the same log by its saved games, so it goes over as a backup.
  const backup = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Back up project/ }).click();
  const archive = join(info.outputDir, 'rainy.comfyvn');
  await (await backup).saveAs(archive);
  await expect(script.lines).toHaveCount(0);

  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}) });
  guards.watch(context);
  const there = await context.newPage();
  const start = new StartPage(there);
  await start.open();
  await start.drop({ name: 'rainy.comfyvn', bytes: readFileSync(archive) });
  await new ScriptPage(there).expectReady();
  await new Studio(there).go('Export');
  await new ExportPage(there).saveRenpy(second);
  await context.close();

  const list = (path: string) =>
    execFileSync('unzip', ['-lv', path], { encoding: 'utf8' }).replace(path, '');
  // The lists first: they say which file differs.
  expect(list(second)).toBe(list(first));
  const [one, two] = paths.map((path) =>
    createHash('sha256').update(readFileSync(path)).digest('hex'),
  );
  expect(two).toBe(one);
});
