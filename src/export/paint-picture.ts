// Draws what the user has no picture of, at the size that the game shows it.
import { fill, paintSprite, rasterize, vertical, type Drawing } from '@/painter';
import { SPRITE_HEIGHT, SPRITE_SIZE, type BackgroundSpec, type PictureSpec } from '@/stage';
import type { Light } from '@/story';

const STAGE_RATIO = 16 / 9;

/**
 * A PNG sprite with alpha or a WebP background for a stage of this height (PNG where the browser
 * writes no WebP). Undefined where it has no OffscreenCanvas.
 */
export async function paintPicture(
  spec: PictureSpec,
  stageHeight: number,
): Promise<Blob | undefined> {
  if (typeof OffscreenCanvas === 'undefined') return undefined;
  if (spec.kind === 'background') {
    const size = { width: Math.round(stageHeight * STAGE_RATIO), height: stageHeight };
    return rasterize(backgroundOf(spec, size), { ...size, type: 'image/webp' });
  }
  const height = Math.round(stageHeight * SPRITE_HEIGHT);
  const width = Math.round((height * SPRITE_SIZE.width) / SPRITE_SIZE.height);
  const drawing = paintSprite(spec.character, spec.expression);
  return rasterize(drawing, { width, height, type: 'image/webp' });
}

const SKIES: Readonly<Record<Light, readonly [top: string, bottom: string]>> = {
  dawn: ['#8a7fa8', '#e8b79a'],
  day: ['#7fb0dc', '#d8e6ea'],
  dusk: ['#4d4470', '#d98b6a'],
  night: ['#131a30', '#35406a'],
};

function backgroundOf({ light }: BackgroundSpec, size: { width: number; height: number }): Drawing {
  const [top, bottom] = SKIES[light];
  const sky = vertical(0, size.height, [
    { at: 0, color: top },
    { at: 1, color: bottom },
  ]);
  return { ...size, ops: [fill(`M0 0H${size.width}V${size.height}H0Z`, sky)] };
}
