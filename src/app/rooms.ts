// Every room the shell knows. A room is loaded when it is first gone to.
import type { Component } from 'svelte';
import BookOpen from '@lucide/svelte/icons/book-open';
import Globe from '@lucide/svelte/icons/globe';
import Library from '@lucide/svelte/icons/library';
import Package from '@lucide/svelte/icons/package';
import Play from '@lucide/svelte/icons/play';
import Settings from '@lucide/svelte/icons/settings';
import Users from '@lucide/svelte/icons/users';
import type { RoomModule } from '@/ui/room';
import type { Services } from './services';

export interface Room {
  readonly id: string;
  readonly title: string;
  readonly icon: Component<{ size?: number | string; 'aria-hidden'?: 'true' }>;
  /** Works on the open project; without one the shell asks for it. */
  readonly needsProject: boolean;
  /** False: reached by its route only. */
  readonly onRail: boolean;
  readonly load: () => Promise<RoomModule>;
}

const modules = import.meta.glob<RoomModule>(
  '../{library,import,script,cast,world,play,export,settings/panels}/index.ts',
);

const importRoom = import.meta.glob<ImportRoom>('../import/index.ts');

function room(
  id: string,
  title: string,
  icon: Room['icon'],
  more: Partial<Room> & { folder?: string } = {},
): Room[] {
  const load = modules[`../${more.folder ?? id}/index.ts`];
  return load ? [{ id, title, icon, needsProject: true, onRail: true, ...more, load }] : [];
}

export const ROOMS: readonly Room[] = [
  ...room('library', 'Library', Library, { needsProject: false }),
  ...room('script', 'Script', BookOpen),
  ...room('cast', 'Cast', Users),
  ...room('world', 'World', Globe),
  ...room('play', 'Play', Play),
  ...room('export', 'Export', Package),
  ...room('import', 'Import review', BookOpen, { needsProject: false, onRail: false }),
  ...room('settings', 'Settings', Settings, { needsProject: false, folder: 'settings/panels' }),
];

export function findRoom(id: string): Room | undefined {
  return ROOMS.find((room) => room.id === id);
}

interface ImportRoom extends RoomModule {
  startImport(files: File[], services: Services): Promise<void>;
}

/** The import room with the function that files are handed to. */
export async function loadImport(): Promise<ImportRoom> {
  const load = importRoom['../import/index.ts'];
  if (!load) throw new Error('The import room is not built in.');
  return load();
}
