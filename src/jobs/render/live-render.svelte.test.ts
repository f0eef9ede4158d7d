import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServerEvent } from '@/comfy';
import { LiveRender, PAINT_MS, pacedFrames, type FrameSource } from './live-render.svelte';
import { samplerGraph } from './testing';

let paints: (() => void)[] = [];
let frames: FrameSource;
const nextFrame = () => {
  for (const paint of paints.splice(0)) paint();
};
const step = (value: number): ServerEvent => ({
  kind: 'step',
  promptId: 'p',
  node: '3',
  value,
  max: 20,
});

beforeEach(() => {
  paints = [];
  frames = pacedFrames({ request: (paint) => paints.push(paint) });
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function open(): LiveRender {
  return new LiveRender(samplerGraph(1), 'p', frames);
}

describe('a render that runs', () => {
  it('shows its first message at the next frame, and the last of many', () => {
    const live = open();
    live.take(step(1));
    live.take(step(2));
    expect(live.progress.step).toBeUndefined();
    expect(paints).toHaveLength(1);
    nextFrame();
    expect(live.progress.step).toBe(2);
  });

  it('is painted seldom while messages come fast, and misses none', () => {
    const live = open();
    let painted = 0;
    for (let value = 1; value <= 20; value += 1) {
      live.take(step(value));
      painted += paints.length;
      nextFrame();
      vi.advanceTimersByTime(PAINT_MS / 5);
    }
    vi.advanceTimersByTime(PAINT_MS);
    painted += paints.length;
    nextFrame();
    expect(live.progress.step).toBe(20);
    expect(painted).toBeLessThanOrEqual(5);
  });

  it('is painted in one frame with the others', () => {
    const [one, other] = [open(), open()];
    one.take(step(1));
    other.take(step(2));
    expect(paints).toHaveLength(1);
    nextFrame();
    expect([one.progress.step, other.progress.step]).toEqual([1, 2]);
    other.take(step(3));
    expect(paints).toHaveLength(0);
    vi.advanceTimersByTime(PAINT_MS);
    nextFrame();
    expect(other.progress.step).toBe(3);
  });

  it('paints no more once it has ended', () => {
    const live = open();
    live.take(step(1));
    nextFrame();
    live.take(step(2));
    live.end();
    vi.advanceTimersByTime(PAINT_MS);
    nextFrame();
    expect(live.progress.step).toBe(1);
  });
});
