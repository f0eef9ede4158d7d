import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { patchSchema } from '@/project/patch';
import { Database, VERSIONS, type DatabaseVersion } from '../database';
import { ROW_SCHEMAS } from '../rows';
import { MIGRATIONS, migrateRow, type Migration } from '.';
import { findProblems } from './bench';
import { SAMPLES } from './samples';

describe('the migrations of this page', () => {
  it('bring a sample of every table of every version to the shape of today', () => {
    const problems = findProblems({
      versions: VERSIONS,
      migrations: MIGRATIONS,
      samples: SAMPLES,
      schemas: ROW_SCHEMAS,
    });
    expect(problems).toEqual([]);
  });

  it('keep undo patches readable', () => {
    for (const [version, samples] of Object.entries(SAMPLES)) {
      const row = migrateRow('undo', samples.undo, Number(version));
      expect(patchSchema.safeParse(ROW_SCHEMAS.undo.parse(row).patch).success).toBe(true);
    }
  });
});

// A version 2 that was never shipped: titles move into `names`.
const twoVersions: readonly DatabaseVersion[] = [
  { version: 1, tables: { projects: 'id, updatedAt', settings: 'key' } },
  { version: 2, tables: { projects: 'id, updatedAt', settings: 'key' } },
];
const toTwo: Migration = {
  version: 2,
  tables: {
    settings: (row) => ({ ...(row as object), migrated: true }),
  },
};
const oneSample = { projects: SAMPLES[1]?.projects, settings: SAMPLES[1]?.settings };

describe('the bench', () => {
  const good = {
    versions: twoVersions,
    migrations: [toTwo],
    samples: { 1: oneSample, 2: oneSample },
    schemas: ROW_SCHEMAS,
  };

  it('is content with a version that has its migration and its samples', () => {
    expect(findProblems(good)).toEqual([]);
  });

  it('misses a migration, a sample, a version', () => {
    expect(findProblems({ ...good, migrations: [] })).toEqual(['Version 2 has no migration.']);
    expect(findProblems({ ...good, samples: { 1: oneSample } })).toEqual([
      'Version 2 has no sample of projects.',
      'Version 2 has no sample of settings.',
    ]);
    const astray = { ...toTwo, version: 5 };
    expect(findProblems({ ...good, migrations: [toTwo, astray] })).toEqual([
      'Migration 5 leads to no version.',
    ]);
  });

  it('sees a migration that leads elsewhere than to today', () => {
    const bad: Migration = { version: 2, tables: { settings: () => ({ nothing: 1 }) } };
    expect(findProblems({ ...good, migrations: [bad] })).toEqual([
      expect.stringContaining('The sample of settings of version 1 does not reach today'),
    ]);
  });
});

describe('a database of an older version', () => {
  it('is upgraded row by row when it is opened', async () => {
    const name = 'older';
    const old = new Database({ name, versions: twoVersions.slice(0, 1), migrations: [] });
    expect((await old.open()).ok).toBe(true);
    const settings = { key: 'settings', value: { kept: 1 } };
    await old.write('strict', ['settings'], (tables) => tables.settings.put(settings));
    old.close();

    const today = new Database({ name, versions: twoVersions, migrations: [toTwo] });
    expect((await today.open()).ok).toBe(true);
    const row = await today.read((tables) => tables.settings.get('settings'));
    expect(row).toEqual({ ok: true, value: { ...settings, migrated: true } });
    today.close();

    const tooOld = new Database({ name, versions: twoVersions.slice(0, 1), migrations: [] });
    expect(await tooOld.open()).toEqual({
      ok: false,
      failure: { kind: 'newer', found: 2, known: 1 },
    });
  });
});
