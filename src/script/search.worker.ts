// Exposes the search; the work is in `logic/search-story.ts`, which tests call directly.
import { expose } from 'comlink';
import { z } from 'zod';
import type { Result } from '@/lib/result';
import { openStorage, type Storage, type StorageFailure } from '@/storage';
import { searchStory, type SearchBatch, type SearchRequest } from './logic/search-story';

// The page's Content-Security-Policy allows no `new Function`; zod must not even try.
z.config({ jitless: true });

/** Batches come together at a human rate: each is a redraw of the list. */
const TELL_MS = 80;

let opened: Promise<Result<Storage, StorageFailure>> | undefined;

const api = {
  async search(
    request: SearchRequest,
    listener: { batch(batch: SearchBatch): void },
  ): Promise<Result<void, StorageFailure>> {
    opened ??= openStorage();
    const storage = await opened;
    if (!storage.ok) {
      opened = undefined;
      return storage;
    }
    let waiting: SearchBatch | undefined;
    let last = performance.now();
    const searched = await searchStory(storage.value, request, (batch) => {
      waiting = waiting
        ? {
            finds: waiting.finds.concat(batch.finds),
            scenes: waiting.scenes.concat(batch.scenes),
            done: batch.done,
          }
        : batch;
      if (performance.now() - last < TELL_MS) return;
      last = performance.now();
      void listener.batch(waiting);
      waiting = undefined;
    });
    if (waiting) await listener.batch(waiting);
    return searched;
  },
};

export type SearchApi = typeof api;
expose(api);
