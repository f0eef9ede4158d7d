// What the command palette and the shortcut sheet list while this room is open.
import type { Command } from '@/ui/commands.svelte';
import { LINE_KEYS, TEXT_KEYS, type LineAction } from './logic/keys';

export interface CommandHost {
  find(): void;
  check(): void;
  insertScene(): void;
  run(action: LineAction): void;
  canEdit(): boolean;
}

export function scriptCommands(host: CommandHost): Command[] {
  const group = 'Script';
  const isEnabled = () => host.canEdit();
  return [
    {
      id: 'script.find',
      label: 'Find and replace',
      group,
      keys: ['Ctrl+H', 'Ctrl+Shift+F'],
      inFields: true,
      run: () => host.find(),
    },
    { id: 'script.checks', label: 'Checks', group, run: () => host.check() },
    { id: 'script.new-scene', label: 'New scene', group, run: () => host.insertScene(), isEnabled },
    ...LINE_KEYS.map(({ action, keys, label, changes }) => ({
      id: `script.${action}`,
      label,
      group: 'Lines',
      keys,
      // The list runs its keys itself, while it has the keyboard.
      ownKeys: true,
      run: () => host.run(action),
      ...(changes && { isEnabled }),
    })),
    ...TEXT_KEYS.map(({ keys, label }, index) => ({
      id: `script.text-${index}`,
      label,
      group: 'Text of a line',
      keys,
      ownKeys: true,
      run: () => undefined,
      isEnabled: () => false,
    })),
  ];
}
