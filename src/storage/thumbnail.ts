const MOST_PIXELS = 320;

export interface DrawnThumbnail {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
}

/** The picture scaled down, or undefined where it is none or nothing can be drawn off screen. */
export async function drawThumbnail(picture: Blob): Promise<DrawnThumbnail | undefined> {
  if (typeof OffscreenCanvas === 'undefined' || typeof createImageBitmap === 'undefined') {
    return undefined;
  }
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(picture);
  } catch {
    // InvalidStateError: the bytes are no picture that this browser can decode.
    return undefined;
  }
  try {
    const scale = Math.min(1, MOST_PIXELS / Math.max(bitmap.width, bitmap.height));
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (!context) return undefined;
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, width, height);
    return {
      blob: await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 }),
      width,
      height,
    };
  } finally {
    bitmap.close();
  }
}
