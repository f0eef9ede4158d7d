import { describe, expect, it } from 'vitest';
import { imageSizeOf } from './image-size';

const bytes = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

describe('imageSizeOf', () => {
  it.each([
    [
      'image/png',
      1,
      1,
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    ],
    ['image/gif', 1, 1, 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'],
    ['image/webp', 1, 1, 'UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA'],
    ['image/webp', 1, 1, 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=='],
  ])('reads %s', (type, width, height, base64) => {
    expect(imageSizeOf(bytes(base64))).toEqual({ type, width, height });
  });

  it('finds the frame of a JPEG behind its other segments', () => {
    const app0 = [0xff, 0xe0, 0, 4, 1, 2];
    const frame = [0xff, 0xc2, 0, 11, 8, 0x01, 0x2c, 0x02, 0x80, 1, 1, 0x11, 0];
    const jpeg = Uint8Array.from([0xff, 0xd8, ...app0, 0xff, ...frame, 0xff, 0xd9]);
    expect(imageSizeOf(jpeg)).toEqual({ type: 'image/jpeg', width: 640, height: 300 });
  });

  it('says nothing of what is no picture or is cut off', () => {
    expect(imageSizeOf(new Uint8Array(4))).toBeUndefined();
    expect(imageSizeOf(new TextEncoder().encode('{"name":"Mio","mes":"x"}'))).toBeUndefined();
    expect(imageSizeOf(bytes('iVBORw0KGgoAAAANSUhEUg=='))).toBeUndefined();
    expect(
      imageSizeOf(Uint8Array.from([0xff, 0xd8, ...Array<number>(40).fill(0)])),
    ).toBeUndefined();
  });
});
