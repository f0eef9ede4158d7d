import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStorage, type Storage } from '@/storage';
import { makeBeats, makeDraft, makeHeads, makeProject } from '@/storage/test-rows';
import { type ProjectId, type Shot } from '@/story';
import { must } from '@/testing/must';
import { dryRun, exportProject, type ExportRequest, type ExportServices } from './run-export';
import { OPTIONS, paintedPictures, quietContext } from './testing';

const id = 'p1' as ProjectId;
const draft = makeDraft(3);
const heads = makeHeads(3);
const request: ExportRequest = { projectId: id, target: 'renpy', options: OPTIONS };
let storage: Storage;
let services: ExportServices;
let count = 0;
let drawn = 0;

beforeEach(async () => {
  storage = must(await openStorage({ name: `export-${++count}` }));
  must(
    await storage.projects.save({
      project: makeProject(id),
      outline: {
        projectId: id,
        characters: draft.characters.slice(),
        world: draft.world,
        scenes: heads.slice(),
      },
      scenes: new Map(heads.map((head) => [head.id, makeBeats(head.id, 2)])),
    }),
  );
  const source = paintedPictures();
  services = {
    storage,
    painted: new Map(),
    now: () => 1,
    paint: async (spec) => {
      drawn += 1;
      const shot: Shot =
        spec.kind === 'background'
          ? { kind: 'background', place: spec.place?.id, light: spec.light, weather: spec.weather }
          : { kind: 'sprite', who: spec.character.id, expression: spec.expression };
      return (await source.picture(shot))?.blob;
    },
  };
});
afterEach(() => storage.close());

const changesIn = (files: readonly { path: string; status: string; kind: string }[]) =>
  files.filter(({ status, kind }) => status !== 'unchanged' && kind === 'script');

describe('an export of a stored project', () => {
  it('is new at first, and unchanged when nothing changed', async () => {
    const first = must(await dryRun(request, services, quietContext()));
    expect(first.isReExport).toBe(false);
    expect(first.totals).toMatchObject({ changed: 0, unchanged: 0, removed: 0 });
    expect(first.missingArt.length).toBeGreaterThan(0);
    must(await exportProject(request, services, quietContext()));
    const again = must(await dryRun(request, services, quietContext()));
    expect(again.isReExport).toBe(true);
    expect(again.totals).toMatchObject({ new: 0, removed: 0, kept: 1 });
  });

  it('draws nothing again for the download after a dry run', async () => {
    drawn = 0;
    must(await dryRun(request, services, quietContext()));
    const once = drawn;
    expect(once).toBeGreaterThan(0);
    must(await exportProject(request, services, quietContext()));
    expect(drawn).toBe(once);
  });

  it('shows exactly one changed script when one line changes', async () => {
    must(await exportProject(request, services, quietContext()));
    const scene = heads[1]!.id;
    const [beat, ...rest] = makeBeats(scene, 2);
    const edited = [{ ...beat!, text: 'Another line.' }, ...rest] as ReturnType<typeof makeBeats>;
    const { project } = must(await storage.projects.open(id));
    must(await storage.projects.save({ project, scenes: new Map([[scene, edited]]) }));
    const report = must(await dryRun(request, services, quietContext()));
    const changed = changesIn(report.files);
    expect(changed.map(({ path, status }) => [path, status])).toEqual([
      ['test/game/scenes/scene_002_scene_2.rpy', 'changed'],
    ]);
    const diff = report.files.find(({ path }) => path === changed[0]!.path)?.diff ?? [];
    expect(diff.filter(({ kind }) => kind === 'added').map(({ text }) => text.trim())).toEqual([
      'sora "Another line."',
    ]);
    expect(diff.filter(({ kind }) => kind === 'removed')).toHaveLength(1);
  });

  it('keeps nothing of a dry run', async () => {
    must(await dryRun(request, services, quietContext()));
    expect(must(await storage.exports.get(id, 'renpy'))).toBeUndefined();
  });

  it('refuses to leave out scenes that storage has lost', async () => {
    must(await storage.scenes.deleteAll(id));
    const result = await dryRun(request, services, quietContext());
    expect(result).toMatchObject({ ok: false, failure: { kind: 'scenes-missing', count: 3 } });
  });

  it('uses pictures of the user by reference, under the extension of their bytes', async () => {
    const picture = (await paintedPictures().picture({
      kind: 'sprite',
      who: draft.characters[0]!.id,
      expression: 'joy',
    }))!;
    const asset = must(
      await storage.assets.ingest(picture.blob, {
        name: 'odd.jpg',
        type: 'image/jpeg',
        origin: { by: 'user' },
        license: 'CC0',
      }),
    );
    const { project, outline } = must(await storage.projects.open(id));
    const characters = outline.characters.map((character, index) =>
      index === 0 ? { ...character, sprites: { joy: asset.id } } : character,
    );
    must(await storage.projects.save({ project, outline: { ...outline, characters } }));
    const report = must(await dryRun(request, services, quietContext()));
    const own = report.files.find(({ path }) => path.includes('/images/sora/'));
    // The only picture of hers stands in for every face; its file is a PNG whatever its name says.
    expect(own).toMatchObject({
      path: 'test/game/images/sora/sora neutral.png',
      size: picture.size,
    });
    expect(report.missingArt.some(({ name }) => name.startsWith('sora'))).toBe(false);
  });
});
