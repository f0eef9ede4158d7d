import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStorage, type Storage } from '@/storage';
import { must } from '@/testing/must';
import { holdJob } from './job-locks';
import { TestLocks } from './test-locks';
import { isActive, JobFailure, Jobs, LOG_LINES, moveJob, newJob, type JobEvent } from '.';

let storage: Storage;
let jobs: Jobs;
let count = 0;
beforeEach(async () => {
  storage = must(await openStorage({ name: `jobs-${++count}` }));
  jobs = must(await Jobs.open(storage));
});
afterEach(() => storage.close());

const job = newJob({ id: 'j', kind: 'export', title: 'Export', at: 0 });
const anyEvent: fc.Arbitrary<JobEvent> = fc.oneof(
  fc.constantFrom<JobEvent>(
    { type: 'start' },
    { type: 'finish' },
    { type: 'cancel' },
    { type: 'interrupt' },
    { type: 'fail', title: 't', hint: 'h' },
    { type: 'message', message: 'm' },
    { type: 'log', text: 'l' },
  ),
  fc.double().map((fraction): JobEvent => ({ type: 'progress', fraction })),
);

describe('moveJob', () => {
  it('never lets progress go back or leave 0 to 1, and never moves what has ended', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        let current = job;
        for (const [at, event] of events.entries()) {
          const next = moveJob(current, event, at);
          if (!isActive(current)) expect(next).toBe(current);
          expect(next.progress ?? 0).toBeGreaterThanOrEqual(current.progress ?? 0);
          expect(next.progress ?? 0).toBeLessThanOrEqual(1);
          expect(next.endedAt === undefined).toBe(isActive(next));
          current = next;
        }
      }),
    );
  });

  it('keeps the last 2,000 lines of the log', () => {
    let current = job;
    for (let i = 0; i < LOG_LINES + 5; i++)
      current = moveJob(current, { type: 'log', text: `${i}` }, i);
    expect(current.log).toHaveLength(LOG_LINES);
    expect(current.log[0]?.text).toBe('5');
    expect(current.log.at(-1)?.text).toBe(`${LOG_LINES + 4}`);
  });
});

describe('Jobs', () => {
  it('stores the row before the work begins, and how it ended', async () => {
    const outcome = await jobs.run('export', "Ren'Py project", async (context) => {
      const rows = must(await storage.jobs.list());
      expect(rows).toMatchObject([{ title: "Ren'Py project", state: 'queued' }]);
      context.progress(0.5, 'Half');
      context.log('Wrote 12 files');
      expect(jobs.active).toMatchObject([{ state: 'running', progress: 0.5, message: 'Half' }]);
      return 42;
    });
    expect(outcome).toEqual({ state: 'done', value: 42 });
    expect(must(await storage.jobs.list())).toMatchObject([
      { state: 'done', progress: 1, log: [{ text: 'Wrote 12 files' }] },
    ]);
    expect(jobs.active).toEqual([]);
  });

  it('stops the work when cancelled', async () => {
    const run = jobs.run('paint', 'Paint', ({ signal }) => {
      return new Promise<number>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
    jobs.cancel(jobs.list[0]!.id);
    expect(jobs.list[0]?.state).toBe('cancelled');
    expect(await run).toMatchObject({ state: 'cancelled' });
    expect(must(await storage.jobs.list())).toMatchObject([{ state: 'cancelled' }]);
  });

  it('keeps the words of a failure, and runs it again as a job that names the first', async () => {
    let tries = 0;
    const outcome = await jobs.run('backup', 'Backup', () => {
      tries += 1;
      if (tries === 1) throw new JobFailure('The disk is full', 'Free some space.');
      return Promise.resolve('ok');
    });
    expect(outcome).toMatchObject({
      state: 'failed',
      job: { failure: { title: 'The disk is full', hint: 'Free some space.' } },
    });
    const first = jobs.list[0]!.id;
    expect(jobs.canRetry(first)).toBe(true);
    jobs.retry(first);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(jobs.list).toHaveLength(2);
    expect(jobs.list[0]).toMatchObject({ state: 'done', retryOf: first });
  });

  it('throws bugs on, with the stack in the log', async () => {
    const run = jobs.run('export', 'Export', () => Promise.reject(new TypeError('x is undefined')));
    await expect(run).rejects.toThrow('x is undefined');
    expect(jobs.list[0]?.state).toBe('failed');
    expect(jobs.list[0]?.log[0]?.text).toContain('TypeError');
  });

  it('finds jobs of a page that is gone interrupted, and leaves those of other tabs', async () => {
    for (const id of ['gone', 'elsewhere']) {
      const row = newJob({ id, kind: 'import', title: id, at: 1 });
      must(await storage.jobs.put(moveJob(row, { type: 'start' }, 2)));
    }
    const locks = new TestLocks();
    const release = await holdJob(locks, 'elsewhere');
    const again = must(await Jobs.open(storage, locks));
    expect(again.find('gone')?.state).toBe('interrupted');
    expect(again.find('elsewhere')?.state).toBe('running');
    expect(must(await storage.jobs.get('gone'))?.state).toBe('interrupted');
    expect(again.canRetry('gone')).toBe(false);
    expect(again.isElsewhere('elsewhere')).toBe(true);
    again.cancel('elsewhere');
    expect(again.find('elsewhere')?.state).toBe('running');
    expect(again.isBusy).toBe(false);
    // The other tab goes without a word: what it left becomes interrupted here.
    release();
    await vi.waitFor(() => expect(again.find('elsewhere')?.state).toBe('interrupted'));
  });

  it('shows in one tab what runs in another, and how it ended there', async () => {
    const locks = new TestLocks();
    const first = must(await Jobs.open(storage, locks));
    let finish = (): void => undefined;
    const done = new Promise<void>((resolve) => (finish = resolve));
    const outcome = first.run('export', 'Export', () => done);
    await vi.waitFor(async () => expect(must(await storage.jobs.list())).toHaveLength(1));
    const second = must(await Jobs.open(storage, locks));
    const { id } = first.list[0]!;
    expect(second.isElsewhere(id)).toBe(true);
    expect(first.isElsewhere(id)).toBe(false);
    expect(first.isBusy).toBe(true);
    finish();
    expect(await outcome).toMatchObject({ state: 'done' });
    await vi.waitFor(() => expect(second.find(id)?.state).toBe('done'));
  });

  it('writes far fewer rows than it is told of progress', async () => {
    let writes = 0;
    const put = storage.jobs.put.bind(storage.jobs);
    storage.jobs.put = (row) => {
      writes += 1;
      return put(row);
    };
    await jobs.run('import', 'Import', async (context) => {
      for (let i = 0; i <= 1000; i++) context.progress(i / 1000);
      await Promise.resolve();
    });
    expect(writes).toBeLessThanOrEqual(4);
  });

  it('forgets ended jobs when asked', async () => {
    await jobs.run('export', 'One', () => Promise.resolve(1));
    const busy = jobs.run('export', 'Two', ({ signal }) => {
      return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    });
    must(await jobs.clearEnded());
    expect(jobs.list.map(({ title }) => title)).toEqual(['Two']);
    must(await jobs.remove(jobs.list[0]!.id));
    await busy;
    expect(jobs.list).toEqual([]);
    expect(must(await storage.jobs.list())).toEqual([]);
  });
});
