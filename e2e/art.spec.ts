// From shots to pictures with a ComfyUI: rendered once, chosen among takes, seen in the game and in the
// archive, and made anew only where the story changed.
import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { decodePng } from './comfyui/pictures/png.mjs';
import type { TestComfy } from './comfyui/test-comfy.mjs';
import { expect, test } from './fixtures';
import { chatOf, LITTLE, TINY } from './logs';

/** Ann has more than one face, Bo has one. */
const FACES = chatOf('faces.jsonl', [
  ['Ann', '*Ann stands on the beach at noon.* "Here we are."'],
  ['Bo', '"Here we are."'],
  ['Ann', '*She laughs.* "I am so happy!"'],
]);

const posts = (comfy: TestComfy) => comfy.counts.get('POST /prompt') ?? 0;

/** Files that the server has saved, as pictures. */
async function savedPictures(comfy: TestComfy) {
  const history = (await (await fetch(`${comfy.url}/history`)).json()) as Record<
    string,
    {
      outputs: Record<string, { images?: { filename: string; subfolder: string; type: string }[] }>;
    }
  >;
  const files = Object.values(history).flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ images = [] }) => images),
  );
  return Promise.all(
    files.map(async (file) => {
      const answer = await fetch(`${comfy.url}/view?${new URLSearchParams(file)}`);
      return decodePng(Buffer.from(await answer.arrayBuffer()));
    }),
  );
}

/** Pictures of an archive below a folder. */
function picturesIn(path: string, folder: string) {
  const names = execFileSync('unzip', ['-Z1', path], { encoding: 'utf8' }).split('\n');
  return names
    .filter((name) => name.includes(folder) && name.endsWith('.png'))
    .map((name) => ({
      name,
      picture: decodePng(execFileSync('unzip', ['-p', path, name], { maxBuffer: 2 ** 26 })),
    }));
}

/** Sizes of the pictures that the stage shows, once they are loaded. */
function shownSizes(page: Page): Promise<string[]> {
  return page
    .getByRole('region', { name: 'Stage' })
    .locator('img')
    .evaluateAll(async (images) => {
      const all = images as HTMLImageElement[];
      await Promise.all(all.map((image) => image.decode()));
      return all.map((image) => `${image.naturalWidth}×${image.naturalHeight}`);
    });
}

test('missing art is rendered once, played, and exported as it came', async ({
  makeArt,
  art,
  studio,
  play,
  exporting,
  comfy,
  page,
}, info) => {
  test.setTimeout(120_000);
  await makeArt(LITTLE);
  // As many faces as the reader sees in the story, and its two places.
  const faces = 7;
  const all = faces + 2;
  await expect(art.shotsThat('Painted')).toHaveCount(all);
  comfy.hold('KSampler');
  await art.renderMissing.click();
  await expect(studio.told(`${all} pictures asked for.`)).toBeVisible();
  // Two go ahead to the server; each is a bar with the name of its job.
  await expect(art.bars).toHaveCount(2);
  const names = await art.bars.evaluateAll((bars) => bars.map((bar) => bar.ariaLabel));
  for (const name of names) await expect(art.shot(`${name}: Rendering`)).toBeVisible();
  await expect(art.shotsThat('Waiting')).toHaveCount(all - 2);
  expect(comfy.remaining).toBe(2);
  comfy.release();
  await art.expectEnded(`${all} done`);
  await expect(art.bars).toHaveCount(0);
  await expect(art.shotsThat('Rendered')).toHaveCount(all);
  expect(posts(comfy)).toBe(all);
  expect(comfy.counts.get('GET /view')).toBe(all);
  // Again: nothing is missing, nothing is asked for.
  await art.renderMissing.click();
  await expect(studio.told('Nothing is missing.')).toBeVisible();
  expect(posts(comfy)).toBe(all);

  await studio.go('Play');
  await play.begin();
  // A sprite and a place, in the sizes that were rendered, not in the painter's.
  await expect.poll(() => shownSizes(page)).toEqual(expect.arrayContaining(['912×512', '512×768']));

  await studio.go('Export');
  const archive = info.outputPath('rainy.zip');
  await exporting.saveRenpy(archive);
  const saved = await savedPictures(comfy);
  expect(saved).toHaveLength(all);
  const places = picturesIn(archive, 'images/bg').map(({ picture }) => picture);
  expect(places).toHaveLength(2);
  for (const place of places) {
    expect(saved.some(({ data }) => Buffer.compare(data, place.data) === 0)).toBe(true);
  }
  const people = picturesIn(archive, 'images/').filter(({ name }) => !name.includes('images/bg'));
  const sprites = people.filter(
    ({ picture }) => `${picture.width}×${picture.height}` === '512×768',
  );
  expect(sprites.map(({ name }) => name)).toHaveLength(faces);
  // Cut out: their corners are clear, their middle is not.
  for (const { picture } of sprites) {
    expect(picture.channels).toBe(4);
    expect(picture.data[3]).toBe(0);
    expect(picture.data[(384 * 512 + 256) * 4 + 3]).toBe(255);
  }
});

test('ten clicks ask for each picture once', async ({ makeArt, art, comfy }) => {
  await makeArt(TINY);
  comfy.hold('KSampler');
  await art.renderMissing.evaluate((button) => {
    for (let click = 0; click < 10; click += 1) (button as HTMLElement).click();
  });
  await expect(art.bars).toHaveCount(2);
  for (let click = 0; click < 10; click += 1) await art.renderMissing.click();
  await expect(art.rows).toHaveCount(3);
  comfy.release();
  await art.expectEnded('3 done');
  expect(posts(comfy)).toBe(3);
  for (const shot of ['Ann, neutral', 'Bo, neutral', /^Beach/]) {
    expect(await art.takesOf(shot)).toBe(1);
  }
});

