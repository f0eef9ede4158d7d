import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(here('./package.json'), 'utf8')) as { version: string };

// Zod compiles schemas with `new Function` unless told not to, which the page's
// Content-Security-Policy refuses. It must know before the first schema is made, and the order of
// chunks is the bundler's: so every chunk of a worker says it first. main.ts does it for the page.
const ZOD_WITHOUT_EVAL = 'globalThis.__zod_globalConfig ??= { jitless: true };';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const ODT = 'application/vnd.oasis.opendocument.text';

export default defineConfig({
  // The build must work under any sub-path of a static host.
  base: './',
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [
    svelte(),
    listModules(),
    VitePWA({
      strategies: 'generateSW',
      // An update waits until the user says so; app/updates.svelte.ts registers and asks.
      registerType: 'prompt',
      injectRegister: null,
      filename: 'sw.js',
      manifest: {
        id: './',
        name: 'ComfyVN Studio',
        short_name: 'ComfyVN',
        description: 'Turns roleplay logs into visual novels, in your browser alone.',
        start_url: './',
        scope: './',
        display: 'standalone',
        background_color: '#121419',
        theme_color: '#121419',
        categories: ['entertainment', 'productivity'],
        icons: [
          { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          {
            src: 'icons/maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
        launch_handler: { client_mode: 'focus-existing' },
        file_handlers: [
          {
            action: './',
            accept: {
              'application/x-ndjson': ['.jsonl'],
              'application/json': ['.json'],
              'text/plain': ['.txt'],
              'text/markdown': ['.md'],
              [DOCX]: ['.docx'],
              [ODT]: ['.odt'],
              'application/rtf': ['.rtf'],
              'application/epub+zip': ['.epub'],
              'image/png': ['.png'],
              'application/zip': ['.zip'],
              'application/x-comfyvn': ['.comfyvn'],
            },
          },
        ],
        share_target: {
          action: './share',
          method: 'POST',
          enctype: 'multipart/form-data',
          params: {
            title: 'title',
            text: 'text',
            url: 'url',
            files: [
              {
                name: 'files',
                accept: [
                  'text/plain',
                  'text/markdown',
                  'application/json',
                  'application/zip',
                  DOCX,
                  ODT,
                  'application/rtf',
                  'text/rtf',
                  'application/epub+zip',
                  'image/png',
                  '.txt',
                  '.md',
                  '.json',
                  '.jsonl',
                  '.zip',
                  '.docx',
                  '.odt',
                  '.rtf',
                  '.epub',
                  '.png',
                  '.comfyvn',
                ],
              },
            ],
          },
        },
      },
      workbox: {
        globPatterns: ['**/*'],
        globIgnores: ['sw.js', 'share-target-sw.js', 'workbox-*.js', '**/*.map', '.vite/**'],
        maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
        navigateFallback: 'index.html',
        importScripts: ['share-target-sw.js'],
        cleanupOutdatedCaches: true,
        inlineWorkboxRuntime: true,
      },
    }),
  ],
  resolve: { alias: { '@': here('./src') } },
  worker: {
    format: 'es',
    rolldownOptions: { output: { banner: ZOD_WITHOUT_EVAL } },
  },
  build: {
    target: 'es2023',
    sourcemap: false,
    manifest: true,
    // Every browser that has ES2023 has modulepreload.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: here('./index.html'), recovery: here('./recovery.html') },
    },
  },
});

/** Writes which modules each chunk is made of, for tools/check-bundle.mjs. */
function listModules(): Plugin {
  return {
    name: 'list-modules',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle)
        .filter((output) => output.type === 'chunk')
        .map((chunk) => [
          chunk.fileName,
          Object.keys(chunk.modules).map((id) => relative(here('.'), id).replaceAll('\\', '/')),
        ]);
      this.emitFile({
        type: 'asset',
        fileName: '.vite/modules.json',
        source: JSON.stringify(Object.fromEntries(chunks), null, 1),
      });
    },
  };
}
