import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DraftPage, ImportRow, Storage } from '@/storage';
import { must } from '@/testing/must';
import { openOwnStorage } from '@/testing/own-storage';
import { NO_RULES, type Beat, type ImportRules, type ProjectId } from '@/story';
import { runImport, type ImportProgress } from './pipeline';
import { renameSpeaker, addCut, correctLine } from './rule-edits';

const SAMPLES = join(import.meta.dirname, '../testing/samples');
const sample = (name: string) => ({ name, file: new Blob([readFileSync(join(SAMPLES, name))]) });

let storage: Storage;

beforeEach(async () => {
  storage = await openOwnStorage();
});
afterEach(() => storage.close());

async function importSample(
  names: readonly string[],
  rules: ImportRules = NO_RULES,
  onProgress?: (progress: ImportProgress) => void,
) {
  const logs = names.map(sample);
  const begun = await storage.imports.begin({
    files: logs.map(({ name, file }) => ({ name, bytes: file.size })),
  });
  if (!begun.ok) throw new Error(begun.failure.kind);
  const { projectId } = begun.value;
  const request = { projectId, logs, rules, facts: { cards: [], lore: [] }, pictures: [] };
  const result = await runImport(request, { storage, ...(onProgress ? { onProgress } : {}) });
  const row = await storage.imports.get(projectId);
  if (!row.ok || !row.value) throw new Error('The draft is not there.');
  return { result, row: row.value, projectId };
}

async function pagesOf(row: ImportRow): Promise<DraftPage[]> {
  const pages: DraftPage[] = [];
  for await (const page of storage.draftPages.each(row)) pages.push(must(page));
  return pages;
}

const headsOf = async (row: ImportRow) => (await pagesOf(row)).flatMap(({ scenes }) => scenes);
const startsOf = async (row: ImportRow) => (await pagesOf(row)).flatMap(({ starts }) => starts);

async function beatsOf(projectId: ProjectId): Promise<Beat[]> {
  const ids = await storage.scenes.listIds(projectId);
  if (!ids.ok) throw new Error(ids.failure.kind);
  const scenes = await storage.scenes.getMany(projectId, ids.value);
  if (!scenes.ok) throw new Error(scenes.failure.kind);
  return [...scenes.value.values()].flat();
}

