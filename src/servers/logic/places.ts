// Addresses that follow from other addresses. Pure.

/**
 * Where ComfyUI is, if it serves this page itself: packs lie under `/extensions/`, below ComfyUI's own
 * base. Undefined where the page comes from elsewhere.
 */
export function ownServer(page: {
  readonly origin: string;
  readonly pathname: string;
}): string | undefined {
  const at = page.pathname.indexOf('/extensions/');
  if (at < 0 || !/^https?:/.test(page.origin)) return undefined;
  return page.origin + page.pathname.slice(0, at);
}

export interface Door {
  readonly label: string;
  readonly url: string;
}

/** What the pod images of RunPod usually run beside ComfyUI. */
const POD_DOORS = [
  { port: 8888, label: 'Jupyter' },
  { port: 8080, label: 'File browser' },
  { port: 7777, label: 'Code' },
] as const;

/** Other doors of the same pod; none for other addresses. */
export function podDoors(address: string): readonly Door[] {
  const found = /^https:\/\/([a-z0-9]+)-(\d+)\.proxy\.runpod\.net$/.exec(address);
  const [, id, own] = found ?? [];
  if (id === undefined) return [];
  const doors: Door[] = POD_DOORS.filter(({ port }) => String(port) !== own).map(
    ({ port, label }) => ({ label, url: `https://${id}-${port}.proxy.runpod.net/` }),
  );
  return [{ label: 'Pod console', url: 'https://console.runpod.io/pods' }, ...doors];
}
