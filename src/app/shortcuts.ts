// Keys as the user reads them.
import type { Command } from '@/ui/commands.svelte';

const APPLE: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥' };
const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  ' ': 'Space',
};

/** `Ctrl+Shift+P`, or `⌘⇧P` on an Apple keyboard. */
export function showKeys(keys: string, isApple = hasAppleKeyboard()): string {
  const parts = keys.endsWith('+')
    ? [...keys.split('+').filter((part) => part !== ''), '+']
    : keys.split('+');
  const named = parts.map((part) => (isApple ? APPLE[part] : undefined) ?? NAMES[part] ?? part);
  return named.join(isApple ? '' : '+');
}

function hasAppleKeyboard(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/** Commands that have keys, by heading in the order of registering, a room's own last registered first. */
export function groupByHeading(commands: readonly Command[]): [string, Command[]][] {
  const groups = new Map<string, Command[]>();
  const seen = new Set<string>();
  for (const command of commands) {
    if (!command.keys?.length || seen.has(command.id)) continue;
    seen.add(command.id);
    const group = groups.get(command.group);
    if (group) group.push(command);
    else groups.set(command.group, [command]);
  }
  return [...groups];
}
