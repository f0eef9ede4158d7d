import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { readProjectArchive } from '@/project/archive';
import { openStorage, type Storage } from '@/storage';
import { projectSchema, type ProjectId } from '@/story';
import { makeBeats, makeHeads } from '@/storage/test-rows';
import { makeReady } from '@/testing/ready-draft';
import { must } from '@/testing/must';
import { exportRaw } from './export-raw';
import { listProjects, openExisting } from './raw-database';

const LOG = '{"name":"Mio","mes":"The lantern is lit."}\n';
let count = 0;

/** Twelve scenes, so that their order on disk (by id) is not that of the story. */
async function makeProject(storage: Storage): Promise<ProjectId> {
  const about = { name: 'lantern.jsonl', origin: { by: 'import' as const } };
  const asset = must(await storage.assets.ingest(new Blob([LOG]), about));
  const { projectId } = must(await storage.imports.begin({ files: [] }));
  const rows = makeHeads(12).map(({ id }) => ({ id, beats: makeBeats(id, 2) }));
  must(await storage.scenes.putMany(projectId, rows));
  const sources = projectSchema.shape.sources.parse([
    {
      id: 'log',
      fileName: asset.name,
      asset: asset.id,
      bytes: asset.size,
      format: 'sillytavern',
      rules: {},
      importedAt: 5,
    },
  ]);
  await makeReady(storage, projectId, 12, { sources });
  must(await storage.createProjectFromDraft(projectId, { title: 'Lantern tide' }));
  return projectId;
}

async function openNew(): Promise<{ storage: Storage; name: string }> {
  const name = `recovery-${count++}`;
  return { storage: must(await openStorage({ name })), name };
}

describe('the recovery page', () => {
  let storage: Storage;
  let name: string;
  let id: ProjectId;

  beforeEach(async () => {
    ({ storage, name } = await openNew());
    id = await makeProject(storage);
  });

  it('makes no database where there is none', async () => {
    expect(await openExisting(indexedDB, 'nobody-home')).toBeUndefined();
    const names = (await indexedDB.databases()).map((database) => database.name);
    expect(names).not.toContain('nobody-home');
  });

  it('lists projects in the bin and rows that the app cannot read', async () => {
    await storage.projects.moveToBin(id);
    must(await storage.raw.put({ projects: [{ id: 'odd', title: 7 }] }));
    const database = await openExisting(indexedDB, name);
    if (!database) throw new Error('The database is there.');
    const found = await listProjects(database);
    expect(found.map(({ id, inBin }) => ({ id, inBin }))).toEqual([
      { id, inBin: true },
      { id: 'odd', inBin: false },
    ]);
    expect(found[1]?.title).toMatch(/^Project \d$/);
    database.close();
  });

  it('saves an archive that the app reads back, pictures and logs included', async () => {
    const database = await openExisting(indexedDB, name);
    if (!database) throw new Error('The database is there.');
    const [project] = await listProjects(database);
    if (!project) throw new Error('The project is there.');
    const { blob, problems } = await exportRaw(database, project);
    database.close();
    expect(problems).toEqual([]);

    const there = (await openNew()).storage;
    expect(must(await readProjectArchive(there, blob)).diagnostics).toEqual([]);
    const before = must(await storage.projects.open(id));
    expect(must(await there.projects.open(id))).toEqual(before);
    const scenes = before.outline.scenes.map((scene) => scene.id);
    expect(scenes.length).toBeGreaterThan(0);
    expect(await there.scenes.getMany(id, scenes)).toEqual(
      await storage.scenes.getMany(id, scenes),
    );
    const asset = before.project.sources[0]?.asset;
    if (!asset) throw new Error('The project has a source.');
    expect(await must(await there.assets.blobOf(asset)).text()).toBe(LOG);
  });
});
