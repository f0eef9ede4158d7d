// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, render, screen } from '@testing-library/svelte';
import '@testing-library/svelte/vitest';
import BookOpen from '@lucide/svelte/icons/book-open';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStorage, type Storage } from '@/storage';
import { makeReady } from '@/testing/ready-draft';
import type { ProjectId } from '@/story';
import { Confirmations } from '@/ui/confirm.svelte';
import { must } from '@/testing/must';
import { ProjectSession } from './project-session.svelte';
import type { Room } from './rooms';
import { made } from './test-room';
import TestRoom from './TestRoom.svelte';
import TestRoomHost from './TestRoomHost.svelte';

let storage: Storage;
let session: ProjectSession;
let count = 0;

async function makeProject(): Promise<ProjectId> {
  const { projectId } = must(await storage.imports.begin({ files: [] }));
  await makeReady(storage, projectId, 0);
  return must(await storage.createProjectFromDraft(projectId, { title: 'Tide' })).id;
}

function findRoom(id: string): Room {
  const load = async () => ({ panel: TestRoom });
  return { id, title: id, icon: BookOpen, needsProject: id !== 'free', onRail: true, load };
}

/** Long enough for a load, its effects and what they set off. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 30));

async function goTo(hash: string): Promise<void> {
  location.hash = hash;
  await settle();
}

beforeEach(async () => {
  made.count = 0;
  storage = must(await openStorage({ name: `host-${++count}` }));
  session = new ProjectSession(storage, new Confirmations());
});

afterEach(async () => {
  cleanup();
  await session.show(undefined);
  storage.close();
});

describe('the room on screen', () => {
  it('is not made anew when it writes to the address in its first effect', async () => {
    await goTo('#/free');
    render(TestRoomHost, { session, findRoom });
    await settle();
    expect(screen.getByText('Scene s1')).toBeTruthy();
    await goTo('#/free?scene=s2');
    expect(screen.getByText('Scene s2')).toBeTruthy();
    expect(made.count).toBe(1);
  });

  it('is made anew for another project and for another room', async () => {
    const [one, two] = [await makeProject(), await makeProject()];
    await session.show(one);
    await goTo(`#/script/${one}`);
    render(TestRoomHost, { session, findRoom });
    await settle();
    await goTo(`#/script/${one}?scene=s2`);
    expect(made.count).toBe(1);
    await session.show(two);
    await goTo(`#/script/${two}`);
    expect(made.count).toBe(2);
    await goTo(`#/cast/${two}`);
    expect(made.count).toBe(3);
  });
});
