import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  // Cleaning up is for the few files that render, which import '@testing-library/svelte/vitest': as a setup
  // of every file it took a third of the time.
  plugins: [svelte(), svelteTesting({ autoCleanup: false })],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    include: ['src/**/*.test.ts', 'tools/**/*.test.ts', 'e2e/comfyui/**/*.test.ts'],
    // Needs a real ComfyUI; `npm run test:live` asks for it by name.
    exclude: [
      ...configDefaults.exclude,
      ...(process.env.TEST_LIVE ? [] : ['e2e/comfyui/live.test.ts']),
    ],
    // Pure code runs in Node; a file that needs a document says `@vitest-environment happy-dom`.
    environment: 'node',
    // Processes, not threads: laws on time count the CPU of their own process.
    pool: 'forks',
    // Vitest keeps one core free, which on two cores doubles the time.
    maxWorkers: '100%',
    // A test says what is right, not how fast: laws over generated logs take long on a busy machine.
    testTimeout: 30_000,
    // A test that cannot run is a failure here, so none may be left focused.
    allowOnly: false,
  },
});
