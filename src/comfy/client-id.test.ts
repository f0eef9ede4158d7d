import { describe, expect, it } from 'vitest';
import { createClientId, randomUuid, type ClientIdParts } from './client-id';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function storage(initial?: string) {
  const rows = new Map<string, string>();
  if (initial !== undefined) rows.set('comfyvn-client-id', initial);
  return {
    rows,
    getItem: (key: string) => rows.get(key) ?? null,
    setItem: (key: string, value: string) => void rows.set(key, value),
  };
}

/** Locks of one browser: a name is held for ever, a waiting request ends with its signal. */
function locks(): NonNullable<ClientIdParts['locks']> {
  const held = new Set<string>();
  const request = (name: string, options: LockOptions, work: (lock: unknown) => unknown) => {
    if (!held.has(name)) {
      held.add(name);
      return Promise.resolve(work({ name }));
    }
    return new Promise((_resolve, reject) => {
      options.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    });
  };
  return { request: request as LockManager['request'] };
}

describe('the id of a tab', () => {
  it('is a UUID in lower case, and stays over a reload', async () => {
    const kept = storage();
    const id = await createClientId({ storage: kept, locks: locks(), crypto });
    expect(id).toMatch(UUID);
    // A reload: the old page's locks are gone.
    expect(await createClientId({ storage: kept, locks: locks(), crypto })).toBe(id);
  });

  it('is another one in a duplicated tab, which copies the storage', async () => {
    const shared = locks();
    const id = await createClientId({ storage: storage(), locks: shared, crypto });
    const copy = storage(id);
    const other = await createClientId({ storage: copy, locks: shared, crypto });
    expect(other).toMatch(UUID);
    expect(other).not.toBe(id);
    expect([...copy.rows.values()]).toEqual([other]);
  });

  it('works without storage, without locks, and with both broken', async () => {
    expect(await createClientId({})).toMatch(UUID);
    const broken = {
      storage: {
        getItem: () => {
          throw new DOMException('', 'SecurityError');
        },
        setItem: () => {
          throw new DOMException('', 'QuotaExceededError');
        },
      },
      locks: { request: () => Promise.reject(new DOMException('', 'SecurityError')) },
    };
    expect(await createClientId(broken as unknown as ClientIdParts)).toMatch(UUID);
  });

  it('does not keep what is no id', async () => {
    const odd = storage('<b>not an id</b>');
    expect(await createClientId({ storage: odd, crypto })).toMatch(UUID);
    expect([...odd.rows.values()][0]).toMatch(UUID);
  });

  it('needs no secure context', () => {
    const bytes = { getRandomValues: <T>(array: T) => array };
    expect(randomUuid(bytes as Pick<Crypto, 'getRandomValues'>)).toBe(
      '00000000-0000-4000-8000-000000000000',
    );
    expect(randomUuid()).toMatch(UUID);
  });
});
