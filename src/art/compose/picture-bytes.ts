// The bytes of what shows a shot: stored ones, or what the built-in painter draws.
import { describeCanvasFailure } from '@/canvas';
import { fail, ok, type Result } from '@/lib/result';
import { readImageSize } from '@/lib/image-size';
import type { PainterClient } from '@/painter/painter-client';
import { pictureKey, SPRITE_SIZE, type Picture } from '@/stage';
import { describeFailure as describeStorage, type Storage } from '@/storage';
import type { RenderProblem } from '../logic/make-render';

export interface Bytes {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
}

const KEPT = 12;

export class PictureBytes {
  readonly #storage: Storage;
  readonly #known = new Map<string, Promise<Result<Bytes, RenderProblem>>>();
  #painter: PainterClient | undefined;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  of(picture: Picture): Promise<Result<Bytes, RenderProblem>> {
    const key = pictureKey(picture);
    const reading = this.#known.get(key) ?? this.#read(picture);
    this.#known.delete(key);
    this.#known.set(key, reading);
    const [oldest] = this.#known.keys();
    if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest);
    return reading;
  }

  close(): void {
    this.#painter?.end();
    this.#painter = undefined;
    this.#known.clear();
  }

  async #read(picture: Picture): Promise<Result<Bytes, RenderProblem>> {
    if (picture.by === 'painter') {
      // The painter is large; nobody waits for it before the first picture.
      const { PainterClient: Painter } = await import('@/painter/painter-client');
      this.#painter ??= new Painter();
      const size =
        picture.spec.kind === 'sprite' ? SPRITE_SIZE : ({ width: 1920, height: 1080 } as const);
      return ok({
        ...size,
        blob: await this.#painter.paint(picture.spec, { ...size, type: 'image/png' }),
      });
    }
    const blob = await this.#storage.assets.blobOf(picture.asset);
    if (!blob.ok) return fail(describeStorage(blob.failure));
    const size = await readImageSize(blob.value);
    return size
      ? ok({ blob: blob.value, width: size.width, height: size.height })
      : fail(describeCanvasFailure({ kind: 'undecodable', type: blob.value.type }));
  }
}
