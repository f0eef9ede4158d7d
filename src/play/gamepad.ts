// Pads with the standard mapping, as the Gamepad API numbers their buttons.
import type { PlayCommand } from './keys';

export type PadCommand = PlayCommand | 'previous-option' | 'next-option';

export const PAD_BUTTONS: Readonly<Record<number, PadCommand>> = {
  0: 'advance',
  1: 'menu',
  2: 'backlog',
  3: 'hide',
  4: 'back',
  5: 'forward',
  6: 'back',
  7: 'advance',
  8: 'back',
  9: 'menu',
  12: 'previous-option',
  13: 'next-option',
};

/** Pressed buttons of one pad. */
export type PadState = ReadonlySet<number>;

export function readPad(pad: Pick<Gamepad, 'buttons'>): PadState {
  return new Set(pad.buttons.flatMap((button, index) => (button.pressed ? [index] : [])));
}

/** What the buttons ask for that went down since the last look. */
export function padCommands(before: PadState, now: PadState): PadCommand[] {
  return [...now].flatMap((button) => {
    const command = before.has(button) ? undefined : PAD_BUTTONS[button];
    return command ? [command] : [];
  });
}

/** Looks at all pads once a frame while there are any. Returns what ends it. */
export function watchPads(oncommand: (command: PadCommand) => void): () => void {
  const states = new Map<number, PadState>();
  let frame = 0;
  const look = () => {
    const pads = navigator.getGamepads().filter((pad) => pad !== null);
    for (const pad of pads) {
      const now = readPad(pad);
      padCommands(states.get(pad.index) ?? new Set(), now).forEach(oncommand);
      states.set(pad.index, now);
    }
    // Without a pad nothing runs; `gamepadconnected` starts it again.
    frame = pads.length > 0 ? requestAnimationFrame(look) : 0;
  };
  const start = () => {
    if (frame === 0) frame = requestAnimationFrame(look);
  };
  addEventListener('gamepadconnected', start);
  if (typeof navigator.getGamepads === 'function') start();
  return () => {
    removeEventListener('gamepadconnected', start);
    cancelAnimationFrame(frame);
  };
}
