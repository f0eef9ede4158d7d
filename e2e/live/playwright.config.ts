// The art journeys against the ComfyUI that COMFYUI_URL names: `npm run test:live`.
import { defineConfig } from '@playwright/test';
import base, { webServer } from '../playwright.config';

export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: '*.live.ts',
  outputDir: '../../test-results/live',
  retries: 0,
  webServer: { ...webServer, cwd: '../..' },
});
