import { describe, expect, it } from 'vitest';
import type { ShotCoverage } from '../shots/coverage';
import { assetOf, buildTake } from '../shots/testing';
import { CompareView } from '../compare-view.svelte';
import {
  boxSize,
  candidatesOf,
  canPan,
  clampPan,
  defaultPair,
  differenceWords,
  stepDivider,
  stepPan,
} from './compare';

const SHOT = 'sprite sora joy';
const take = (digit: string, createdAt: number, more: Record<string, unknown> = {}) =>
  buildTake(SHOT, digit, { createdAt, ...more });

function coverage(fields: Partial<ShotCoverage>): ShotCoverage {
  return {
    need: { key: SHOT } as ShotCoverage['need'],
    state: 'take',
    picture: undefined,
    takes: [],
    fresh: [],
    isForAllLights: false,
    ...fields,
  };
}

const pinned = take('a', 1, { isPinned: true });
const newest = take('c', 3);
const shown = take('b', 2);
const three = coverage({ asset: assetOf('b'), picked: shown, takes: [pinned, newest, shown] });

describe('what is compared', () => {
  it('is at first the one in the story and the newest other', () => {
    expect(defaultPair(three)).toEqual([assetOf('b'), assetOf('c')]);
    const isNewest = coverage({ asset: assetOf('c'), picked: newest, takes: three.takes });
    expect(defaultPair(isNewest)).toEqual([assetOf('c'), assetOf('b')]);
  });

  it('is nothing where there are no two', () => {
    expect(defaultPair(coverage({ takes: [shown] }))).toBeUndefined();
    expect(defaultPair(coverage({}))).toBeUndefined();
    // Two runs that gave the same bytes are one picture.
    const same = { ...shown, id: 'again' };
    expect(
      defaultPair(coverage({ asset: assetOf('b'), picked: shown, takes: [shown, same] })),
    ).toBe(undefined);
  });

  it('may be a picture of the user’s own, which is no take', () => {
    const one = coverage({ state: 'own', asset: assetOf('d'), takes: [newest] });
    expect(candidatesOf(one).map(({ label }) => label)).toEqual([
      'Your picture, in the story',
      'Take 1',
    ]);
    expect(defaultPair(one)).toEqual([assetOf('d'), assetOf('c')]);
  });

  it('is named as the strip of takes names it', () => {
    const cut = take('e', 4, { role: 'cutout' });
    const one = coverage({ asset: assetOf('b'), picked: shown, takes: [cut, shown] });
    expect(candidatesOf(one).map(({ label }) => label)).toEqual([
      'Take 2, cutout',
      'Take 1, in the story',
    ]);
  });
});

describe('how it lies on the screen', () => {
  const frame = { width: 400, height: 300 };

  it('fits the larger of two into the frame', () => {
    const sizes = [
      { width: 512, height: 768 },
      { width: 1024, height: 1536 },
    ];
    expect(boxSize(sizes, frame, 'fit', 1)).toEqual({ width: 200, height: 300 });
    expect(boxSize(sizes, frame, '1', 1)).toEqual({ width: 1024, height: 1536 });
    expect(boxSize(sizes, frame, '2', 2)).toEqual({ width: 1024, height: 1536 });
    expect(boxSize([undefined, undefined], frame, '1', 1)).toEqual(frame);
    expect(boxSize([{ width: 0, height: 0 }], frame, 'fit', 1)).toEqual(frame);
  });

  it('is moved only as far as there is more to see', () => {
    const box = { width: 1000, height: 200 };
    expect(clampPan({ x: 900, y: 50 }, box, frame)).toEqual({ x: 300, y: 0 });
    expect(clampPan({ x: -900, y: -50 }, box, frame)).toEqual({ x: -300, y: 0 });
    expect(canPan(box, frame)).toBe(true);
    expect(canPan(frame, frame)).toBe(false);
  });

  it('moves by keys', () => {
    expect(stepDivider(50, 'ArrowLeft', false)).toBe(48);
    expect(stepDivider(99, 'ArrowRight', true)).toBe(100);
    expect(stepDivider(50, 'Home', false)).toBe(0);
    expect(stepDivider(50, 'a', false)).toBeUndefined();
    expect(stepPan({ x: 0, y: 0 }, 'ArrowDown')).toEqual({ x: 0, y: -48 });
    expect(stepPan({ x: 0, y: 0 }, 'Home')).toBeUndefined();
  });
});

describe('differenceWords', () => {
  it('says what the numbers mean', () => {
    expect(differenceWords({ changed: 0, mean: 0 })).toBe('Every pixel is the same.');
    expect(differenceWords({ changed: 0, mean: 0.31 })).toBe(
      'No pixel differs clearly; on average by 0.3 of 255.',
    );
    expect(differenceWords({ changed: 0.0005, mean: 0.2 })).toContain('Less than 0.1 %');
    expect(differenceWords({ changed: 0.256, mean: 11.27 })).toBe(
      '25.6 % of pixels differ clearly; on average by 11.3 of 255.',
    );
  });
});

describe('CompareView', () => {
  it('flickers by itself unless motion is unwanted', () => {
    expect(new CompareView(three, false).isFlickering).toBe(true);
    expect(new CompareView(three, true).isFlickering).toBe(false);
  });

  it('swaps the two when the other one is chosen', () => {
    const view = new CompareView(three, true);
    view.take(0, assetOf('c'));
    expect(view.pair).toEqual([assetOf('c'), assetOf('b')]);
    view.take(1, assetOf('a'));
    expect(view.pair).toEqual([assetOf('c'), assetOf('a')]);
  });

  it('shows one whole on 1 and 2, and the other on Space', () => {
    const view = new CompareView(three, false);
    expect(view.key('1', false)).toBe(true);
    expect([view.chosen, view.divider, view.isFlickering]).toEqual([0, 100, false]);
    expect(view.key(' ', false)).toBe(true);
    expect([view.chosen, view.divider]).toEqual([1, 0]);
    expect(view.key('x', false)).toBe(false);
  });

  it('moves the divider by arrows, and the picture once it is enlarged', () => {
    const view = new CompareView(three, true);
    view.frame = { width: 400, height: 300 };
    view.box = { width: 400, height: 300 };
    view.key('ArrowRight', false);
    expect([view.divider, view.pan.x]).toEqual([52, 0]);
    view.key('+', false);
    expect(view.zoom).toBe('1');
    view.box = { width: 800, height: 600 };
    view.key('ArrowRight', false);
    expect([view.divider, view.pan.x]).toEqual([52, -48]);
    // Shift moves the divider all the same.
    view.key('ArrowRight', true);
    expect([view.divider, view.pan.x]).toEqual([54, -48]);
    view.key('-', false);
    expect([view.zoom, view.pan.x]).toEqual(['fit', 0]);
  });
});
