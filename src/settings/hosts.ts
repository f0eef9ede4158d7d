// Which hosts the page has called, from the browser's own list of what was loaded. Pure.

export interface CalledHost {
  readonly host: string;
  readonly isOwn: boolean;
  readonly requests: number;
  /** Bytes over the network; 0 for what came from a cache. */
  readonly bytes: number;
}

export interface LoadedResource {
  readonly name: string;
  readonly transferSize?: number;
}

/** Our own host first, then the others by name. Blobs and data never leave the page and are no calls. */
export function listHosts(resources: readonly LoadedResource[], ownOrigin: string): CalledHost[] {
  const hosts = new Map<string, CalledHost>();
  for (const { name, transferSize = 0 } of resources) {
    if (!URL.canParse(name)) continue;
    const url = new URL(name);
    if (!/^(https?|wss?):$/.test(url.protocol)) continue;
    const before = hosts.get(url.host);
    hosts.set(url.host, {
      host: url.host,
      isOwn: url.origin === ownOrigin,
      requests: (before?.requests ?? 0) + 1,
      bytes: (before?.bytes ?? 0) + transferSize,
    });
  }
  return [...hosts.values()].sort(
    (a, b) => Number(b.isOwn) - Number(a.isOwn) || a.host.localeCompare(b.host),
  );
}
