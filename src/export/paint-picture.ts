// Draws what the user has no picture of, at the size that the game shows it.
import { paintSpec, rasterize } from '@/painter';
import { SPRITE_HEIGHT, SPRITE_SIZE, type PictureSpec } from '@/stage';

const STAGE_RATIO = 16 / 9;

/**
 * A WebP for a stage of this height, sprites with alpha (PNG where the browser writes no WebP).
 * Undefined where it has no OffscreenCanvas.
 */
export async function paintPicture(
  spec: PictureSpec,
  stageHeight: number,
): Promise<Blob | undefined> {
  if (typeof OffscreenCanvas === 'undefined') return undefined;
  const size = sizeOf(spec, stageHeight);
  return rasterize(paintSpec(spec, size), { ...size, type: 'image/webp' });
}

function sizeOf({ kind }: PictureSpec, stageHeight: number): { width: number; height: number } {
  if (kind === 'background') {
    return { width: Math.round(stageHeight * STAGE_RATIO), height: stageHeight };
  }
  const height = Math.round(stageHeight * SPRITE_HEIGHT);
  return { width: Math.round((height * SPRITE_SIZE.width) / SPRITE_SIZE.height), height };
}
