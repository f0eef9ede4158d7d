// Colors as words, for models that read no `#rrggbb`.

/** "dark red" for `#7a2b38`. Undefined for what is no color of that form. */
export function colorName(hex: string): string | undefined {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex.trim());
  if (!found) return undefined;
  const [r = 0, g = 0, b = 0] = found.slice(1).map((part) => parseInt(part, 16) / 255);
  const max = Math.max(r, g, b);
  const min = Math.min(r, g, b);
  const light = (max + min) / 2;
  const spread = max - min;
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * light - 1));
  if (light < 0.1) return 'black';
  if (light > 0.94) return 'white';
  if (saturation < 0.12) return light < 0.3 ? 'dark gray' : light > 0.75 ? 'light gray' : 'gray';
  const hue =
    60 *
    (max === r
      ? (((g - b) / spread) % 6) + (g < b ? 6 : 0)
      : max === g
        ? (b - r) / spread + 2
        : (r - g) / spread + 4);
  return named(hue % 360, saturation, light);
}

/** Of skin: people are not orange. */
export function skinName(hex: string): string | undefined {
  const name = colorName(hex);
  if (name === undefined) return undefined;
  if (!/red|orange|brown|beige|yellow|pink/.test(name)) return name;
  const light = lightnessOf(hex);
  if (light > 0.84) return 'fair';
  if (light > 0.72) return 'light';
  if (light > 0.58) return 'tan';
  return light > 0.38 ? 'brown' : 'dark brown';
}

/** Of hair: orange is ginger, yellow is blond. */
export function hairColorName(hex: string): string | undefined {
  const name = colorName(hex);
  if (name === undefined || !/orange|yellow|beige/.test(name)) return name;
  if (name === 'light orange') return 'strawberry blond';
  return name.endsWith('orange') ? 'ginger' : 'blond';
}

function lightnessOf(hex: string): number {
  const parts = [1, 3, 5].map((at) => parseInt(hex.trim().slice(at, at + 2), 16) / 255);
  return (Math.max(...parts) + Math.min(...parts)) / 2;
}

const HUES: readonly (readonly [below: number, name: string])[] = [
  [15, 'red'],
  [42, 'orange'],
  [66, 'yellow'],
  [95, 'olive green'],
  [160, 'green'],
  [192, 'teal'],
  [250, 'blue'],
  [290, 'purple'],
  [342, 'pink'],
  [361, 'red'],
];

function named(hue: number, saturation: number, light: number): string {
  const name = HUES.find(([below]) => hue < below)?.[1] ?? 'red';
  // Dark or dull orange is what people call brown, pale red pink, pale orange and yellow beige.
  if (name === 'orange' && (light < 0.42 || saturation < 0.4)) {
    return light < 0.25 ? 'dark brown' : light > 0.65 ? 'beige' : 'brown';
  }
  if (name === 'yellow' && saturation < 0.45) return light > 0.6 ? 'beige' : 'brown';
  if (name === 'yellow' && light > 0.5 && light < 0.75) return 'golden yellow';
  if (name === 'red' && light > 0.7) return 'pink';
  if (name === 'pink' && light < 0.4) return 'dark magenta';
  return light < 0.28 ? `dark ${name}` : light > 0.72 ? `light ${name}` : name;
}
