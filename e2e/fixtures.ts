// What every journey gets: page objects, and three guards that no journey can forget: no request to
// another host, no error on a page, no breach of the Content-Security-Policy. The only other host is the
// test ComfyUI of a journey that asks for one.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test as base, type BrowserContext } from '@playwright/test';
import { TestComfy, type Options } from './comfyui/test-comfy.mjs';
import { ArtPage } from './pages/art-page';
import { ChoosePage } from './pages/choose-page';
import { ExportPage } from './pages/export-page';
import { LibraryPage } from './pages/library-page';
import { PlayPage } from './pages/play-page';
import { ReviewPage } from './pages/review-page';
import { ScriptPage } from './pages/script-page';
import { ServersPage } from './pages/servers-page';
import { StartPage, type Dropped } from './pages/start-page';
import { Studio } from './pages/studio';

export const SAMPLES = join(import.meta.dirname, '../src/testing/samples');
/** Archives that the journeys download; the Ren'Py check runs over them afterwards. */
export const ARCHIVES = join(import.meta.dirname, '../test-results/archives');

/** Pictures and previews as small as they can be: what counts is that they come. */
const SMALL: Partial<Options> = {
  models: { checkpoints: ['sd15-mini.safetensors'] },
  previewSize: 32,
};

interface Guards {
  /** Requests to other hosts, page errors and policy breaches so far. */
  readonly faults: string[];
  /** Every address that was asked for. */
  readonly requests: string[];
  /** Allows faults that this journey is about. */
  allow(pattern: RegExp): void;
  /** Allows requests to a server that this journey has started itself. */
  allowServer(url: string): void;
  /** Guards another context too. */
  watch(context: BrowserContext, home?: string): void;
}

interface Fixtures {
  guards: Guards;
  studio: Studio;
  start: StartPage;
  choose: ChoosePage;
  review: ReviewPage;
  script: ScriptPage;
  library: LibraryPage;
  play: PlayPage;
  exporting: ExportPage;
  servers: ServersPage;
  art: ArtPage;
  /** How the test ComfyUI starts, for `test.use`. */
  comfyOptions: Partial<Options>;
  /** A test ComfyUI of this journey's own, on a free port. */
  comfy: TestComfy;
  /** A project of these files, connected to `comfy`, in the art room. */
  makeArt: (...files: (string | Dropped)[]) => Promise<void>;
  /** Drops files, takes the review as it is, and stands in the script room. */
  makeProject: (...files: (string | Dropped)[]) => Promise<void>;
}

export const test = base.extend<Fixtures>({
  guards: [
    async ({ context, baseURL }, use) => {
      const faults: string[] = [];
      const requests: string[] = [];
      const allowed: RegExp[] = [];
      const servers = new Set<string>();
      const watch = (watched: BrowserContext, home = baseURL ?? '') => {
        const { origin } = new URL(home);
        watched.on('request', (request) => {
          const url = request.url();
          requests.push(url);
          if (/^(blob|data|about):/.test(url) || new URL(url).origin === origin) return;
          if (servers.has(new URL(url).origin)) return;
          faults.push(`request to another host: ${url}`);
        });
        watched.on('weberror', (error) => faults.push(`page error: ${error.error().stack}`));
        watched.on('console', (message) => {
          const text = message.text();
          if (/Content Security Policy/i.test(text)) faults.push(`policy: ${text}`);
          else if (message.type() === 'error') faults.push(`console: ${text}`);
        });
      };
      watch(context);
      await use({
        faults,
        requests,
        watch,
        allow: (pattern) => allowed.push(pattern),
        allowServer: (url) => servers.add(new URL(url).origin),
      });
      expect(faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault)))).toEqual([]);
    },
    { auto: true },
  ],
  studio: async ({ page }, use) => use(new Studio(page)),
  start: async ({ page }, use) => use(new StartPage(page)),
  choose: async ({ page }, use) => use(new ChoosePage(page)),
  review: async ({ page }, use) => use(new ReviewPage(page)),
  script: async ({ page }, use) => use(new ScriptPage(page)),
  library: async ({ page }, use) => use(new LibraryPage(page)),
  play: async ({ page }, use) => use(new PlayPage(page)),
  exporting: async ({ page }, use) => use(new ExportPage(page)),
  servers: async ({ page }, use) => use(new ServersPage(page)),
  art: async ({ page }, use) => use(new ArtPage(page)),
  comfyOptions: [{}, { option: true }],
  comfy: async ({ context, guards, comfyOptions }, use) => {
    const comfy = await TestComfy.start({ ...SMALL, ...comfyOptions });
    guards.allowServer(comfy.url);
    await use(comfy);
    // Pages first: a server that goes away is an error on theirs.
    for (const page of context.pages()) await page.close();
    await comfy.close();
  },
  makeProject: async ({ start, review, script }, use) =>
    use(async (...files) => {
      await start.open();
      await start.drop(...files);
      await review.expectReady();
      await review.createProject();
      await script.expectReady();
    }),
  makeArt: async ({ makeProject, comfy, studio, servers, art }, use) =>
    use(async (...files) => {
      await makeProject(...files);
      await studio.go('Servers');
      await servers.connect(comfy.url);
      await servers.expectConnected();
      await studio.go('Art');
      await art.expectReady();
    }),
});

mkdirSync(ARCHIVES, { recursive: true });

export { expect };
