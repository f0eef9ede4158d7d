// The keys of the line list, once: the list runs them, the shortcut sheet shows them.

export type LineAction =
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'first'
  | 'last'
  | 'all'
  | 'edit'
  | 'clear'
  | 'move-up'
  | 'move-down'
  | 'delete'
  | 'duplicate'
  | 'insert'
  | 'merge'
  | 'split-scene'
  | 'say'
  | 'thought'
  | 'narrate'
  | 'note'
  | 'focus-speaker'
  | 'focus-expression'
  | 'next-doubt'
  | 'previous-doubt'
  | 'accept'
  | 'play';

export interface LineKey {
  readonly action: LineAction;
  /** As the command register spells keys. */
  readonly keys: readonly string[];
  readonly label: string;
  /** Changes the story: not in a project that is read-only. */
  readonly changes?: boolean;
}

export const LINE_KEYS: readonly LineKey[] = [
  { action: 'up', keys: ['ArrowUp'], label: 'Line above (Shift selects)' },
  { action: 'down', keys: ['ArrowDown'], label: 'Line below (Shift selects)' },
  { action: 'page-up', keys: ['PageUp'], label: 'Ten lines up' },
  { action: 'page-down', keys: ['PageDown'], label: 'Ten lines down' },
  { action: 'first', keys: ['Home'], label: 'First line' },
  { action: 'last', keys: ['End'], label: 'Last line' },
  { action: 'all', keys: ['Ctrl+A'], label: 'Select all lines' },
  { action: 'edit', keys: ['Enter', 'F2'], label: 'Edit the text', changes: true },
  { action: 'clear', keys: ['Escape'], label: 'Leave the text, or select one line' },
  { action: 'move-up', keys: ['Alt+ArrowUp'], label: 'Move lines up', changes: true },
  { action: 'move-down', keys: ['Alt+ArrowDown'], label: 'Move lines down', changes: true },
  { action: 'delete', keys: ['Delete', 'Backspace'], label: 'Delete lines', changes: true },
  { action: 'duplicate', keys: ['Ctrl+D'], label: 'Duplicate lines', changes: true },
  { action: 'insert', keys: ['I', 'Insert'], label: 'New line below', changes: true },
  { action: 'merge', keys: ['M'], label: 'Merge with the line above', changes: true },
  { action: 'split-scene', keys: ['X'], label: 'Start a new scene here', changes: true },
  { action: 'say', keys: ['S'], label: 'Make it speech', changes: true },
  { action: 'thought', keys: ['T'], label: 'Make it a thought', changes: true },
  { action: 'narrate', keys: ['N'], label: 'Make it narration', changes: true },
  { action: 'note', keys: ['O'], label: 'Make it a note (not played)', changes: true },
  { action: 'focus-speaker', keys: ['W'], label: 'Choose who speaks' },
  { action: 'focus-expression', keys: ['E'], label: 'Choose the expression' },
  { action: 'next-doubt', keys: ['.'], label: 'Next doubtful line' },
  { action: 'previous-doubt', keys: [','], label: 'Previous doubtful line' },
  { action: 'accept', keys: ['A'], label: 'The guess is right', changes: true },
  { action: 'play', keys: ['P'], label: 'Play from here' },
];

/** What the list looks at in a key press. `KeyboardEvent` fits. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const EXTENDING: ReadonlySet<LineAction> = new Set([
  'up',
  'down',
  'page-up',
  'page-down',
  'first',
  'last',
]);

/** The action of a key press in the list, outside of text fields. */
export function lineActionOf(press: KeyPress): LineAction | undefined {
  return LINE_KEYS.find(({ action, keys }) =>
    keys.some((spelled) => fits(spelled, press, EXTENDING.has(action))),
  )?.action;
}

function fits(spelled: string, press: KeyPress, allowsShift: boolean): boolean {
  const parts = spelled.split('+');
  const key = parts[parts.length - 1] ?? '';
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    (press.ctrlKey || press.metaKey) === parts.includes('Ctrl') &&
    press.altKey === parts.includes('Alt') &&
    (allowsShift || !press.shiftKey)
  );
}

/**
 * Digits give the selected lines to somebody: 1 to 9 the people of the scene in their order, 0
 * nobody. Null: not such a key.
 */
export function speakerDigitOf(press: KeyPress): number | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.shiftKey) return null;
  return /^[0-9]$/.test(press.key) ? Number(press.key) : null;
}

export type TextAction =
  'leave' | 'split' | 'merge' | 'previous' | 'next' | 'move-up' | 'move-down';

export interface Caret {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** The action of a key press while a line's text is being edited. Undefined: the field's own. */
export function textActionOf(press: KeyPress, caret: Caret): TextAction | undefined {
  const hasCtrl = press.ctrlKey || press.metaKey;
  const isEmptyRange = caret.start === caret.end;
  if (press.key === 'Escape') return 'leave';
  if (press.key === 'Enter' && hasCtrl) return 'split';
  if (press.altKey && !hasCtrl && press.key === 'ArrowUp') return 'move-up';
  if (press.altKey && !hasCtrl && press.key === 'ArrowDown') return 'move-down';
  if (hasCtrl || press.altKey || press.shiftKey || !isEmptyRange) return undefined;
  if (press.key === 'Backspace' && caret.start === 0) return 'merge';
  if (press.key === 'ArrowUp' && caret.start === 0) return 'previous';
  if (press.key === 'ArrowDown' && caret.start === caret.length) return 'next';
  return undefined;
}

/** Listed on the shortcut sheet beside `LINE_KEYS`; they work inside the text only. */
export const TEXT_KEYS: readonly { keys: readonly string[]; label: string }[] = [
  { keys: ['Ctrl+Enter'], label: 'Split the line at the caret' },
  { keys: ['Backspace'], label: 'At the start of the text: merge with the line above' },
  { keys: ['ArrowUp', 'ArrowDown'], label: 'At the edge of the text: edit the next line' },
];
