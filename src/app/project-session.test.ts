import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { openStorage, type Storage } from '@/storage';
import { makeReady } from '@/testing/ready-draft';
import type { Edit, ProjectId } from '@/story';
import { Confirmations } from '@/ui/confirm.svelte';
import { must } from '@/testing/must';
import { ProjectSession } from './project-session.svelte';

let storage: Storage;
let confirm: Confirmations;
let session: ProjectSession;
let count = 0;

async function makeProject(title: string): Promise<ProjectId> {
  const { projectId } = must(await storage.imports.begin({ files: [] }));
  await makeReady(storage, projectId, 1);
  must(await storage.createProjectFromDraft(projectId, { title }));
  return projectId;
}

function rename(title: string): Edit {
  return {
    name: 'Rename',
    apply: (story) => ({ ...story, project: { ...story.project, title } }),
  };
}

beforeEach(async () => {
  storage = must(await openStorage({ name: `session-${++count}` }));
  confirm = new Confirmations();
  session = new ProjectSession(storage, confirm);
});

describe('the project session', () => {
  it('opens the project of the address, and saves it before it goes to another', async () => {
    const [one, two] = [await makeProject('One'), await makeProject('Two')];
    await session.show(one);
    expect(session.project?.story.project.title).toBe('One');
    must((await session.project?.apply(rename('One, changed'))) ?? { ok: false, failure: 'none' });
    await session.show(two);
    expect(session.project?.id).toBe(two);
    expect(must(await storage.projects.get(one)).title).toBe('One, changed');
    await session.show(undefined);
    expect(session.state.kind).toBe('none');
  });

  it('says why a project does not open, and opens it when asked again', async () => {
    await session.show('nobody' as ProjectId);
    expect(session.state).toMatchObject({ kind: 'failed', failure: { kind: 'missing' } });
    await session.retry();
    expect(session.state.kind).toBe('failed');
  });

  it('ends with the address asked for last, however fast they come', async () => {
    const [one, two] = [await makeProject('One'), await makeProject('Two')];
    await Promise.all([session.show(one), session.show(two), session.show(one)]);
    expect(session.project?.id).toBe(one);
  });

  it('asks before it leaves what could not be saved, and stays when told so', async () => {
    const [one, two] = [await makeProject('One'), await makeProject('Two')];
    await session.show(one);
    await session.project?.apply(rename('Lost?'));
    // From here on every write is refused.
    storage.close();
    const leaving = session.show(two);
    while (!confirm.question) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(confirm.question.danger).toBe(true);
    confirm.answer('cancel');
    expect(await leaving).toBe(one);
    expect(session.project?.story.project.title).toBe('Lost?');
  });
});
