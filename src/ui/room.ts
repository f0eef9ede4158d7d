import type { Component } from 'svelte';

/**
 * What a room's `index.ts` gives the shell. A panel takes no props: it finds what it needs through
 * the contexts (`getNavigation`, `getOpenProject`, `getSettings`, …).
 */
export interface RoomModule {
  readonly panel: Component<Record<string, never>>;
}
