import { writeFileSync } from 'node:fs';
import { traceTasks } from '../bench/main-thread.mjs';
import { generateChatOfBytes } from '../src/testing/generate-log';
import { expect, test } from './fixtures';

test('a log of 10 MB is read without a long task on the page', async ({
  start,
  review,
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  await start.open();
  // The shell is up and idle; what is measured is the import alone.
  await page.waitForTimeout(1500);
  // From a file: bytes handed over by the test would be decoded on the page, which is a long task.
  const path = test.info().outputPath('long.jsonl');
  writeFileSync(path, generateChatOfBytes(10_000_000));
  const { phases } = await traceTasks(browser, page, async () => {
    await page.evaluate(() => performance.mark('bench: import'));
    await start.choose(path);
    const startedAt = Date.now();
    await expect(review.heading).toBeVisible({ timeout: 120_000 });
    console.log(`10 MB read in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
    await page.waitForTimeout(500);
  });
  // CPU, not the clock: what other programs take from the page is not its doing.
  const longest = phases.get('import')?.[0];
  console.log(
    `longest task: ${longest?.cpu.toFixed(0)} ms, ${longest?.wall.toFixed(0)} by the clock`,
  );
  expect(longest?.cpu).toBeGreaterThan(0);
  expect(longest?.cpu).toBeLessThan(50);
  await expect(review.message(1)).toBeVisible();
});
