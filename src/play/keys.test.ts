import { describe, expect, it } from 'vitest';
import { commandOf, optionOf, PLAY_KEYS, type KeyPress } from './keys';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('the key table', () => {
  it('gives no key to two commands and no command twice', () => {
    const keys = PLAY_KEYS.flatMap((row) => row.keys.map((key) => key.toLowerCase()));
    expect(new Set(keys).size).toBe(keys.length);
    const commands = PLAY_KEYS.map(({ command }) => command);
    expect(new Set(commands).size).toBe(commands.length);
  });

  it('is what the presses do', () => {
    for (const { command, keys } of PLAY_KEYS) {
      for (const name of keys) {
        const shiftKey = name.startsWith('Shift+');
        const key = name === 'Space' ? ' ' : name.replace('Shift+', '');
        expect(commandOf(press(key, { shiftKey }))).toBe(command);
      }
    }
  });

  it('leaves the browser its own', () => {
    expect(commandOf(press('f', { ctrlKey: true }))).toBeUndefined();
    expect(commandOf(press('s', { metaKey: true }))).toBeUndefined();
    expect(commandOf(press('ArrowLeft', { altKey: true }))).toBeUndefined();
    expect(commandOf(press('Tab', { shiftKey: true }))).toBeUndefined();
  });

  it('knows capitals, signs with Shift, and Control alone', () => {
    expect(commandOf(press('>', { shiftKey: true }))).toBe('skip-fast');
    expect(commandOf(press('A'))).toBe('auto');
    expect(commandOf(press('Control', { ctrlKey: true }))).toBe('skip-hold');
  });

  it('repeats only going back and forward', () => {
    expect(commandOf(press('Enter', { repeat: true }))).toBeUndefined();
    expect(commandOf(press('PageUp', { repeat: true }))).toBe('back');
  });

  it('chooses with digits', () => {
    expect(
      [press('1'), press('9'), press('0'), press('1', { ctrlKey: true })].map(optionOf),
    ).toEqual([0, 8, undefined, undefined]);
  });
});
