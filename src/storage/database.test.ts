import { IDBFactory, IDBKeyRange as FakeKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { Database, type DatabaseOptions, type DatabaseVersion } from './database';
import { describeFailure, failureOf, type StorageFailure } from './failure';

const one: DatabaseVersion = { version: 1, tables: { settings: 'key' } };
const two: DatabaseVersion = { version: 2, tables: { settings: 'key', jobs: 'id' } };
const KeyRange = FakeKeyRange as typeof IDBKeyRange;

function make(indexedDB: IDBFactory, versions = [one], more: DatabaseOptions = {}): Database {
  return new Database({
    name: 'x',
    indexedDB,
    IDBKeyRange: KeyRange,
    versions,
    migrations: [],
    ...more,
  });
}

/** A browser whose database dies: the next `deaths` transactions throw what WebKit throws. */
class Dying extends IDBFactory {
  deaths = 0;
  opened = 0;
  requests = 0;
  readonly durabilities = new Set<string | undefined>();

  override open(name: string, version?: number): IDBOpenDBRequest {
    const request = super.open(name, version);
    this.opened += 1;
    request.addEventListener('success', () => {
      const database = request.result;
      const begin = database.transaction.bind(database);
      database.transaction = (stores, mode, options) => {
        if (mode === 'readwrite') this.durabilities.add(options?.durability);
        if (this.deaths > 0) {
          this.deaths -= 1;
          const message =
            'Connection to Indexed Database server lost. Refresh the page to try again';
          throw new DOMException(message, 'UnknownError');
        }
        return begin(stores, mode, options);
      };
    });
    return request;
  }
}

const put = (database: Database, key: string) =>
  database.write('strict', ['settings'], async (tables) => {
    await tables.settings.put({ key, value: 1 });
  });
const list = (database: Database) =>
  database.read(async (tables) => (await tables.settings.toArray()).map(({ key }) => key));

describe('a lost connection', () => {
  it('is opened again and the work done once more', async () => {
    const factory = new Dying();
    const database = make(factory);
    await database.open();
    const before = factory.opened;
    factory.deaths = 1;
    expect(await put(database, 'a')).toEqual({ ok: true, value: undefined });
    expect(factory.opened).toBeGreaterThan(before);
    factory.deaths = 1;
    expect(await list(database)).toEqual({ ok: true, value: ['a'] });
    database.close();
  });

  it('that stays lost is a failure, and works again when the browser does', async () => {
    const factory = new Dying();
    const database = make(factory);
    await database.open();
    factory.deaths = 1000;
    expect(await put(database, 'a')).toMatchObject({
      ok: false,
      failure: { kind: 'connection-lost' },
    });
    factory.deaths = 0;
    expect((await put(database, 'b')).ok).toBe(true);
    expect(await list(database)).toEqual({ ok: true, value: ['b'] });
    database.close();
  });

  it('is noticed when the browser closes it behind our back', async () => {
    const database = make(new Dying());
    await database.open();
    await database.read(async (tables) => tables.backendDB().close());
    expect((await put(database, 'a')).ok).toBe(true);
    expect(await list(database)).toEqual({ ok: true, value: ['a'] });
    database.close();
  });
});

describe('other tabs', () => {
  it('let go when a newer page upgrades, and then say so', async () => {
    const factory = new IDBFactory();
    const old = make(factory);
    await old.open();
    let told = 0;
    old.onSuperseded(() => (told += 1));
    const fresh = make(factory, [one, two]);
    expect((await fresh.open()).ok).toBe(true);
    expect(told).toBe(1);
    expect(await put(old, 'a')).toEqual({ ok: false, failure: { kind: 'superseded' } });
    fresh.close();
  });

  it('that do not let go block the upgrade, which fails after a while', async () => {
    const factory = new IDBFactory();
    const stubborn = await new Promise<IDBDatabase>((resolve) => {
      const request = factory.open('x', 10);
      request.onupgradeneeded = () =>
        request.result.createObjectStore('settings', { keyPath: 'key' });
      request.onsuccess = () => resolve(request.result);
    });
    const fresh = make(factory, [one, two], { blockedMs: 20 });
    expect(await fresh.open()).toEqual({ ok: false, failure: { kind: 'blocked' } });
    stubborn.close();
    const again = make(factory, [one, two]);
    expect((await again.open()).ok).toBe(true);
    again.close();
  });
});

describe('writes', () => {
  it('are undone whole when something goes wrong, and bugs are thrown on', async () => {
    const database = make(new IDBFactory());
    await database.open();
    const work = database.write('strict', ['settings'], async (tables) => {
      await tables.settings.put({ key: 'half', value: 1 });
      throw new RangeError('A bug.');
    });
    await expect(work).rejects.toThrow('A bug.');
    expect(await list(database)).toEqual({ ok: true, value: [] });
    database.close();
  });

  it('wait for the disk when they are strict', async () => {
    const factory = new Dying();
    const database = make(factory);
    await database.open();
    await put(database, 'a');
    expect([...factory.durabilities]).toEqual(['strict']);
    await database.write('relaxed', ['settings'], (tables) =>
      tables.settings.put({ key: 'b', value: 1 }),
    );
    expect([...factory.durabilities]).toEqual(['strict', 'relaxed']);
    database.close();
  });
});

describe('failureOf', () => {
  it('finds a full disk wherever it hides', () => {
    const full = new DOMException('', 'QuotaExceededError');
    const quota = { kind: 'quota' };
    expect(failureOf(full)).toEqual(quota);
    expect(failureOf({ name: 'AbortError', message: '', inner: full })).toEqual(quota);
    expect(failureOf({ name: 'BulkError', message: '', failures: [full] })).toEqual(quota);
  });

  it('knows a private window and a dead connection, and leaves bugs alone', () => {
    expect(
      failureOf({
        name: 'OpenFailedError',
        message: 'x',
        inner: { name: 'MissingAPIError', message: 'y' },
      }),
    ).toMatchObject({ kind: 'unavailable' });
    expect(failureOf(new DOMException('', 'InvalidStateError'))).toMatchObject({
      kind: 'connection-lost',
    });
    expect(failureOf(new TypeError('x is undefined'))).toBeUndefined();
    expect(failureOf('text')).toBeUndefined();
  });
});

describe('describeFailure', () => {
  const all: StorageFailure[] = [
    { kind: 'unavailable', message: 'm' },
    { kind: 'blocked' },
    { kind: 'newer', found: 2, known: 1 },
    { kind: 'superseded' },
    { kind: 'connection-lost', message: 'm' },
    { kind: 'quota' },
    { kind: 'not-kept' },
    { kind: 'damaged', table: 't', key: 'k', why: 'w' },
    { kind: 'missing', what: 'scene' },
  ];

  it('has words of its own for every kind', () => {
    const titles = all.map((failure) => describeFailure(failure).title);
    expect(new Set(titles).size).toBe(all.length);
    for (const failure of all) expect(describeFailure(failure).hint.length).toBeGreaterThan(20);
  });
});
