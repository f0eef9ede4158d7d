import { createHash } from 'node:crypto';
import { expose } from 'comlink';
import { describe, expect, it } from 'vitest';
import { HashClient } from './hash-client';
import { hashWork } from './hash-work';
import { createWorkerClient, type WorkerLike } from './worker-client';

/** Comlink over a real message port, in place of a thread. */
class PortWorker extends EventTarget implements WorkerLike {
  static terminated = 0;
  readonly #ends = new MessageChannel();

  constructor() {
    super();
    expose(hashWork, this.#ends.port1);
    this.#ends.port2.onmessage = (event: MessageEvent<unknown>) =>
      this.dispatchEvent(
        new MessageEvent('message', { data: event.data, ports: [...event.ports] }),
      );
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#ends.port2.postMessage(message, transfer);
  }

  terminate(): void {
    PortWorker.terminated += 1;
    this.#ends.port1.close();
    this.#ends.port2.close();
  }
}

const client = () => new HashClient(createWorkerClient(() => new PortWorker()));

describe('HashClient', () => {
  it('gives the hash of a file, and tells at least of its end', async () => {
    const bytes = new Uint8Array(300_000).map((_, i) => i * 7);
    const seen: number[] = [];
    const hashing = client();
    const result = await hashing.hash(new Blob([bytes]), { onProgress: (n) => seen.push(n) });
    expect(result).toMatchObject({
      ok: true,
      value: { sha256: createHash('sha256').update(bytes).digest('hex'), size: 300_000 },
    });
    await expect.poll(() => seen).toEqual([300_000]);
    hashing.end();
  });

  it('says when the file cannot be read any more', async () => {
    const gone = {
      size: 5,
      arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')),
    } as unknown as Blob;
    expect(await hashWork.hash(gone, () => undefined)).toEqual({
      ok: false,
      failure: { kind: 'unreadable', message: 'gone' },
    });
  });

  it('ends the worker when it is aborted', async () => {
    const stop = new AbortController();
    const hashing = client();
    const before = PortWorker.terminated;
    const running = hashing.hash(new Blob([new Uint8Array(5_000_000)]), { signal: stop.signal });
    stop.abort();
    await expect(running).rejects.toThrow(/abort/i);
    const again = await hashing.hash(new Blob(['x']));
    expect(again.ok).toBe(true);
    hashing.end();
    expect(PortWorker.terminated).toBeGreaterThan(before);
  });
});
