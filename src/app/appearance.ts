// What the user chose of colors, density and motion, as attributes that tokens.css answers to.
import type { SettingsValue } from '@/settings';

export function applyAppearance(
  { appearance, accessibility, player }: SettingsValue,
  root: HTMLElement = document.documentElement,
): void {
  root.dataset.theme = appearance.theme;
  root.dataset.density = appearance.density;
  root.dataset.contrast = accessibility.highContrast ? 'more' : 'normal';
  root.dataset.motion = player.reducedMotion;
}
