// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { EMOTIONS } from '@/story';
import { paintSprite } from './paint-sprite';
import { SPRITE_HEIGHT, SPRITE_WIDTH } from './figure';
import { emotionOf } from '../face/expressions';
import { FACES } from '../face/faces';
import { toSvg } from '../svg';
import { bounds, isSound } from '../test-drawing';
import { TRAITS } from '../traits';

const person = (name: string, traits: Record<string, string> = {}) => ({
  id: name as never,
  name,
  description: '',
  looks: { words: '', traits },
});

describe('paintSprite', () => {
  it('paints the same for the same person, something else for another', () => {
    expect(paintSprite(person('Wren'), 'joy')).toEqual(paintSprite(person('Wren'), 'joy'));
    const all = Array.from({ length: 60 }, (_, index) =>
      JSON.stringify(paintSprite(person(`p${index}`), 'neutral')),
    );
    expect(new Set(all).size).toBe(60);
  });

  it('gives each of the 28 emotions a picture of its own', () => {
    for (const name of ['Wren', 'Oswin']) {
      expect(
        new Set(EMOTIONS.map((emotion) => JSON.stringify(paintSprite(person(name), emotion)))).size,
      ).toBe(28);
    }
    for (const species of ['cat', 'robot']) {
      expect(
        new Set(
          EMOTIONS.map((emotion) =>
            JSON.stringify(paintSprite(person('Tock', { species }), emotion)),
          ),
        ).size,
      ).toBeGreaterThanOrEqual(26);
    }
  });

  it('has at least twelve faces that differ in eyes or mouth alone', () => {
    const faces = new Set(
      EMOTIONS.map((emotion) => `${FACES[emotion].eye.style} ${FACES[emotion].mouth}`),
    );
    expect(faces.size).toBeGreaterThanOrEqual(12);
  });

  // Thousands of figures: longer than the usual limit on a busy machine.
  it(
    'stays inside its canvas at the top and the sides, whatever the traits',
    { timeout: 60_000 },
    () => {
      const cases = Object.entries(TRAITS).flatMap(([name, allowed]) =>
        allowed === 'color' ? [] : allowed.map((value) => ({ [name]: value })),
      );
      const builds: readonly Record<string, string>[] = [
        {},
        { height: 'tall' },
        { body: 'broad' },
        { body: 'round', age: 'old' },
      ];
      for (const traits of cases) {
        for (const more of builds) {
          for (const emotion of ['neutral', 'pride', 'surprise', 'anger']) {
            const drawing = paintSprite(person('Somebody', { ...more, ...traits }), emotion);
            const label = JSON.stringify([more, traits, emotion]);
            expect(isSound(drawing), label).toBe(true);
            const [left, top, right, bottom] = bounds(drawing);
            expect(left, label).toBeGreaterThanOrEqual(0);
            expect(top, label).toBeGreaterThanOrEqual(0);
            expect(right, label).toBeLessThanOrEqual(SPRITE_WIDTH);
            // The lower edge cuts the figure: there must be no gap under it.
            expect(bottom, label).toBeGreaterThanOrEqual(SPRITE_HEIGHT);
          }
        }
      }
    },
  );

  it('writes well-formed SVG without scripts, ids its own', () => {
    const one = toSvg(paintSprite(person('<script>"Wren"&'), 'joy'), '<script>"Wren"&');
    const two = toSvg(paintSprite(person('Pip'), 'joy'));
    const root = new DOMParser().parseFromString(one, 'image/svg+xml');
    expect(root.querySelector('parsererror')).toBeNull();
    expect(root.documentElement.tagName.toLowerCase()).toBe('svg');
    expect(root.querySelector('title')?.textContent).toBe('<script>"Wren"&');
    expect(root.querySelector('script')).toBeNull();
    const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids(one)).size).toBe(ids(one).length);
    expect(ids(one).filter((id) => ids(two).includes(id))).toEqual([]);
    for (const [, id] of one.matchAll(/url\(#([^)]+)\)/g)) expect(ids(one)).toContain(id);
  });
});

describe('emotionOf', () => {
  it.each([
    ['joy', 'joy'],
    ['Smile', 'approval'],
    ['happy', 'joy'],
    ['angry', 'anger'],
    ['sad', 'sadness'],
    ['scared', 'fear'],
    ['shy', 'embarrassment'],
    ['smug', 'pride'],
    ['serious', 'disapproval'],
    ['sleepy', 'relief'],
    ['thinking', 'curiosity'],
    ['blush', 'embarrassment'],
    ['crying', 'grief'],
    ['very angry', 'anger'],
    ['happy_2', 'joy'],
    ['xyzzy', 'neutral'],
    ['', 'neutral'],
    ['constructor', 'neutral'],
  ])('%s → %s', (label, emotion) => {
    expect(emotionOf(label)).toBe(emotion);
  });
});
