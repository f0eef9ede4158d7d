// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportRow, Storage } from '@/storage';
import { openOwnStorage } from '@/testing/own-storage';
import { NO_RULES, type ProjectId } from '@/story';
import { Navigation } from '@/ui/navigation.svelte';
import { Toasts } from '@/ui/toasts.svelte';
import { docxOf, wordParagraph } from '@/testing/documents';
import { textOfDocument } from '../documents';
import { runImport } from '../pipeline';
import { addToStory } from './add-to-story';
import { storyOfSameChat } from './same-chat';

let storage: Storage;
let toasts: Toasts;

beforeEach(async () => {
  toasts = new Toasts();
  storage = await openOwnStorage();
});
afterEach(() => storage.close());

type Line = readonly [who: string, text: string];
const BEGINNING: readonly Line[] = [
  ['Ann', '*Ann stands on the beach at dusk. Rain falls.* "It is raining again, my friend."'],
  ['Bo', '*He smiles.* "Then we stay in."'],
  ['Ann', '"Tell me how the winter was here."'],
  ['Bo', '"Long. I counted the days on the wall."'],
];
const PLAYED_ON: readonly Line[] = [
  ['Ann', '"And now?"'],
  ['Bo', '***\n\n*The next morning they stand in the lighthouse.* "Now you are here."'],
  ['Ann', '"How bright it is."'],
];

function chat(lines: readonly Line[]): { name: string; file: File } {
  const records = [
    { user_name: 'Ann', character_name: 'Bo', chat_metadata: {} },
    ...lines.map(([name, mes]) => ({ name, is_user: name === 'Ann', mes })),
  ];
  const text = records.map((record) => JSON.stringify(record)).join('\n');
  return { name: 'Bo - 2024.jsonl', file: new File([text], 'Bo - 2024.jsonl') };
}

async function writtenIn(lines: readonly Line[]): Promise<{ name: string; file: File }> {
  const body = lines.map(([who, text]) => wordParagraph(`${who}: ${text.replace(/\s+/g, ' ')}`));
  return { name: 'Bo.docx', file: await docxOf('Bo.docx', body.join('')) };
}

async function read(
  lines: readonly Line[],
  into?: ProjectId,
  log: { name: string; file: File } = chat(lines),
): Promise<ImportRow> {
  const begun = await storage.imports.begin({
    files: [{ name: log.name, bytes: log.file.size }],
    ...(into && { into }),
  });
  if (!begun.ok) throw new Error(begun.failure.kind);
  const { projectId } = begun.value;
  const request = { projectId, logs: [log], rules: NO_RULES, pictures: [] };
  const facts = { cards: [], lore: [] };
  const done = await runImport({ ...request, facts, ...(into && { into }) }, { storage });
  const row = await storage.imports.get(projectId);
  if (!done.ok || !row.ok || !row.value) throw new Error('The log was not read.');
  return row.value;
}

async function storyOf(
  lines: readonly Line[],
  log?: { name: string; file: File },
): Promise<ProjectId> {
  const { projectId } = await read(lines, undefined, log);
  const created = await storage.createProjectFromDraft(projectId, { title: 'Rain' });
  if (!created.ok) throw new Error(created.failure.kind);
  return projectId;
}

const add = (row: ImportRow): Promise<void> =>
  addToStory(row, { storage, toasts, navigation: new Navigation() });

/** All that is said in the story, scene by scene. */
async function saidIn(story: ProjectId): Promise<string[][]> {
  const said: string[][] = [];
  const whole = await storage.projects.open(story);
  if (!whole.ok) throw new Error(whole.failure.kind);
  const ids = whole.value.outline.scenes.map(({ id }) => id);
  for await (const scene of storage.scenes.each(story, ids)) {
    if (!scene.ok) throw new Error(scene.failure.kind);
    said.push(scene.value.beats.flatMap((beat) => (beat.kind === 'say' ? [beat.text] : [])));
  }
  return said;
}

describe('a chat that was played on', () => {
  it('adds what is new and leaves what the story has', async () => {
    const story = await storyOf(BEGINNING);
    const before = await saidIn(story);
    const row = await read([...BEGINNING, ...PLAYED_ON], story);
    expect(row.sources[0]?.knownBefore).toBe(4);
    await add(row);
    const after = await saidIn(story);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length)).toEqual([
      ['And now?'],
      ['Now you are here.', 'How bright it is.'],
    ]);
    // The whole log is kept, for every line to be found in it.
    const heads = await storage.transcripts.listHeads(story);
    expect(heads.ok && heads.value.map(({ messageCount }) => messageCount).sort()).toEqual([4, 7]);
    const left = await storage.imports.get(row.projectId);
    expect(left.ok && left.value).toBeUndefined();
  });

  it('adds nothing when it is added twice', async () => {
    const story = await storyOf(BEGINNING);
    const whole = [...BEGINNING, ...PLAYED_ON];
    await add(await read(whole, story));
    const once = await saidIn(story);
    await add(await read(whole, story));
    expect(await saidIn(story)).toEqual(once);
    expect(toasts.history[0]?.text).toContain('had all of it already');
  });

  it('is put behind whole where it is another chat', async () => {
    const story = await storyOf(BEGINNING);
    const row = await read(PLAYED_ON, story);
    expect(row.sources[0]?.knownBefore).toBeUndefined();
    await add(row);
    expect((await saidIn(story)).flat()).toEqual(
      expect.arrayContaining(['Then we stay in.', 'And now?', 'How bright it is.']),
    );
  });

  it('is found by its name and beginning', async () => {
    const story = await storyOf(BEGINNING);
    const later = chat([...BEGINNING, ...PLAYED_ON]);
    expect(await storyOfSameChat(later, storage)).toBe(story);
    expect(await storyOfSameChat({ ...later, name: 'other.jsonl' }, storage)).toBeUndefined();
    expect(await storyOfSameChat(chat(PLAYED_ON), storage)).toBeUndefined();
  });

  it('may be a document that was written on', async () => {
    const story = await storyOf(BEGINNING, await writtenIn(BEGINNING));
    const later = await writtenIn([...BEGINNING, ...PLAYED_ON]);
    const startOf = async (file: Blob, bytes: number): Promise<string> =>
      (await textOfDocument(file)).slice(0, bytes).text();
    expect(await storyOfSameChat(later, storage)).toBeUndefined();
    expect(await storyOfSameChat(later, storage, startOf)).toBe(story);
    const row = await read(PLAYED_ON, story, later);
    expect(row.sources[0]?.knownBefore).toBe(4);
  });
});
