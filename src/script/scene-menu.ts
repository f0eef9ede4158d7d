// What can be done with a scene of the list.
import type { MenuItem } from '@/ui/menu-item';
import type { SceneActions } from './scene-actions';
import type { SceneRow } from './logic/scene-filter';
import type { ScriptRoom } from './script-room.svelte';

export function sceneMenu(
  actions: SceneActions,
  { head, index }: SceneRow,
  room: ScriptRoom,
): MenuItem[] {
  const last = room.story.scenes.length - 1;
  const disabled = !room.canEdit;
  return [
    { label: 'New scene below', run: () => actions.insertAfter(head.id), disabled },
    {
      label: 'Merge with the next',
      run: () => actions.mergeWithNext(head.id),
      disabled: disabled || index === last,
    },
    {
      label: 'Move up',
      keys: 'Alt+↑',
      run: () => actions.move(head.id, index - 1),
      disabled: disabled || index === 0,
    },
    {
      label: 'Move down',
      keys: 'Alt+↓',
      run: () => actions.move(head.id, index + 1),
      disabled: disabled || index === last,
    },
    {
      label: head.aside ? 'Put into the main line' : 'Make it an aside',
      run: () => actions.setAside(head.id, !head.aside),
      disabled,
    },
    { label: 'Delete', keys: 'Del', run: () => actions.remove(head.id), danger: true, disabled },
  ];
}
