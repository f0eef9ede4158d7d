import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    include: ['src/**/*.test.ts', 'tools/**/*.test.ts', 'e2e/comfyui/**/*.test.ts'],
    // Pure code runs in Node; a file that needs a document says `@vitest-environment happy-dom`.
    environment: 'node',
    // A test that cannot run is a failure here, so none may be left focused.
    allowOnly: false,
  },
});
