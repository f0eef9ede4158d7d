// How the light of a place falls on the people in it, and how far those who listen step back. The
// player multiplies by these colors in CSS filters, an export in its own way: the same picture.
import type { Light } from '@/story';

/** Multiplied with a sprite's colors; white changes nothing. Backgrounds are painted in their light. */
export const LIGHT_TINTS: Readonly<Record<Light, string>> = {
  dawn: '#ffeee4',
  day: '#ffffff',
  dusk: '#f3dccf',
  night: '#b9c3e6',
};

/** Multiplied with the colors of everybody but the speaker: CSS `brightness(0.78)`. */
export const UNLIT_BRIGHTNESS = 0.78;

/** Seconds in which light changes hands. */
export const FOCUS_SECONDS = 0.2;
