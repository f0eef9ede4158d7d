// What stands behind every picture: a sky in the light of the hour, so that there is never a hole.
import type { Light } from '@/story';

/** From top to bottom. */
export const SKIES: Readonly<Record<Light, readonly [top: string, bottom: string]>> = {
  dawn: ['#56608c', '#e9b9a2'],
  day: ['#5d7fa8', '#b9c9d6'],
  dusk: ['#3c3863', '#d98a63'],
  night: ['#0b1026', '#2a3456'],
};
