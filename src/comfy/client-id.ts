// One socket id per tab. The server keeps one socket per id and the newest wins, so a duplicated tab, which
// copies sessionStorage, must get another.

const STORAGE_KEY = 'comfyvn-client-id';
/** A reload may start before the old page has let go of its lock. */
const RELOAD_GRACE_MS = 300;

export interface ClientIdParts {
  readonly storage?: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  readonly locks?: Pick<LockManager, 'request'> | undefined;
  readonly crypto?: Pick<Crypto, 'getRandomValues'> | undefined;
}

/** The tab's id, held by a Web Lock until the tab is gone. Works without storage and without locks. */
export async function createClientId(parts: ClientIdParts = browserParts()): Promise<string> {
  const kept = readKept(parts.storage);
  if (kept !== undefined && (await hold(kept, parts.locks))) return kept;
  const id = randomUuid(parts.crypto);
  await hold(id, parts.locks);
  try {
    parts.storage?.setItem(STORAGE_KEY, id);
  } catch {
    // Storage is full or switched off: the id lasts until the reload, after which jobs are found by asking.
  }
  return id;
}

/** UUID version 4, lower case. `crypto.randomUUID` is missing on plain http from another machine. */
export function randomUuid(source: Pick<Crypto, 'getRandomValues'> = globalThis.crypto): string {
  const bytes = source.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [8, 12, 16, 20, 32].map((end, i) => hex.slice([0, 8, 12, 16, 20][i], end)).join('-');
}

function readKept(storage: ClientIdParts['storage']): string | undefined {
  try {
    const kept = storage?.getItem(STORAGE_KEY);
    return kept && /^[0-9a-f-]{36}$/.test(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** False when another tab holds the id. */
async function hold(id: string, locks: ClientIdParts['locks']): Promise<boolean> {
  if (!locks) return true;
  return new Promise((resolve) => {
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(), RELOAD_GRACE_MS);
    locks
      .request(`comfyvn-client:${id}`, { signal: waiting.signal }, () => {
        clearTimeout(timer);
        resolve(true);
        // Held until the page is gone.
        return new Promise<void>(() => undefined);
      })
      .catch((reason: unknown) => {
        clearTimeout(timer);
        // Locks that are switched off (SecurityError in some private windows) are no other tab.
        resolve(!(reason instanceof DOMException && reason.name === 'AbortError'));
      });
  });
}

function browserParts(): ClientIdParts {
  let storage: Storage | undefined;
  try {
    // Reading the property throws where cookies are blocked.
    storage = globalThis.sessionStorage;
  } catch {
    storage = undefined;
  }
  return { storage, locks: globalThis.navigator?.locks, crypto: globalThis.crypto };
}
