// Every room in both themes and at three widths: axe finds nothing serious, nothing sticks out. The
// pictures are for people to look at: `test-results/rooms`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { Theme } from './pages/studio';

const FOLDER = join(import.meta.dirname, '../test-results/rooms');
mkdirSync(FOLDER, { recursive: true });

const WIDTHS = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
  { width: 2560, height: 1440 },
] as const;

for (const theme of ['dark', 'light'] satisfies Theme[]) {
  test(`rooms are sound in the ${theme} theme`, async ({
    start,
    review,
    studio,
    script,
    play,
    library,
    exporting,
    page,
  }) => {
    test.setTimeout(300_000);
    await studio.useTheme(theme);
    await start.open();
    const expectSound = async (name: string) => {
      // Half-faded pictures have colors that nobody reads by.
      await page.evaluate(() =>
        Promise.all(
          document
            .getAnimations()
            .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
            .map(({ finished }) => finished.catch(() => undefined)),
        ),
      );
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
        );
      expect.soft(serious, name).toEqual([]);
    };
    const look = async (name: string) => {
      for (const size of WIDTHS) {
        await page.setViewportSize(size);
        await expect
          .poll(() => studio.overflow(), { message: `${name} at ${size.width}` })
          .toBeLessThanOrEqual(0);
        await page.screenshot({ path: join(FOLDER, `${name}-${theme}-${size.width}.png`) });
      }
      await page.setViewportSize(WIDTHS[1]);
      await expectSound(name);
    };
    /** Opens something over the room, looks at it on two screens, and closes it. */
    const lookOver = async (name: string, dialog: string, open: () => Promise<void>) => {
      await open();
      const shown = page.getByRole('dialog', { name: dialog });
      await expect(shown).toBeVisible();
      for (const size of WIDTHS.slice(0, 2)) {
        await page.setViewportSize(size);
        await page.screenshot({ path: join(FOLDER, `over-${name}-${theme}-${size.width}.png`) });
      }
      await expectSound(name);
      await page.keyboard.press('Escape');
      await expect(shown).toHaveCount(0);
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
    await script.expectReady();
    await look('script');
    await lookOver('palette', 'Commands', () => page.keyboard.press('Control+K'));
    await lookOver('shortcuts', 'Keyboard shortcuts', () => page.keyboard.press('?'));
    await lookOver('find', 'Find and replace', async () => {
      await page.getByRole('button', { name: 'Find', exact: true }).click();
      await script.find.getByLabel('Find', { exact: true }).fill('the');
    });
    await lookOver('checks', 'Checks', () => page.getByRole('button', { name: /^Checks/ }).click());
    for (const room of ['Cast', 'World', 'Settings'] as const) {
      await studio.go(room);
      await expect(page.getByRole('heading', { name: room, level: 1 })).toBeVisible();
      await expectPainted(page);
      await look(room.toLowerCase());
    }
    await studio.go('Export');
    await exporting.runDry();
    await look('export');
    await studio.go('Play');
    await play.begin();
    await play.advanceBy(3);
    await expect(play.stage.getByRole('img').first()).toBeAttached();
    await look('play');
    await page.keyboard.press('q');
    await expect(play.stage.getByText('Quick save done.')).toBeVisible();
    await lookOver('saves', 'Load', () => page.keyboard.press('Shift+S'));
    await lookOver('backlog', 'History', () => page.keyboard.press('l'));
    await lookOver('preferences', 'Preferences', () => page.keyboard.press('p'));
    await lookOver('menu', 'Menu', () => page.keyboard.press('Escape'));
    await studio.go('Library');
    await expect(library.project('Lantern Tide')).toBeVisible();
    await expectPainted(page);
    await look('library');
    await page
      .getByRole('button', { name: /^Actions for / })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Move to bin' }).click();
    await library.openBin();
    await look('bin');
  });
}

/** The pictures that are in view are there. */
async function expectPainted(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => [...document.images].every((image) => image.complete)))
    .toBe(true);
}
