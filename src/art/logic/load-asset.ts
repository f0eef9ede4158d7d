// The bytes of a picture for an <img> or <video>, for as long as it is shown.
import type { Storage } from '@/storage';
import type { AssetId } from '@/story';

export interface LoadedAsset {
  readonly asset: AssetId;
  readonly blob: Blob;
  /** Object URL; freed by what `loadAsset` gives. */
  readonly url: string;
  readonly isClip: boolean;
}

/** Calls back once, with undefined where the bytes are gone. Gives how to let go. */
export function loadAsset(
  storage: Storage,
  asset: AssetId,
  onready: (loaded: LoadedAsset | undefined) => void,
): () => void {
  let url: string | undefined;
  let isGone = false;
  void storage.assets.blobOf(asset).then((blob) => {
    if (isGone) return;
    if (!blob.ok) {
      onready(undefined);
      return;
    }
    url = URL.createObjectURL(blob.value);
    onready({ asset, blob: blob.value, url, isClip: blob.value.type.startsWith('video/') });
  });
  return () => {
    isGone = true;
    if (url !== undefined) URL.revokeObjectURL(url);
  };
}
