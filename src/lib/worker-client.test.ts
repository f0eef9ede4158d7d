import { expose } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorkerClient, proxy, WorkerDiedError, type WorkerLike } from './worker-client';

const api = {
  add: (a: number, b: number) => a + b,
  crash: () => {
    throw new RangeError('The log has no end.');
  },
  never: () => new Promise<number>(() => undefined),
  async count(to: number, onProgress: (done: number) => void) {
    for (let i = 1; i <= to; i++) onProgress(i);
    await Promise.resolve();
    return to;
  },
};

/** Comlink over a real message port, in place of a thread. */
class PortWorker extends EventTarget implements WorkerLike {
  static started = 0;
  static terminated = 0;
  readonly #inside: MessagePort;
  readonly #outside: MessagePort;

  constructor() {
    super();
    PortWorker.started += 1;
    const { port1, port2 } = new MessageChannel();
    this.#inside = port1;
    this.#outside = port2;
    expose(api, port1);
    port2.onmessage = (event: MessageEvent<unknown>) =>
      this.dispatchEvent(
        new MessageEvent('message', { data: event.data, ports: [...event.ports] }),
      );
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#outside.postMessage(message, transfer);
  }

  terminate(): void {
    PortWorker.terminated += 1;
    this.#inside.close();
    this.#outside.close();
  }
}

function client(idleMs = 10_000) {
  PortWorker.started = 0;
  PortWorker.terminated = 0;
  return createWorkerClient<typeof api>(() => new PortWorker(), { idleMs });
}

let made: { end(): void } | undefined;
afterEach(() => made?.end());

describe('createWorkerClient', () => {
  it('starts late and once', async () => {
    const worker = (made = client());
    expect(PortWorker.started).toBe(0);
    expect(await worker.call((remote) => remote.add(2, 3))).toBe(5);
    expect(await worker.call((remote) => remote.add(4, 3))).toBe(7);
    expect(PortWorker.started).toBe(1);
  });

  it('runs one call at a time, in order', async () => {
    const worker = (made = client());
    const order: string[] = [];
    const slow = worker.call(async (remote) => {
      order.push('first begins');
      await remote.add(1, 1);
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push('first ends');
    });
    const quick = worker.call(async (remote) => {
      order.push('second begins');
      await remote.add(1, 1);
    });
    await Promise.all([slow, quick]);
    expect(order).toEqual(['first begins', 'first ends', 'second begins']);
  });

  it('terminates on abort, and the next call starts afresh', async () => {
    const worker = (made = client());
    const stop = new AbortController();
    const stuck = worker.call((remote) => remote.never(), { signal: stop.signal });
    const after = worker.call((remote) => remote.add(1, 2));
    setTimeout(() => stop.abort(), 5);
    await expect(stuck).rejects.toMatchObject({ name: 'AbortError' });
    expect(await after).toBe(3);
    expect(PortWorker.terminated).toBe(1);
    expect(PortWorker.started).toBe(2);
  });

  it('never starts a worker for a call that was stopped before its turn', async () => {
    const worker = (made = client());
    const call = worker.call((remote) => remote.add(1, 2), { signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(PortWorker.started).toBe(0);
  });

  it('brings errors across with name and message', async () => {
    const worker = (made = client());
    await expect(worker.call((remote) => remote.crash())).rejects.toMatchObject({
      name: 'RangeError',
      message: 'The log has no end.',
    });
    expect(await worker.call((remote) => remote.add(1, 1))).toBe(2);
  });

  it('reports progress through a proxied callback', async () => {
    const worker = (made = client());
    const seen: number[] = [];
    await worker.call((remote) =>
      remote.count(
        3,
        proxy((done: number) => void seen.push(done)),
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(seen).toEqual([1, 2, 3]);
  });

  it('says when the worker dies', async () => {
    let running: PortWorker | undefined;
    const worker = (made = createWorkerClient<typeof api>(() => (running = new PortWorker())));
    const stuck = worker.call((remote) => remote.never());
    setTimeout(() => running?.dispatchEvent(new Event('error')), 5);
    await expect(stuck).rejects.toBeInstanceOf(WorkerDiedError);
    expect(await worker.call((remote) => remote.add(1, 1))).toBe(2);
  });

  it('ends when idle', async () => {
    const worker = (made = client(10));
    await worker.call((remote) => remote.add(1, 1));
    expect(worker.isRunning).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(worker.isRunning).toBe(false);
    expect(PortWorker.terminated).toBe(1);
  });
});
