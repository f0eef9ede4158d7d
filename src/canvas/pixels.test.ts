import { describe, expect, it } from 'vitest';
import { blankKind, difference, isBlank } from './compare';
import { composite, joinAlpha } from './composite';
import { clearShare, crop, flattenOn, hasAlpha, mirror, newImage } from './pixels';
import { fitWithin, scaleImage } from './scale';
import { alphas, paint, pixelAt, type Rgba } from './testing';

const RED: Rgba = [255, 0, 0, 255];
const BLUE: Rgba = [0, 0, 255, 255];
const HALF: Rgba = [255, 0, 0, 128];
const colors = { r: RED, b: BLUE, h: HALF };

describe('pictures', () => {
  it('tells alpha and how much is clear', () => {
    expect(hasAlpha(paint(['rb'], colors))).toBe(false);
    expect(hasAlpha(paint(['rh'], colors))).toBe(true);
    expect(clearShare(paint(['r...'], colors))).toBe(0.75);
    expect(() => newImage(0, 4)).toThrow(RangeError);
  });

  it('crops, also past the edges', () => {
    const image = paint(['rb', 'br'], colors);
    expect([...crop(image, { x: 1, y: 0, width: 1, height: 2 }).data]).toEqual([...BLUE, ...RED]);
    const wide = crop(image, { x: -1, y: 1, width: 4, height: 2 });
    expect([...wide.data]).toEqual([0, 0, 0, 0, ...BLUE, ...RED, ...new Array<number>(20).fill(0)]);
    expect(hasAlpha(crop(image, { x: 9, y: 9, width: 1, height: 1 }))).toBe(true);
  });

  it('flattens and mirrors', () => {
    expect([...flattenOn(paint(['rh.'], colors), [255, 255, 255]).data]).toEqual([
      ...RED,
      255,
      127,
      127,
      255,
      255,
      255,
      255,
      255,
    ]);
    expect([...mirror(paint(['rb.'], colors)).data]).toEqual([0, 0, 0, 0, ...BLUE, ...RED]);
  });
});

describe('scaleImage', () => {
  it('averages what is covered, weighing colors by alpha', () => {
    const image = paint(['rb', 'rb'], colors);
    expect([...scaleImage(image, 1, 1).data]).toEqual([128, 0, 128, 255]);
    // A clear pixel brings no color of its own: red stays red, half as dense.
    expect([...scaleImage(paint(['r.'], colors), 1, 1).data]).toEqual([255, 0, 0, 128]);
  });

  it('shares pixels that are covered in part', () => {
    const image = paint(['rrb'], colors);
    // 1.5 pixels each: red whole; then half a red and a blue.
    expect([...scaleImage(image, 2, 1).data]).toEqual([255, 0, 0, 255, 85, 0, 170, 255]);
  });

  it('lies between the middles of pixels when it enlarges', () => {
    const out = scaleImage(paint(['rb'], colors), 4, 1);
    expect([0, 1, 2, 3].map((x) => pixelAt(out, x, 0))).toEqual([
      [255, 0, 0, 255],
      [191, 0, 64, 255],
      [64, 0, 191, 255],
      [0, 0, 255, 255],
    ]);
  });

  it('keeps one color one color, at any sizes', () => {
    for (const [width, height] of [
      [7, 3],
      [3, 7],
      [64, 1],
      [5, 5],
    ] as const) {
      const out = scaleImage(newImage(5, 5, [12, 200, 99, 180]), width, height);
      expect(out.data.every((v, i) => v === [12, 200, 99, 180][i % 4])).toBe(true);
    }
  });

  it('fits within a side and never enlarges', () => {
    expect(fitWithin(newImage(400, 100), 100)).toMatchObject({ width: 100, height: 25 });
    expect(fitWithin(newImage(40, 10), 100)).toMatchObject({ width: 40, height: 10 });
    expect(fitWithin(newImage(1000, 1), 100)).toMatchObject({ width: 100, height: 1 });
  });
});

