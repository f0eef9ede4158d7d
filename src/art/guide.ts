// The picture that img2img starts from: the one that the notes name, else what the built-in painter draws.
import { CanvasClient, describeCanvasFailure } from '@/canvas';
import type { PainterClient } from '@/painter/painter-client';
import { fail, ok, type Result } from '@/lib/result';
import { pictureOf, SPRITE_SIZE } from '@/stage';
import { describeFailure as describeStorage, type Storage } from '@/storage';
import { findPlace, type AssetId, type Shot, type Story } from '@/story';
import type { RenderProblem } from './logic/make-render';

/** Sprites stand on white, as the sprite workflows draw them: transparent pixels arrive black. */
const GROUND = [255, 255, 255] as const;

export class Guides {
  readonly #storage: Storage;
  #painter: PainterClient | undefined;
  #canvas: CanvasClient | undefined;
  readonly #made = new Map<string, Promise<Result<AssetId, RenderProblem>>>();

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** @param size of what is rendered, in pixels. The same drawing is stored once. */
  async of(
    shot: Shot,
    story: Story,
    size: { readonly width: number; readonly height: number },
  ): Promise<Result<AssetId, RenderProblem>> {
    const reference = referenceOf(shot, story);
    if (reference !== undefined) return ok(reference);
    // Without the user's own pictures the painter's is what is seen.
    const bare: Story = {
      ...story,
      characters: story.characters.map((one) => ({
        ...one,
        sprites: {},
        outfits: one.outfits?.map((worn) => ({ ...worn, sprites: {} })),
      })),
      world: {
        ...story.world,
        places: story.world.places.map(
          ({ background: _one, backgrounds: _all, ...place }) => place,
        ),
      },
    };
    const picture = pictureOf(shot, bare);
    if (picture?.by !== 'painter') {
      return fail({ title: 'There is nothing to start from', hint: 'The story no longer has it.' });
    }
    const key = JSON.stringify([picture.spec, size]);
    const known = this.#made.get(key);
    if (known) return known;
    const making = this.#make(picture.spec, size);
    this.#made.set(key, making);
    return making;
  }

  close(): void {
    this.#painter?.end();
    this.#canvas?.end();
  }

  /** The painter is large, and most workflows start from nothing. */
  async #loadPainter(): Promise<PainterClient> {
    const { PainterClient } = await import('@/painter/painter-client');
    return (this.#painter ??= new PainterClient());
  }

  async #make(
    spec: Parameters<PainterClient['paint']>[0],
    size: { readonly width: number; readonly height: number },
  ): Promise<Result<AssetId, RenderProblem>> {
    const painter = await this.#loadPainter();
    const fitted = spec.kind === 'sprite' ? fit(size) : size;
    let blob = await painter.paint(spec, { ...fitted, type: 'image/png' });
    if (spec.kind === 'sprite') {
      this.#canvas ??= new CanvasClient();
      const flat = await this.#canvas.run('flatten', [blob, GROUND]);
      if (!flat.ok) return fail(describeCanvasFailure(flat.failure));
      blob = flat.value.blob;
    }
    const stored = await this.#storage.assets.ingest(blob, {
      name: 'guide.png',
      origin: { by: 'painter' },
    });
    return stored.ok ? ok(stored.value.id) : fail(describeStorage(stored.failure));
  }
}

function referenceOf(shot: Shot, story: Story): AssetId | undefined {
  if (shot.kind === 'background') return findPlace(story.world, shot.place)?.art?.reference;
  return story.characters.find(({ id }) => id === shot.who)?.art?.reference;
}

/** The painter's own shape, within the size. */
function fit(size: { readonly width: number; readonly height: number }): {
  width: number;
  height: number;
} {
  const scale = Math.min(size.width / SPRITE_SIZE.width, size.height / SPRITE_SIZE.height);
  // Latents count in eights.
  const eight = (pixels: number) => Math.max(8, Math.round(pixels / 8) * 8);
  return { width: eight(SPRITE_SIZE.width * scale), height: eight(SPRITE_SIZE.height * scale) };
}
