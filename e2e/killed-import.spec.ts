// A tab that is killed in the middle of an import, at points spread over all that the import writes.
import type { Page } from '@playwright/test';
import { generateChatOfBytes } from '../src/testing/generate-log';
import { expect, test } from './fixtures';
import { LibraryPage } from './pages/library-page';
import { ReviewPage } from './pages/review-page';
import { StartPage } from './pages/start-page';

const POINTS = 10;

// The service worker would hand out the import worker as it is.
test.use({ serviceWorkers: 'block' });

/** All that the database holds of projects and drafts. */
interface Stored {
  readonly owners: readonly string[];
  readonly drafts: readonly string[];
  readonly rows: Readonly<Record<string, number>>;
  readonly messages: number;
  /** Of all scenes and messages, whoever owns them. */
  readonly digest: string;
}

function stored(page: Page): Promise<Stored> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no database'));
      });
    interface Row {
      readonly projectId?: string;
      readonly state?: string;
      readonly messages?: readonly unknown[];
    }
    const database = await done(indexedDB.open('comfyvn-studio'));
    const owners = new Set<string>();
    const rows: Record<string, number> = {};
    let messages = 0;
    let text = '';
    let drafts: string[] = [];
    for (const name of [...database.objectStoreNames].sort()) {
      // The list of what was done outlives what it was done to.
      if (name === 'jobs') continue;
      const all = await done<Row[]>(database.transaction(name).objectStore(name).getAll());
      const owned = all.filter((row) => row.projectId !== undefined);
      for (const { projectId } of owned) owners.add(projectId ?? '');
      if (owned.length > 0) rows[name] = owned.length;
      if (name === 'imports') drafts = owned.map(({ state }) => state ?? '');
      if (name === 'messages')
        messages = owned.reduce((sum, row) => sum + (row.messages?.length ?? 0), 0);
      if (name === 'messages' || name === 'scenes')
        text += JSON.stringify(owned.map((row) => ({ ...row, projectId: '' })));
    }
    database.close();
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    const digest = [...new Uint8Array(hash)].join(' ');
    return { owners: [...owners], drafts, rows, messages, digest };
  });
}

/** The process of the page ends at once, in the middle of whatever it does. */
async function kill(tab: Page): Promise<void> {
  const devtools = await tab.context().newCDPSession(tab);
  const isGone = tab.waitForEvent('crash');
  // Nobody is left to answer.
  void devtools.send('Page.crash').catch(() => undefined);
  await isGone;
  await tab.close();
}

test('killed at ten points, an import is an interrupted one that can be read whole, or nothing', async ({
  context,
  page,
}) => {
  test.setTimeout(240_000);
  const log = { name: 'long.jsonl', bytes: Buffer.from(generateChatOfBytes(200_000)) };
  /** The write to hold, or the one that says that all is there. */
  let holdAt: number | 'ready' = 0;
  await context.route('**/import.worker-*.js', async (route) => {
    const response = await route.fetch();
    // Writes are counted in the worker itself: a point of the import, whatever the machine's speed. A
    // request that nobody answers holds the worker in the middle of its transaction.
    const counting = `globalThis.writes = 0;
      for (const method of ['put', 'add', 'delete']) {
        const own = IDBObjectStore.prototype[method];
        IDBObjectStore.prototype[method] = function (...args) {
          const request = own.apply(this, args);
          globalThis.writes++;
          const isReady = this.name === 'imports' && args[0].state === 'ready';
          if (${holdAt === 'ready' ? 'isReady' : `globalThis.writes === ${holdAt}`}) {
            const held = new XMLHttpRequest();
            held.open('GET', './held-here', false);
            held.send();
          }
          return request;
        };
      }`;
    await route.fulfill({ response, body: `${counting}\n${await response.text()}` });
  });
  let held = (): void => undefined;
  await context.route('**/held-here', () => held());

  // What an import leaves that nothing disturbs.
  const start = new StartPage(page);
  await start.open();
  await start.drop(log);
  await new ReviewPage(page).expectReady();
  const whole = await stored(page);
  const writes = (await page.workers().at(-1)?.evaluate('writes')) as number;
  expect(writes).toBeGreaterThan(POINTS * 2);
  expect(whole.drafts).toEqual(['ready']);
  const throwAway = async (at: Page) => {
    await at.goto('./#/library');
    const library = new LibraryPage(at);
    await library.draft(/./).getByRole('button', { name: 'Throw away' }).click();
    const question = at.getByRole('dialog', { name: 'Throw this import away?' });
    await question.getByRole('button', { name: 'Throw away' }).click();
    await expect(library.draft(/./)).toHaveCount(0);
    expect((await stored(at)).rows).toEqual({});
  };
  await throwAway(page);

  let tab = page;
  for (let point = 1; point <= POINTS; point++) {
    // What is stored already is not stored again, so a later reading has a few writes less.
    holdAt = point === POINTS ? 'ready' : Math.ceil((point * (writes - 6)) / (POINTS - 1));
    const isHeld = new Promise<void>((resolve) => (held = resolve));
    if (point === 1) {
      // A new page, for the worker of the first has its script already.
      await tab.close();
      tab = await context.newPage();
      const again = new StartPage(tab);
      await again.open();
      await again.drop(log);
    } else {
      await new LibraryPage(tab)
        .draft('long.jsonl')
        .getByRole('button', { name: 'Take up' })
        .click();
      await tab.getByRole('button', { name: 'Read it again' }).click();
    }
    await isHeld;
    await kill(tab);

    tab = await context.newPage();
    await tab.goto('./#/library');
    const draft = new LibraryPage(tab).draft('long.jsonl');
    await expect(draft.getByText('Interrupted')).toBeVisible();
    const left = await stored(tab);
    expect(left.drafts, `killed at write ${holdAt} of ${writes}`).toEqual(['reading']);
    expect(left.owners).toHaveLength(1);
    expect(left.rows['projects'] ?? 0).toBe(0);
  }

  holdAt = 0;
  await tab.reload();
  await new LibraryPage(tab).draft('long.jsonl').getByRole('button', { name: 'Take up' }).click();
  await tab.getByRole('button', { name: 'Read it again' }).click();
  await new ReviewPage(tab).expectReady();
  const { owners: _owner, ...resumed } = await stored(tab);
  const { owners: _first, ...expected } = whole;
  expect(resumed).toEqual(expected);
  await throwAway(tab);
});
