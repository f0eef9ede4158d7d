import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assetIdSchema, projectSchema, sceneIdSchema, type Beat, type ProjectId } from '@/story';
import { must } from '@/testing/must';
import { openStorage, type Storage } from '.';
import { makeBeats, makeHeads, makeProject } from './test-rows';
import { makeReady } from '@/testing/ready-draft';

let storage: Storage;
let count = 0;
beforeEach(async () => {
  const opened = await openStorage({ name: `storage-${++count}` });
  if (!opened.ok) throw new Error(opened.failure.kind);
  storage = opened.value;
});
afterEach(() => storage.close());

const scene = (n: number) => sceneIdSchema.parse(`scene-${n}`);

describe('from draft to project', () => {
  async function readDraft(hash = 'a'.repeat(64)): Promise<ProjectId> {
    const row = must(
      await storage.imports.begin({ files: [{ name: 'log.jsonl', bytes: 10, hash }] }),
    );
    must(
      await storage.scenes.putMany(
        row.projectId,
        makeHeads(3).map(({ id }) => ({ id, beats: makeBeats(id, 2) })),
      ),
    );
    await makeReady(storage, row.projectId, 3);
    return row.projectId;
  }

  it('makes the project row last, with the outline, and ends the draft', async () => {
    const id = await readDraft();
    expect(must(await storage.projects.list())).toEqual([]);
    const project = must(await storage.createProjectFromDraft(id, { title: ' The tide ' }));
    expect(project).toMatchObject({ id, title: 'The tide', player: 'sora' });
    const opened = must(await storage.projects.open(id));
    expect(opened.outline.scenes).toHaveLength(3);
    expect(opened.isNewer).toBe(false);
    expect(must(await storage.imports.list())).toEqual([]);
    const scenes = must(await storage.scenes.getMany(id, [scene(0), scene(2), scene(9)]));
    expect([...scenes.keys()]).toEqual(['scene-0', 'scene-2']);
  });

  it('gives the project the tags of the draft, with what is hidden in the log hidden in them', async () => {
    const id = await readDraft();
    const { rules } = must(await storage.imports.get(id))!;
    const details = [{ kind: 'words', find: 'Quillon', replace: 'Tam' } as const];
    const hiding = { ...rules, privacy: { ...rules.privacy, details } };
    const tags = ['Quillon 2024', 'sea', 'Sea'];
    must(await storage.imports.update(id, { tags, rules: hiding }));
    const project = must(await storage.createProjectFromDraft(id, { title: '' }));
    expect(project.tags).toEqual(['Tam 2024', 'sea']);
  });

  it('keeps the tags of a new draft', async () => {
    const row = must(await storage.imports.begin({ files: [], tags: ['a', 'A', ' b '] }));
    expect(must(await storage.imports.get(row.projectId))?.tags).toEqual(['a', 'b']);
    expect(must(await storage.imports.begin({ files: [] })).tags).toBeUndefined();
  });

  it('lists drafts as they are, and those that did not change as the very same values', async () => {
    const [a, b] = [await readDraft(), await readDraft()];
    const list = async () =>
      new Map(must(await storage.imports.list()).map((row) => [row.projectId, row]));
    await list();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const before = await list();
    must(await storage.imports.update(a, { tags: ['one'] }));
    expect((await list()).get(a)?.tags).toEqual(['one']);
    // Within the same tick of the clock, perhaps.
    must(await storage.imports.update(a, { tags: ['two'] }));
    const after = await list();
    expect(after.get(a)?.tags).toEqual(['two']);
    expect(after.get(b)).toBe(before.get(b));
    must(await storage.imports.throwAway(b));
    expect([...(await list()).keys()]).toEqual([a]);
  });

  it('changes nothing when the draft is not finished', async () => {
    const row = must(await storage.imports.begin({ files: [] }));
    const made = await storage.createProjectFromDraft(row.projectId, { title: 'x' });
    expect(made).toMatchObject({ ok: false, failure: { kind: 'missing' } });
    expect(must(await storage.projects.listIds())).toEqual([]);
    expect(must(await storage.imports.list())).toHaveLength(1);
  });

  it('lists an import whose tab was closed, and throws it away with its scenes', async () => {
    const row = must(await storage.imports.begin({ files: [{ name: 'a.txt', bytes: 1 }] }));
    must(await storage.scenes.putMany(row.projectId, [{ id: scene(0), beats: [] }]));
    const held = must(
      await storage.imports.listInterrupted((name) => name.endsWith(row.projectId)),
    );
    expect(held).toEqual([]);
    const left = must(await storage.imports.listInterrupted(() => false));
    expect(left.map(({ projectId }) => projectId)).toEqual([row.projectId]);
    expect(must(await storage.imports.listInterrupted(undefined, Date.now() + 5_000))).toEqual([]);
    expect(
      must(await storage.imports.listInterrupted(undefined, Date.now() + 60_000)),
    ).toHaveLength(1);
    must(await storage.imports.throwAway(row.projectId));
    expect(must(await storage.scenes.listIds(row.projectId))).toEqual([]);
    expect(must(await storage.imports.list())).toEqual([]);
  });

  it('finds what was made of the same bytes', async () => {
    const hash = 'b'.repeat(64);
    const id = await readDraft(hash);
    expect(must(await storage.imports.findImportsOf(hash))).toMatchObject([
      { projectId: id, isProject: false },
    ]);
    const draft = must(await storage.imports.get(id));
    const source = {
      id: 'log',
      fileName: 'log.jsonl',
      asset: assetIdSchema.parse(hash),
      bytes: 10,
      format: 'sillytavern',
      rules: draft?.rules,
      importedAt: 1,
    };
    const sources = projectSchema.shape.sources.parse([source]);
    must(await storage.imports.update(id, { sources }));
    must(await storage.createProjectFromDraft(id, { title: 'Tide' }));
    must(await storage.projects.moveToBin(id));
    expect(must(await storage.imports.findImportsOf(hash))).toMatchObject([
      { projectId: id, title: 'Tide', isProject: true, inBin: true },
    ]);
    expect(must(await storage.imports.findImportsOf('c'.repeat(64)))).toEqual([]);
  });
});

