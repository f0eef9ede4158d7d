import { NAME_COLORS } from '@/story';
import { describe, expect, it } from 'vitest';
import { contrast, LEAST_CONTRAST, readableColor, TEXT_BOX } from './contrast';

describe('contrast of names', () => {
  it('agrees with the known ends and a known middle', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#c03020', '#c03020')).toBe(1);
  });

  it('finds the colors that the story hands out readable', () => {
    for (const color of NAME_COLORS) {
      expect(contrast(color, TEXT_BOX)).toBeGreaterThan(LEAST_CONTRAST);
      expect(readableColor(color)).toBe(color);
    }
  });

  it('lightens a dark color just enough', () => {
    const mended = readableColor('#1a1a80');
    expect(contrast(mended, TEXT_BOX)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
    expect(mended).not.toBe('#ffffff');
  });
});
