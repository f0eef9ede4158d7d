// Pictures that are on stage or soon will be: loaded, decoded, and let go of when they are old. What
// is asked for first comes first, and what nobody waits for any more is not begun.
import { SvelteMap } from 'svelte/reactivity';
import { pictureKey, type Picture } from '@/stage';
import type { PlayHost } from './host';

/** About 60 MB of decoded sprites at most; a scene rarely has more. */
const KEPT = 48;
const AT_ONCE = 3;

interface Shelved {
  readonly url: string;
  readonly image: HTMLImageElement;
}

export class PictureShelf {
  readonly #host: Pick<PlayHost, 'paint' | 'assetBlob'>;
  /** Oldest first; a missing picture is kept as null, so that it is not asked for again. */
  readonly #shelf = new SvelteMap<string, Shelved | null>();
  #queue: readonly Picture[] = [];
  #wanted: ReadonlySet<string> = new Set();
  readonly #loading = new Map<string, Promise<void>>();
  #isClosed = false;

  constructor(host: Pick<PlayHost, 'paint' | 'assetBlob'>) {
    this.#host = host;
  }

  /** An object URL of the decoded picture; undefined until it is here. */
  urlOf(picture: Picture | undefined): string | undefined {
    return picture && this.#shelf.get(pictureKey(picture))?.url;
  }

  imageOf(picture: Picture | undefined): HTMLImageElement | undefined {
    return picture && this.#shelf.get(pictureKey(picture))?.image;
  }

  /** Names all pictures that are wanted now, the most urgent first. Earlier wishes are forgotten. */
  want(pictures: readonly Picture[]): void {
    this.#wanted = new Set(pictures.map(pictureKey));
    this.#queue = pictures.filter((picture) => !this.#shelf.has(pictureKey(picture)));
    this.#pump();
  }

  close(): void {
    this.#isClosed = true;
    this.#queue = [];
    for (const shelved of this.#shelf.values()) if (shelved) URL.revokeObjectURL(shelved.url);
    this.#shelf.clear();
  }

  #pump(): void {
    while (this.#loading.size < AT_ONCE) {
      const next = this.#queue.find((picture) => !this.#loading.has(pictureKey(picture)));
      if (!next) return;
      this.#queue = this.#queue.filter((picture) => picture !== next);
      const key = pictureKey(next);
      const loading = this.#load(next, key).finally(() => {
        this.#loading.delete(key);
        this.#pump();
      });
      this.#loading.set(key, loading);
    }
  }

  async #load(picture: Picture, key: string): Promise<void> {
    const blob = await (picture.by === 'asset'
      ? this.#host.assetBlob(picture.asset)
      : this.#host.paint(picture.spec));
    const shelved = blob && (await decode(blob));
    if (this.#isClosed) {
      if (shelved) URL.revokeObjectURL(shelved.url);
      return;
    }
    this.#shelf.set(key, shelved ?? null);
    this.#trim();
  }

  #trim(): void {
    for (const [key, shelved] of this.#shelf) {
      if (this.#shelf.size <= KEPT) return;
      if (this.#wanted.has(key)) continue;
      if (shelved) URL.revokeObjectURL(shelved.url);
      this.#shelf.delete(key);
    }
  }
}

/** Undefined for bytes that are no picture. */
async function decode(blob: Blob): Promise<Shelved | undefined> {
  const url = URL.createObjectURL(blob);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return { url, image };
  } catch {
    URL.revokeObjectURL(url);
    return undefined;
  }
}
