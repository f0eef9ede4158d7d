// What every journey gets: page objects, and three guards that no journey can forget: no request to
// another host, no error on the page, no breach of the Content-Security-Policy.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import { ExportPage } from './pages/export-page';
import { PlayPage } from './pages/play-page';
import { ReviewPage } from './pages/review-page';
import { StartPage } from './pages/start-page';
import { Studio } from './pages/studio';

export const SAMPLES = join(import.meta.dirname, '../src/testing/samples');
/** Archives that the journeys download; the Ren'Py check runs over them afterwards. */
export const ARCHIVES = join(import.meta.dirname, '../test-results/archives');

interface Guards {
  /** Requests to other hosts, page errors and policy breaches so far. */
  readonly faults: string[];
  /** Allows faults that this journey is about. */
  allow(pattern: RegExp): void;
}

interface Fixtures {
  guards: Guards;
  studio: Studio;
  start: StartPage;
  review: ReviewPage;
  play: PlayPage;
  exporting: ExportPage;
}

export function watch(page: Page, baseURL: string, faults: string[]): void {
  const home = new URL(baseURL).origin;
  page.on('request', (request) => {
    const url = request.url();
    if (/^(blob|data|about):/.test(url) || new URL(url).origin === home) return;
    faults.push(`request to another host: ${url}`);
  });
  page.on('pageerror', (error) => faults.push(`page error: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) faults.push(`policy: ${message.text()}`);
    else if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
}

export const test = base.extend<Fixtures>({
  guards: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = [];
      const allowed: RegExp[] = [];
      watch(page, baseURL ?? '', faults);
      await use({ faults, allow: (pattern) => allowed.push(pattern) });
      expect(faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault)))).toEqual([]);
    },
    { auto: true },
  ],
  studio: async ({ page }, use) => use(new Studio(page)),
  start: async ({ page }, use) => use(new StartPage(page)),
  review: async ({ page }, use) => use(new ReviewPage(page)),
  play: async ({ page }, use) => use(new PlayPage(page)),
  exporting: async ({ page }, use) => use(new ExportPage(page)),
});

mkdirSync(ARCHIVES, { recursive: true });

export { expect };
