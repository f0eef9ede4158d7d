import { describe, expect, it } from 'vitest';
import { LIGHTS, PLACE_KINDS, WEATHERS, type PlaceKind } from '@/story';
import { paintBackground } from './paint-background';
import { ellipse } from '../path';
import { flatten, isSound } from '../test-drawing';

const place = (kind: PlaceKind, name: string = kind, description = '') => ({
  id: name,
  kind,
  name,
  description,
});
/** The lamp within the lens of a lighthouse. */
const LENS = ellipse(960, 390, 26, 40);
const text = (drawing: unknown) => JSON.stringify(drawing);

describe('paintBackground', () => {
  it.each([...PLACE_KINDS])(
    '%s: every light and weather paints, all different, none broken',
    (kind) => {
      const seen = new Set<string>();
      for (const light of LIGHTS) {
        for (const weather of WEATHERS) {
          const drawing = paintBackground(place(kind), light, weather);
          expect(isSound(drawing), `${light} ${weather}`).toBe(true);
          seen.add(text(drawing));
        }
      }
      expect(seen.size).toBe(LIGHTS.length * WEATHERS.length);
    },
  );

  it('paints the same place the same, another name another way', () => {
    expect(paintBackground(place('tavern', 'Red Lion'), 'day', 'rain')).toEqual(
      paintBackground(place('tavern', 'Red Lion'), 'day', 'rain'),
    );
    for (const kind of ['tavern', 'street', 'forest', 'room'] as const) {
      expect(text(paintBackground(place(kind, 'One'), 'day', 'clear'))).not.toBe(
        text(paintBackground(place(kind, 'Two'), 'day', 'clear')),
      );
    }
  });

  it('paints a lighthouse where a tower is called one', () => {
    const plain = text(paintBackground(place('tower', 'Keep'), 'day', 'clear'));
    const light = text(paintBackground(place('tower', 'Saltmarrow lighthouse'), 'day', 'clear'));
    expect(Math.abs(plain.length - light.length)).toBeGreaterThan(1000);
  });

  it('shows a lighthouse from inside where its name says so, never by chance', () => {
    const sky = (name: string, description: string, id: string) =>
      text(paintBackground({ ...place('tower', name), description, id }, 'day', 'clear'));
    for (let id = 0; id < 20; id++) {
      const one = (name: string, words: string) => sky(name, words, `${id}`).includes(LENS);
      expect(one('Lamp room', 'Top of the lighthouse.')).toBe(true);
      expect(one('Lantern room', '')).toBe(true);
      expect(one('Lighthouse gallery', '')).toBe(true);
      expect(one('Lighthouse', 'Stairs lead inside, up to the lamp room and its gallery.')).toBe(
        false,
      );
    }
  });

  it('keeps the layout of a place through lights and weathers', () => {
    // The fronts of houses are the same boxes by day and by night: only windows are lit.
    const boxes = (light: 'day' | 'night') =>
      new Set(
        flatten(paintBackground(place('village', 'Saltmarrow'), light, 'clear').ops).map(
          ({ path }) => path.d,
        ),
      );
    const day = boxes('day');
    const shared = [...boxes('night')].filter((d) => day.has(d)).length;
    expect(shared / day.size).toBeGreaterThan(0.8);
  });

  it('lays snow on the ground and water on the streets', () => {
    const clear = text(paintBackground(place('street'), 'day', 'clear'));
    expect(text(paintBackground(place('street'), 'day', 'snow'))).not.toBe(clear);
    expect(
      text(paintBackground(place('street', 'street', 'a snowy street'), 'day', 'clear')),
    ).not.toBe(clear);
  });

  it('fills any shape of stage, and has a backdrop for nowhere', () => {
    const tall = paintBackground(undefined, 'dusk', 'fog', { width: 1080, height: 1920 });
    expect([tall.width, tall.height]).toEqual([1080, 1920]);
    expect(isSound(tall)).toBe(true);
    const [outer] = tall.ops;
    const scale = outer?.op === 'group' ? (outer.transform?.[0] ?? 0) : 0;
    expect(scale * 1920).toBeGreaterThanOrEqual(1080);
    expect(scale * 1080).toBeGreaterThanOrEqual(1920);
  });

  it('paints within a frame or so', () => {
    const start = performance.now();
    for (const kind of PLACE_KINDS) paintBackground(place(kind), 'night', 'storm');
    expect((performance.now() - start) / PLACE_KINDS.length).toBeLessThan(20);
  });
});
