import 'fake-indexeddb/auto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  projectSchema,
  sceneIdSchema,
  type Beat,
  type ProjectId,
  type SourceId,
  type Transcript,
} from '@/story';
import { openStorage, type Storage } from '@/storage';
import { makeBeats, makeDraft, makeHeads } from '@/storage/test-rows';
import { makeReady } from '@/testing/ready-draft';
import { openZip } from '@/lib/zip-reader';
import { writeZip, type ZipEntry } from '@/lib/zip-writer';
import { must } from '@/testing/must';
import { describeArchiveFailure, readProjectArchive, writeProjectArchive } from '.';

let here: Storage;
let there: Storage;
let id: ProjectId;
let count = 0;

const LOG = '{"name":"Mio","mes":"The lantern is lit."}\n';
const picture = new Uint8Array(900).map((_, i) => (i * 7919) >> 3);

const transcript: Transcript = {
  speakers: [{ key: 'Mio', name: 'Mio' }],
  messages: Array.from({ length: 450 }, (_, index) => ({
    index,
    speaker: 'Mio',
    kind: 'post' as const,
    text: `Message ${index}`,
    bytes: [index * 10, index * 10 + 10] as const,
    textBytes: [index * 10 + 1, index * 10 + 9] as const,
    line: index + 1,
  })),
  skipped: [{ bytes: [0, 1], why: 'header' }],
  about: { title: 'Lantern tide' },
};

/** A project with odd keys everywhere, a source, a sprite, a transcript and a saved game. */
async function makeRich(storage: Storage): Promise<ProjectId> {
  const source = must(
    await storage.assets.ingest(new Blob([LOG], { type: 'application/jsonl' }), {
      name: 'lantern: tide?.jsonl',
      origin: { by: 'import' },
    }),
  );
  const sprite = must(
    await storage.assets.ingest(new Blob([picture], { type: 'image/png' }), {
      name: 'mio smile.png',
      origin: { by: 'user' },
      license: 'CC0',
    }),
  );
  const draft = makeDraft(45);
  const { projectId } = must(
    await storage.imports.begin({ files: [], tags: ['sea', 'Slow burn'] }),
  );
  const rows = makeHeads(45).map((head) => ({ id: head.id, beats: makeBeats(head.id, 2) }));
  const odd = { future: { glow: [1, null] }, id: 'odd', kind: 'note', text: '雨', about: 'author' };
  rows[3]?.beats.push(odd as unknown as Beat);
  must(await storage.scenes.putMany(projectId, rows));
  const sourceId = 'log' as SourceId;
  must(await storage.transcripts.put(projectId, sourceId, transcript));
  const characters = draft.characters.map((one) => ({
    ...one,
    hat: 'straw',
    sprites: { joy: sprite.id },
  }));
  const sources = projectSchema.shape.sources.parse([
    {
      id: sourceId,
      fileName: source.name,
      asset: source.id,
      bytes: source.size,
      format: 'sillytavern',
      rules: {},
      importedAt: 5,
    },
  ]);
  await makeReady(storage, projectId, 45, { sources, characters });
  must(await storage.createProjectFromDraft(projectId, { title: 'Lantern tide' }));
  must(
    await storage.saves.put({ projectId, slot: '1', savedAt: 9, title: 'Dusk', state: { at: 3 } }),
  );
  must(await storage.seen.add(projectId, sceneIdSchema.parse('scene-0'), []));
  return projectId;
}

/** Every row of the project in plain words. */
async function rowsOf(storage: Storage, projectId: ProjectId): Promise<unknown> {
  const all: Record<string, unknown> = {
    project: must(await storage.raw.get('projects', projectId)),
    outline: must(await storage.raw.get('outlines', projectId)),
  };
  for (const table of ['scenes', 'transcripts', 'messages', 'saves', 'seen'] as const) {
    const keys = must(await storage.raw.listKeys(table, projectId));
    all[table] = must(await storage.raw.getMany(table, keys));
  }
  return all;
}

beforeEach(async () => {
  here = must(await openStorage({ name: `archive-here-${++count}` }));
  there = must(await openStorage({ name: `archive-there-${count}` }));
  id = await makeRich(here);
});
afterEach(() => {
  here.close();
  there.close();
});

async function archive(): Promise<Blob> {
  return must(await writeProjectArchive(here, id)).blob;
}

