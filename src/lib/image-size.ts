// Width, height and type of a picture from its first bytes, without decoding it.

export interface ImageSize {
  readonly width: number;
  readonly height: number;
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
}

/** JPEG may carry a camera's notes and a preview before its size. */
const HEAD_BYTES = 256 * 1024;

/** Undefined for what is no PNG, JPEG, GIF or WebP. Reads at most 256 KB. */
export async function readImageSize(blob: Blob): Promise<ImageSize | undefined> {
  return imageSizeOf(new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer()));
}

export function imageSizeOf(bytes: Uint8Array): ImageSize | undefined {
  if (bytes.length < 16) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) === 0x89504e47 && bytes.length >= 24) {
    return { width: view.getUint32(16), height: view.getUint32(20), type: 'image/png' };
  }
  if (view.getUint32(0) === 0x47494638) {
    return { width: view.getUint16(6, true), height: view.getUint16(8, true), type: 'image/gif' };
  }
  if (view.getUint16(0) === 0xffd8) return jpegSize(view);
  if (view.getUint32(0) === 0x52494646 && view.getUint32(8) === 0x57454250) return webpSize(view);
  return undefined;
}

/** Walks the segments to the frame header (SOF0 to SOF15 but DHT, JPG and DAC; ITU T.81, B.1.1.3). */
function jpegSize(view: DataView): ImageSize | undefined {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5), type: 'image/jpeg' };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** RFC 9649, sections 2.5 to 2.7. */
function webpSize(view: DataView): ImageSize | undefined {
  if (view.byteLength < 30) return undefined;
  const kind = view.getUint32(12);
  const type = 'image/webp';
  if (kind === 0x56503858) {
    const u24 = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    return { width: u24(24) + 1, height: u24(27) + 1, type };
  }
  if (kind === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, type };
  }
  if (kind === 0x56503820) {
    return {
      width: view.getUint16(26, true) & 0x3fff,
      height: view.getUint16(28, true) & 0x3fff,
      type,
    };
  }
  return undefined;
}
