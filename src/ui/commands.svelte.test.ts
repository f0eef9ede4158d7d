// @vitest-environment happy-dom
import { flushSync } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { Commands, matchesKeys, type Command } from './commands.svelte';

function press(key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  return new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...more });
}

function command(id: string, keys: string[], more: Partial<Command> = {}): Command {
  return { id, label: id, group: 'Test', keys, run: vi.fn(), ...more };
}

describe('Commands', () => {
  it('can be registered from an effect, and goes with it', () => {
    const commands = new Commands();
    let runs = 0;
    const stop = $effect.root(() => {
      $effect(() => {
        runs += 1;
        return commands.register([command('a', ['x'])]);
      });
      $effect(() => commands.register([command('b', ['y'])]));
    });
    flushSync();
    expect(commands.all.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(runs).toBe(1);
    stop();
    expect(commands.all).toEqual([]);
  });

  it('runs the command that came last for a key, and only an enabled one', () => {
    const commands = new Commands();
    const shell = command('shell', ['Ctrl+Z']);
    const room = command('room', ['Ctrl+Z']);
    const off = command('off', ['Ctrl+Z'], { isEnabled: () => false });
    commands.register([shell]);
    commands.register([room, off]);
    const event = press('z', { ctrlKey: true });
    expect(commands.handle(event)).toBe(true);
    expect(room.run).toHaveBeenCalledOnce();
    expect(shell.run).not.toHaveBeenCalled();
    expect(event.defaultPrevented).toBe(true);
  });

  it('leaves a text field its keys, but for those that say so', () => {
    const commands = new Commands();
    const undo = command('undo', ['Ctrl+Z']);
    const palette = command('palette', ['Ctrl+K'], { inFields: true });
    commands.register([undo, palette]);
    const field = document.body.appendChild(document.createElement('textarea'));
    field.addEventListener('keydown', (event) => commands.handle(event));
    field.dispatchEvent(press('z', { ctrlKey: true }));
    field.dispatchEvent(press('k', { ctrlKey: true }));
    expect(undo.run).not.toHaveBeenCalled();
    expect(palette.run).toHaveBeenCalledOnce();
    field.remove();
  });

  it('leaves keys alone that an input method or somebody else has used', () => {
    const commands = new Commands();
    const any = command('any', ['a']);
    commands.register([any]);
    expect(commands.handle(press('a', { isComposing: true }))).toBe(false);
    const used = press('a');
    used.preventDefault();
    expect(commands.handle(used)).toBe(false);
    expect(any.run).not.toHaveBeenCalled();
  });
});

describe('matchesKeys', () => {
  const cases: readonly [string, string, KeyboardEventInit, boolean][] = [
    ['Ctrl+K', 'k', { ctrlKey: true }, true],
    ['Ctrl+K', 'k', { metaKey: true }, true],
    ['Ctrl+K', 'k', {}, false],
    ['Ctrl+Shift+P', 'P', { ctrlKey: true, shiftKey: true }, true],
    ['Ctrl+P', 'P', { ctrlKey: true, shiftKey: true }, false],
    // `?` needs Shift on most keyboards, and not on others.
    ['?', '?', { shiftKey: true }, true],
    ['?', '?', {}, true],
    ['Ctrl++', '+', { ctrlKey: true }, true],
    ['Shift+F10', 'F10', { shiftKey: true }, true],
    ['F10', 'F10', { shiftKey: true }, false],
    ['Alt+1', '1', { altKey: true }, true],
  ];
  it.each(cases)('%s against %s %o is %s', (keys, key, more, fits) => {
    expect(matchesKeys(keys, press(key, more))).toBe(fits);
  });
});
