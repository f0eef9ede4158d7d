// From missing art to pictures in the game, with a real ComfyUI. `test-live.mjs` leaves out what needs a
// checkpoint where the server has none.
import type { Page } from '@playwright/test';
import { expect, test as base } from '../fixtures';
import { LITTLE, TINY } from '../logs';
import type { Dropped } from '../pages/start-page';
import { flatWorkflow } from './flat-workflow';

const url = (process.env.COMFYUI_URL ?? '').replace(/\/+$/, '');

interface OutputFile {
  readonly filename: string;
  readonly subfolder: string;
}
type History = Record<string, { outputs: Record<string, { images?: OutputFile[] }> }>;

/** Prompts that the server has run for a project of this title. */
async function runsOf(title: string): Promise<number> {
  const history = (await (await fetch(`${url}/history?max_items=500`)).json()) as History;
  return Object.values(history).filter(({ outputs }) =>
    Object.values(outputs).some(({ images = [] }) =>
      images.some(({ subfolder }) => subfolder.startsWith(`comfyvn/${title}/`)),
    ),
  ).length;
}

interface Fixtures {
  /** A project of this log, under a title that the server has not seen, connected, in the art room. */
  makeLiveArt: (log: Dropped) => Promise<string>;
}

const test = base.extend<Fixtures>({
  makeLiveArt: async ({ guards, start, review, script, studio, servers, art }, use) => {
    guards.allowServer(url);
    await use(async (log) => {
      const title = `live${Date.now().toString(36)}`;
      await start.open();
      await start.drop(log);
      await review.expectReady();
      await review.page.getByLabel('Title', { exact: true }).fill(title);
      await review.createProject();
      await script.expectReady();
      await studio.go('Servers');
      await servers.connect(url);
      await servers.expectConnected();
      await studio.go('Art');
      await art.expectReady();
      return title;
    });
  },
});

/** Which workflow draws them, and with what. */
const setupOf = (page: Page, role: 'People' | 'Places') =>
  page.getByRole('region', { name: 'How it is drawn' }).getByRole('group', { name: role });

