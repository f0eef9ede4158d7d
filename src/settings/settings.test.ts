// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStorage, type Storage } from '@/storage';
import { must } from '@/testing/must';
import {
  applySettings,
  DEFAULT_SETTINGS,
  readMirroredTheme,
  readSettings,
  Settings,
  settingsSchema,
} from '.';

let storage: Storage;
let count = 0;
beforeEach(async () => {
  localStorage.clear();
  storage = must(await openStorage({ name: `settings-${++count}` }));
});
afterEach(() => storage.close());

describe('applySettings', () => {
  it('merges at every depth and keeps keys that nobody knows', () => {
    const base = readSettings({
      player: { volumes: { music: 0.2 }, future: { a: 1 } },
      later: [1],
    });
    const { value, problems } = applySettings(base.value, { player: { volumes: { voice: 0.1 } } });
    expect(problems).toEqual([]);
    expect(value.player.volumes).toMatchObject({ music: 0.2, voice: 0.1 });
    expect(value).toMatchObject({ player: { future: { a: 1 } }, later: [1] });
  });

  it('names a wrong value by its path, leaves it as it was, and takes the rest', () => {
    const base = applySettings(DEFAULT_SETTINGS, { player: { textSize: 1.5 } }).value;
    const { value, problems } = applySettings(base, {
      appearance: { theme: 'light' },
      player: { textSize: 'huge', autoDelay: 3, volumes: { music: 7 } },
      accessibility: 'yes',
    });
    expect(problems.map(({ path }) => path).sort()).toEqual([
      'accessibility',
      'player.textSize',
      'player.volumes.music',
    ]);
    expect(value.appearance.theme).toBe('light');
    expect(value.player).toMatchObject({ textSize: 1.5, autoDelay: 3 });
    expect(value.player.volumes.music).toBe(DEFAULT_SETTINGS.player.volumes.music);
    expect(value.accessibility).toEqual(DEFAULT_SETTINGS.accessibility);
  });

  it('gives valid settings for whatever JSON comes in', () => {
    const section = fc.dictionary(
      fc.constantFrom('theme', 'textSize', 'volumes', 'binDays', '__proto__', 'other'),
      fc.jsonValue(),
    );
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom('appearance', 'player', 'storage', 'x'), section),
    );
    fc.assert(
      fc.property(anything, (patch) => {
        const { value } = readSettings(patch);
        expect(settingsSchema.safeParse(value).success).toBe(true);
        expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      }),
    );
  });
});

describe('Settings', () => {
  it('are stored at once and there again after a reload', async () => {
    const settings = must(await Settings.open(storage));
    expect(settings.value).toEqual(DEFAULT_SETTINGS);
    expect(settings.set({ player: { textSpeedCps: 80 } })).toEqual([]);
    expect(settings.value.player.textSpeedCps).toBe(80);
    must(await settings.settled());
    const again = must(await Settings.open(storage));
    expect(again.value.player.textSpeedCps).toBe(80);
  });

  it('survive a stored value that does not fit any more', async () => {
    must(await storage.settings.put('settings', { player: { textSize: -4, autoDelay: 2 } }));
    const settings = must(await Settings.open(storage));
    expect(settings.value.player).toMatchObject({ textSize: 1, autoDelay: 2 });
  });

  it('go out as JSON and come back the same', async () => {
    const settings = must(await Settings.open(storage));
    settings.set({ appearance: { theme: 'light' }, player: { boxOpacity: 0.5 } });
    const text = settings.exportJson();
    settings.reset();
    expect(settings.value).toEqual(DEFAULT_SETTINGS);
    expect(settings.importJson(text)).toEqual({ ok: true, value: [] });
    expect(settings.exportJson()).toBe(text);
    expect(settings.importJson('{')).toMatchObject({ ok: false, failure: { path: '' } });
    expect(settings.exportJson()).toBe(text);
  });

  it('say when they could not be stored, and hold all the same', async () => {
    const settings = must(await Settings.open(storage));
    const full = { ok: false, failure: { kind: 'quota' } } as const;
    const put = vi.spyOn(storage.settings, 'put').mockResolvedValue(full);
    settings.set({ player: { autoDelay: 9 } });
    await settings.settled();
    expect(settings.failure).toEqual({ kind: 'quota' });
    expect(settings.value.player.autoDelay).toBe(9);
    put.mockRestore();
    settings.set({ player: { autoDelay: 8 } });
    await settings.settled();
    expect(settings.failure).toBeUndefined();
  });
});

describe('the theme', () => {
  it('can be read before the database is open', async () => {
    expect(readMirroredTheme()).toBe('dark');
    const settings = must(await Settings.open(storage));
    settings.set({ appearance: { theme: 'light' } });
    expect(readMirroredTheme()).toBe('light');
  });

  it('is dark where local storage is blocked', async () => {
    const blocked = vi.spyOn(localStorageClass(), 'getItem').mockImplementation(() => {
      throw new DOMException('Blocked', 'SecurityError');
    });
    expect(readMirroredTheme()).toBe('dark');
    blocked.mockRestore();
  });
});

function localStorageClass(): typeof localStorage {
  return Object.getPrototypeOf(localStorage) as typeof localStorage;
}
