/** Keeps the blobs used last, up to a number of bytes. A blob larger than that is not kept. */
export class BlobCache {
  readonly #limitBytes: number;
  /** In order of use, oldest first. */
  readonly #blobs = new Map<string, Blob>();
  #bytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): Blob | undefined {
    const blob = this.#blobs.get(key);
    if (blob !== undefined) {
      this.#blobs.delete(key);
      this.#blobs.set(key, blob);
    }
    return blob;
  }

  set(key: string, blob: Blob): void {
    const old = this.#blobs.get(key);
    if (old !== undefined) this.#bytes -= old.size;
    this.#blobs.delete(key);
    if (blob.size > this.#limitBytes) return;
    this.#blobs.set(key, blob);
    this.#bytes += blob.size;
    for (const [oldest, { size }] of this.#blobs) {
      if (this.#bytes <= this.#limitBytes) break;
      this.#blobs.delete(oldest);
      this.#bytes -= size;
    }
  }
}
