// What the user hides is in no export, whatever the log looks like.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openZip } from '@/lib/zip-reader';
import { readProjectArchive, writeProjectArchive } from '@/project/archive';
import type { Storage } from '@/storage';
import { openOwnStorage } from '@/testing/own-storage';
import { NO_RULES, type ImportRules, type ProjectId } from '@/story';
import type { PrivateDetail } from '@/story/privacy';
import { exportProject } from '@/export/run-export';
import { OPTIONS, quietContext } from '@/export/testing';
import { must } from '@/testing/must';
import { runImport } from '../pipeline';
import { correctLine, renameSpeaker } from '../rule-edits';
import { withDetails } from './settle-rules';

let storage: Storage;

beforeEach(async () => {
  storage = await openOwnStorage();
});
afterEach(() => storage.close());

const HIDDEN = [
  'Quillon Ashgrove',
  'Quillon',
  'xx_ravenqueen_xx',
  'Жозефина',
  'ravenqueen@example.org',
  '+49 171 2345678',
  'https://example.org/u/ravenqueen',
  'The Gilded Newt',
] as const;
const DETAILS: readonly PrivateDetail[] = [
  { kind: 'words', find: 'Quillon Ashgrove', replace: 'Tam Holt' },
  { kind: 'words', find: 'Quillon', replace: 'Tam' },
  { kind: 'words', find: 'xx_ravenqueen_xx', replace: 'Wren' },
  { kind: 'words', find: 'ravenqueen', replace: 'Wren' },
  { kind: 'words', find: 'Жозефина', replace: 'Вера' },
  { kind: 'words', find: 'the gilded newt', replace: 'the Blue Door' },
  { kind: 'every', what: 'email', replace: '[email]' },
  { kind: 'every', what: 'phone', replace: '[phone]' },
  { kind: 'every', what: 'link', replace: '[link]' },
];

async function importLog(name: string, text: string, rules: ImportRules, projectId?: ProjectId) {
  const file = new Blob([text]);
  const begun = must(
    await storage.imports.begin({
      files: [{ name, bytes: file.size }],
      ...(projectId && { projectId }),
    }),
  );
  const facts = {
    cards: [{ name: 'Quillon', description: 'Quillon Ashgrove keeps The Gilded Newt.' }],
    lore: [],
  };
  const request = {
    projectId: begun.projectId,
    logs: [{ name, file }],
    rules,
    facts,
    pictures: [],
  };
  must(await runImport(request, { storage }));
  const row = must(await storage.imports.get(begun.projectId));
  if (!row) throw new Error('The draft is there.');
  return row;
}

/** Every text of every entry, names included. */
async function textsOf(blob: Blob): Promise<string> {
  const zip = must(await openZip(blob));
  let all = '';
  for (const name of zip.paths) {
    all += `\n${name}\n`;
    const bytes = must(await zip.read(name));
    if (bytes) all += new TextDecoder().decode(bytes);
  }
  return all;
}

async function exportsOf(projectId: ProjectId): Promise<Record<string, string>> {
  const request = { projectId, target: 'renpy' as const, options: OPTIONS };
  const renpy = must(
    await exportProject(
      request,
      { storage, painted: new Map(), now: () => 1, paint: async () => undefined },
      quietContext(),
    ),
  );
  const backup = must(await writeProjectArchive(storage, projectId));
  return {
    renpy: (await textsOf(renpy.zip)) + renpy.fileName,
    backup: (await textsOf(backup.blob)) + backup.fileName,
  };
}

function expectNone(exports: Record<string, string>): void {
  for (const [what, text] of Object.entries(exports)) {
    const lower = text.toLowerCase();
    for (const hidden of HIDDEN) {
      const at = lower.indexOf(hidden.toLowerCase());
      expect(
        at === -1 ? '' : `${what}: …${text.slice(Math.max(0, at - 60), at + 60)}…`,
        hidden,
      ).toBe('');
    }
  }
}

const jsonl = (lines: readonly (readonly [string, string])[]) =>
  [
    JSON.stringify({
      user_name: 'xx_ravenqueen_xx',
      character_name: 'Quillon',
      chat_metadata: { world: 'The Gilded Newt' },
    }),
    ...lines.map(([name, mes], index) =>
      JSON.stringify({
        name,
        is_user: name === 'xx_ravenqueen_xx',
        mes,
        ...(index === 0 && { swipes: [mes, `Another: ${mes}`], swipe_id: 0 }),
      }),
    ),
  ].join('\n');