describe('tags', () => {
  it('are changed beside an open story, which does not put the old ones back', async () => {
    const project = makeProject('open');
    must(await storage.projects.save({ project }));
    const { updatedAt } = must(await storage.projects.get(project.id));
    must(await storage.projects.setTags(project.id, ['sea', ' SEA ', 'night']));
    const tagged = must(await storage.projects.get(project.id));
    expect(tagged).toMatchObject({ tags: ['sea', 'night'], updatedAt });
    must(await storage.projects.save({ project: { ...project, title: 'New' } }));
    const saved = must(await storage.projects.get(project.id));
    expect(saved).toMatchObject({ title: 'New', tags: ['sea', 'night'] });
    must(await storage.projects.setTags(project.id, []));
    expect(must(await storage.projects.get(project.id)).tags).toEqual([]);
  });

  it('of a row from before there were any are none, and odd ones are made to fit', async () => {
    const { tags: _tags, ...old } = makeProject('old');
    const odd = { ...makeProject('odd'), tags: Array.from({ length: 50 }, (_, i) => ` t${i} `) };
    for (const project of [old as typeof odd, odd]) {
      must(await storage.projects.save({ project }));
    }
    const [first, second] = must(await storage.projects.list()).sort((a, b) =>
      b.id.localeCompare(a.id),
    );
    expect(first?.tags).toEqual([]);
    expect(second?.tags).toHaveLength(20);
    expect(second?.tags[0]).toBe('t0');
  });
});

describe('the bin', () => {
  it('holds a project for thirty days and gives it back unchanged', async () => {
    const project = makeProject('kept');
    must(await storage.projects.save({ project }));
    const before = must(await storage.projects.get(project.id));
    must(await storage.projects.moveToBin(project.id));
    expect(must(await storage.projects.list())).toEqual([]);
    expect(must(await storage.projects.listBin())).toHaveLength(1);
    must(await storage.projects.restoreFromBin(project.id));
    expect(must(await storage.projects.get(project.id))).toEqual(before);
  });

  it('is emptied of what is older, rows of every table included', async () => {
    const [old, young] = [makeProject('old'), makeProject('young')];
    for (const project of [old, young]) {
      const scenes = new Map([[scene(0), makeBeats(scene(0), 1)]]);
      must(await storage.projects.save({ project, scenes }));
      must(await storage.projects.moveToBin(project.id));
    }
    must(await storage.projects.restoreFromBin(young.id));
    const later = Date.now() + 31 * 86_400_000;
    expect(must(await storage.projects.purgeBin(Date.now() + 29 * 86_400_000))).toEqual([]);
    expect(must(await storage.projects.purgeBin(later))).toEqual([old.title]);
    expect(must(await storage.scenes.listIds(old.id))).toEqual([]);
    expect(must(await storage.scenes.listIds(young.id))).toEqual(['scene-0']);
  });
});

describe('rows', () => {
  it('keep keys that this version does not know, and the order of all keys', async () => {
    const odd = JSON.parse(
      '{"text":"Hello.","future":{"deep":[1]},"kind":"say","who":null,"id":"b1","mode":"speech"}',
    ) as Beat;
    const project = makeProject('odd');
    must(await storage.projects.save({ project, scenes: new Map([[scene(1), [odd]]]) }));
    const back = must(await storage.scenes.getMany(project.id, [scene(1)]));
    expect(JSON.stringify(back.get(scene(1)))).toBe(JSON.stringify([odd]));
  });

  it('that are damaged hide no others and are named', async () => {
    must(await storage.projects.save({ project: makeProject('good') }));
    const broken = { ...makeProject('broken'), title: 7 } as unknown as ReturnType<
      typeof makeProject
    >;
    must(await storage.projects.save({ project: broken }));
    expect(must(await storage.projects.list()).map(({ id }) => id)).toEqual(['good']);
    expect(must(await storage.projects.listDamaged())).toMatchObject([
      { kind: 'damaged', table: 'projects', key: 'broken' },
    ]);
    expect(must(await storage.projects.listIds())).toEqual(['broken', 'good']);
    const one = await storage.projects.get(broken.id);
    expect(one).toMatchObject({ ok: false, failure: { kind: 'damaged', why: /title/ } });
  });

  it('of a newer version are shown as notes, and the project says so', async () => {
    const project = { ...makeProject('newer'), storyVersion: 9 };
    const beats = [{ id: 'm', kind: 'hologram', glow: 3 }] as unknown as Beat[];
    must(await storage.projects.save({ project, scenes: new Map([[scene(0), beats]]) }));
    const strict = await storage.scenes.getMany(project.id, [scene(0)]);
    expect(strict).toMatchObject({ ok: false, failure: { kind: 'damaged' } });
    const read = must(await storage.scenes.getMany(project.id, [scene(0)], 9));
    expect(read.get(scene(0))).toMatchObject([{ id: 'm', kind: 'note' }]);
  });
});