describe('an import', () => {
  it('leaves a draft that is ready, with every scene stored once', async () => {
    const { result, row, projectId } = await importSample(['lantern-tide.st.jsonl']);
    expect(result).toMatchObject({ ok: true, value: { messages: 60 } });
    expect(row.state).toBe('ready');
    const ids = await storage.scenes.listIds(projectId);
    expect(ids.ok && new Set(ids.value)).toEqual(new Set((await headsOf(row)).map(({ id }) => id)));
    expect(row.draft?.counts['charactersLost']).toBe(0);
    expect(row.files[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('accounts for every character of every stored message', async () => {
    for (const name of [
      'lantern-tide.st.jsonl',
      'sky-ferry.discord.json',
      'clockmakers-cat.prose.md',
    ]) {
      const { row, projectId } = await importSample([name]);
      const beats = await beatsOf(projectId);
      const source = row.sources[0]?.id ?? '';
      for await (const chunk of storage.transcripts.eachChunk(projectId, source)) {
        if (!chunk.ok) throw new Error(chunk.failure.kind);
        for (const message of chunk.value.messages) {
          const covered = new Uint8Array(message.text.length);
          const spans = [
            ...beats.flatMap(({ span }) => (span?.message === message.index ? [span] : [])),
            ...chunk.value.skipped.filter((span) => span.message === message.index),
          ];
          for (const { start, end } of spans) covered.fill(1, start, end);
          const lost = [...covered].findIndex((mark) => mark === 0);
          expect(lost, `${name} message ${message.index}: ${message.text}`).toBe(-1);
        }
      }
    }
  });

  it('gives the same story for the same bytes and rules', async () => {
    const one = await importSample(['snowbound-station.group.jsonl']);
    const two = await importSample(['snowbound-station.group.jsonl']);
    expect({ ...two.row.draft, readAt: 0 }).toEqual({ ...one.row.draft, readAt: 0 });
    expect(await headsOf(two.row)).toEqual(await headsOf(one.row));
    expect(await beatsOf(two.projectId)).toEqual(await beatsOf(one.projectId));
  });

  it('keeps corrections: they are rules, and the pass runs again with them', async () => {
    const plain = await importSample(['lantern-tide.st.jsonl']);
    const key = plain.row.draft?.cast.find(({ name }) => name === 'Pip')?.key ?? '';
    const rules = addCut(renameSpeaker(NO_RULES, key, 'Pippa'), { message: 5, start: 0 });
    const mended = await importSample(['lantern-tide.st.jsonl'], rules);
    expect(mended.row.draft?.characters.map(({ name }) => name)).toContain('Pippa');
    const starts = await startsOf(mended.row);
    expect(starts.some(({ message, start }) => message === 5 && start === 0)).toBe(true);
    expect(starts.length).toBe((await startsOf(plain.row)).length + 1);
  });

  it('joins several logs into one story, in order', async () => {
    const { row } = await importSample(['lantern-tide.st.jsonl', 'snowbound-station.group.jsonl']);
    expect(row.sources.map(({ messageCount }) => messageCount)).toEqual([60, 30]);
    const names = row.draft?.characters.map(({ name }) => name) ?? [];
    expect(names).toEqual(expect.arrayContaining(['Oswin Fennick', 'Hana Sato']));
    expect(new Set(names).size).toBe(names.length);
  });

  it('tells how far it is, never backwards', async () => {
    const seen: number[] = [];
    await importSample(['lantern-tide.st.jsonl'], NO_RULES, ({ fraction }) => seen.push(fraction));
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(Math.max(...seen)).toBeLessThanOrEqual(1);
  });

  it('counts a draft that is read again as being read, with the new rules, until it is whole', async () => {
    const { row, projectId } = await importSample(['lantern-tide.st.jsonl']);
    const rules = addCut(NO_RULES, { message: 5, start: 0 });
    const seen: Promise<unknown>[] = [];
    const request = {
      projectId,
      logs: [sample('lantern-tide.st.jsonl')],
      rules,
      facts: { cards: [], lore: [] },
      pictures: [],
    };
    await runImport(request, {
      storage,
      onProgress: () => seen.push(storage.imports.get(projectId)),
    });
    const during = (await Promise.all(seen)) as Awaited<ReturnType<typeof storage.imports.get>>[];
    expect(during.length).toBeGreaterThan(2);
    for (const each of during)
      expect(each).toMatchObject({ ok: true, value: { state: 'reading', rules } });
    // Killed there, it cannot become a project without its scenes.
    await storage.imports.update(projectId, { state: 'reading' });
    const created = await storage.createProjectFromDraft(projectId, { title: 'x' });
    expect(created).toMatchObject({ ok: false, failure: { kind: 'missing' } });
    expect(row.draft).toBeDefined();
  });

  it.each([
    ['a long log', 'understanding', 1],
    ['a large file, before it is read', 'reading', 60],
  ])(
    'lets the beginning of %s be looked at, and leaves nothing of that behind',
    async (_, at, repeat) => {
      const lines = Array.from({ length: 1000 }, (_line, i) =>
        JSON.stringify({
          name: i % 2 ? 'Mira' : 'Pip',
          is_user: i % 2 === 0,
          mes: `"Line ${i}."${' "So it is."'.repeat(repeat * 2)}`,
        }),
      );
      lines[20] = JSON.stringify({ name: 'Mira', is_user: false, mes: '***\n"Later."' });
      const log = { name: 'long.jsonl', file: new Blob([lines.join('\n')]) };
      const begun = await storage.imports.begin({
        files: [{ name: log.name, bytes: log.file.size }],
      });
      if (!begun.ok) throw new Error(begun.failure.kind);
      const { projectId } = begun.value;
      const seen: Promise<{ begins: number; stored: number }>[] = [];
      const look = async () => {
        const row = await storage.imports.get(projectId);
        const heads = (row.ok ? row.value?.beginning?.scenes : undefined) ?? [];
        const beats = await storage.scenes.getMany(
          projectId,
          heads.map(({ id }) => id),
        );
        return { begins: heads.length, stored: beats.ok ? beats.value.size : -1 };
      };
      const result = await runImport(
        { projectId, logs: [log], rules: NO_RULES, facts: { cards: [], lore: [] }, pictures: [] },
        {
          storage,
          onProgress: ({ stage }) => stage === at && seen.length < 3 && seen.push(look()),
        },
      );
      expect(result).toMatchObject({ ok: true });
      const looked = await Promise.all(seen);
      const first = looked.find(({ begins }) => begins > 0);
      expect(first?.begins).toBeGreaterThan(1);
      expect(first?.stored).toBe(first?.begins);
      const row = await storage.imports.get(projectId);
      if (!row.ok || !row.value?.draft) throw new Error('The draft is not there.');
      expect(row.value.beginning).toBeUndefined();
      const ids = await storage.scenes.listIds(projectId);
      expect(ids.ok && new Set(ids.value)).toEqual(
        new Set((await headsOf(row.value)).map(({ id }) => id)),
      );
    },
  );

  it('leaves a draft that failed where nothing can be read, with the reason', async () => {
    const begun = await storage.imports.begin({ files: [{ name: 'x.jsonl', bytes: 0 }] });
    if (!begun.ok) throw new Error(begun.failure.kind);
    const { projectId } = begun.value;
    const result = await runImport(
      {
        projectId,
        logs: [{ name: 'x.jsonl', file: new Blob([]) }],
        rules: NO_RULES,
        facts: { cards: [], lore: [] },
        pictures: [],
      },
      { storage },
    );
    expect(result).toMatchObject({ ok: false, failure: { kind: 'unreadable' } });
    const row = await storage.imports.get(projectId);
    expect(row.ok && row.value?.state).toBe('failed');
    expect(row.ok && row.value?.failure?.message).toBeTruthy();
  });
});

describe('a story of several conversations', () => {
  const chat = (name: string, chapter: string, ...lines: string[]) => ({
    name,
    chapter,
    file: new Blob([lines.map((line) => `${line}\n\n`).join('')]),
  });

  it('opens a chapter with each, and corrects the one that is meant', async () => {
    const logs = [
      chat('1.txt', 'At the pier', 'Ann: One.', 'Bo: Two.', 'Ann: Three.'),
      chat('2.txt', 'In the rain', 'Ann: Four.', 'Bo: Five.', 'Ann: Six.'),
    ];
    const begun = await storage.imports.begin({ files: [] });
    if (!begun.ok) throw new Error(begun.failure.kind);
    const { projectId } = begun.value;
    const run = async (rules: ImportRules) => {
      const facts = { cards: [], lore: [] };
      await runImport({ projectId, logs, rules, facts, pictures: [] }, { storage });
      const row = await storage.imports.get(projectId);
      if (!row.ok || !row.value) throw new Error('The draft is not there.');
      return row.value;
    };
    const row = await run(NO_RULES);
    expect((await headsOf(row)).map(({ title }) => title)).toEqual(['At the pier', 'In the rain']);
    expect(row.files.map(({ chapter }) => chapter)).toEqual(['At the pier', 'In the rain']);
    const source = row.sources[1]?.id;
    await run(correctLine(NO_RULES, { source, message: 0, start: 0, end: 5 }, { kind: 'thought' }));
    const thoughts = (await beatsOf(projectId)).flatMap((beat) =>
      beat.kind === 'say' && beat.mode === 'thought' ? [beat.text] : [],
    );
    expect(thoughts).toEqual(['Four.']);
  });
});
