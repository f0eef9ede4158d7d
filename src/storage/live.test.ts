// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStorage, type Storage } from '.';
import { live } from './live.svelte';
import { watch } from './live.test-watch.svelte';
import { makeProject } from './test-rows';

let storage: Storage;
beforeEach(async () => {
  const opened = await openStorage({ name: 'live' });
  if (!opened.ok) throw new Error(opened.failure.kind);
  storage = opened.value;
});
afterEach(() => storage.close());

it('shows what is stored and every change of it', async () => {
  const projects = live(() => storage.projects.list());
  const seen: (string[] | undefined)[] = [];
  const stop = watch(() => seen.push(projects.current?.map(({ id }) => id)));
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    flushSync();
  };
  await settle();
  await storage.projects.save({ project: makeProject('a') });
  await settle();
  await storage.projects.moveToBin(makeProject('a').id);
  await settle();
  stop();
  expect(seen).toEqual([undefined, [], ['a'], []]);
});