/** The archive with entries changed, or taken out where `change` gives null. */
async function tampered(change: (path: string, text: string) => string | null): Promise<Blob> {
  const zip = must(await openZip(await archive()));
  const entries: ZipEntry[] = [];
  for (const path of zip.paths) {
    const bytes = must(await zip.read(path));
    if (path.startsWith('assets/') || path.startsWith('sources/')) {
      entries.push({ path, data: bytes ?? new Uint8Array(), store: true });
      continue;
    }
    const text = change(path, new TextDecoder().decode(bytes));
    if (text !== null) entries.push({ path, data: text });
  }
  return writeZip(entries);
}

describe('an archive', () => {
  it('comes back row for row, unknown keys included', async () => {
    const written = must(await writeProjectArchive(here, id));
    expect(written.fileName).toBe('Lantern tide.comfyvn');
    expect(written.diagnostics).toEqual([]);
    const read = must(await readProjectArchive(there, written.blob));
    expect(read).toMatchObject({ isCopy: false, isReadOnly: false, diagnostics: [] });
    expect(await rowsOf(there, read.project.id)).toEqual(await rowsOf(here, id));
    const assets = must(await there.assets.list());
    expect(assets.map(({ name, license }) => [name, license]).sort()).toEqual([
      ['lantern: tide?.jsonl', undefined],
      ['mio smile.png', 'CC0'],
    ]);
    const again = must(await writeProjectArchive(there, read.project.id));
    const [a, b] = await Promise.all([written.blob, again.blob].map((blob) => blob.arrayBuffer()));
    expect(Buffer.from(a!).equals(Buffer.from(b!))).toBe(true);
    expect(must(await there.imports.list())).toEqual([]);
  });

  it('can be read without us: unzip takes it, JSON and files have plain names', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'comfyvn-'));
    try {
      const path = join(folder, 'story.zip');
      writeFileSync(path, new Uint8Array(await (await archive()).arrayBuffer()));
      execFileSync('unzip', ['-q', path, '-d', folder]);
      const list = execFileSync('find', ['.', '-type', 'f'], { cwd: folder, encoding: 'utf8' });
      expect(list).toContain('./scenes/0001.json');
      expect(list).toContain('./scenes/0045.json');
      expect(list).toContain('./sources/lantern_ tide_.jsonl');
      expect(list).toContain('./transcripts/0001/messages-0003.json');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('of a project that is here comes in beside it', async () => {
    const read = must(await readProjectArchive(here, await archive()));
    expect(read.isCopy).toBe(true);
    expect(read.project.id).not.toBe(id);
    expect(read.project.title).toBe('Lantern tide (copy)');
    const opened = must(await here.projects.open(read.project.id));
    const ids = opened.outline.scenes.map((head) => head.id);
    expect(must(await here.scenes.getMany(read.project.id, ids)).size).toBe(45);
    expect(must(await here.projects.list())).toHaveLength(2);
  });

  it('whose text was changed by hand is read as it is, with a word', async () => {
    const blob = await tampered((path, text) =>
      path === 'scenes/0002.json' ? text.replace('Line 0', 'Edited') : text,
    );
    const read = must(await readProjectArchive(there, blob));
    expect(read.diagnostics).toMatchObject([
      { code: 'archive/hash-differs', place: { file: 'scenes/0002.json' } },
    ]);
    const scene = sceneIdSchema.parse('scene-1');
    const beats = must(await there.scenes.getMany(read.project.id, [scene])).get(scene);
    expect(beats?.[0]).toMatchObject({ text: 'Edited of scene-1.' });
  });

  it('of a newer version opens for reading, its odd beats kept', async () => {
    const blob = await tampered((path, text) => {
      if (path === 'manifest.json') return text.replace('"storyVersion": 1', '"storyVersion": 7');
      if (path === 'project.json') return text.replace('"storyVersion": 1', '"storyVersion": 7');
      return path === 'scenes/0001.json' ? text.replace('"say"', '"hologram"') : text;
    });
    const read = must(await readProjectArchive(there, blob));
    expect(read.isReadOnly).toBe(true);
    expect(must(await there.projects.open(read.project.id)).isNewer).toBe(true);
    expect(JSON.stringify(await rowsOf(there, read.project.id))).toContain('hologram');
  });

  it.each([
    ['cut off', async () => (await archive()).slice(0, 2000), 'not-an-archive'],
    ['no zip', async () => Promise.resolve(new Blob(['hello'])), 'not-an-archive'],
    [
      'without a manifest',
      () => tampered((p, t) => (p === 'manifest.json' ? null : t)),
      'not-an-archive',
    ],
    ['without its outline', () => tampered((p, t) => (p === 'outline.json' ? null : t)), 'damaged'],
    [
      'with a broken scene',
      () => tampered((p, t) => (p === 'scenes/0044.json' ? '{' : t)),
      'damaged',
    ],
    [
      'with a scene of a wrong shape',
      () => tampered((p, t) => (p === 'scenes/0044.json' ? t.replace('"id"', '"no"') : t)),
      'damaged',
    ],
  ] as const)('that is damaged (%s) leaves nothing behind', async (_name, make, kind) => {
    const read = await readProjectArchive(there, await make());
    expect(read).toMatchObject({ ok: false, failure: { kind } });
    if (!read.ok)
      expect(describeArchiveFailure(read.failure).hint).toContain('Nothing was changed');
    expect(must(await there.projects.listIds())).toEqual([]);
    expect(must(await there.imports.list())).toEqual([]);
    expect(must(await there.scenes.listIds(id))).toEqual([]);
  });

  it('that is stopped half way leaves nothing behind', async () => {
    const stop = new AbortController();
    const blob = await archive();
    let steps = 0;
    const read = readProjectArchive(there, blob, {
      signal: stop.signal,
      onProgress: () => ++steps > 30 && stop.abort(),
    });
    await expect(read).rejects.toMatchObject({ name: 'AbortError' });
    expect(must(await there.projects.listIds())).toEqual([]);
    expect(must(await there.scenes.listIds(id))).toEqual([]);
    expect(must(await there.imports.list())).toEqual([]);
  });

  it('whose tab is killed half way is an interrupted import, and comes in whole the next time', async () => {
    const blob = await archive();
    let puts = 0;
    let reached = (): void => undefined;
    const isHeld = new Promise<void>((resolve) => (reached = resolve));
    // As if nothing ran any more once the log is being written.
    const raw = new Proxy(there.raw, {
      get(target, key: keyof Storage['raw']) {
        if (key !== 'put') return target[key].bind(target);
        return (...args: Parameters<Storage['raw']['put']>) => {
          if (++puts < 3) return target.put(...args);
          reached();
          return new Promise(() => undefined);
        };
      },
    });
    const killed = new Proxy(there, {
      get: (target, key: keyof Storage) => (key === 'raw' ? raw : target[key]),
    });
    void readProjectArchive(killed, blob);
    await isHeld;
    expect(must(await there.projects.listIds())).toEqual([]);
    expect(must(await there.scenes.listIds(id))).toHaveLength(45);
    const [left] = must(await there.imports.listInterrupted(() => false));
    expect(left).toMatchObject({ projectId: id, state: 'reading' });
    must(await there.imports.throwAway(id));
    expect(must(await there.scenes.listIds(id))).toEqual([]);
    expect(must(await there.raw.listKeys('messages', id))).toEqual([]);
    must(await readProjectArchive(there, blob));
    expect(await rowsOf(there, id)).toEqual(await rowsOf(here, id));
    expect(must(await there.imports.list())).toEqual([]);
  });

  it('is read in few pieces, and says how far it is', async () => {
    const blob = await archive();
    let slices = 0;
    const slice = blob.slice.bind(blob);
    blob.slice = (...args) => {
      slices += 1;
      return slice(...args);
    };
    const steps: number[] = [];
    let all = 0;
    must(
      await readProjectArchive(there, blob, {
        onProgress: (done, total) => {
          steps.push(done);
          all = total;
        },
      }),
    );
    // Its end, its list of entries, the manifest, everything else, and two for each of the two files.
    expect(slices).toBeLessThanOrEqual(10);
    expect(steps).toEqual(steps.map((_, i) => i + 1));
    expect(steps).toHaveLength(all);
  });

  it('is written of a project that cannot be read any more', async () => {
    const outline = must(await here.raw.get('outlines', id)) as Record<string, unknown>;
    must(await here.raw.put({ outlines: [{ ...outline, characters: 'gone' }] }));
    expect(await here.projects.open(id)).toMatchObject({ ok: false });
    const written = must(await writeProjectArchive(here, id));
    const zip = must(await openZip(written.blob));
    expect(zip.paths.filter((path) => path.startsWith('scenes/'))).toHaveLength(45);
  });
});
