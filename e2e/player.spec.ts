// Reading: forward, back, elsewhere, on other devices.
import { expect, test } from './fixtures';
import { LITTLE } from './logs';
import { PlayPage } from './pages/play-page';

test.beforeEach(async ({ makeProject, studio, play }) => {
  await makeProject(LITTLE);
  await studio.go('Play');
  await play.begin();
});

test('back through a choice, and another way from there', async ({ play, page }) => {
  await play.advanceToChoice();
  await expect(play.choices).toHaveCount(3);
  await page.keyboard.press('1');
  await expect(play.choices).toHaveCount(0);
  await play.advance();
  await expect(async () => {
    await page.keyboard.press('PageUp');
    await expect(play.choices).toHaveCount(3, { timeout: 200 });
  }).toPass();
  await play.choices.filter({ hasText: 'Go to sleep' }).click();
  await expect(play.choices).toHaveCount(0);
  await play.tool('History').click();
  await expect(play.dialog('History').getByText(/→ Go to sleep/)).toBeVisible();
});

test('the history jumps back to a line with its stage', async ({ play }) => {
  await play.advance();
  const line = await play.read();
  await play.advanceBy(3);
  await play.tool('History').click();
  const words = line.replace(/^\w+: /, '');
  await play
    .dialog('History')
    .getByRole('button', { name: `Jump to: ${words}` })
    .first()
    .click();
  await expect(play.dialog('History')).toHaveCount(0);
  await expect(play.line).toHaveText(line);
});

test('a quick save is there after a reload, with its picture', async ({ play, page }) => {
  await play.advanceBy(3);
  const line = await play.read();
  await page.keyboard.press('q');
  await expect(play.stage.getByText('Quick save done.')).toBeVisible();
  await play.advanceBy(2);
  await page.reload();
  await play.begin();
  await page.keyboard.press('Shift+Q');
  await expect(play.line).toHaveText(line);
  await page.keyboard.press('Shift+S');
  const slot = play.dialog('Load').getByRole('button', { name: /^Load Quick save, / });
  await expect(slot).toBeEnabled();
  await expect(slot.locator('img')).toBeVisible();
  await expect(
    play.dialog('Load').getByRole('button', { name: /^Load Slot 12, empty/ }),
  ).toBeDisabled();
});

test('a slot is saved to, asked about before it is replaced, and loaded', async ({
  play,
  page,
}) => {
  await play.advanceBy(2);
  const line = await play.read();
  await page.keyboard.press('s');
  await play
    .dialog('Save')
    .getByRole('button', { name: /^Save in Slot 3, empty/ })
    .click();
  const full = play.dialog('Save').getByRole('button', { name: /^Save in Slot 3, (?!empty)/ });
  await full.click();
  const question = page.getByRole('dialog', { name: 'Replace save 3?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await page.keyboard.press('Escape');
  await play.advanceBy(2);
  await page.keyboard.press('Shift+S');
  await play
    .dialog('Load')
    .getByRole('button', { name: /^Load Slot 3, / })
    .click();
  await expect(play.line).toHaveText(line);
});

test('skip runs through what was seen, and stops before what was not', async ({ play, page }) => {
  await play.advanceBy(4);
  const last = await play.read();
  await page.keyboard.press('Escape');
  await play.dialog('Menu').getByRole('button', { name: 'Start over' }).click();
  await expect(play.line).not.toHaveText(last);
  await page.keyboard.press('Tab');
  await expect(play.tool('Skip')).toHaveAttribute('aria-pressed', 'false');
  // The line after the last one seen is where it stops; it was never read before.
  await page.keyboard.press('PageUp');
  await expect(play.line).toHaveText(last);
});

test('auto goes on by itself and stops on request', async ({ play, page }) => {
  await page.keyboard.press('p');
  const prefs = play.dialog('Preferences');
  await prefs.getByLabel('Auto: wait after a line').fill('0');
  await prefs.getByLabel('Text speed').fill('200');
  await page.keyboard.press('Escape');
  await expect(prefs).toHaveCount(0);
  const line = await play.read();
  await page.keyboard.press('a');
  await expect(play.tool('Auto')).toHaveAttribute('aria-pressed', 'true');
  await expect(play.line).not.toHaveText(line, { timeout: 15_000 });
  await page.keyboard.press('a');
  await expect(play.tool('Auto')).toHaveAttribute('aria-pressed', 'false');
});

test('the box hides, the menu opens and closes, keys are listed', async ({ play, page }) => {
  await page.keyboard.press('h');
  await expect(play.tools).toBeHidden();
  await page.keyboard.press('h');
  await expect(play.tools).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(play.dialog('Menu')).toBeVisible();
  await play.dialog('Menu').getByText('Keys', { exact: true }).click();
  await expect(play.dialog('Menu').getByText('Skip on and off')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(play.dialog('Menu')).toHaveCount(0);
  await expect(play.stage).toBeFocused();
});

test('the end offers to start over', async ({ play }) => {
  const seen = await play.playToTheEnd(2);
  expect(seen.lines.length).toBeGreaterThan(8);
  await expect(play.end).toBeVisible();
  await play.stage.getByRole('button', { name: 'Start over' }).click();
  await expect(play.line).toHaveText(seen.lines[0] ?? 'no line');
});

test('a phone: tap to go on, fingers find every button', async ({
  browser,
  page,
  guards,
  baseURL,
}) => {
  // The same story on a touch screen: the project goes over in its storage.
  const state = await page.context().storageState({ indexedDB: true });
  const context = await browser.newContext({
    storageState: state,
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    ...(baseURL ? { baseURL } : {}),
  });
  guards.watch(context);
  const phone = await context.newPage();
  const play = new PlayPage(phone);
  await phone.goto(page.url());
  await expect(play.line).not.toBeEmpty();
  const line = await play.read();
  await expect(async () => {
    await play.stage.tap({ position: { x: 180, y: 200 } });
    await expect(play.line).not.toHaveText(line, { timeout: 200 });
  }).toPass();
  for (const button of await play.tools.getByRole('button').all()) {
    if (!(await button.isVisible())) continue;
    const box = await button.boundingBox();
    expect(box?.height, await button.innerText()).toBeGreaterThanOrEqual(44);
  }
  expect(await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await context.close();
});

test('reduced motion: nothing moves for long', async ({ play, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.reload();
  await play.begin();
  const longest = () =>
    page.evaluate(() =>
      Math.max(
        0,
        ...document.getAnimations().map((animation) => {
          const end = animation.effect?.getComputedTiming().endTime;
          return typeof end === 'number' ? end : 0;
        }),
      ),
    );
  for (let line = 0; line < 4; line += 1) {
    await play.advance();
    expect(await longest()).toBeLessThanOrEqual(50);
  }
  // The line stands there at once; nobody waits for typing.
  const box = play.stage.locator('.unseen:not(:empty)');
  await expect(box).toHaveCount(0);
});
