import { describe, expect, it } from 'vitest';
import { composite, difference, newImage, type PixelImage } from '@/canvas';
import { placeOn, serverPlan, type Stand } from './placing';

const SCREEN = { width: 160, height: 90 };

/** Colors that tell left from right and top from bottom; half clear at the left. */
function sprite(width: number, height: number): PixelImage {
  const image = newImage(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const alpha = x < width / 3 ? 90 : 255;
      image.data.set([x * 5, y * 3, 120, alpha], (y * width + x) * 4);
    }
  }
  return image;
}

describe('placeOn', () => {
  it('stands people on the lower edge, and keeps the heads of tall ones', () => {
    const stand: Stand = { x: 0.5, height: 0.8, isMirrored: false };
    expect(placeOn({ width: 20, height: 72 }, stand, SCREEN)).toEqual({
      x: 70,
      y: 18,
      scale: 1,
      isMirrored: false,
    });
    const tall = placeOn({ width: 20, height: 72 }, { ...stand, height: 1.4 }, SCREEN);
    expect(tall.y).toBe(5);
  });
});

describe('serverPlan', () => {
  it('gives the very picture that is made here, from pictures that are only laid on', () => {
    const stands: Stand[] = [
      { x: 0.02, height: 0.7, isMirrored: false },
      { x: 0.5, height: 0.9, isMirrored: true },
      { x: 0.97, height: 1.3, isMirrored: false },
    ];
    const people = stands.map((stand) => {
      const image = sprite(24, 40);
      return { image, size: image, place: placeOn(image, stand, SCREEN) };
    });
    const ground = newImage(160, 90, [10, 20, 30, 255]);
    const here = composite(
      ground,
      people.map(({ image, place }) => ({ image, ...place })),
    );
    const plan = serverPlan(people, SCREEN);
    const sent = plan.slots.map((slot, i) => {
      const image = people[i]?.image;
      if (!slot || !image) throw new Error('outside');
      return {
        slot,
        picture: composite(newImage(slot.size.width, slot.size.height), [{ image, ...slot.place }]),
      };
    });
    for (const { slot, picture } of sent) {
      expect(slot.x).toBeGreaterThanOrEqual(0);
      expect(slot.x + picture.width).toBeLessThanOrEqual(160);
      expect(picture.height).toBe(plan.height);
    }
    const there = composite(
      ground,
      sent.map(({ slot, picture }) => ({ image: picture, x: slot.x, y: plan.top })),
    );
    expect(difference(here, there)?.most).toBeLessThanOrEqual(2);
  });

  it('leaves out whom nobody sees', () => {
    const size = { width: 20, height: 40 };
    const place = placeOn(size, { x: 2, height: 0.5, isMirrored: false }, SCREEN);
    expect(serverPlan([{ size, place }], SCREEN).slots).toEqual([undefined]);
  });
});