/** Adds a workflow and lets it draw this role. */
async function drawWith(page: Page, role: 'People' | 'Places', text: string): Promise<void> {
  const name = `Flat ${role.toLowerCase()}`;
  await page.getByRole('button', { name: 'Workflows' }).click();
  const manager = page.getByRole('dialog');
  await manager.getByRole('button', { name: 'Add a workflow' }).click();
  await manager.getByLabel('Workflow files', { exact: true }).setInputFiles({
    name: `${name}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await manager
    .getByLabel('What it makes')
    .selectOption(role === 'People' ? 'sprite' : 'background');
  await manager.getByRole('button', { name: 'Store the workflow' }).click();
  await manager.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(manager).toHaveCount(0);
  const toggle = page.getByRole('button', { name: 'How it is drawn' });
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
  await setupOf(page, role).getByLabel('Workflow').selectOption({ label: name });
}

/** Everything by nodes that need no model. */
async function drawFlat(page: Page): Promise<void> {
  await drawWith(page, 'People', flatWorkflow(0xffffff, 0x335577));
  await drawWith(page, 'Places', flatWorkflow(0x88aacc, 0x224466));
}

/** Colors of the pictures that the stage shows, near their left upper corner and in their middle. */
function shownColors(page: Page): Promise<string[]> {
  return page
    .getByRole('region', { name: 'Stage' })
    .locator('img')
    .evaluateAll((images) =>
      (images as HTMLImageElement[]).flatMap((image) => {
        const { naturalWidth: width, naturalHeight: height } = image;
        if (width === 0) return [];
        const context = new OffscreenCanvas(width, height).getContext('2d');
        context?.drawImage(image, 0, 0);
        return [
          [4, 4],
          [48, 60],
        ].map(([x = 0, y = 0]) => String(context?.getImageData(x, y, 1, 1).data));
      }),
    );
}

test('missing art is rendered once without a model, and shown in the game', async ({
  makeLiveArt,
  art,
  studio,
  play,
  page,
}) => {
  test.setTimeout(300_000);
  const title = await makeLiveArt(LITTLE);
  await drawFlat(page);
  const all = await art.shotsThat('Painted').count();
  expect(all).toBeGreaterThan(5);
  await art.renderMissing.click();
  await art.expectEnded(`${all} done`);
  await expect(art.shotsThat('Rendered')).toHaveCount(all);
  expect(await runsOf(title)).toBe(all);
  await studio.go('Play');
  await play.begin();
  // The ground of the place; the figure, cut out of its own.
  const sky = '136,170,204,255';
  const [clear, coat] = ['0,0,0,0', '51,85,119,255'];
  await expect.poll(() => shownColors(page)).toEqual(expect.arrayContaining([sky, clear, coat]));
});

test('a reload in the middle loses nothing and makes nothing twice', async ({
  makeLiveArt,
  art,
  page,
}) => {
  test.setTimeout(300_000);
  const title = await makeLiveArt(LITTLE);
  await drawFlat(page);
  const all = await art.shotsThat('Painted').count();
  await art.renderMissing.click();
  await expect(art.shotsThat('Rendered').first()).toBeVisible({ timeout: 60_000 });
  await page.reload();
  await expect(art.shotsThat('Rendered')).toHaveCount(all, { timeout: 120_000 });
  expect(await runsOf(title)).toBe(all);
});

test('a picture is enlarged by a shipped workflow, and keeps its transparency', async ({
  makeLiveArt,
  art,
  page,
}) => {
  test.setTimeout(300_000);
  await makeLiveArt(TINY);
  await drawFlat(page);
  await art.renderMissing.click();
  await art.expectEnded('3 done');
  await art.select('Ann, neutral');
  await art.inspector.getByRole('button', { name: 'Enlarge' }).click();
  const enlarge = page.getByRole('dialog', { name: 'Enlarge' });
  await enlarge.getByLabel('Workflow').selectOption('upscale-simple');
  await enlarge.getByRole('button', { name: 'Start' }).click();
  await expect(art.takes).toHaveCount(2, { timeout: 60_000 });
  await art.inspector.getByRole('button', { name: /^Take 2/ }).click();
  const picture = art.inspector.getByRole('img', { name: 'Ann, neutral' });
  await expect(picture).toHaveJSProperty('naturalWidth', 2 * 832);
  const alphas = await picture.evaluate((image) => {
    const { naturalWidth: width, naturalHeight: height } = image as HTMLImageElement;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context?.drawImage(image as HTMLImageElement, 0, 0);
    const at = (x: number, y: number) => context?.getImageData(x, y, 1, 1).data[3];
    return [at(2, 2), at(96, 120)];
  });
  expect(alphas).toEqual([0, 255]);
});

test(
  'a checkpoint draws by a shipped workflow',
  { tag: '@checkpoint' },
  async ({ makeLiveArt, art, page }) => {
    const checkpoint = process.env.COMFYUI_CHECKPOINT ?? '';
    test.setTimeout(1_800_000);
    const title = await makeLiveArt(TINY);
    await page.getByRole('button', { name: 'How it is drawn' }).click();
    const sprites = setupOf(page, 'People');
    await sprites.getByLabel('Workflow').selectOption('sprite-sd');
    await sprites.getByLabel('Model').selectOption(checkpoint);
    await sprites.getByText('Parameters').click();
    // Enough to see that it draws, within minutes where there is no graphics card.
    for (const [label, value] of [
      ['Width', '320'],
      ['Height', '512'],
      ['Steps', '4'],
    ] as const) {
      await sprites.getByLabel(label, { exact: true }).fill(value);
      await sprites.getByLabel(label, { exact: true }).blur();
    }
    await art.select('Ann, neutral');
    await art.inspector.getByRole('button', { name: 'Render', exact: true }).click();
    await expect(art.shot('Ann, neutral: Rendered')).toBeVisible({ timeout: 1_500_000 });
    expect(await runsOf(title)).toBe(1);
    const picture = art.inspector.getByRole('img', { name: 'Ann, neutral' });
    await expect(picture).toHaveJSProperty('naturalWidth', 320);
    await expect(picture).toHaveJSProperty('naturalHeight', 512);
  },
);
