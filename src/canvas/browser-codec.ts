// Decoding and encoding with the browser's own canvas. Runs in workers.
import { fail, ok, type Result } from '@/lib/result';
import type { CanvasFailure } from './failure';
import { newImage, type PixelImage } from './pixels';
import { MOST_PIXELS, type PictureCodec } from './picture-work';

/**
 * A canvas keeps colors multiplied by alpha, so the color of a nearly clear pixel comes back a little
 * off; opaque pixels are exact. Animated pictures give their first frame.
 */
export const browserCodec: PictureCodec = { decode, encode };

async function decode(picture: Blob): Promise<Result<PixelImage, CanvasFailure>> {
  if (typeof OffscreenCanvas === 'undefined') return fail({ kind: 'no-canvas' });
  let bitmap: ImageBitmap;
  try {
    // Numbers as they are in the file: a profile applied here and lost in the PNG would shift colors.
    bitmap = await createImageBitmap(picture, { colorSpaceConversion: 'none' });
  } catch {
    return fail({ kind: 'undecodable', type: picture.type });
  }
  try {
    const { width, height } = bitmap;
    if (width * height > MOST_PIXELS) {
      return fail({ kind: 'too-large', width, height, most: MOST_PIXELS });
    }
    const context = new OffscreenCanvas(width, height).getContext('2d', {
      willReadFrequently: true,
    });
    if (!context) return fail({ kind: 'no-canvas' });
    context.drawImage(bitmap, 0, 0);
    const image = newImage(width, height);
    image.data.set(context.getImageData(0, 0, width, height).data);
    return ok(image);
  } finally {
    bitmap.close();
  }
}

async function encode(image: PixelImage, quality?: number): Promise<Result<Blob, CanvasFailure>> {
  if (typeof OffscreenCanvas === 'undefined') return fail({ kind: 'no-canvas' });
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  if (!context) return fail({ kind: 'no-canvas' });
  context.putImageData(new ImageData(image.data, image.width, image.height), 0, 0);
  const options = quality === undefined ? { type: 'image/png' } : { type: 'image/webp', quality };
  try {
    return ok(await canvas.convertToBlob(options));
  } catch {
    // EncodingError: the browser could not allocate, or the canvas is too large for its encoder.
    return fail({ kind: 'no-canvas' });
  }
}