describe('exports', () => {
  it('hold none of what is hidden, for logs of all kinds', async () => {
    const hidden = fc.constantFrom(...HIDDEN);
    const word = fc.constantFrom('walks in', '"Hello,"', '*smiles*', 'in the tavern', '(OOC: brb)');
    const said = fc
      .array(
        fc.oneof(
          hidden,
          word,
          hidden.map((one) => one.toUpperCase()),
        ),
        {
          minLength: 1,
          maxLength: 6,
        },
      )
      .map((parts) => parts.join(' '));
    const speaker = fc.constantFrom('Quillon', 'xx_ravenqueen_xx', 'Жозефина', 'Bo');
    const log = fc.array(fc.tuple(speaker, said), { minLength: 2, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(log, fc.boolean(), async (lines, isChat) => {
        const text = isChat
          ? jsonl(lines)
          : lines.map(([name, words]) => `${name}: ${words}\n\n`).join('');
        const name = isChat ? 'Quillon - 2024.jsonl' : 'Quillon Ashgrove.txt';
        const rules = { ...withDetails(NO_RULES, DETAILS), swipesAsChoices: true };
        const row = await importLog(name, text, rules);
        must(
          await storage.createProjectFromDraft(row.projectId, { title: row.draft?.title ?? '' }),
        );
        expectNone(await exportsOf(row.projectId));
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  it('keep the corrections that were made before', async () => {
    const text = jsonl([
      ['Quillon', '"Who is it?" Quillon asks. "Come in."'],
      ['xx_ravenqueen_xx', 'I am Жозефина. I write to ravenqueen@example.org.'],
      ['Quillon', '"Good."'],
    ]);
    const first = await importLog('a.jsonl', text, NO_RULES);
    const key = first.draft?.cast.find(({ name }) => name === 'Quillon')?.key ?? '';
    const asked = first.sources[0]?.messageCount;
    expect(asked).toBe(3);
    const start = '"Who is it?" Quillon asks. '.length;
    const line = { message: 0, start, end: start + '"Come in."'.length };
    const corrected = correctLine(renameSpeaker(first.rules, key, 'The Keeper'), line, {
      kind: 'thought',
    });
    const rules = withDetails(corrected, DETAILS);
    const row = await importLog('a.jsonl', text, rules, first.projectId);
    expect(row.draft?.characters.map(({ name }) => name)).toContain('The Keeper');
    const shift = 'Quillon'.length - 'Tam'.length;
    expect(row.rules.lines).toMatchObject([{ start: start - shift, end: line.end - shift }]);
    expect(row.rules.privacy.spansOf).toBeUndefined();
    // And back: nothing is hidden any more.
    const back = await importLog('a.jsonl', text, withDetails(row.rules, []), first.projectId);
    expect(back.rules.lines).toMatchObject([line]);
    expect(back.draft?.characters.map(({ name }) => name)).toContain('The Keeper');
  });

  it('leave the original out unless the user wants it, and come back without it', async () => {
    const text = jsonl([['Quillon', 'Mail ravenqueen@example.org.']]);
    const row = await importLog('a.jsonl', text, withDetails(NO_RULES, DETAILS));
    must(await storage.createProjectFromDraft(row.projectId, { title: 'T' }));
    const written = must(await writeProjectArchive(storage, row.projectId));
    expect(written.diagnostics.map(({ code }) => code)).toEqual(['archive/original-stays']);
    const here = must(await writeProjectArchive(storage, row.projectId, { staysHere: true }));
    expect(await textsOf(here.blob)).toContain('ravenqueen@example.org');
    const copy = must(await readProjectArchive(storage, here.blob)).project;
    expect(copy.sources[0]?.rules.privacy.details).toEqual(DETAILS);

    const there = await openOwnStorage();
    const restored = must(await readProjectArchive(there, written.blob));
    expect(restored.diagnostics).toEqual([]);
    expect(restored.project.sources[0]?.rules.privacy.details).toEqual([]);
    there.close();
  });

  it('take the original along where the user wants it', async () => {
    const text = jsonl([['Quillon', 'Mail ravenqueen@example.org.']]);
    const rules = withDetails(NO_RULES, DETAILS);
    const open = { ...rules, privacy: { ...rules.privacy, originalInBackups: true } };
    const row = await importLog('a.jsonl', text, open);
    must(await storage.createProjectFromDraft(row.projectId, { title: 'T' }));
    const { renpy, backup } = await exportsOf(row.projectId);
    expect(backup).toContain('ravenqueen@example.org');
    expectNone({ renpy: renpy ?? '' });
  });
});
