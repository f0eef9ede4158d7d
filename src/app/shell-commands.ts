// Commands that work in every room.
import type { Command } from '@/ui/commands.svelte';
import type { Intake } from '@/ui/intake';
import { describeFailure } from '@/project';
import { ROOMS } from './rooms';
import type { Services } from './services';

export type ShellView = 'none' | 'palette' | 'shortcuts' | 'messages';

export interface ShellActions {
  readonly services: Services;
  readonly intake: Intake;
  readonly show: (view: ShellView) => void;
  readonly toggleJobs: () => void;
}

export function shellCommands({ services, intake, show, toggleJobs }: ShellActions): Command[] {
  const { navigation, session, settings } = services;
  const hasProject = () => session.project !== undefined;
  return [
    {
      id: 'palette',
      label: 'Find a command',
      group: 'Studio',
      keys: ['Ctrl+K', 'Ctrl+Shift+P'],
      inFields: true,
      run: () => show('palette'),
    },
    {
      id: 'shortcuts',
      label: 'Show keyboard shortcuts',
      group: 'Studio',
      keys: ['?'],
      isEnabled: () => settings.value.accessibility.letterShortcuts,
      run: () => show('shortcuts'),
    },
    {
      id: 'open-files',
      label: 'Open files',
      group: 'Studio',
      keys: ['Ctrl+O'],
      run: () => intake.chooseFiles(),
    },
    {
      id: 'sample',
      label: 'Try the sample story',
      group: 'Studio',
      run: () => void intake.takeSample(),
    },
    {
      id: 'undo',
      label: 'Undo',
      group: 'Editing',
      keys: ['Ctrl+Z'],
      isEnabled: () => session.project?.canUndo ?? false,
      run: () => void step(services, 'undo'),
    },
    {
      id: 'redo',
      label: 'Redo',
      group: 'Editing',
      keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
      isEnabled: () => session.project?.canRedo ?? false,
      run: () => void step(services, 'redo'),
    },
    {
      id: 'save',
      label: 'Save now',
      group: 'Editing',
      keys: ['Ctrl+S'],
      inFields: true,
      isEnabled: hasProject,
      run: () => void saveNow(services),
    },
    { id: 'jobs', label: 'Show or hide jobs', group: 'Studio', keys: ['Ctrl+J'], run: toggleJobs },
    { id: 'messages', label: 'Show messages', group: 'Studio', run: () => show('messages') },
    ...(['dark', 'light', 'system'] as const).map((theme): Command => ({
      id: `theme-${theme}`,
      label: theme === 'system' ? 'Theme like the system' : `Theme ${theme}`,
      group: 'Appearance',
      run: () => settings.set({ appearance: { theme } }),
    })),
    ...ROOMS.filter((room) => room.onRail).map((room, index): Command => ({
      id: `room-${room.id}`,
      label: `Go to ${room.title}`,
      group: 'Rooms',
      ...(index < 9 && { keys: [`Ctrl+Alt+${index + 1}`] }),
      isEnabled: () => !room.needsProject || hasProject(),
      run: () => navigation.go(room.id, { params: {} }),
    })),
    {
      id: 'recovery',
      label: 'Open the recovery page',
      group: 'Studio',
      run: () => {
        location.href = './recovery.html';
      },
    },
  ];
}

async function step({ session, toasts }: Services, direction: 'undo' | 'redo'): Promise<void> {
  const { project } = session;
  if (!project) return;
  const name = direction === 'undo' ? project.undoName : project.redoName;
  const done = await project[direction]();
  if (!done.ok) {
    const { title, hint } = describeFailure(done.failure);
    toasts.add('bad', title, { hint });
    return;
  }
  if (name) toasts.add('info', direction === 'undo' ? `Undone: ${name}` : `Done again: ${name}`);
}

async function saveNow({ session, toasts }: Services): Promise<void> {
  const saved = await session.project?.flush();
  if (!saved) return;
  if (saved.ok) toasts.add('good', 'Everything is saved.');
  else {
    const { title, hint } = describeFailure(saved.failure);
    toasts.add('bad', title, { hint });
  }
}
