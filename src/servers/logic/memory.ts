// Memory as graphics cards are sold: a "24 GB" card has 24 × 2^30 bytes. Pure.

/** "11.2 GB", "512 MB"; "unknown" for nothing. */
export function formatMemory(bytes: number): string {
  if (!Number.isFinite(bytes) || bytes <= 0) return 'unknown';
  const mega = bytes / 2 ** 20;
  if (mega < 1000) return `${Math.round(mega)} MB`;
  return `${(bytes / 2 ** 30).toFixed(1).replace(/\.0$/, '')} GB`;
}

/** How full it is, from 0 to 1; undefined where the numbers make no sense. */
export function usedShare(free: number, total: number): number | undefined {
  if (!(total > 0) || !(free >= 0)) return undefined;
  return Math.min(1, Math.max(0, 1 - free / total));
}

/** "cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync" is "NVIDIA GeForce RTX 4090" to its owner. */
export function deviceName(name: string): string {
  const short = name
    .replace(/^[a-z]+(?::\d+)?\s+(?=\S)/, '')
    .replace(/\s+:\s+\w+$/, '')
    .trim();
  return short === '' ? name : short.slice(0, 80);
}
