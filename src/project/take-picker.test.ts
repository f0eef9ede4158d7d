import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStorage, takeRowSchema, type Storage } from '@/storage';
import { makeReady } from '@/testing/ready-draft';
import type { AssetId, CharacterId } from '@/story';
import { showShots } from '@/story/edits';
import { must } from '@/testing/must';
import { OpenProject } from '.';
import { FakeLocks } from './fake-locks';
import { TakePicker } from './take-picker';

let storage: Storage;
let open: OpenProject;
let picker: TakePicker;
let count = 0;
const closing: OpenProject[] = [];

const asset = (digit: string) => digit.repeat(64) as AssetId;
const locks = () => new FakeLocks();
const MIO = 'mio' as CharacterId;
const joy = { kind: 'sprite', who: MIO, expression: 'joy' } as const;
const shownNow = () => open.story.characters.find(({ id }) => id === MIO)?.sprites['joy'];

beforeEach(async () => {
  storage = must(await openStorage({ name: `picker-${++count}` }));
  const { projectId } = must(await storage.imports.begin({ files: [] }));
  await makeReady(storage, projectId, 1);
  const { id } = must(await storage.createProjectFromDraft(projectId, { title: 'Tide' }));
  open = must(await OpenProject.open(storage, id, { locks: null, saveAfterMs: 5 }));
  closing.push(open);
  picker = new TakePicker(open, storage);
});
afterEach(async () => {
  for (const project of closing.splice(0)) await project.close();
  storage.close();
});

async function putTake(digit: string, more: object = {}) {
  const take = takeRowSchema.parse({
    projectId: open.id,
    id: `take-${digit}`,
    asset: asset(digit),
    shot: 'sprite mio joy',
    role: 'sprite',
    createdAt: 1,
    wantsPick: 'if-none',
    ...more,
  });
  must(await storage.takes.put([take]));
}
const asking = async () =>
  must(await storage.takes.list(open.id)).filter(({ wantsPick }) => wantsPick !== undefined).length;

describe('TakePicker', () => {
  it('shows a take where nothing is shown, once, as one step to undo', async () => {
    await putTake('a');
    expect(await picker.run()).toBe(1);
    expect([shownNow(), await asking()]).toEqual([asset('a'), 0]);
    expect(open.undoName).toBe('Show rendered picture');
    must(await open.undo());
    expect(shownNow()).toBeUndefined();
    // What the user took back does not come again by itself.
    expect(await picker.run()).toBe(0);
    expect(shownNow()).toBeUndefined();
  });

  it('shows each once when it is called by many at a time', async () => {
    await putTake('a');
    const counts = await Promise.all([picker.run(), picker.run(), picker.run()]);
    expect(counts).toEqual([1, 0, 0]);
  });

  it('leaves a picture of the user’s own, unless the user asked for this one', async () => {
    must(await open.apply(showShots([{ shot: joy, asset: asset('f') }])));
    await putTake('a');
    expect(await picker.run()).toBe(0);
    expect([shownNow(), await asking()]).toEqual([asset('f'), 0]);
    await putTake('b', { wantsPick: 'always' });
    expect(await picker.run()).toBe(1);
    expect(shownNow()).toBe(asset('b'));
  });

  it('replaces an older take of what the story said before, but no pinned one', async () => {
    must(await open.apply(showShots([{ shot: joy, asset: asset('a') }])));
    await putTake('a', { wantsPick: undefined, contentKey: 'old', isPinned: true });
    await putTake('b', { contentKey: 'new' });
    expect(await picker.run()).toBe(0);
    await putTake('a', { wantsPick: undefined, contentKey: 'old' });
    await putTake('c', { contentKey: 'old' });
    expect(await picker.run()).toBe(0);
    await putTake('d', { contentKey: 'new' });
    expect(await picker.run()).toBe(1);
    expect(shownNow()).toBe(asset('d'));
  });

  it('shows nothing of the bin, and nothing of a shot that it cannot read', async () => {
    await putTake('a', { deletedAt: 5 });
    await putTake('b', { shot: 'something else' });
    await putTake('c', { shot: undefined });
    expect(await picker.run()).toBe(0);
    expect([shownNow(), await asking()]).toEqual([undefined, 0]);
  });

  it('is not forgotten by a tab that is closed before it has saved', async () => {
    const tab = must(
      await OpenProject.open(storage, open.id, { locks: null, saveAfterMs: 60_000 }),
    );
    closing.push(tab);
    await putTake('a');
    expect(await new TakePicker(tab, storage).run()).toBe(1);
    const next = must(await OpenProject.open(storage, open.id, { locks: null }));
    closing.push(next);
    await new TakePicker(next, storage).run();
    expect(next.story.characters.find(({ id }) => id === MIO)?.sprites['joy']).toBe(asset('a'));
  });

  it('leaves takes waiting in a tab that only reads', async () => {
    await open.close();
    closing.length = 0;
    const shared = locks();
    const writer = must(
      await OpenProject.open(storage, open.id, { locks: shared, saveAfterMs: 5 }),
    );
    const reader = must(
      await OpenProject.open(storage, open.id, { locks: shared, saveAfterMs: 5 }),
    );
    closing.push(reader, writer);
    expect([writer.isReadOnly, reader.isReadOnly]).toEqual([false, true]);
    await putTake('a');
    expect(await new TakePicker(reader, storage).run()).toBe(0);
    expect(await asking()).toBe(1);
    expect(await new TakePicker(writer, storage).run()).toBe(1);
  });
});
