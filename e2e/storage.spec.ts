// Nothing is lost: not by deleting, nor by a closed tab, a full disk, or a page that does not start.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateChatOfBytes } from '../src/testing/generate-log';
import { expect, test } from './fixtures';
import { LITTLE } from './logs';
import { LibraryPage } from './pages/library-page';
import { ReviewPage } from './pages/review-page';

test('backed up, binned, put back, deleted for good, and restored from the file', async ({
  makeProject,
  script,
  studio,
  library,
  start,
  page,
}, info) => {
  await makeProject(LITTLE);
  await script.write(1, 'Words of my own.');
  await studio.expectSaved();
  await studio.go('Library');
  const path = join(info.outputDir, 'rainy.comfyvn');
  await library.backUp('Rainy Day', path);

  await library.moveToBin('Rainy Day');
  await library.openBin();
  await library.bin.getByRole('button', { name: 'Put back' }).click();
  await expect(library.project('Rainy Day')).toBeVisible();

  await library.moveToBin('Rainy Day');
  await library.openBin();
  await library.bin.getByRole('button', { name: 'Delete for good' }).click();
  const question = page.getByRole('dialog', { name: 'Delete for good?' });
  await question.getByRole('button', { name: 'Delete for good' }).click();
  await expect(library.bin).toHaveCount(0);
  await expect(library.project('Rainy Day')).toHaveCount(0);

  await start.drop({ name: 'rainy.comfyvn', bytes: readFileSync(path) });
  await script.expectReady();
  await expect(script.line(1)).toContainText('Words of my own.');
  await studio.go('Library');
  await expect(library.project('Rainy Day')).toBeVisible();
});

test('an import whose tab was closed is taken up again, or thrown away', async ({
  start,
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await start.open();
  const bytes = Buffer.from(generateChatOfBytes(10_000_000));
  const chooser = page.waitForEvent('filechooser');
  await start.openFiles.click();
  await (
    await chooser
  ).setFiles({ name: 'long.jsonl', mimeType: 'application/json', buffer: bytes });
  await expect(page.getByRole('heading', { name: /^Reading long\.jsonl/ })).toBeVisible();
  await expect(page.getByRole('progressbar').first()).toBeVisible();
  // In the middle, not before the first byte.
  await expect
    .poll(() => page.getByRole('progressbar').first().getAttribute('aria-valuenow'))
    .not.toMatch(/^0?$/);
  await page.close();

  const again = await context.newPage();
  const library = new LibraryPage(again);
  await again.goto('./');
  const draft = library.draft('long.jsonl');
  await expect(draft.getByText('Interrupted')).toBeVisible();
  await draft.getByRole('button', { name: 'Take up' }).click();
  await again.getByRole('button', { name: 'Read it again' }).click();
  await new ReviewPage(again).heading.waitFor({ timeout: 60_000 });
  await again.goBack();
  await again.goto('./#/library');
  await library.draft(/./).getByRole('button', { name: 'Throw away' }).click();
  await again
    .getByRole('dialog', { name: 'Throw this import away?' })
    .getByRole('button', { name: 'Throw away' })
    .click();
  await expect(library.draft(/./)).toHaveCount(0);
});

test.describe('when there is no room', () => {
  // The worker's copies of the page would fill the little room that is left here.
  test.use({ serviceWorkers: 'block' });

  test('failing is told, nothing is lost, and saving goes on when there is room again', async ({
    makeProject,
    script,
    studio,
    page,
    context,
    baseURL,
  }) => {
    const devtools = await context.newCDPSession(page);
    const { origin } = new URL(baseURL ?? '');
    // From the start, and more than is left in one write: the browser asks how much room there is
    // only now and then, and counts small writes against its last answer.
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 });
    await makeProject(LITTLE);
    await studio.expectSaved();
    const words = 'Written on a full disk. ';
    await script.write(1, words.repeat(50_000));
    await expect(studio.status.getByText('Not saved')).toBeVisible();
    const alert = page
      .getByRole('alert')
      .filter({ has: page.getByRole('button', { name: 'Retry' }) });
    await expect(alert).toBeVisible();
    await expect(script.line(1)).toContainText(words.trim());
    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
    await alert.getByRole('button', { name: 'Retry' }).click();
    await studio.expectSaved();
    await expect(alert).toHaveCount(0);
    await page.reload();
    await script.expectReady();
    await expect(script.line(1)).toContainText(words.trim());
  });
});

test.describe('when the page does not start', () => {
  // The worker would hand out its own copy of the part that is missing.
  test.use({ serviceWorkers: 'block' });

  test('the recovery page saves every project', async ({
    guards,
    makeProject,
    script,
    studio,
    start,
    page,
  }, info) => {
    await makeProject(LITTLE);
    await script.write(1, 'Words to be rescued.');
    await studio.expectSaved();
    const entry = await page.locator('script[type="module"]').first().getAttribute('src');
    const name = entry?.split('/').at(-1) ?? 'no entry';
    guards.allow(/ERR_FAILED/);
    await page.route(`**/${name}`, (route) => route.abort());
    await page.goto('./');
    await page.reload();
    const told = page.getByRole('alert').filter({ hasText: 'did not start' });
    await expect(told).toBeVisible({ timeout: 15_000 });
    await told.getByRole('link', { name: 'recovery page' }).click();
    await expect(page.getByRole('status')).toHaveText('1 project found.');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file: Rainy Day' }).click();
    const path = join(info.outputDir, 'rescued.comfyvn');
    await (await download).saveAs(path);

    // What was saved opens where the page does start.
    await page.unroute(`**/${name}`);
    await start.open();
    await start.drop({ name: 'rescued.comfyvn', bytes: readFileSync(path) });
    await script.expectReady();
    await expect(script.line(1)).toContainText('Words to be rescued.');
  });
});
