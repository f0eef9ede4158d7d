// The page's handle on the painter: asks the worker, remembers what it painted.
import { createWorkerClient, type WorkerClient } from '@/lib/worker-client';
import { BlobCache } from './blob-cache';
import { paintKey, type PaintSpec } from './spec';
import type { RasterSize } from './canvas';
import type { PainterApi } from './painter.worker';

const CACHE_BYTES = 64 * 1024 * 1024;
// PNG: WebP is a tenth of the size but takes three times as long to encode, and the stage waits.
const STAGE: RasterSize = { width: 1920, height: 1080, type: 'image/png' };

export class PainterClient {
  readonly #worker: WorkerClient<PainterApi>;
  readonly #cache: BlobCache;
  readonly #running = new Map<string, Promise<Blob>>();

  constructor(
    worker: WorkerClient<PainterApi> = createWorkerClient<PainterApi>(
      () => new Worker(new URL('./painter.worker.ts', import.meta.url), { type: 'module' }),
    ),
    cacheBytes = CACHE_BYTES,
  ) {
    this.#worker = worker;
    this.#cache = new BlobCache(cacheBytes);
  }

  /**
   * One picture, in pixels. The same question asked twice is painted once. `spec` must be plain data
   * (`$state.snapshot` first). Rejects as `WorkerClient.call` does.
   */
  paint(spec: PaintSpec, size: RasterSize = STAGE): Promise<Blob> {
    const key = `${size.width}x${size.height} ${size.type} ${paintKey(spec)}`;
    const known = this.#cache.get(key);
    if (known !== undefined) return Promise.resolve(known);
    const running = this.#running.get(key);
    if (running !== undefined) return running;
    const painting = this.#worker
      .call((api) => api.paint(spec, size))
      .then((blob) => {
        this.#cache.set(key, blob);
        return blob;
      })
      .finally(() => this.#running.delete(key));
    this.#running.set(key, painting);
    return painting;
  }

  /** Ends the worker; pictures in memory stay. */
  end(): void {
    this.#worker.end();
  }
}
