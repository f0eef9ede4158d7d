import { describe, expect, it } from 'vitest';
import { padCommands, readPad } from './gamepad';
import { gestureOf, WheelSteps } from './gestures';

describe('pads', () => {
  it('acts once for each press', () => {
    const pad = { buttons: [{ pressed: true }, { pressed: false }, { pressed: true }] };
    const now = readPad(pad as unknown as Gamepad);
    expect(padCommands(new Set(), now)).toEqual(['advance', 'backlog']);
    expect(padCommands(now, now)).toEqual([]);
    expect(padCommands(new Set(), new Set([77]))).toEqual([]);
  });
});

describe('fingers', () => {
  const stroke = { x: 200, y: 200, toX: 200, toY: 200, ms: 80, width: 400 };
  it('tells taps, long presses and swipes apart', () => {
    expect(gestureOf(stroke)).toBe('advance');
    expect(gestureOf({ ...stroke, ms: 800 })).toBe('hide');
    expect(gestureOf({ ...stroke, toY: 100 })).toBe('backlog');
    expect(gestureOf({ ...stroke, toY: 300 })).toBeUndefined();
    expect(gestureOf({ ...stroke, toX: 300 })).toBeUndefined();
    expect(gestureOf({ ...stroke, x: 20, toX: 120 })).toBe('back');
  });
});

describe('the wheel', () => {
  it('makes one step of a notch and few of a flood', () => {
    const wheel = new WheelSteps();
    expect(wheel.turn(-100, 0)).toBe(-1);
    expect(wheel.turn(-100, 50)).toBe(0);
    const steps = Array.from({ length: 60 }, (_, i) => wheel.turn(8, 1000 + i * 10));
    expect(steps.filter((step) => step === 1).length).toBeLessThanOrEqual(6);
    expect(steps).toContain(1);
    expect(steps).not.toContain(-1);
  });
});