test('another seed is another take; one is picked, and picking is undone', async ({
  makeArt,
  art,
  studio,
  comfy,
  page,
}) => {
  await makeArt(TINY);
  await art.renderMissing.click();
  await art.expectEnded('3 done');
  await art.select('Ann, neutral');
  await expect(art.takes).toHaveCount(1);
  await art.inspector.getByRole('button', { name: 'Another seed' }).click();
  await expect(art.takes).toHaveCount(2);
  expect(posts(comfy)).toBe(4);
  const take = (name: string) => art.inspector.getByRole('button', { name, exact: true });
  await expect(take('Take 2, in the story')).toBeVisible();

  await art.inspector.getByRole('button', { name: /^Take 1/ }).click();
  await art.inspector.getByRole('button', { name: 'Use this one' }).click();
  await expect(take('Take 1, in the story')).toBeVisible();
  await page.keyboard.press('Control+Z');
  await expect(take('Take 2, in the story')).toBeVisible();
  await expect(take('Take 1')).toBeVisible();
  await page.keyboard.press('Control+Y');
  await expect(take('Take 1, in the story')).toBeVisible();
  await studio.expectSaved();

  await page.reload();
  await art.select('Ann, neutral');
  await expect(take('Take 1, in the story')).toBeVisible();
  await expect(art.takes).toHaveCount(2);
  expect(posts(comfy)).toBe(4);
});

test('other looks make just the pictures of that person out of date', async ({
  makeArt,
  art,
  studio,
  comfy,
  page,
}) => {
  await makeArt(FACES);
  const all = await art.shots.count();
  const ofAnn = await art.shot(/^Ann, /).count();
  expect(ofAnn).toBeGreaterThan(1);
  expect(all).toBeGreaterThan(ofAnn + 1);
  await art.renderMissing.click();
  await art.expectEnded(`${all} done`);
  await expect(art.shotsThat('Rendered')).toHaveCount(all);

  await studio.go('Cast');
  await page.getByRole('list', { name: 'Characters' }).getByRole('button', { name: /Ann/ }).click();
  await page.getByLabel('In words').fill('an old clockmaker with a grey beard');
  await studio.expectSaved();
  await studio.go('Art');
  await expect(art.shotsThat('Out of date')).toHaveCount(ofAnn);
  for (const shot of await art.shotsThat('Out of date').all()) {
    await expect(shot).toHaveAccessibleName(/^Ann, /);
  }
  await expect(art.shotsThat('Rendered')).toHaveCount(all - ofAnn);

  await art.renderStale.click();
  await art.expectEnded(`${all + ofAnn} done`);
  await expect(art.shotsThat('Rendered')).toHaveCount(all);
  await expect(art.renderStale).toHaveCount(0);
  expect(posts(comfy)).toBe(all + ofAnn);
});

test('a picture is enlarged with its transparency, and cut out here', async ({
  makeArt,
  art,
  studio,
  comfy,
  page,
}) => {
  await makeArt(TINY);
  await art.renderMissing.click();
  await art.expectEnded('3 done');
  await art.select('Ann, neutral');
  await art.inspector.getByRole('button', { name: 'Enlarge' }).click();
  const enlarge = page.getByRole('dialog', { name: 'Enlarge' });
  await enlarge.getByLabel('Workflow').selectOption('upscale-simple');
  await enlarge.getByRole('button', { name: 'Start' }).click();
  await expect(enlarge).toHaveCount(0);
  await expect(art.takes).toHaveCount(2);
  expect(posts(comfy)).toBe(4);
  // Not shown unasked.
  await expect(art.inspector.getByRole('button', { name: 'Take 1, in the story' })).toBeVisible();
  await art.inspector.getByRole('button', { name: /^Take 2/ }).click();
  const picture = art.inspector.getByRole('img', { name: 'Ann, neutral' });
  await expect(picture).toHaveJSProperty('naturalWidth', 1024);
  await expect(picture).toHaveJSProperty('naturalHeight', 1536);
  const alphas = await picture.evaluate((image) => {
    const canvas = document.createElement('canvas');
    canvas.width = 1024;
    canvas.height = 1536;
    const context = canvas.getContext('2d');
    context?.drawImage(image as HTMLImageElement, 0, 0);
    const at = (x: number, y: number) => context?.getImageData(x, y, 1, 1).data[3];
    return [at(4, 4), at(1019, 4), at(512, 700)];
  });
  expect(alphas).toEqual([0, 0, 255]);

  await art.select(/^Beach/);
  await expect(art.takes).toHaveCount(1);
  await art.inspector.getByRole('button', { name: 'Cut out' }).click();
  const cut = page.getByRole('dialog', { name: 'Cut out' });
  await cut.getByRole('button', { name: 'Cut out' }).click();
  await expect(studio.told('Cut out, as a new take.')).toBeVisible();
  await expect(art.takes).toHaveCount(2);
  await page
    .getByRole('region', { name: 'Messages' })
    .getByRole('button', { name: 'Use it' })
    .click();
  await expect(
    art.inspector.getByRole('button', { name: /^Take 2, cutout, in the story/ }),
  ).toBeVisible();
  // Made here: the server was asked for nothing.
  expect(posts(comfy)).toBe(4);
});
