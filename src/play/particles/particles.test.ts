import { describe, expect, it } from 'vitest';
import { drawField, type Surface } from './draw';
import { makeField, MARGIN, moveField } from './field';

describe('particles', () => {
  it('are many in rain, storm and snow, few large ones in fog, none in fair weather', () => {
    expect(makeField('rain', 1)?.count).toBeGreaterThanOrEqual(500);
    expect(makeField('storm', 1)?.count).toBeGreaterThanOrEqual(500);
    expect(makeField('snow', 1)?.count).toBeGreaterThanOrEqual(500);
    expect(makeField('fog', 1)?.count).toBeLessThan(30);
    expect(makeField('clear', 1)).toBeUndefined();
    expect(makeField('overcast', 1)).toBeUndefined();
  });

  it('are the same for the same seed', () => {
    expect(makeField('snow', 7)).toEqual(makeField('snow', 7));
    expect(makeField('snow', 7)?.x).not.toEqual(makeField('snow', 8)?.x);
  });

  it('stay about the stage, whatever the clock does', () => {
    for (const weather of ['rain', 'storm', 'snow', 'fog'] as const) {
      const field = makeField(weather, 3);
      if (!field) throw new Error('missing');
      for (const seconds of [0.016, 0.016, 5, 3600]) moveField(field, seconds);
      for (const values of [field.x, field.y]) {
        expect(Math.min(...values)).toBeGreaterThanOrEqual(-MARGIN - 1e-5);
        expect(Math.max(...values)).toBeLessThanOrEqual(1 + MARGIN + 1e-5);
      }
    }
  });

  it('fall downwards', () => {
    const field = makeField('rain', 3);
    if (!field) throw new Error('missing');
    const before = field.y.slice();
    moveField(field, 0.016);
    const fell = field.y.filter((y, i) => y > (before[i] ?? 0)).length;
    expect(fell).toBeGreaterThan(field.count * 0.95);
  });

  it('need three paths a frame, not one for each', () => {
    for (const weather of ['storm', 'snow'] as const) {
      const field = makeField(weather, 1);
      if (!field) throw new Error('missing');
      let paths = 0;
      let drawn = 0;
      const surface: Surface = {
        clearRect: () => undefined,
        beginPath: () => undefined,
        moveTo: () => void drawn++,
        lineTo: () => undefined,
        arc: () => undefined,
        stroke: () => void paths++,
        fill: () => void paths++,
        drawImage: () => undefined,
        strokeStyle: '',
        fillStyle: '',
        lineWidth: 1,
        globalAlpha: 1,
      };
      drawField(surface, field, { width: 1280, height: 720 });
      expect([paths, drawn]).toEqual([3, field.count]);
    }
  });
});
