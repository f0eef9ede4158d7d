import { describe, expect, it } from 'vitest';
import { findProblems, renameScripts, toComfyPage } from './page.mjs';

/** What a build writes, one of each way in which files name each other. */
const BUILT = {
  'index.html':
    '<script src="./theme.js"></script><script type="module" crossorigin src="./assets/index-D08jM16M.js"></script>' +
    '<link rel="manifest" href="./manifest.webmanifest"><a href="./recovery.html">Recovery</a><a href="#top">Up</a>',
  'recovery.html':
    '<link rel="modulepreload" href="./assets/zip-BEVuCOC5.js"><a href="./">Back to the studio</a>',
  'theme.js': '(function () {})();',
  'share-target-sw.js': '// see src/app/shared-files.ts',
  'assets/index-D08jM16M.js':
    'm.f=["./zip-BEVuCOC5.js","./room-CX7JLJSo.css"];import{t as e}from"./zip-BEVuCOC5.js";import"./side-CDCJ-GOM.js";' +
    'await import(`./side-CDCJ-GOM.js`);new Worker(new URL(new URL(`import.worker-CSghq4lh.js`,import.meta.url)));' +
    'navigator.serviceWorker.register(`./sw.js`,{scope:`./`});files.push({name:"game.js"},"./story/theme.js.txt")',
  'assets/zip-BEVuCOC5.js': 'export const t=1;',
  'assets/side-CDCJ-GOM.js': 'import"../assets/zip-BEVuCOC5.js";',
  'assets/import.worker-CSghq4lh.js': 'self.onmessage=()=>{};',
  'assets/room-CX7JLJSo.css': '.room{background:url(../icons/icon.svg)}i{background:url(data:x)}',
  'icons/icon.svg': '<svg/>',
  'manifest.webmanifest':
    '{"start_url":"./","id":"./","icons":[{"src":"icons/icon.svg"}],"file_handlers":[{"action":"./"}],"share_target":{"action":"./share"}}',
  'sw.js':
    'importScripts("share-target-sw.js"),precache([{url:"index.html",revision:"0a"},{url:"theme.js",revision:"1b"},' +
    '{url:"assets/zip-BEVuCOC5.js",revision:null}])',
  '.vite/manifest.json': '{}',
};

function pageOf(changes: Record<string, string> = {}): Map<string, Buffer> {
  const files = Object.entries({ ...BUILT, ...changes });
  return toComfyPage(new Map(files.map(([path, text]) => [path, Buffer.from(text)])));
}

const text = (page: Map<string, Buffer>, path: string) => page.get(path)?.toString() ?? '';

describe('the page for ComfyUI', () => {
  it('has every file but what the bundler notes, and no .js', () => {
    const expected = Object.keys(BUILT).filter((path) => !path.startsWith('.vite/'));
    expect([...pageOf().keys()]).toEqual(expected.map((path) => path.replace(/\.js$/, '.mjs')));
  });

  it('names every file that it asks for', () => {
    expect(findProblems(pageOf())).toEqual([]);
  });

  it('renames imports, preloads, workers and the service worker', () => {
    const index = text(pageOf(), 'assets/index-D08jM16M.mjs');
    expect(index).toContain('from"./zip-BEVuCOC5.mjs"');
    expect(index).toContain('m.f=["./zip-BEVuCOC5.mjs","./room-CX7JLJSo.css"]');
    expect(index).toContain('import(`./side-CDCJ-GOM.mjs`)');
    expect(index).toContain('new URL(`import.worker-CSghq4lh.mjs`,import.meta.url)');
    expect(index).toContain('register(`./sw.mjs`,{scope:`./`})');
    expect(text(pageOf(), 'sw.mjs')).toContain('importScripts("share-target-sw.mjs")');
    expect(text(pageOf(), 'index.html')).toContain('src="./theme.mjs"');
  });

  it('leaves strings alone that are no script of the page', () => {
    const index = text(pageOf(), 'assets/index-D08jM16M.mjs');
    expect(index).toContain('{name:"game.js"},"./story/theme.js.txt"');
    expect(renameScripts('say("theme.js, sw.js")', new Set(['theme.js', 'sw.js']))).toBe(
      'say("theme.js, sw.js")',
    );
  });

  it('leads to index.html, since the server knows no index of a folder', () => {
    expect(text(pageOf(), 'recovery.html')).toContain('href="./index.html"');
    const manifest = JSON.parse(text(pageOf(), 'manifest.webmanifest'));
    expect(manifest.start_url).toBe('./index.html');
    expect(manifest.file_handlers).toEqual([{ action: './index.html' }]);
    expect(manifest.id).toBe('./');
  });

  it('lets the service worker see a change in a file whose name stayed', () => {
    const revisions = (page: Map<string, Buffer>) =>
      [...text(page, 'sw.mjs').matchAll(/"url":"([^"]+)","revision":"(\w{32})"/g)].map(
        ([, url, revision]) => [url, revision],
      );
    const before = revisions(pageOf());
    const after = revisions(pageOf({ 'assets/zip-BEVuCOC5.js': 'export const t=2;' }));
    expect(before.map(([url]) => url)).toEqual([
      'index.html',
      'theme.mjs',
      'assets/zip-BEVuCOC5.mjs',
    ]);
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[2]).not.toEqual(before[2]);
  });

  it('refuses a service worker whose list it cannot read, or that stores what is not there', () => {
    expect(() => pageOf({ 'sw.js': 'precache(list)' })).toThrow(/was not found/);
    expect(() => pageOf({ 'sw.js': 'precache([{url:"gone.js",revision:null}])' })).toThrow(/gone/);
  });
});

describe('its check', () => {
  it.each([
    ['a module', 'assets/side-CDCJ-GOM.js', 'import"./gone.js";'],
    ['a lazy module', 'assets/side-CDCJ-GOM.js', 'import(`./gone-CDCJ_GOM.js`)'],
    ['a preload', 'assets/side-CDCJ-GOM.js', 'm.f=["./gone-CDCJ_GOM.css"]'],
    ['a worker', 'assets/side-CDCJ-GOM.js', 'new URL(`gone.js`,import.meta.url)'],
    ['a service worker', 'assets/side-CDCJ-GOM.js', 'x.register("./gone.js")'],
    ['a script of the page', 'recovery.html', '<script src="./gone.js"></script>'],
    ['a picture', 'assets/room-CX7JLJSo.css', 'i{background:url("./gone.png")}'],
    ['an icon', 'manifest.webmanifest', '{"icons":[{"src":"gone.png"}]}'],
  ])('finds that %s is missing', (_what, path, changed) => {
    const problems = findProblems(pageOf({ [path]: changed }));
    expect(problems.filter((problem) => problem.includes('gone'))).toHaveLength(1);
  });

  it('finds a script that ComfyUI would import', () => {
    const page = pageOf();
    page.set('assets/left.js', Buffer.from(''));
    expect(findProblems(page)).toContain('assets/left.js ends in .js: ComfyUI would import it.');
  });

  it('finds that it sees nothing', () => {
    const page = new Map([...pageOf().keys()].map((path) => [path, Buffer.from('')]));
    expect(findProblems(page)).toEqual(['Only 0 references were found.']);
  });
});
