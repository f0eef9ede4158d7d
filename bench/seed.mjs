// @ts-check
// Puts a long story into the studio that a page shows, without reading a log.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** @type {Promise<string> | undefined} */
let bundled;

async function bundle() {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@': fileURLToPath(new URL('../src', import.meta.url)) } },
    build: {
      write: false,
      target: 'es2023',
      lib: {
        entry: fileURLToPath(new URL('./seed-entry.ts', import.meta.url)),
        formats: ['es'],
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('Nothing was built.');
  return chunk.code;
}

/**
 * The page must be on the studio's origin; go to the project by its address afterwards.
 * @param {import('@playwright/test').Page} page
 * @param {number} messages
 * @param {import('../src/testing/seed-project').SeedOptions} [options]
 * @returns {Promise<import('../src/testing/seed-project').Seeded>}
 */
export async function seedStory(page, messages, options = {}) {
  bundled ??= bundle();
  const body = await bundled;
  // From the page's own host: its policy allows no other scripts.
  await page.route('**/seed-story.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body }),
  );
  return page.evaluate(async ([count, about]) => {
    const address = new URL('seed-story.js', location.href).href;
    const { seed } = await import(address);
    return seed(count, about);
  }, /** @type {const} */ ([messages, options]));
}
