// One shelf of small pictures for each open storage, made when a room first shows a picture.
import type { Storage } from '@/storage';
import { getStorage } from '@/storage/context';
import type { PictureSpec } from '@/stage';
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

function paintSmall(_spec: PictureSpec, _widthPx: number): Promise<Blob | undefined> {
  return Promise.resolve(undefined);
}
