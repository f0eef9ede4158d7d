import { describe, expect, it } from 'vitest';
import { findHead, headMask } from './head-mask';
import { newImage, type PixelImage } from './pixels';
import { pixelAt } from './testing';

type Part =
  | readonly ['disc', number, number, number, number]
  | readonly ['box', number, number, number, number];

/** Discs by middle and radii, boxes by corner and size. */
function figure(width: number, height: number, parts: readonly Part[]): PixelImage {
  const image = newImage(width, height);
  for (const [kind, a, b, c, d] of parts) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const isIn =
          kind === 'disc'
            ? ((x - a) / c) ** 2 + ((y - b) / d) ** 2 <= 1
            : x >= a && x < a + c && y >= b && y < b + d;
        if (isIn) image.data.set([200, 120, 90, 255], (y * width + x) * 4);
      }
    }
  }
  return image;
}

/** Head from 20 to 80, neck to 90, shoulders from 90, legs apart from 250. */
const BODY: readonly Part[] = [
  ['disc', 100, 50, 24, 30],
  ['box', 92, 70, 16, 22],
  ['box', 60, 90, 80, 150],
  ['box', 65, 240, 28, 150],
  ['box', 107, 240, 28, 150],
];

describe('findHead', () => {
  it('ends at the neck of a whole body', () => {
    const head = findHead(figure(200, 400, BODY));
    expect(head?.by).toBe('neck');
    expect(head?.box).toMatchObject({ x: 76, y: 20, width: 49 });
    expect(head?.box.height).toBeGreaterThanOrEqual(56);
    expect(head?.box.height).toBeLessThanOrEqual(70);
  });

  it('ends at the neck of a bust that the lower edge cuts', () => {
    const bust = figure(200, 200, [
      ['disc', 100, 70, 40, 50],
      ['box', 86, 110, 28, 30],
      ['box', 20, 138, 160, 62],
    ]);
    const head = findHead(bust);
    expect(head?.by).toBe('neck');
    expect(head?.box).toMatchObject({ x: 60, y: 20, width: 81 });
    expect(head?.box.height).toBeGreaterThan(90);
    expect(head?.box.height).toBeLessThan(119);
  });

  it.each([
    [
      'ears of a hare',
      [
        ['disc', 90, 15, 5, 14],
        ['disc', 110, 15, 5, 14],
      ] as const,
    ],
    ['a tuft of hair', [['disc', 100, 14, 4, 7]] as const],
  ])('is not misled by %s', (_name, more) => {
    const head = findHead(figure(200, 400, [...BODY, ...more]));
    expect(head?.by).toBe('neck');
    expect((head?.box.y ?? 0) + (head?.box.height ?? 0)).toBeGreaterThanOrEqual(76);
    expect((head?.box.y ?? 0) + (head?.box.height ?? 0)).toBeLessThanOrEqual(90);
  });

  it('does not take a staff beside the figure for it', () => {
    const head = findHead(figure(200, 400, [...BODY, ['box', 170, 5, 4, 390]]));
    expect(head?.box.x).toBeGreaterThanOrEqual(76);
    expect((head?.box.x ?? 0) + (head?.box.width ?? 0)).toBeLessThanOrEqual(125);
    expect(head?.by).toBe('neck');
  });

  it('guesses by proportion where long hair hides the neck', () => {
    const head = findHead(figure(200, 400, [...BODY, ['disc', 100, 110, 42, 95]]));
    expect(head?.by).toBe('guess');
    const end = (head?.box.y ?? 0) + (head?.box.height ?? 0);
    expect(end).toBeGreaterThan(60);
    expect(end).toBeLessThan(140);
  });

  it('finds the same head at any size', () => {
    const large = figure(
      600,
      1200,
      BODY.map(([kind, a, b, c, d]) => [kind, a * 3, b * 3, c * 3, d * 3] as const),
    );
    const head = findHead(large);
    expect(head?.box.y).toBe(60);
    expect((head?.box.height ?? 0) / 3).toBeGreaterThan(55);
    expect((head?.box.height ?? 0) / 3).toBeLessThan(71);
  });

  it('is undefined where nothing is seen', () => {
    expect(findHead(newImage(4, 4))).toBeUndefined();
    expect(headMask(newImage(4, 4))).toBeUndefined();
  });
});

describe('headMask', () => {
  const image = figure(200, 400, BODY);

  it('is white on the face, black on the body, opaque, as large as the picture', () => {
    const mask = headMask(image);
    if (!mask) throw new Error('no mask');
    expect([mask.width, mask.height]).toEqual([200, 400]);
    expect(pixelAt(mask, 100, 50)).toEqual([255, 255, 255, 255]);
    expect(pixelAt(mask, 100, 150)).toEqual([0, 0, 0, 255]);
    expect(pixelAt(mask, 10, 50)).toEqual([0, 0, 0, 255]);
  });

  it('fades over the feather, never back', () => {
    const mask = headMask(image, { feather: 12, grow: 0 });
    if (!mask) throw new Error('no mask');
    const down = Array.from({ length: 90 }, (_, i) => pixelAt(mask, 100, 50 + i)[0] ?? 0);
    expect(down.every((value, i) => i === 0 || value <= (down[i - 1] ?? 0))).toBe(true);
    const soft = down.filter((value) => value > 0 && value < 255);
    expect(soft.length).toBeGreaterThanOrEqual(10);
    expect(soft.length).toBeLessThanOrEqual(12);
  });

  it('has hard edges without a feather', () => {
    const mask = headMask(image, { feather: 0 });
    const values = new Set(mask?.data.filter((_, i) => i % 4 === 0));
    expect([...values].sort()).toEqual([0, 255]);
  });
});
