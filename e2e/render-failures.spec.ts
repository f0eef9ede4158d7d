// What goes wrong between a page and its ComfyUI. However it goes, nothing is lost, nothing is drawn
// twice, and it is said what happened.
import { expect, test } from './fixtures';
import type { TestComfy } from './comfyui/test-comfy.mjs';
import { TINY } from './logs';
import { ArtPage } from './pages/art-page';
import { Studio } from './pages/studio';

/** What the browser itself says of a server that fails. */
const REFUSED = /console: (Failed to load resource|WebSocket connection to|Access to fetch)/;

const posts = (comfy: TestComfy) => comfy.counts.get('POST /prompt') ?? 0;

/** Each of the three pictures of the little log is there, once. */
async function expectThreeTakes(art: ArtPage): Promise<void> {
  await expect(art.shotsThat('Rendered')).toHaveCount(3);
  for (const shot of ['Ann, neutral', 'Bo, neutral', /^Beach/]) {
    expect(await art.takesOf(shot), String(shot)).toBe(1);
  }
}

/** Two prompts are on the server, the first of them in its sampler until `release`. */
async function renderAndHold(art: ArtPage, comfy: TestComfy): Promise<void> {
  comfy.hold('KSampler');
  await art.renderMissing.click();
  await expect(art.bars).toHaveCount(2);
  await expect.poll(() => comfy.remaining).toBe(2);
}

async function queueOf(comfy: TestComfy): Promise<string[]> {
  const queue = (await (await fetch(`${comfy.url}/queue`)).json()) as Record<
    'queue_running' | 'queue_pending',
    [number, string][]
  >;
  return [...queue.queue_running, ...queue.queue_pending].map(([, id]) => id);
}

/** Somebody else's prompt. */
async function sendForeign(comfy: TestComfy, seed: number): Promise<string> {
  const node = (class_type: string, inputs: object) => ({ class_type, inputs });
  const prompt = {
    '1': node('CheckpointLoaderSimple', { ckpt_name: 'sd15-mini.safetensors' }),
    '2': node('CLIPTextEncode', { text: 'a castle', clip: ['1', 1] }),
    '3': node('EmptyLatentImage', { width: 64, height: 64, batch_size: 1 }),
    '4': node('KSampler', {
      seed,
      steps: 2,
      cfg: 7,
      sampler_name: 'euler',
      scheduler: 'normal',
      denoise: 1,
      model: ['1', 0],
      positive: ['2', 0],
      negative: ['2', 0],
      latent_image: ['3', 0],
    }),
    '5': node('VAEDecode', { samples: ['4', 0], vae: ['1', 2] }),
    '6': node('SaveImage', { filename_prefix: 'other', images: ['5', 0] }),
  };
  const answer = await fetch(`${comfy.url}/prompt`, {
    method: 'POST',
    body: JSON.stringify({ prompt }),
  });
  return ((await answer.json()) as { prompt_id: string }).prompt_id;
}

async function endOf(comfy: TestComfy, promptId: string): Promise<string | undefined> {
  const history = (await (await fetch(`${comfy.url}/history/${promptId}`)).json()) as Record<
    string,
    { status: { status_str: string } }
  >;
  return history[promptId]?.status.status_str;
}

