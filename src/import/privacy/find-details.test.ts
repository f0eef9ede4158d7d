import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ImportRow, Storage } from '@/storage';
import { openOwnStorage } from '@/testing/own-storage';
import { NO_RULES, textRuleSchema, type ImportRules } from '@/story';
import { must } from '@/testing/must';
import { previewRule } from '../bulk/preview';
import { runImport } from '../pipeline';
import { correctLine } from '../rule-edits';
import { addDetails, spellingsOf, tellingStandIns } from './detail-list';
import { findDetails } from './find-details';
import { previewDetails } from './preview-details';
import { pseudonymOf } from './pseudonym';

let storage: Storage;

beforeEach(async () => {
  storage = await openOwnStorage();
});
afterEach(() => storage.close());

const chat = (...lines: readonly (readonly [string, string])[]) =>
  [
    JSON.stringify({ user_name: 'raven_99', character_name: 'Bo', chat_metadata: {} }),
    ...lines.map(([name, mes]) => JSON.stringify({ name, is_user: name !== 'Bo', mes })),
  ].join('\n');

const LOGS = [
  [
    'one.jsonl',
    chat(
      ['raven_99', 'Mail me at r@example.org.'],
      ['Bo', 'Dice, raven_99? @moth says no.'],
      ['raven_99', 'Dice!'],
      ['Bo', 'Here.'],
    ),
  ],
  [
    'two.jsonl',
    chat(
      ['Bo', 'Dice again.'],
      ['raven_99', 'Call +49 171 2345678 on 2024-05-01.'],
      ['Bo', 'Yes.'],
    ),
  ],
] as const;

async function draft(rules: ImportRules = NO_RULES): Promise<ImportRow> {
  const logs = LOGS.map(([name, text]) => ({ name, file: new Blob([text]) }));
  const { projectId } = must(await storage.imports.begin({ files: [] }));
  const facts = { cards: [], lore: [] };
  must(await runImport({ projectId, logs, rules, facts, pictures: [] }, { storage }));
  const row = must(await storage.imports.get(projectId));
  if (!row) throw new Error('The draft is there.');
  return row;
}

it('finds what could tell who somebody is, with a stand-in for each', async () => {
  const found = must(await findDetails(storage, await draft()));
  expect(found.map(({ id, count }) => [id, count])).toEqual([
    ['every email', 1],
    ['every phone', 1],
    ['words raven_99', 1],
    ['words moth', 1],
    ['words bo', 0],
  ]);
  const replaces = found.map(({ detail }) => detail.replace);
  expect(new Set(replaces).size).toBe(replaces.length);
  expect(found.find(({ id }) => id === 'words bo')?.isProposed).toBe(false);
  expect(tellingStandIns(found.map(({ detail }) => detail))).toEqual([]);
});

it('finds nothing again of what is hidden', async () => {
  const row = await draft();
  const found = must(await findDetails(storage, row)).filter(({ isProposed }) => isProposed);
  const hidden = await draft(
    addDetails(
      NO_RULES,
      found.map(({ detail }) => detail),
    ),
  );
  const again = must(await findDetails(storage, hidden));
  expect(again.filter(({ isProposed }) => isProposed)).toEqual([]);
});

it('shows the places before they are changed', async () => {
  const row = await draft();
  const details = [
    { kind: 'words', find: 'RAVEN_99', replace: 'Wren' },
    { kind: 'every', what: 'phone', replace: '[phone]' },
  ] as const;
  const preview = must(await previewDetails(storage, row, details));
  expect(preview).toMatchObject({ places: 2, messages: 2 });
  expect(preview.names).toEqual([{ before: 'raven_99', after: 'Wren' }]);
  expect(preview.lines.map(({ after }) => after)).toEqual([
    'Dice, Wren? @moth says no.',
    'Call [phone] on 2024-05-01.',
  ]);
});

it('shows the lines that a rule changes, in all files or in one, and changes just those', async () => {
  const row = await draft();
  const rule = textRuleSchema.parse({ id: 'r1', how: 'contains', text: 'dice', kind: 'system' });
  const preview = must(await previewRule(storage, row, rule));
  expect(preview.lines.map(({ text }) => text)).toEqual([
    'Dice, raven_99? @moth says no.',
    'Dice!',
    'Dice again.',
  ]);
  const second = row.sources[1]?.id;
  expect(must(await previewRule(storage, row, { ...rule, source: second })).changing).toBe(1);
  expect(must(await previewRule(storage, row, { ...rule, by: 'Bo' })).changing).toBe(2);
  const own = correctLine(
    row.rules,
    { source: row.sources[0]?.id, message: 2, start: 0, end: 5 },
    { kind: 'thought' },
  );
  expect(must(await previewRule(storage, { ...row, rules: own }, rule)).changing).toBe(2);
  const after = await draft({ ...NO_RULES, texts: [rule] });
  expect(after.draft?.counts.notes).toBe((row.draft?.counts.notes ?? 0) + preview.changing);
  expect(must(await previewRule(storage, after, rule))).toMatchObject({ matching: 3, changing: 0 });
});

it('shows the names that a rule joins', async () => {
  const rule = textRuleSchema.parse({
    id: 'r1',
    where: 'name',
    how: 'begins',
    text: 'raven',
    speaker: 'Bo',
  });
  const preview = must(await previewRule(storage, await draft(), rule));
  expect(preview.names.map(({ name }) => name)).toEqual(['raven_99']);
});

it('refuses a pattern that it cannot run, with words', async () => {
  const rule = textRuleSchema.parse({ id: 'r1', how: 'regex', text: '(?=a)', kind: 'ooc' });
  expect(await previewRule(storage, await draft(), rule)).toMatchObject({
    ok: false,
    failure: { kind: 'pattern' },
  });
});

it('invents names that stay the same', () => {
  const taken = new Set(['bo']);
  const one = pseudonymOf('raven', taken);
  expect(pseudonymOf('RAVEN', new Set(['bo']))).toBe(one);
  expect(pseudonymOf('raven', taken)).not.toBe(one);
  expect(spellingsOf(' Anna, Anny;Anna ')).toEqual(['Anna', 'Anny']);
});
