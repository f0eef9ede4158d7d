// Small pictures for rooms: thumbnails of sprites and places as object URLs. What is asked for twice is
// drawn once, what scrolled away before its turn is never drawn, and the oldest are forgotten.
import { pictureKey, type Picture, type PictureSpec } from '@/stage';
import type { AssetId } from '@/story';

export interface PictureSources {
  /** Undefined when it cannot be drawn here. */
  paint(spec: PictureSpec, widthPx: number): Promise<Blob | undefined>;
  /** The bytes of a picture of the user's own, or undefined when they are gone. */
  assetBlob(id: AssetId, widthPx: number): Promise<Blob | undefined>;
}

interface Entry {
  readonly picture: Picture;
  readonly widthPx: number;
  readonly waiting: Set<(url: string | undefined) => void>;
  state: 'queued' | 'drawing' | 'done';
  url: string | undefined;
}

/** Two: one is drawn in the worker while the other is read from storage. */
const AT_ONCE = 2;
/** Thumbnails of about 20 KB. */
const KEPT = 400;

export class Pictures {
  readonly #sources: PictureSources;
  /** In the order of last use. */
  readonly #entries = new Map<string, Entry>();
  #busy = 0;

  constructor(sources: PictureSources) {
    this.#sources = sources;
  }

  /** The address at once when the picture is here already, so that redrawn lists do not flash. */
  peek(picture: Picture, widthPx: number): string | undefined {
    return this.#entries.get(keyOf(picture, widthPx))?.url;
  }

  /** Calls back once with the address, or undefined when there is no picture. Returns: no longer wanted. */
  request(
    picture: Picture,
    widthPx: number,
    onready: (url: string | undefined) => void,
  ): () => void {
    const key = keyOf(picture, widthPx);
    const entry: Entry = this.#entries.get(key) ?? {
      picture,
      widthPx,
      waiting: new Set(),
      state: 'queued',
      url: undefined,
    };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (entry.state === 'done') {
      onready(entry.url);
      return () => undefined;
    }
    entry.waiting.add(onready);
    this.#next();
    return () => {
      entry.waiting.delete(onready);
      if (entry.waiting.size === 0 && entry.state === 'queued') this.#entries.delete(key);
    };
  }

  #next(): void {
    while (this.#busy < AT_ONCE) {
      const next = [...this.#entries.values()].find(({ state }) => state === 'queued');
      if (!next) return;
      next.state = 'drawing';
      this.#busy += 1;
      void this.#draw(next).finally(() => {
        this.#busy -= 1;
        this.#next();
      });
    }
  }

  async #draw(entry: Entry): Promise<void> {
    const { picture, widthPx } = entry;
    const blob = await (
      picture.by === 'asset'
        ? this.#sources.assetBlob(picture.asset, widthPx)
        : this.#sources.paint(picture.spec, widthPx)
    ).catch(() => undefined);
    entry.url = blob && URL.createObjectURL(blob);
    entry.state = 'done';
    for (const onready of entry.waiting) onready(entry.url);
    entry.waiting.clear();
    this.#forget();
  }

  #forget(): void {
    for (const [key, entry] of this.#entries) {
      if (this.#entries.size <= KEPT) return;
      if (entry.state !== 'done') continue;
      // An image that shows it keeps what it has decoded.
      if (entry.url) URL.revokeObjectURL(entry.url);
      this.#entries.delete(key);
    }
  }
}

function keyOf(picture: Picture, widthPx: number): string {
  return `${widthPx} ${pictureKey(picture)}`;
}