test.describe('nothing is lost and nothing is drawn twice', () => {
  test('when the connection is cut in the middle', async ({ makeArt, art, comfy, guards }) => {
    guards.allow(REFUSED);
    await makeArt(TINY);
    await renderAndHold(art, comfy);
    comfy.cutSockets();
    await expect.poll(() => comfy.socketCount).toBe(0);
    // It ends while nobody listens.
    comfy.release();
    await art.expectEnded('3 done');
    expect(posts(comfy)).toBe(3);
    await expectThreeTakes(art);
  });

  test('when the server is restarted in the middle', async ({ makeArt, art, comfy, guards }) => {
    guards.allow(REFUSED);
    await makeArt(TINY);
    await renderAndHold(art, comfy);
    await comfy.restart({ downMs: 500 });
    comfy.release();
    await art.expectEnded('3 done');
    // The two that it lost went again.
    expect(posts(comfy)).toBe(5);
    await expectThreeTakes(art);
  });

  test('when the page is reloaded in the middle', async ({ makeArt, art, comfy, page }) => {
    await makeArt(TINY);
    await renderAndHold(art, comfy);
    const names = await art.bars.evaluateAll((bars) => bars.map((bar) => bar.ariaLabel));
    await page.reload();
    await art.expectReady();
    await expect(art.bars).toHaveCount(2);
    expect(await art.bars.evaluateAll((bars) => bars.map((bar) => bar.ariaLabel))).toEqual(names);
    expect(posts(comfy)).toBe(2);
    comfy.release();
    await art.expectEnded('3 done');
    expect(posts(comfy)).toBe(3);
    await expectThreeTakes(art);
  });

  test('when the tab that sends is closed, and another goes on', async ({
    makeArt,
    art,
    comfy,
    page,
    context,
  }) => {
    await makeArt(TINY);
    await renderAndHold(art, comfy);
    const second = await context.newPage();
    const there = new ArtPage(second);
    const studioThere = new Studio(second);
    await second.goto(page.url());
    await there.expectReady();
    await expect(there.bars).toHaveCount(2);
    await expect(there.bars.first()).toHaveAttribute('aria-valuenow', /^[1-9]/);
    await expect(there.rows).toHaveCount(3);
    await expect(studioThere.status.getByText('Read only')).toBeVisible();
    expect(posts(comfy)).toBe(2);

    await page.close();
    comfy.release();
    await there.expectEnded('3 done');
    expect(posts(comfy)).toBe(3);
    await second.getByRole('button', { name: 'Take over' }).click();
    await expectThreeTakes(there);
  });

  test('when the disk is full as the picture comes', async ({ makeArt, art, comfy, page }) => {
    // Once armed, the next picture that is written finds no room.
    await page.addInitScript(() => {
      const { put, add } = IDBObjectStore.prototype;
      const full = (store: IDBObjectStore) => {
        if (!(window as { isFull?: boolean }).isFull || store.name !== 'blobs') return;
        (window as { isFull?: boolean }).isFull = false;
        throw new DOMException('No room.', 'QuotaExceededError');
      };
      IDBObjectStore.prototype.put = function (...values) {
        full(this);
        return put.apply(this, values);
      };
      IDBObjectStore.prototype.add = function (...values) {
        full(this);
        return add.apply(this, values);
      };
    });
    await makeArt(TINY);
    await renderAndHold(art, comfy);
    await page.evaluate(() => Object.assign(window, { isFull: true }));
    comfy.release();
    await art.expectEnded('2 done, 1 failed');
    const row = art.row('Failed');
    await expect(row).toContainText('The result is still on the server.');
    await row.getByRole('button', { name: /^Fetch .* again$/ }).click();
    await art.expectEnded('3 done');
    expect(posts(comfy)).toBe(3);
    await expectThreeTakes(art);
  });

  test('when the answer to a prompt is lost', async ({ makeArt, art, comfy, guards }) => {
    guards.allow(REFUSED);
    await makeArt(TINY);
    // Twice: a browser sends a request once more by itself where a connection that it had kept fails.
    comfy.fault({ kind: 'hang-up', route: 'POST /prompt', after: 'work', times: 2 });
    await art.renderMissing.click();
    await art.expectEnded('3 done');
    const history = (await (await fetch(`${comfy.url}/history`)).json()) as object;
    expect(Object.keys(history)).toHaveLength(3);
    await expectThreeTakes(art);
  });
});

test.describe('what the server cannot do', () => {
  test('out of memory is said with a way out, and Retry works', async ({ makeArt, art, comfy }) => {
    await makeArt(TINY);
    comfy.fault({ kind: 'out-of-memory', node: 'KSampler' });
    await art.renderMissing.click();
    await art.expectEnded('2 done, 1 failed');
    const row = art.row('Failed');
    await expect(row).toContainText('The graphics card ran out of memory (in KSampler)');
    await expect(row).toContainText('Use a smaller size');
    await expect(art.shotsThat('Painted')).toHaveCount(1);
    await row.getByRole('button', { name: /^Retry / }).click();
    await art.expectEnded('3 done, 1 failed');
    expect(posts(comfy)).toBe(4);
    await expectThreeTakes(art);
  });

  test('cancelling stops what runs and what waits, and nobody else’s', async ({
    makeArt,
    art,
    comfy,
    page,
  }) => {
    await makeArt(TINY);
    comfy.hold('KSampler');
    const before = await sendForeign(comfy, 1);
    await expect.poll(() => comfy.remaining).toBe(1);
    const cancelAll = async (left: number) => {
      await art.renders.getByRole('button', { name: 'Cancel all' }).click();
      const question = page.getByRole('dialog', { name: /^Cancel \d renders\?/ });
      const asked = Date.now();
      await question.getByRole('button', { name: 'Cancel them' }).click();
      await expect.poll(() => comfy.remaining, { intervals: [50] }).toBe(left);
      expect(Date.now() - asked).toBeLessThan(2000);
    };
    // Ours wait behind it.
    await art.renderMissing.click();
    await expect.poll(() => comfy.remaining).toBe(3);
    await cancelAll(1);
    await art.expectEnded('3 cancelled');
    expect(await queueOf(comfy)).toEqual([before]);
    comfy.release();
    await expect.poll(() => endOf(comfy, before)).toBe('success');

    // Ours runs, another's waits behind it.
    comfy.hold('KSampler');
    await art.renderMissing.click();
    await expect.poll(() => comfy.remaining).toBe(2);
    const after = await sendForeign(comfy, 2);
    await cancelAll(1);
    await art.expectEnded('6 cancelled');
    expect(await queueOf(comfy)).toEqual([after]);
    comfy.release();
    await expect.poll(() => endOf(comfy, after)).toBe('success');
    await expect(art.shotsThat('Painted')).toHaveCount(3);
    expect(comfy.counts.get('GET /view') ?? 0).toBe(0);
  });

  test('pause sends nothing more, a reload keeps it, and it goes on', async ({
    makeArt,
    art,
    comfy,
    page,
  }) => {
    await makeArt(TINY);
    await renderAndHold(art, comfy);
    await art.renders.getByRole('button', { name: 'Pause' }).click();
    await expect(art.row('Paused')).toHaveCount(1);
    comfy.release();
    await expect(art.shotsThat('Rendered')).toHaveCount(2, { timeout: 20_000 });
    await expect(art.queueWords).toContainText('1 render to go');
    await expect(art.queueWords).toContainText('paused');
    await page.reload();
    await art.expectReady();
    await expect(art.row('Paused')).toHaveCount(1);
    expect(posts(comfy)).toBe(2);
    await art.renders.getByRole('button', { name: 'Go on' }).click();
    await art.expectEnded('3 done');
    expect(posts(comfy)).toBe(3);
    await expectThreeTakes(art);
  });
});

