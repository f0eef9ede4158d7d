// A room on a real open project and a real storage, for tests of its panels.
import 'fake-indexeddb/auto';
import { render } from '@testing-library/svelte';
import '@testing-library/svelte/vitest';
import type { Component } from 'svelte';
import { OpenProject } from '@/project';
import { openStorage } from '@/storage';
import { makeHeads } from '@/storage/test-rows';
import { makeReady } from './ready-draft';
import type { Beat, World } from '@/story';
import { must } from '@/testing/must';
import RoomShell from './RoomShell.svelte';

let count = 0;

/** Sora and Mio, one scene with these beats. `close` takes the room down and stops saving. */
export async function openRoom(
  room: Component,
  { beats, world }: { beats: readonly Beat[]; world?: World },
): Promise<{ project: OpenProject; close: () => Promise<void> }> {
  const storage = must(await openStorage({ name: `room-${++count}` }));
  const { projectId } = must(await storage.imports.begin({ files: [] }));
  const rows = makeHeads(1).map(({ id }) => ({ id, beats: [...beats] }));
  must(await storage.scenes.putMany(projectId, rows));
  await makeReady(storage, projectId, 1, world && { world });
  const { id } = must(await storage.createProjectFromDraft(projectId, { title: 'Tide' }));
  const project = must(await OpenProject.open(storage, id, { locks: null, saveAfterMs: 5 }));
  const view = render(RoomShell, { room, project, storage });
  return {
    project,
    async close() {
      view.unmount();
      await project.close();
      storage.close();
    },
  };
}
