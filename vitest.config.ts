import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
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
    // A test that cannot run is a failure here, so none may be left focused.
    allowOnly: false,
  },
});