test.describe('what a hostile server answers', () => {
  test('HTML in its words is shown as words', async ({ makeArt, art, comfy, guards, page }) => {
    guards.allow(REFUSED);
    await makeArt(TINY);
    const words = '<img src="x" onerror="window.gotIn = true"><h1>Hello</h1>';
    comfy.fault({
      kind: 'status',
      route: 'POST /prompt',
      status: 400,
      cors: true,
      times: 3,
      text: JSON.stringify({
        error: { type: 'prompt_no_outputs', message: words, details: '', extra_info: {} },
        node_errors: {},
      }),
    });
    await art.renderMissing.click();
    await art.expectEnded('3 failed');
    await expect(art.row('Failed').first()).toContainText(words);
    expect(await page.evaluate(() => 'gotIn' in window)).toBe(false);
    await expect(page.getByRole('heading', { name: 'Hello' })).toHaveCount(0);
    await expect(art.shotsThat('Painted')).toHaveCount(3);
  });

  test('a picture that claims to be giant does not take the page down', async ({
    makeArt,
    art,
    comfy,
    page,
  }) => {
    await makeArt(TINY);
    comfy.fault({ kind: 'giant-picture', times: 3 });
    await art.renderMissing.click();
    await art.expectEnded('3 failed');
    await expect(art.row('Failed').first()).toContainText('The picture is too large');
    await expect(art.row('Failed').first()).toContainText('23171 × 23171');
    await expect(art.shotsThat('Painted')).toHaveCount(3);
    // The page is well. Another seed, since the server would hand out the file that it has.
    comfy.clearFaults();
    await art.rows
      .first()
      .getByRole('button', { name: /^Actions for / })
      .click();
    await page.getByRole('menuitem', { name: 'Duplicate with a new seed' }).click();
    await art.expectEnded('1 done, 3 failed');
    await expect(art.shotsThat('Rendered')).toHaveCount(1);
  });

  test('file names that lead elsewhere lead nowhere', async ({ makeArt, art, comfy, guards }) => {
    guards.allow(REFUSED);
    await makeArt(TINY);
    await renderAndHold(art, comfy);
    const [first = ''] = await queueOf(comfy);
    const image = { filename: '../../<b>secret</b>.png', subfolder: '..\\..\\etc', type: 'output' };
    comfy.fault({
      kind: 'answer',
      route: `/history/${first}`,
      times: 0,
      json: {
        [first]: {
          prompt: [0, first, {}, {}, ['9']],
          outputs: { '9': { images: [image] } },
          status: {
            status_str: 'success',
            completed: true,
            messages: [
              ['execution_start', { prompt_id: first, timestamp: 1 }],
              ['execution_success', { prompt_id: first, timestamp: 2 }],
            ],
          },
        },
      },
    });
    comfy.release();
    await art.expectEnded('2 done, 1 failed');
    await expect(art.row('Failed')).toContainText('The result cannot be fetched');
    await expect(art.row('Failed')).toContainText('<b>secret</b>.png');
    await art
      .row('Failed')
      .getByRole('button', { name: /^Retry / })
      .click();
    await art.expectEnded('3 done, 1 failed');
    await expectThreeTakes(art);
  });
});
