// Files that another app shared with this one. public/share-target-sw.js puts them into a cache.

const CACHE = 'shared-files';

/** True when the page was opened by a share. */
export function wasShared(search: string): boolean {
  return new URLSearchParams(search).has('share');
}

/** Takes the shared files out of their cache: they are handed over once. */
export async function takeShared(): Promise<File[]> {
  if (!('caches' in globalThis)) return [];
  const cache = await caches.open(CACHE);
  const files: File[] = [];
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    if (response) {
      const name = decodeURIComponent(response.headers.get('x-file-name') ?? 'shared.txt');
      const type = response.headers.get('content-type') ?? '';
      files.push(new File([await response.blob()], name, { type }));
    }
    await cache.delete(request);
  }
  return files;
}
