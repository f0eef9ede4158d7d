// Every room the shell knows, in the order of the rail. A room is loaded when it is first gone to.
import type { Component } from 'svelte';
import BookOpen from '@lucide/svelte/icons/book-open';
import FileSearch from '@lucide/svelte/icons/file-search';
import Brush from '@lucide/svelte/icons/brush';
import Globe from '@lucide/svelte/icons/globe';
import Library from '@lucide/svelte/icons/library';
import Package from '@lucide/svelte/icons/package';
import Play from '@lucide/svelte/icons/play';
import Settings from '@lucide/svelte/icons/settings';
import Server from '@lucide/svelte/icons/server';
import Users from '@lucide/svelte/icons/users';
import type { RoomModule } from '@/ui/room';

export interface Room {
  readonly id: string;
  readonly title: string;
  readonly icon: Component<{ size?: number | string; 'aria-hidden'?: 'true' }>;
  /** Works on the open project; without one the shell says so. */
  readonly needsProject: boolean;
  /** True: it shows what is there while the scenes of a long story are still being listed. */
  readonly opensEarly?: boolean;
  /** False: reached by its address only. */
  readonly onRail: boolean;
  /** Where people mostly go next: it is loaded while they are here. */
  readonly leadsTo?: string;
  readonly load: () => Promise<RoomModule>;
}

const always = { needsProject: false, onRail: true } as const;
const ofProject = { needsProject: true, onRail: true } as const;

export const ROOMS: readonly Room[] = [
  {
    ...always,
    id: 'library',
    title: 'Library',
    icon: Library,
    load: () => import('@/library'),
  },
  {
    ...ofProject,
    id: 'script',
    opensEarly: true,
    title: 'Script',
    icon: BookOpen,
    leadsTo: 'play',
    load: () => import('@/script'),
  },
  { ...ofProject, id: 'cast', title: 'Cast', icon: Users, load: () => import('@/cast') },
  { ...ofProject, id: 'world', title: 'World', icon: Globe, load: () => import('@/world') },
  { ...ofProject, id: 'art', title: 'Art', icon: Brush, load: () => import('@/art') },
  { ...ofProject, id: 'play', title: 'Play', icon: Play, load: () => import('@/play') },
  { ...ofProject, id: 'export', title: 'Export', icon: Package, load: () => import('@/export') },
  {
    // The project in its address is a draft, which opens no project.
    needsProject: false,
    onRail: false,
    id: 'import',
    title: 'Review',
    icon: FileSearch,
    leadsTo: 'script',
    load: () => import('@/import'),
  },
  { ...always, id: 'servers', title: 'Servers', icon: Server, load: () => import('@/servers') },
  {
    ...always,
    id: 'settings',
    title: 'Settings',
    icon: Settings,
    load: () => import('@/settings/panels'),
  },
];

export function findRoom(id: string): Room | undefined {
  return ROOMS.find((room) => room.id === id);
}

/** The function that files are handed to. */
export async function loadImport(): Promise<typeof import('@/import')> {
  return import('@/import');
}
