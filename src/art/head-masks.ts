// The mask that inpainting of a face works within, made here from the picture that is painted over.
import { CanvasClient, describeCanvasFailure, type PictureWork } from '@/canvas';
import { fail, ok, type Result } from '@/lib/result';
import { describeFailure as describeStorage, type Storage } from '@/storage';
import type { AssetId } from '@/story';
import type { RenderProblem } from './logic/make-render';
import { takesMask } from './logic/mask';
import type { RoleSetup } from './logic/setup';

/** Finds heads: a worker in the page. */
export interface HeadFinder {
  headMask(picture: Blob): ReturnType<PictureWork['headMask']>;
  end(): void;
}

function findInWorker(): HeadFinder {
  const canvas = new CanvasClient();
  return {
    headMask: (picture) => canvas.run('headMask', [picture]),
    end: () => canvas.end(),
  };
}

export class HeadMasks {
  readonly #storage: Storage;
  readonly #made = new Map<AssetId, Promise<Result<AssetId, RenderProblem>>>();
  #finder: HeadFinder | undefined;

  constructor(storage: Storage, finder?: HeadFinder) {
    this.#storage = storage;
    this.#finder = finder;
  }

  /**
   * Pictures for the workflow besides its source: a mask where it takes one, else none.
   *
   * @param source the picture that is painted over; undefined while it is still to be rendered, which
   *   fails for a workflow with a mask.
   */
  async picturesFor(
    setup: RoleSetup,
    source: AssetId | undefined,
  ): Promise<Result<Readonly<Record<string, AssetId>>, RenderProblem>> {
    if (!takesMask(setup)) return ok({});
    if (source === undefined) {
      return fail({
        title: `“${setup.template?.template.title ?? 'The workflow'}” needs the neutral picture first`,
        hint: 'Its mask is made from that picture. Ask again when the neutral faces are here.',
      });
    }
    const making = this.#made.get(source) ?? this.#make(source);
    this.#made.set(source, making);
    const mask = await making;
    if (!mask.ok) this.#made.delete(source);
    return mask.ok ? ok({ mask: mask.value }) : mask;
  }

  close(): void {
    this.#finder?.end();
  }

  async #make(source: AssetId): Promise<Result<AssetId, RenderProblem>> {
    const blob = await this.#storage.assets.blobOf(source);
    if (!blob.ok) return fail(describeStorage(blob.failure));
    this.#finder ??= findInWorker();
    const mask = await this.#finder.headMask(blob.value);
    if (!mask.ok) {
      if (mask.failure.kind !== 'nothing-seen') return fail(describeCanvasFailure(mask.failure));
      return fail({
        title: 'No head was found in the picture',
        hint: 'Cut the picture out first, or choose a workflow that needs no mask.',
      });
    }
    const stored = await this.#storage.assets.ingest(mask.value.blob, {
      name: 'head-mask.png',
      origin: { by: 'painter' },
    });
    return stored.ok ? ok(stored.value.id) : fail(describeStorage(stored.failure));
  }
}
