import { describe, expect, it } from 'vitest';
import { difference } from './compare';
import { composite } from './composite';
import { backgroundOf, cutOut } from './cut-out';
import { boundsOf, feetLine, isCutBelow, standOn, trim } from './figure';
import { flattenOn, newImage, type PixelImage, type Rgb } from './pixels';
import { alphas, paint, pixelAt, type Rgba } from './testing';

const GREEN: Rgb = [40, 200, 80];

/** A disc with edges as a renderer has them: 8 × 8 points a pixel, over nothing. */
function disc(size: number, radius: number, color: Rgb, outline?: Rgb): PixelImage {
  const image = newImage(size, size);
  for (let p = 0; p < size * size; p++) {
    const sum = [0, 0, 0];
    let inside = 0;
    for (let s = 0; s < 64; s++) {
      const x = (p % size) + ((s % 8) + 0.5) / 8 - size / 2;
      const y = Math.floor(p / size) + (Math.floor(s / 8) + 0.5) / 8 - size / 2;
      const away = Math.hypot(x, y);
      if (away > radius) continue;
      const seen = outline && away > radius - 3 ? outline : color;
      inside += 1;
      seen.forEach((value, c) => (sum[c] = (sum[c] ?? 0) + value));
    }
    if (inside === 0) continue;
    image.data.set([...sum.map((value) => value / inside), (inside / 64) * 255], p * 4);
  }
  return image;
}

describe('cutOut', () => {
  it('takes a disc off its ground: alpha and colors as they were before', () => {
    const before = disc(40, 14, [200, 40, 60]);
    const { image, background, flatness, cleared } = cutOut(flattenOn(before, GREEN));
    expect(background).toEqual(GREEN);
    expect(flatness).toBe(1);
    expect(cleared).toBeCloseTo(1 - (Math.PI * 14 ** 2) / 1600, 1);
    const found = difference(before, image);
    // Rounding of the mix, divided by a small share, comes to a few levels at most.
    expect(found?.most).toBeLessThanOrEqual(6);
    expect(found?.mean).toBeLessThan(0.1);
  });

  it('leaves no fringe: on black it looks as if it had been drawn there', () => {
    const before = disc(40, 14, [240, 220, 210], [30, 20, 25]);
    const cut = cutOut(flattenOn(before, [255, 255, 255])).image;
    const found = difference(flattenOn(before, [0, 0, 0]), flattenOn(cut, [0, 0, 0]));
    expect(found?.most).toBeLessThanOrEqual(8);
    // The face behind the outline is whole.
    expect(pixelAt(cut, 20, 20)).toEqual([240, 220, 210, 255]);
    expect(pixelAt(cut, 20, 7)[3]).toBe(255);
  });

  it('stands noise in the ground, within its tolerance', () => {
    const noisy = flattenOn(disc(40, 14, [200, 40, 60]), GREEN);
    for (let i = 0; i < noisy.data.length; i += 4) {
      const shift = ((i * 7919) % 17) - 8;
      noisy.data[i + 1] = (noisy.data[i + 1] ?? 0) + shift;
    }
    const { image } = cutOut(noisy);
    expect(pixelAt(image, 0, 0)).toEqual([0, 0, 0, 0]);
    expect(boundsOf(image, 128)).toEqual({ x: 6, y: 6, width: 28, height: 28 });
    // Away from the rim nothing is left of the ground.
    expect(
      alphas(image)
        .filter((row, y) => y < 4 || y > 35)
        .flat(),
    ).toEqual(new Array<number>(320).fill(0));
  });

  const ring = paint(
    ['wwwwwww', 'wrrrrrw', 'wrwwwrw', 'wrwwwrw', 'wrwwwrw', 'wrrrrrw', 'wwwwwww'],
    { w: [250, 250, 250, 255], r: [200, 0, 0, 255] },
  );

  it('clears enclosed places only when asked, and only large ones', () => {
    const middle = (options: object) => pixelAt(cutOut(ring, options).image, 3, 3)[3];
    expect(middle({})).toBe(255);
    expect(middle({ leastHole: 9 })).toBe(0);
    expect(middle({ leastHole: 10 })).toBe(255);
  });

  it('leaves hard edges as they are', () => {
    const { image, cleared } = cutOut(ring, { feather: 1 });
    expect(cleared).toBe(24 / 49);
    expect(alphas(image)[0]).toEqual(new Array<number>(7).fill(0));
    expect(pixelAt(image, 1, 1)).toEqual([200, 0, 0, 255]);
  });

  it('says when there is no flat ground', () => {
    const slope = newImage(32, 32);
    for (let p = 0; p < 1024; p++) slope.data.set([(p % 32) * 8, p / 4, 128, 255], p * 4);
    expect(backgroundOf(slope).flatness).toBeLessThan(0.5);
    const touching = paint(['gggg', 'grrg', 'grrg', 'grrg'], {
      g: [0, 255, 0, 255],
      r: [255, 0, 0, 255],
    });
    expect(cutOut(touching).background).toEqual([0, 255, 0]);
    expect(isCutBelow(cutOut(touching).image)).toBe(true);
  });
});

const R: Rgba = [255, 0, 0, 255];

describe('figures', () => {
  const figure = paint(['......', '..rr..', '..rr..', '..rr..', '......', '......'], { r: R });

  it('finds bounds and feet', () => {
    expect(boundsOf(figure)).toEqual({ x: 2, y: 1, width: 2, height: 3 });
    expect(feetLine(figure)).toBe(4);
    expect(boundsOf(newImage(3, 3))).toBeUndefined();
    expect(feetLine(newImage(3, 3))).toBeUndefined();
    expect(isCutBelow(figure)).toBe(false);
  });

  it('takes no stray pixel for a foot', () => {
    const wide = newImage(200, 10);
    for (let x = 0; x < 200; x++) wide.data.set(R, (4 * 200 + x) * 4);
    wide.data.set(R, (8 * 200 + 3) * 4);
    expect(feetLine(wide)).toBe(5);
  });

  it('trims, with a margin that ends at the edge', () => {
    expect(trim(figure)?.box).toEqual({ x: 2, y: 1, width: 2, height: 3 });
    expect(trim(figure)?.image.data.every((v, i) => v === R[i % 4])).toBe(true);
    expect(trim(figure, 2)?.box).toEqual({ x: 0, y: 0, width: 6, height: 6 });
    expect(trim(newImage(2, 2))).toBeUndefined();
  });

  it('stands two pictures of one person alike', () => {
    const stand = { width: 8, height: 10, figureHeight: 6, feetAt: 9 };
    const small = standOn(figure, stand);
    expect(boundsOf(small ?? newImage(1, 1))).toEqual({ x: 2, y: 3, width: 4, height: 6 });
    const large = composite(newImage(30, 30), [{ image: figure, x: 5, y: 2, scale: 4 }]);
    const same = standOn(large, stand);
    expect(feetLine(same ?? newImage(1, 1))).toBe(9);
    expect(boundsOf(same ?? newImage(1, 1), 128)).toEqual({ x: 2, y: 3, width: 4, height: 6 });
    expect(standOn(newImage(2, 2), stand)).toBeUndefined();
  });
});
