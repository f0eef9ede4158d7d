// Can a name be read in the text box? WCAG 2.2: relative luminance and contrast ratio.

/** The text box at its darkest and at its lightest, over any background. */
export const TEXT_BOX = '#14161c';

/** Success criterion 1.4.3 for text of this size. */
export const LEAST_CONTRAST = 4.5;

/** `#rrggbb` to 0 (black) … 1 (white). */
export function luminance(color: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** From 1, the same, to 21, black on white. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The color itself when it can be read on `ground`, else the nearest lighter tint that can. */
export function readableColor(color: string, ground: string = TEXT_BOX): string {
  for (let step = 0; step <= 20; step++) {
    const tint = mixWithWhite(color, step / 20);
    if (contrast(tint, ground) >= LEAST_CONTRAST) return tint;
  }
  return '#ffffff';
}

function mixWithWhite(color: string, part: number): string {
  const mixed = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16);
    return Math.round(value + (255 - value) * part)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${mixed.join('')}`;
}
