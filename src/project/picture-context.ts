// One shelf of small pictures for each open storage, made when a room first shows a picture.
import type { Storage } from '@/storage';
import { getStorage } from '@/storage/context';
import type { PainterClient } from '@/painter/painter-client';
import { SPRITE_SIZE, type PictureSpec } from '@/stage';
import { Pictures } from './pictures';

const shelves = new WeakMap<Storage, Pictures>();

/** Stored thumbnails are at most this wide or high. */
const THUMBNAIL_PX = 320;

/** For use while a component is made. */
export function getPictures(): Pictures {
  const storage = getStorage();
  const known = shelves.get(storage);
  if (known) return known;
  const pictures = new Pictures({
    paint: paintSmall,
    async assetBlob(id, widthPx) {
      if (widthPx <= THUMBNAIL_PX) {
        const small = await storage.assets.thumbnailOf(id);
        if (small.ok && small.value) return small.value;
      }
      const whole = await storage.assets.blobOf(id);
      return whole.ok ? whole.value : undefined;
    },
  });
  shelves.set(storage, pictures);
  return pictures;
}

let painter: Promise<PainterClient> | undefined;

async function paintSmall(spec: PictureSpec, widthPx: number): Promise<Blob> {
  // The painter is large, and no room needs it before its first picture.
  painter ??= import('@/painter/painter-client').then((module) => new module.PainterClient());
  const width = Math.round(widthPx);
  const ratio = spec.kind === 'sprite' ? SPRITE_SIZE.height / SPRITE_SIZE.width : 9 / 16;
  const height = Math.round(width * ratio);
  return (await painter).paint(spec, { width, height, type: 'image/webp' });
}
