// Reads every import, in .ts and in .svelte files, and holds them against the table in README.md.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname);
const ROOMS = ['library', 'import', 'script', 'cast', 'world', 'art', 'play', 'export', 'servers'];
const GROUND = [
  'storage',
  'stage',
  'painter',
  'canvas',
  'comfy',
  'workflows',
  'story',
  'ui',
  'lib',
];
const SERVICES = ['jobs', 'project', 'settings'];

/** Folder → what it may import besides itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  lib: [],
  story: ['lib'],
  ui: ['lib'],
  stage: ['story', 'lib'],
  painter: ['story', 'lib'],
  canvas: ['lib'],
  comfy: ['lib'],
  workflows: ['comfy', 'lib'],
  storage: ['story', 'lib'],
  ...Object.fromEntries(SERVICES.map((name) => [name, GROUND])),
  ...Object.fromEntries(ROOMS.map((name) => [name, [...SERVICES, ...GROUND]])),
  app: [...ROOMS, ...SERVICES, ...GROUND],
};

/** Outside libraries that have one home each. */
const HOMES: readonly (readonly [library: RegExp, home: RegExp])[] = [
  [/^dexie$/, /^storage\//],
  [/^comlink$/, /^lib\/worker-client\.ts$|\.worker\.ts$/],
  [/^jszip$/, /^lib\/archive-reader\.ts$|\.test\.ts$/],
];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isLazy: boolean;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesBelow(path);
    return /\.(ts|svelte)$/.test(name) ? [path] : [];
  });
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const from = relative(ROOT, path);
  const fixed = [...text.matchAll(/(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]/g)];
  const bare = [...text.matchAll(/import\s*['"]([^'"]+)['"]/g)];
  const lazy = [...text.matchAll(/import\(\s*['"]([^'"]+)['"]\s*\)/g)];
  const workers = [...text.matchAll(/new URL\(\s*['"]([^'"]+)['"]\s*,\s*import\.meta\.url/g)];
  return [
    ...[...fixed, ...bare].map((match) => ({ from, to: match[1] ?? '', isLazy: false })),
    ...[...lazy, ...workers].map((match) => ({ from, to: match[1] ?? '', isLazy: true })),
  ];
}

const files = filesBelow(ROOT);
const isTest = (path: string) =>
  /\.test\.ts$|\/testing\.ts$/.test(path) || path.startsWith('testing/');
const imports = files.flatMap(importsOf);
/** Paths inside src, wherever they are written from. */
const inner = imports.flatMap((one) => {
  if (one.to.startsWith('@/')) return [{ ...one, to: one.to.slice(2) }];
  if (!one.to.startsWith('.')) return [];
  return [{ ...one, to: relative(ROOT, join(ROOT, one.from, '..', one.to)) }];
});

describe('the house', () => {
  it('has files to read', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(inner.length).toBeGreaterThan(100);
  });

  it('imports only downwards, and no room imports another', () => {
    const faults = inner
      .filter(({ from }) => !isTest(from) && from.includes('/'))
      .filter(({ from, to }) => {
        const folder = from.split('/')[0] ?? '';
        const target = to.split('/')[0] ?? '';
        return target !== folder && !(MAY_IMPORT[folder] ?? []).includes(target);
      })
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(faults).toEqual([]);
  });

  it('knows every folder', () => {
    const folders = new Set(
      files
        .map((path) => relative(ROOT, path))
        .flatMap((path) => path.split('/').slice(0, -1)[0] ?? []),
    );
    folders.delete('testing');
    expect([...folders].filter((folder) => !(folder in MAY_IMPORT))).toEqual([]);
  });

  it('lets the shell reach rooms only lazily and through their index', () => {
    const faults = inner
      .filter(({ from }) => from.startsWith('app/') && !isTest(from))
      .filter(({ to }) => ROOMS.includes(to.split('/')[0] ?? ''))
      .filter(({ to, isLazy }) => !isLazy || to.split('/').length > 1)
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(faults).toEqual([]);
  });

  it('keeps each outside library in its home', () => {
    const faults = imports
      .filter(({ from }) => !isTest(from))
      .filter(({ from, to }) =>
        HOMES.some(([library, home]) => library.test(to) && !home.test(from)),
      )
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(faults).toEqual([]);
  });

  it('keeps test helpers out of what ships', () => {
    const faults = inner
      .filter(({ from, to }) => !isTest(from) && to.startsWith('testing/'))
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(faults).toEqual([]);
  });
});
