import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { hasUnread, openStorage } from '.';
import { makeDraft } from './test-rows';
import { NO_RULES, type ImportRules } from '@/story';
import { must } from '@/testing/must';

const rulesOf = (sceneSensitivity: number): ImportRules => ({ ...NO_RULES, sceneSensitivity });

it('are found by a tab that opens the draft after the one that read it was closed', async () => {
  const storage = must(await openStorage({ name: 'unread-corrections' }));
  const { projectId } = must(await storage.imports.begin({ files: [] }));
  const ready = { state: 'ready', draft: makeDraft(2), rules: rulesOf(0.2) } as const;
  must(await storage.imports.update(projectId, ready));
  const row = async () => must(await storage.imports.get(projectId));
  expect(hasUnread(await row())).toBe(false);

  // It is being read with one correction while two more are made.
  must(await storage.imports.want(projectId, rulesOf(0.3)));
  must(await storage.imports.update(projectId, { state: 'reading', rules: rulesOf(0.3) }));
  must(await storage.imports.want(projectId, rulesOf(0.4)));
  must(await storage.imports.want(projectId, rulesOf(0.5)));
  expect(hasUnread(await row())).toBe(true);
  // The end of the reading does not take them for read.
  must(await storage.imports.update(projectId, { ...ready, rules: rulesOf(0.3) }));
  expect(hasUnread(await row())).toBe(true);
  expect((await row())?.wanted).toEqual(rulesOf(0.5));

  must(await storage.imports.update(projectId, { ...ready, rules: rulesOf(0.5) }));
  expect(hasUnread(await row())).toBe(false);
  must(await storage.imports.want(projectId, undefined));
  expect(await row()).not.toHaveProperty('wanted');
  // What was thrown away does not come back by it.
  must(await storage.imports.throwAway(projectId));
  must(await storage.imports.want(projectId, rulesOf(0.6)));
  expect(await row()).toBeUndefined();
  storage.close();
});
