import { defineConfig } from '@playwright/test';

// None of the ports that `fetch` refuses (4190 is one).
const port = Number(process.env.E2E_PORT ?? 4180);

/** The production build, served as any static host would. */
export const webServer = {
  command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort`,
  cwd: '..',
  url: `http://127.0.0.1:${port}/`,
  reuseExistingServer: !process.env.CI,
  timeout: 60_000,
};

export default defineConfig({
  testDir: '.',
  // The tests of the test ComfyUI are Vitest's.
  testMatch: '*.spec.ts',
  outputDir: '../test-results/journeys',
  // One worker: a browser fills two cores by itself, and by two the journeys were slower.
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: { width: 1280, height: 800 },
    acceptDownloads: true,
    // A trace of every journey took a third of the time of all; locally `--trace on` asks for one.
    trace: 'on-first-retry',
    launchOptions: {
      ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer,
});
