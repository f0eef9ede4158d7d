// What can be done now: the palette lists it, the shortcut sheet shows its keys, one dispatcher runs
// it. Rooms register theirs while they are on screen.
import { createContext, untrack } from 'svelte';

export interface Command {
  readonly id: string;
  readonly label: string;
  /** Heading in the palette and the shortcut sheet. */
  readonly group: string;
  /** Such as `Ctrl+K`, `Shift+F10`, `?`. `Ctrl` means Command on a Mac. Several are alternatives. */
  readonly keys?: readonly string[];
  readonly run: () => void;
  readonly isEnabled?: () => boolean;
  /** True: also while a text field has focus (Ctrl+K, Ctrl+Z does not). */
  readonly inFields?: boolean;
  /** Listed on the shortcut sheet but run by the room itself (the player's keys). */
  readonly ownKeys?: boolean;
}

export class Commands {
  #groups = $state.raw<readonly (readonly Command[])[]>([]);

  get all(): readonly Command[] {
    return this.#groups.flat();
  }

  /** Returns the function that takes them away again: hand it to `$effect` as its cleanup. */
  register(commands: readonly Command[]): () => void {
    // An effect that registers must not depend on what is registered: it would run for ever.
    this.#groups = [...untrack(() => this.#groups), commands];
    return () => {
      this.#groups = this.#groups.filter((group) => group !== commands);
    };
  }

  /** Runs the command for this key press, if there is one that may run here. */
  handle(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.isComposing) return false;
    const isTyping = isTextField(event.target);
    const command = this.all.findLast(
      (candidate) =>
        !candidate.ownKeys &&
        (!isTyping || candidate.inFields) &&
        (candidate.isEnabled?.() ?? true) &&
        candidate.keys?.some((keys) => matchesKeys(keys, event)),
    );
    if (!command) return false;
    event.preventDefault();
    command.run();
    return true;
  }
}

export function matchesKeys(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split('+').filter((part) => part !== '');
  const key = keys.endsWith('+') ? '+' : (parts.at(-1) ?? '');
  const wantsCtrl = parts.includes('Ctrl');
  const wantsShift = parts.includes('Shift');
  const wantsAlt = parts.includes('Alt');
  const hasCtrl = event.ctrlKey || event.metaKey;
  // `?` and `>` need Shift on most layouts, so Shift counts only where it is asked for or for letters.
  const shiftMatters = wantsShift || key.length > 1 || /[a-z0-9]/i.test(key);
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    hasCtrl === wantsCtrl &&
    event.altKey === wantsAlt &&
    (!shiftMatters || event.shiftKey === wantsShift)
  );
}

export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'file'].includes(target.type)
  );
}

export const [getCommands, setCommands] = createContext<Commands>();
