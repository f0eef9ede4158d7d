// A story that is written scene after scene must be the one that was written when all of it was held.
import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import JSZip from 'jszip';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deflate } from '@/lib/deflate';
import { openStorage, type Storage } from '@/storage';
import { beatSchema, loadedScene, type Scene } from '@/story';
import { generatedStory } from '@/testing/seed-project';
import { must } from '@/testing/must';
import { unpackText } from './pack';
import { dryRun, exportProject, type ExportRequest, type ExportServices } from './run-export';
import { renpyTarget } from './targets/renpy';
import type { ExportFile } from './targets/export-target';
import { buildInput, OPTIONS, paintedPictures, quietContext } from './testing';

const MESSAGES = 600;
const story = generatedStory(MESSAGES);
const { id } = story.project;
const request: ExportRequest = { projectId: id, target: 'renpy', options: OPTIONS };
let storage: Storage;
let services: ExportServices;
let beforePaint: () => Promise<unknown>;
let count = 0;

beforeEach(async () => {
  storage = must(await openStorage({ name: `long-export-${++count}` }));
  const { project, characters, world, scenes, beats } = story;
  const outline = {
    projectId: id,
    characters: [...characters],
    world,
    scenes: [...scenes],
  };
  must(await storage.projects.save({ project, outline, scenes: beats }));
  beforePaint = () => Promise.resolve();
  const source = paintedPictures();
  services = {
    storage,
    painted: new Map(),
    now: () => 1,
    paint: async (spec) => {
      await beforePaint();
      const shot =
        spec.kind === 'background'
          ? { kind: spec.kind, place: spec.place?.id, light: spec.light, weather: spec.weather }
          : { kind: spec.kind, who: spec.character.id, expression: spec.expression };
      return (await source.picture(shot))?.blob;
    },
  };
});
afterEach(() => storage.close());

const textIn = async ({ content }: ExportFile): Promise<string> => {
  if (typeof content === 'string') return content;
  return 'bytes' in content ? unpackText(content) : String(content.crc32);
};

it('is byte for byte what it was when the whole story was held', async () => {
  const tree = await renpyTarget.build(buildInput(story), quietContext());
  const hash = createHash('sha256');
  for (const file of tree.files) hash.update(`${file.path}\n`).update(await textIn(file));
  // Taken of the target that held all scenes and scripts at once.
  expect(hash.digest('hex')).toBe(
    '7177d0ecdd3aed5ddebf9d7e7ca1e294c86014686a7ee4185bcf8390c4b3aaa9',
  );
});

it('is the same from storage, forty scenes at a time', async () => {
  const whole = await renpyTarget.build(buildInput(story), quietContext());
  const { zip } = must(await exportProject(request, services, quietContext()));
  const archive = await JSZip.loadAsync(await zip.arrayBuffer());
  const scripts = whole.files.filter(
    ({ kind, path }) => kind === 'script' && path.includes('/scenes/'),
  );
  expect(scripts).toHaveLength(story.scenes.length);
  for (const file of scripts) {
    expect(await archive.file(file.path)?.async('string'), file.path).toBe(await textIn(file));
  }
});

it('reads each scene twice, and the next only when one is written', async () => {
  const asked: string[] = [];
  const written: string[] = [];
  async function* scenes(): AsyncGenerator<Scene> {
    for (const head of story.scenes) {
      asked.push(head.id);
      const scene = loadedScene(story, head.id);
      if (scene) yield scene;
    }
  }
  const keepText = async (text: string) => {
    written.push(text);
    // All of the first reading, and of the second what is written by now.
    expect(asked).toHaveLength(story.scenes.length + written.length);
    return text;
  };
  await renpyTarget.build(buildInput(story, { scenes, keepText }), quietContext());
  expect(written).toHaveLength(story.scenes.length);
  expect(asked).toHaveLength(story.scenes.length * 2);
});

it('is written again when it was edited between the two readings', async () => {
  const first = story.scenes[0]!.id;
  const effects = [{ variable: 'courage', operator: '=', value: 2 }];
  const beat = beatSchema.parse({ id: 'new', kind: 'set', effects });
  beforePaint = async () => {
    beforePaint = () => Promise.resolve();
    const { project } = must(await storage.projects.open(id));
    const beats = [beat, ...(story.beats.get(first) ?? [])];
    must(await storage.projects.save({ project, scenes: new Map([[first, beats]]) }));
  };
  const { zip } = must(await exportProject(request, services, quietContext()));
  const archive = await JSZip.loadAsync(await zip.arrayBuffer());
  const scripts = await Promise.all(archive.file(/\.rpy$/).map((file) => file.async('string')));
  expect(scripts.join('\n')).toContain('$ story.courage = 2');
  expect(scripts.join('\n')).toContain('default story.courage = 0');
});

it('is refused when it changes all the while, and says so', async () => {
  const get = storage.projects.get.bind(storage.projects);
  let edits = 0;
  storage.projects.get = async (project) => {
    const row = must(await get(project));
    return { ok: true, value: { ...row, updatedAt: row.updatedAt + ++edits } };
  };
  const done = await exportProject(request, services, quietContext());
  storage.projects.get = get;
  expect(done).toMatchObject({ ok: false, failure: { kind: 'changed-meanwhile' } });
  expect(edits).toBe(3);
});

it.each(['as rows are now', 'as rows were when they kept all scripts in one piece'])(
  'shows what changed since the last export, %s',
  async (when) => {
    must(await exportProject(request, services, quietContext()));
    if (when !== 'as rows are now') {
      const row = must(await storage.exports.get(id, 'renpy'))!;
      const tree = await renpyTarget.build(buildInput(story), quietContext());
      const own = tree.files.filter(({ kind }) => kind === 'script');
      const texts = await Promise.all(
        own.map(async (file) => [file.path, await textIn(file)] as const),
      );
      const json = JSON.stringify(Object.fromEntries(texts));
      const { texts: _texts, ...old } = row;
      const scripts = await deflate(new TextEncoder().encode(json));
      must(await storage.exports.put({ ...old, scripts }));
    }
    const scene = story.scenes[3]!.id;
    const [, ...rest] = story.beats.get(scene) ?? [];
    const { project } = must(await storage.projects.open(id));
    const line = beatSchema.parse({ id: 'new', kind: 'narrate', text: 'Another line.' });
    must(await storage.projects.save({ project, scenes: new Map([[scene, [line, ...rest]]]) }));
    const report = must(await dryRun(request, services, quietContext()));
    const changed = report.files.filter(({ diff }) => diff !== undefined);
    expect(changed.map(({ path }) => path)).toEqual([
      expect.stringContaining('/scenes/scene_004_') as string,
    ]);
    const added = changed[0]!.diff!.filter(({ kind }) => kind === 'added');
    expect(added.map(({ text }) => text.trim())).toContain('"Another line."');
  },
);
