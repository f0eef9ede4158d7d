import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStorage, type Storage } from '@/storage';
import { STORY_VERSION } from '@/story';
import { LAST_WORD, RARE_WORD, seedProject, type Seeded } from '@/testing/seed-project';
import { StorySearch } from '../search.svelte';
import { findAll, joinFinds, MOST_SHOWN } from './find';
import { searchStory, type SearchBatch } from './search-story';
import { say, storyOf } from './testing';

let storage: Storage;
let seeded: Seeded;
let count = 0;

beforeEach(async () => {
  const opened = await openStorage({ name: `search-${++count}` });
  if (!opened.ok) throw new Error(opened.failure.kind);
  storage = opened.value;
  seeded = await seedProject(storage, 3600);
});
afterEach(() => storage.close());

async function search(find: string, matchCase = false) {
  const batches: SearchBatch[] = [];
  const opened = await storage.projects.open(seeded.id);
  if (!opened.ok) throw new Error(opened.failure.kind);
  const scenes = opened.value.outline.scenes.map(({ id }) => id);
  const request = {
    projectId: seeded.id,
    storyVersion: STORY_VERSION,
    scenes,
    search: { find, matchCase, wholeWords: false },
  };
  const done = await searchStory(storage, request, (batch) => batches.push(batch));
  expect(done.ok).toBe(true);
  return { batches, request, finds: batches.flatMap(({ finds }) => finds) };
}

describe('a search through storage', () => {
  it('finds what stands in the last scene, and tells how far it is on the way', async () => {
    const { batches, finds } = await search(LAST_WORD.toUpperCase());
    expect(finds).toMatchObject([{ scene: seeded.last, match: LAST_WORD }]);
    expect(batches.length).toBe(Math.ceil(seeded.scenes / 40));
    expect(batches.map(({ done }) => done)).toEqual(
      batches.map((_, i) => Math.min(seeded.scenes, (i + 1) * 40)),
    );
    expect((await search(LAST_WORD.toUpperCase(), true)).finds).toEqual([]);
  });

  it('counts in all scenes and parses those alone that hold the words', async () => {
    const parse = vi.spyOn(storage.scenes, 'getMany');
    const { batches } = await search(RARE_WORD);
    expect(batches.flatMap(({ scenes }) => scenes)).toMatchObject([
      { count: 1 },
      { count: 1 },
      { count: 1 },
    ]);
    expect(parse.mock.calls.flatMap(([, ids]) => ids)).toHaveLength(3);
  });

  it('gives as many finds as can be shown and counts the others', async () => {
    const { batches, finds } = await search('e');
    expect(finds).toHaveLength(MOST_SHOWN);
    const all = batches.flatMap(({ scenes }) => scenes);
    expect(all).toHaveLength(seeded.scenes);
    expect(all.reduce((sum, one) => sum + one.count, 0)).toBeGreaterThan(MOST_SHOWN);
  });
});

/** Storage may be slow where much else runs. */
const PATIENCE = { timeout: 20_000 };

describe('the search of the dialog', { timeout: 60_000 }, () => {
  it('gathers batches, keeps what it has when it is stopped, and is done at the end', async () => {
    const { request } = await search('');
    // The search itself runs here; at its end it waits for the word.
    const gate = { open: () => undefined as void };
    const searching = new StorySearch(async (asked, tell) => {
      const opened = new Promise<void>((resolve) => (gate.open = resolve));
      const done = await searchStory(storage, asked, tell);
      await opened;
      return done;
    });
    const wanted = { ...request, search: { ...request.search, find: RARE_WORD } };
    void searching.start(wanted, 0);
    await vi.waitFor(() => expect(searching.found.finds).toHaveLength(3), PATIENCE);
    await vi.waitFor(
      () => expect(searching.state).toEqual({ kind: 'running', progress: 1 }),
      PATIENCE,
    );
    searching.stop();
    expect(searching.state).toEqual({ kind: 'stopped' });
    expect(searching.found.counts.size).toBe(3);
    const second = searching.start(wanted, 0);
    expect(searching.found.finds).toEqual([]);
    await vi.waitFor(() => expect(searching.found.finds).toHaveLength(3), PATIENCE);
    gate.open();
    await second;
    expect(searching.state).toEqual({ kind: 'done' });
    searching.clear();
    expect(searching.found.finds).toEqual([]);
  });
});

describe('finds in memory and from storage', () => {
  it('are one list in the order of the story; what is in memory counts once', () => {
    const whole = storyOf({
      a: [say('1', 'tide')],
      b: [say('2', 'tide')],
      c: [say('3', 'the tide, the tide')],
    });
    const find = { find: 'tide', matchCase: false, wholeWords: false };
    const all = findAll(whole, find);
    const beats = new Map([...whole.beats].filter(([id]) => id === 'b'));
    const story = { ...whole, beats };
    // A search that ran before b was loaded.
    const counts = new Map(whole.scenes.map(({ id }, i) => [id, i === 2 ? 2 : 1]));
    expect(joinFinds(story, findAll(story, find), { finds: all.finds, counts })).toEqual(all);
  });
});
