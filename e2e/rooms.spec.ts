// Every room in both themes and at three widths: axe finds nothing serious, nothing sticks out. The
// pictures are for people to look at: `test-results/rooms`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures';
import type { Theme } from './pages/studio';

const FOLDER = join(import.meta.dirname, '../test-results/rooms');
mkdirSync(FOLDER, { recursive: true });

const WIDTHS = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
  { width: 2560, height: 1440 },
] as const;
const ROOMS = ['Script', 'Cast', 'World', 'Play', 'Export', 'Library', 'Settings'] as const;

for (const theme of ['dark', 'light'] satisfies Theme[]) {
  test(`rooms are sound in the ${theme} theme`, async ({ start, review, studio, page }) => {
    test.setTimeout(240_000);
    await studio.useTheme(theme);
    await start.open();
    const look = async (name: string) => {
      for (const size of WIDTHS) {
        await page.setViewportSize(size);
        await page.waitForTimeout(250);
        await page.screenshot({ path: join(FOLDER, `${name}-${theme}-${size.width}.png`) });
        expect(await studio.overflow(), `${name} at ${size.width}`).toBeLessThanOrEqual(0);
      }
      await page.setViewportSize(WIDTHS[1]);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
        );
      expect(serious, name).toEqual([]);
    };
    await look('start');
    await start.trySample.click();
    await review.expectReady();
    await expect(review.message(1)).toBeVisible();
    await look('review');
    await review.tab('Cast').click();
    await look('review-cast');
    await review.tab('Scenes').click();
    await look('review-scenes');
    await review.tab('Notes').click();
    await look('review-notes');
    await review.createProject();
    for (const room of ROOMS) {
      await studio.go(room);
      await page.waitForTimeout(1200);
      await look(room.toLowerCase());
    }
  });
}
