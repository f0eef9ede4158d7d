// Keys of the player, after Ren'Py's, so that readers of visual novels know them already.

export type PlayCommand =
  | 'advance'
  | 'back'
  | 'forward'
  | 'menu'
  | 'hide'
  | 'skip-hold'
  | 'skip'
  | 'skip-fast'
  | 'auto'
  | 'backlog'
  | 'fullscreen'
  | 'quick-save'
  | 'quick-load'
  | 'save'
  | 'load'
  | 'preferences';

export interface PlayKey {
  readonly command: PlayCommand;
  readonly label: string;
  /** As on the shortcut sheet: `Ctrl+K`, `Shift+Q`, `>`. Several are alternatives. */
  readonly keys: readonly string[];
  /** What else does it: mouse, touch. */
  readonly also?: string;
}

export const PLAY_KEYS = [
  {
    command: 'advance',
    label: 'Next line, or finish typing',
    keys: ['Enter', 'Space'],
    also: 'Click or tap',
  },
  { command: 'back', label: 'Back', keys: ['PageUp', 'ArrowLeft'], also: 'Wheel up' },
  {
    command: 'forward',
    label: 'Forward again',
    keys: ['PageDown', 'ArrowRight'],
    also: 'Wheel down',
  },
  { command: 'menu', label: 'Menu', keys: ['Escape'], also: 'Right-click' },
  { command: 'hide', label: 'Hide the text box', keys: ['H'], also: 'Middle-click or long press' },
  { command: 'skip-hold', label: 'Skip while held', keys: ['Control'] },
  { command: 'skip', label: 'Skip on and off', keys: ['Tab'] },
  { command: 'skip-fast', label: 'Fast skip to the next choice', keys: ['>'] },
  { command: 'auto', label: 'Auto on and off', keys: ['A'] },
  { command: 'backlog', label: 'History', keys: ['L', 'ArrowUp'], also: 'Swipe up' },
  { command: 'fullscreen', label: 'Full screen', keys: ['F'] },
  { command: 'quick-save', label: 'Quick save', keys: ['Q'] },
  { command: 'quick-load', label: 'Quick load', keys: ['Shift+Q'] },
  { command: 'save', label: 'Save', keys: ['S'] },
  { command: 'load', label: 'Load', keys: ['Shift+S'] },
  { command: 'preferences', label: 'Preferences', keys: ['P'] },
] as const satisfies readonly PlayKey[];

/** The part of a KeyboardEvent that decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly repeat?: boolean;
}

const REPEATS: ReadonlySet<PlayCommand> = new Set(['back', 'forward']);

/**
 * The command of a key press, or undefined. A held key repeats only where that is wanted: holding
 * Enter must not run through a story.
 */
export function commandOf(press: KeyPress): PlayCommand | undefined {
  const name = nameOf(press);
  if (name === undefined) return undefined;
  const found = PLAY_KEYS.find(({ keys }: PlayKey) => keys.includes(name))?.command;
  return found && press.repeat && !REPEATS.has(found) ? undefined : found;
}

/** The index of an option that a digit chooses, from 0, or undefined. */
export function optionOf(press: KeyPress): number | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.repeat) return undefined;
  return /^[1-9]$/.test(press.key) ? Number(press.key) - 1 : undefined;
}

function nameOf(press: KeyPress): string | undefined {
  if (press.key === 'Control') return 'Control';
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  if (press.key === ' ') return 'Space';
  if (/^[a-z]$/i.test(press.key)) return (press.shiftKey ? 'Shift+' : '') + press.key.toUpperCase();
  // `>` and other signs need Shift on most layouts; Shift+Tab must go on moving the focus.
  return press.shiftKey && press.key.length > 1 ? undefined : press.key;
}
