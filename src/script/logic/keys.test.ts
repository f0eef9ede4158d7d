import { describe, expect, it } from 'vitest';
import { LINE_KEYS, lineActionOf, speakerDigitOf, textActionOf, type KeyPress } from './keys';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

describe('keys of the line list', () => {
  it('gives no key two meanings', () => {
    const all = LINE_KEYS.flatMap(({ keys }) => keys.map((key) => key.toLowerCase()));
    expect(new Set(all).size).toBe(all.length);
  });

  it('tells Alt+arrow from arrow and takes Shift for selecting', () => {
    expect(lineActionOf(press('ArrowUp'))).toBe('up');
    expect(lineActionOf(press('ArrowUp', { shiftKey: true }))).toBe('up');
    expect(lineActionOf(press('ArrowUp', { altKey: true }))).toBe('move-up');
    expect(lineActionOf(press('ArrowUp', { ctrlKey: true }))).toBeUndefined();
  });

  it('takes Command for Ctrl and leaves other combinations to the browser', () => {
    expect(lineActionOf(press('d', { metaKey: true }))).toBe('duplicate');
    expect(lineActionOf(press('d'))).toBeUndefined();
    expect(lineActionOf(press('S', { shiftKey: true }))).toBeUndefined();
    expect(lineActionOf(press('s', { ctrlKey: true }))).toBeUndefined();
    expect(lineActionOf(press('s'))).toBe('say');
  });

  it('reads digits as speakers', () => {
    expect(speakerDigitOf(press('3'))).toBe(3);
    expect(speakerDigitOf(press('0'))).toBe(0);
    expect(speakerDigitOf(press('3', { ctrlKey: true }))).toBeNull();
    expect(speakerDigitOf(press('x'))).toBeNull();
  });
});

describe('keys in the text', () => {
  const inside = { start: 4, end: 4, length: 10 };
  it('merges only at the very start with nothing selected', () => {
    expect(textActionOf(press('Backspace'), { start: 0, end: 0, length: 10 })).toBe('merge');
    expect(textActionOf(press('Backspace'), { start: 0, end: 3, length: 10 })).toBeUndefined();
    expect(textActionOf(press('Backspace'), inside)).toBeUndefined();
  });

  it('leaves plain Enter to the field and splits with Ctrl', () => {
    expect(textActionOf(press('Enter'), inside)).toBeUndefined();
    expect(textActionOf(press('Enter', { ctrlKey: true }), inside)).toBe('split');
  });

  it('walks on at the edges only', () => {
    expect(textActionOf(press('ArrowDown'), inside)).toBeUndefined();
    expect(textActionOf(press('ArrowDown'), { start: 10, end: 10, length: 10 })).toBe('next');
    expect(textActionOf(press('ArrowUp'), { start: 0, end: 0, length: 10 })).toBe('previous');
  });
});
