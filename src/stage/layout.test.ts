import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CROWD_LIMIT, MAX_OVERLAP, placePeople, SPRITE_WIDTH, type Standing } from './layout';

const EPSILON = 1e-6;

function expectOnStage(standing: readonly Standing[]): void {
  for (const { x, scale } of standing) {
    expect(x - (SPRITE_WIDTH * scale) / 2).toBeGreaterThanOrEqual(0);
    expect(x + (SPRITE_WIDTH * scale) / 2).toBeLessThanOrEqual(1);
  }
}

/** Part of a sprite's width that two of them share. */
function overlap(a: Standing, b: Standing): number {
  const width = SPRITE_WIDTH * Math.min(a.scale, b.scale);
  return Math.max(0, (width - Math.abs(a.x - b.x)) / width);
}

describe('placePeople', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('places %i people on the stage without crowding', (count) => {
    const standing = placePeople(Array.from({ length: count }, () => undefined));
    expectOnStage(standing);
    for (let i = 1; i < count; i++) {
      const [left, right] = [standing[i - 1], standing[i]];
      if (!left || !right) throw new Error('missing');
      expect(left.x).toBeLessThan(right.x);
      expect(overlap(left, right)).toBeLessThanOrEqual(MAX_OVERLAP + EPSILON);
    }
  });

  it('keeps an author’s x and stands the others around it', () => {
    const pins = fc.array(
      fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
      {
        minLength: 1,
        maxLength: CROWD_LIMIT,
      },
    );
    fc.assert(
      fc.property(pins, (wanted) => {
        const standing = placePeople(wanted);
        expectOnStage(standing);
        standing.forEach((one, i) => {
          const pin = wanted[i];
          const half = (SPRITE_WIDTH * one.scale) / 2;
          if (pin !== undefined && pin > half + 0.003 && pin < 1 - half - 0.003) {
            expect(one.x).toBe(pin);
          }
          standing.slice(i + 1).forEach((other, j) => {
            // Only the author may let two people overlap more.
            if (pin !== undefined && wanted[i + 1 + j] !== undefined) return;
            expect(overlap(one, other)).toBeLessThanOrEqual(MAX_OVERLAP + EPSILON);
          });
        });
      }),
      { numRuns: 500 },
    );
  });
});
