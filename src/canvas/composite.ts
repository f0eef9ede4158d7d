// Sprites on a background (Porter and Duff's "over"), and the alpha of one picture for another.
import { mirror, newImage, type PixelImage } from './pixels';
import { scaleImage } from './scale';

export interface Sprite {
  readonly image: PixelImage;
  /** Left and top edge of the scaled sprite in pixels of the background; may lie outside. */
  readonly x: number;
  readonly y: number;
  /** 1 unless said. */
  readonly scale?: number;
  readonly isMirrored?: boolean;
  /** 0 to 1; 1 unless said. */
  readonly opacity?: number;
}

/**
 * The background with the sprites over it, the last on top. Places and scaled sizes are rounded to
 * whole pixels, as ComfyUI's ImageScale and ImageCompositeMasked do. A clear background stays clear.
 */
export function composite(background: PixelImage, sprites: readonly Sprite[]): PixelImage {
  const out = newImage(background.width, background.height);
  out.data.set(background.data);
  for (const sprite of sprites) {
    const scale = sprite.scale ?? 1;
    const width = Math.max(1, Math.round(sprite.image.width * scale));
    const height = Math.max(1, Math.round(sprite.image.height * scale));
    const scaled = scaleImage(sprite.image, width, height);
    const shown = sprite.isMirrored ? mirror(scaled) : scaled;
    drawOver(out, shown, Math.round(sprite.x), Math.round(sprite.y), sprite.opacity ?? 1);
  }
  return out;
}

function drawOver(to: PixelImage, from: PixelImage, x: number, y: number, opacity: number): void {
  const left = Math.max(0, -x);
  const right = Math.min(from.width, to.width - x);
  const bottom = Math.min(from.height, to.height - y);
  for (let row = Math.max(0, -y); row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const i = (row * from.width + column) * 4;
      const k = ((y + row) * to.width + x + column) * 4;
      const over = (from.data[i + 3]! / 255) * opacity;
      if (over === 0) continue;
      const under = (to.data[k + 3]! / 255) * (1 - over);
      const alpha = over + under;
      for (let c = 0; c < 3; c++) {
        to.data[k + c] = (from.data[i + c]! * over + to.data[k + c]! * under) / alpha;
      }
      to.data[k + 3] = alpha * 255;
    }
  }
}

/**
 * An edited or upscaled picture with the alpha of its source, which ComfyUI loses on the way (LoadImage
 * splits it off). The alpha is stretched to the picture's size. A picture with alpha of its own keeps
 * the smaller of the two.
 */
export function joinAlpha(picture: PixelImage, alphaFrom: PixelImage): PixelImage {
  const { width, height } = picture;
  const alpha = scaleImage(alphaOf(alphaFrom), width, height);
  const out = newImage(width, height);
  out.data.set(picture.data);
  for (let i = 3; i < out.data.length; i += 4) {
    out.data[i] = Math.min(out.data[i] ?? 0, alpha.data[i] ?? 0);
  }
  return out;
}

/** Alpha alone, so that scaling has no colors to weigh. */
function alphaOf(image: PixelImage): PixelImage {
  const out = newImage(image.width, image.height);
  for (let i = 3; i < out.data.length; i += 4) out.data[i] = image.data[i] ?? 0;
  return out;
}
