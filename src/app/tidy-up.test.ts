import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStorage, type Storage } from '@/storage';
import { makeReady } from '@/testing/ready-draft';
import type { ProjectId } from '@/story';
import { Log } from '@/ui/log.svelte';
import { must } from '@/testing/must';
import { tidyUp } from './tidy-up';
import { whenIdle } from './when-idle';

const DAY_MS = 86_400_000;
let storage: Storage;
let count = 0;

async function makeProject(): Promise<ProjectId> {
  const { projectId } = must(await storage.imports.begin({ files: [] }));
  await makeReady(storage, projectId, 1);
  return must(await storage.createProjectFromDraft(projectId, { title: 'Secret title' })).id;
}

const addPicture = (text: string) =>
  storage.assets.ingest(new Blob([text]), { name: text, origin: { by: 'user' } });

beforeEach(async () => {
  storage = must(await openStorage({ name: `tidy-${++count}` }));
});
afterEach(() => storage.close());

describe('tidying up', () => {
  it('deletes what has lain in the bin for 30 days, and no day earlier', async () => {
    const [old, kept] = [await makeProject(), await makeProject()];
    must(await storage.projects.moveToBin(old));
    const log = new Log();
    await tidyUp(storage, log, Date.now() + 29 * DAY_MS);
    expect(must(await storage.projects.listBin())).toHaveLength(1);
    await tidyUp(storage, log, Date.now() + 31 * DAY_MS);
    expect(must(await storage.projects.listBin())).toEqual([]);
    expect(must(await storage.projects.list()).map(({ id }) => id)).toEqual([kept]);
    expect(log.entries.map(({ text }) => text).join()).not.toContain('Secret');
  });

  it('looks for unused bytes once a week, and right after the bin gave something up', async () => {
    const collect = vi.spyOn(storage, 'collectGarbage');
    const start = Date.now();
    const project = await makeProject();
    must(await storage.projects.moveToBin(project));
    const visit = async (day: number) => {
      collect.mockClear();
      await tidyUp(storage, new Log(), start + day * DAY_MS);
      return collect.mock.calls.length;
    };
    expect(await visit(0)).toBe(1);
    expect(await visit(1)).toBe(0);
    expect(await visit(6)).toBe(0);
    expect(await visit(8)).toBe(1);
    expect(await visit(28)).toBe(1);
    expect(await visit(31)).toBe(1);
    expect(await visit(32)).toBe(0);
    // The clock of the machine was a month ahead.
    expect(await visit(2)).toBe(1);
  });

  it('takes away the bytes that nothing names any more', async () => {
    must(await addPicture('nobody'));
    const log = new Log();
    await tidyUp(storage, log, Date.now() + 2 * DAY_MS);
    expect(log.entries.map(({ text }) => text)).toEqual(['Deleted 1 unused files, 6 bytes']);
  });
});

describe('work for idle moments', () => {
  it('waits, runs once, and can be called off', () => {
    vi.useFakeTimers();
    try {
      const work = vi.fn();
      whenIdle(work);
      const cancel = whenIdle(work);
      vi.advanceTimersByTime(4000);
      expect(work).not.toHaveBeenCalled();
      cancel();
      vi.advanceTimersByTime(60_000);
      expect(work).toHaveBeenCalledTimes(1);
    } finally {
      vi.useRealTimers();
    }
  });
});