describe('composite', () => {
  const ground = newImage(3, 2, BLUE);

  it('lays sprites over, with alpha, off the edges too', () => {
    const out = composite(ground, [{ image: paint(['rh', '.r'], colors), x: 1, y: 0 }]);
    expect(pixelAt(out, 0, 0)).toEqual(BLUE);
    expect(pixelAt(out, 1, 0)).toEqual(RED);
    expect(pixelAt(out, 2, 0)).toEqual([128, 0, 127, 255]);
    expect(pixelAt(out, 1, 1)).toEqual(BLUE);
    const off = composite(ground, [{ image: newImage(4, 4, RED), x: -3, y: -3 }]);
    expect(pixelAt(off, 0, 0)).toEqual(RED);
    expect(pixelAt(off, 1, 0)).toEqual(BLUE);
    expect(pixelAt(off, 0, 1)).toEqual(BLUE);
    expect(composite(ground, [{ image: newImage(1, 1, RED), x: 9, y: 9 }]).data).toEqual(
      ground.data,
    );
  });

  it('scales, mirrors and fades a sprite, the last on top', () => {
    const out = composite(ground, [
      { image: paint(['rb'], colors), x: 0, y: 0, scale: 0.5 },
      { image: newImage(1, 1, RED), x: 2, y: 1, opacity: 0.5 },
    ]);
    expect(pixelAt(out, 0, 0)).toEqual([128, 0, 128, 255]);
    expect(pixelAt(out, 2, 1)).toEqual([128, 0, 128, 255]);
    const turned = composite(newImage(2, 1), [
      { image: paint(['rb'], colors), x: 0, y: 0, isMirrored: true },
    ]);
    expect([...turned.data]).toEqual([...BLUE, ...RED]);
  });

  it('keeps a clear ground clear and mixes what lies on it', () => {
    const out = composite(newImage(2, 1), [
      { image: paint(['h'], colors), x: 0, y: 0 },
      { image: newImage(1, 1, [0, 0, 255, 128]), x: 0, y: 0 },
    ]);
    // 0.502 of blue over the rest of red: alpha 0.752, a third of the color red.
    expect(pixelAt(out, 0, 0)).toEqual([85, 0, 170, 192]);
    expect(pixelAt(out, 1, 0)).toEqual([0, 0, 0, 0]);
  });
});

describe('joinAlpha', () => {
  it('gives an enlarged picture the alpha of its source', () => {
    const joined = joinAlpha(newImage(4, 1, RED), paint(['r.'], colors));
    expect(alphas(joined)).toEqual([[255, 191, 64, 0]]);
    expect(pixelAt(joined, 1, 0)).toEqual([255, 0, 0, 191]);
  });

  it('keeps the smaller of two alphas', () => {
    const joined = joinAlpha(paint(['hr.'], colors), paint(['rhr'], colors));
    expect(alphas(joined)).toEqual([[128, 128, 0]]);
  });
});

describe('difference', () => {
  it('measures what is seen', () => {
    const a = paint(['rr.'], colors);
    expect(difference(a, a)).toMatchObject({ most: 0, mean: 0, changed: 0 });
    const b = paint(['rb.'], colors);
    const found = difference(a, b);
    expect(found).toMatchObject({ most: 255, changed: 1 / 3 });
    expect(found?.mean).toBe((255 + 255) / 12);
    expect([...(found?.image.data ?? [])].slice(0, 8)).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
    // Clear pixels of different colors look the same.
    expect(difference(newImage(1, 1, [9, 9, 9, 0]), newImage(1, 1))?.most).toBe(0);
    expect(difference(a, newImage(1, 1))).toBeUndefined();
  });
});

describe('blankKind', () => {
  it('tells a broken render from a dark one', () => {
    expect(blankKind(newImage(64, 64, [0, 0, 0, 255]))).toBe('black');
    expect(blankKind(newImage(64, 64))).toBe('clear');
    expect(blankKind(newImage(64, 64, [120, 119, 121, 255]))).toBe('flat');
    const night = newImage(64, 64, [2, 2, 6, 255]);
    for (let x = 0; x < 64; x++) night.data.set([30, 30, 60, 255], x * 4);
    expect(isBlank(night)).toBe(false);
    const dusty = newImage(64, 64, [0, 0, 0, 255]);
    dusty.data.set([255, 255, 255, 255], 400);
    expect(blankKind(dusty)).toBe('black');
    const sprite = newImage(64, 64);
    for (let x = 0; x < 64; x++) sprite.data.set([90, 90, 90, 255], x * 4);
    expect(isBlank(sprite)).toBe(false);
  });
});
