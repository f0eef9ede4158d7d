import { writeFileSync } from 'node:fs';
import { generateChatOfBytes } from '../src/testing/generate-log';
import { expect, test } from './fixtures';

test('a log of 10 MB is read without a long task on the page', async ({ start, review, page }) => {
  test.setTimeout(180_000);
  await start.open();
  // The shell is up and idle; what is measured is the import alone.
  await page.waitForTimeout(1500);
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(Math.round(entry.duration));
    }).observe({ type: 'longtask' });
  });
  // From a file: bytes handed over by the test would be decoded on the page, which is a long task.
  const path = test.info().outputPath('long.jsonl');
  writeFileSync(path, generateChatOfBytes(10_000_000));
  await start.choose(path);
  const startedAt = Date.now();
  await expect(review.heading).toBeVisible({ timeout: 120_000 });
  console.log(`10 MB read in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  await page.waitForTimeout(500);
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  expect(tasks).toEqual([]);
  await expect(review.message(1)).toBeVisible();
});
