import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '@/storage';
import { RenderBook, type BookChange } from './book.svelte';
import type { Render } from './render';
import { buildRender, openTestStorage, sentTo } from './testing';
import { must } from '@/testing/must';

let storage: Storage;
let book: RenderBook;
beforeEach(async () => {
  storage = await openTestStorage();
  book = new RenderBook(storage, () => 5);
});
afterEach(() => storage.close());

const stored = async () => must(await storage.renders.list());
const states = (renders: readonly Render[]) => renders.map(({ id, state }) => `${id} ${state}`);

describe('the book of renders', () => {
  it('shows a change at once and has it on the disk when asked to wait', async () => {
    await book.put([buildRender('a')]);
    const change = { do: 'send', server: 's', promptId: 'p' } as const;
    const written = book.change('a', change, 'strict');
    expect(book.find('a')?.state).toBe('sent');
    must(await written);
    expect(states(await stored())).toEqual(['a sent']);
    expect(book.findByPrompt('p')?.id).toBe('a');
  });

  it('lands on the disk as it was last, however many changes come at once', async () => {
    await book.put([buildRender('a')]);
    const writes = [
      book.change('a', { do: 'send', server: 's', promptId: 'p' }),
      book.change('a', { do: 'accept' }),
      book.change('a', { do: 'store' }),
      book.change('a', { do: 'finish', assets: [], isCached: false }),
    ];
    await Promise.all(writes);
    expect(states(await stored())).toEqual(['a done']);
  });

  it('finds a render by prompts that it gave up, after a reload too', async () => {
    await book.put([buildRender('a', { abandoned: [sentTo('s', 'old')] })]);
    const next = new RenderBook(storage);
    must(await next.load());
    expect(next.findByPrompt('old')?.id).toBe('a');
    expect(next.findByPrompt('other')).toBeUndefined();
  });

  it('tells what has changed, and nothing where nothing has', async () => {
    await book.put([buildRender('a')]);
    const heard: BookChange[] = [];
    const stop = book.onChange((change) => heard.push(change));
    await book.change('a', { do: 'tell', message: 'Waits' });
    await book.change('a', { do: 'tell', message: 'Waits' });
    await book.change('gone', { do: 'accept' });
    expect(heard.map(({ rows }) => rows.map(({ message }) => message))).toEqual([['Waits']]);
    stop();
    await book.change('a', { do: 'tell', message: 'More' });
    expect(heard).toHaveLength(1);
  });

  it('forgets what has ended, and keeps what lives or is still to be stopped', async () => {
    await book.put([
      buildRender('live'),
      buildRender('done', { state: 'done' }),
      buildRender('stopping', { state: 'cancelled', isStopping: true, sent: sentTo('s', 'p') }),
    ]);
    must(await book.forget(['live', 'done', 'stopping', 'gone']));
    expect(states(book.list)).toEqual(['live queued', 'stopping cancelled']);
    expect(states(await stored())).toEqual(['live queued', 'stopping cancelled']);
  });

  it('keeps the last 400 that have ended, and all that live', async () => {
    const ended = Array.from({ length: 405 }, (_, n) => buildRender(`r${n}`, { state: 'done' }));
    await book.put([buildRender('live'), ...ended]);
    await book.forgetOldest();
    expect(book.list).toHaveLength(401);
    expect([book.find('live')?.id, book.find('r4'), book.find('r5')?.id]).toEqual([
      'live',
      undefined,
      'r5',
    ]);
  });
});
