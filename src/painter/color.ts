// Colors are `#rrggbb` throughout; what is see-through says so by an opacity of its own.

export type Color = string;

type Rgb = readonly [red: number, green: number, blue: number];

export function isColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/.test(text);
}

function toRgb(color: Color): Rgb {
  const bits = Number.parseInt(color.slice(1), 16);
  return [(bits >> 16) & 255, (bits >> 8) & 255, bits & 255];
}

function fromRgb([red, green, blue]: Rgb): Color {
  const clamp = (value: number) => Math.max(0, Math.min(255, Math.round(value)));
  const bits = (clamp(red) << 16) | (clamp(green) << 8) | clamp(blue);
  return `#${bits.toString(16).padStart(6, '0')}`;
}

/** From `a` (0) to `b` (1). */
export function mix(a: Color, b: Color, amount: number): Color {
  const [r1, g1, b1] = toRgb(a);
  const [r2, g2, b2] = toRgb(b);
  return fromRgb([r1 + (r2 - r1) * amount, g1 + (g2 - g1) * amount, b1 + (b2 - b1) * amount]);
}

/** As light of color `light` falls on paint of color `color`; `amount` 0 leaves it alone. */
export function multiply(color: Color, light: Color, amount = 1): Color {
  const [r1, g1, b1] = toRgb(color);
  const [r2, g2, b2] = toRgb(light);
  return mix(color, fromRgb([(r1 * r2) / 255, (g1 * g2) / 255, (b1 * b2) / 255]), amount);
}

/** Hue in degrees, saturation and lightness 0 to 1. */
export function toHsl(color: Color): readonly [hue: number, saturation: number, lightness: number] {
  const [red, green, blue] = toRgb(color).map((value) => value / 255) as [number, number, number];
  const high = Math.max(red, green, blue);
  const low = Math.min(red, green, blue);
  const span = high - low;
  const lightness = (high + low) / 2;
  if (span === 0) return [0, 0, lightness];
  const saturation = span / (1 - Math.abs(2 * lightness - 1));
  const sector =
    high === red
      ? ((green - blue) / span + 6) % 6
      : high === green
        ? (blue - red) / span + 2
        : (red - green) / span + 4;
  return [sector * 60, saturation, lightness];
}

export function hsl(hue: number, saturation: number, lightness: number): Color {
  const turned = ((hue % 360) + 360) % 360;
  const s = Math.max(0, Math.min(1, saturation));
  const l = Math.max(0, Math.min(1, lightness));
  const chroma = s * Math.min(l, 1 - l);
  const channel = (offset: number) => {
    const at = (offset + turned / 30) % 12;
    return 255 * (l - chroma * Math.max(-1, Math.min(at - 3, 9 - at, 1)));
  };
  return fromRgb([channel(0), channel(8), channel(4)]);
}

/** 0 black to 1 white, as the eye weighs it. */
export function luminance(color: Color): number {
  const [red, green, blue] = toRgb(color);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

/** The second tone: darker and a little colder, which reads as shadow and not as dirt. */
export function shadowOf(color: Color, strength = 1): Color {
  return mix(color, multiply(color, '#9a86b8'), 0.72 * strength);
}

/** The lit edge: lighter and a little warmer. */
export function lightOn(color: Color, strength = 1): Color {
  return mix(color, '#fff3dc', 0.3 * strength);
}

/** Line color for a shape of this color: its own hue, dark. */
export function inkOf(color: Color): Color {
  return mix(multiply(color, '#6b4a66'), '#2b1a2e', 0.5);
}

/** Turned on the color wheel, for companions of a color. */
export function turned(color: Color, degrees: number): Color {
  const [hue, saturation, lightness] = toHsl(color);
  return hsl(hue + degrees, saturation, lightness);
}
