// Colors of names, kept readable on the dark text box of screens.rpy.

/** The text box where it is lightest behind a name, over a white background. */
const BOX = '#2b2d33';
const ENOUGH_CONTRAST = 4.5;

/** The color itself, or the nearest lighter one with a contrast of 4.5:1 against the box (WCAG 2). */
export function readableColor(color: string): string {
  const box = luminance(channels(BOX));
  let mixed = channels(/^#[0-9a-f]{6}$/i.test(color) ? color : '#ffffff');
  for (
    let step = 0;
    step < 20 && (luminance(mixed) + 0.05) / (box + 0.05) < ENOUGH_CONTRAST;
    step++
  )
    mixed = mixed.map((channel) => Math.min(255, Math.round(channel + (255 - channel) * 0.12 + 1)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((channel) => {
    const part = channel / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
