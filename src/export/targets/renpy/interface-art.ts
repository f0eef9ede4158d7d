// What lies in `game/gui`: drawn by us, small, and stretched by the engine.
import { crc32 } from '@/lib/crc32';
import { randomFrom } from '@/lib/hash';
import type { ExportFile } from '../export-target';
import { encodePng, type Pixel } from './png';

const PANEL = [16, 18, 24] as const;
const ACCENT = [240, 189, 116] as const;

export function interfaceArt(): ExportFile[] {
  return [
    file(
      'textbox.png',
      encodePng(4, 336, (_x, y) => [...PANEL, 222 * smooth(y / 96)]),
    ),
    file(
      'ground.png',
      encodePng(4, 310, (_x, y) => [...PANEL, 205 * smooth(y / 310)]),
    ),
    file(
      'side.png',
      encodePng(450, 4, (x) => [...PANEL, 225 * (1 - smooth((x - 120) / 330))]),
    ),
    file('flake.png', encodePng(28, 28, flake)),
    file('rain.png', rain()),
    file('fog.png', encodePng(256, 64, fog)),
    file('window_icon.png', encodePng(64, 64, icon)),
  ];
}

function file(name: string, bytes: Uint8Array<ArrayBuffer>): ExportFile {
  const content = {
    blob: new Blob([bytes], { type: 'image/png' }),
    crc32: crc32(bytes),
    size: bytes.length,
  };
  return { path: `game/gui/${name}`, kind: 'interface', content };
}

/** 0 to 1 with soft ends. */
function smooth(part: number): number {
  const t = Math.max(0, Math.min(1, part));
  return t * t * (3 - 2 * t);
}

function flake(x: number, y: number): Pixel {
  const distance = Math.hypot(x - 13.5, y - 13.5) / 13.5;
  return [255, 255, 255, 230 * (1 - smooth(distance * 1.1))];
}

/** Streaks that repeat in both directions. */
function rain(): Uint8Array<ArrayBuffer> {
  const [width, height] = [80, 320];
  const random = randomFrom('rain');
  const light = new Float32Array(width * height);
  for (let drop = 0; drop < 34; drop += 1) {
    const x = Math.floor(random() * width);
    const top = Math.floor(random() * height);
    const length = 18 + Math.floor(random() * 26);
    const strength = 60 + 120 * random();
    for (let step = 0; step < length; step += 1) {
      const at = ((top + step) % height) * width + x;
      light[at] = Math.max(light[at] ?? 0, strength * smooth(step / length));
    }
  }
  return encodePng(width, height, (x, y) => [214, 228, 250, light[y * width + x] ?? 0]);
}

/** Repeats every 128 px, so that a picture twice as wide scrolls without a seam. */
function fog(x: number, y: number): Pixel {
  const turn = (x / 128) * 2 * Math.PI;
  const billow = 0.5 + 0.25 * Math.sin(turn + y / 9) + 0.25 * Math.sin(3 * turn - y / 14);
  const fade = smooth(y / 22) * smooth((63 - y) / 16);
  return [222, 228, 236, 150 * billow * fade];
}

/** A page with a play mark on it. */
function icon(x: number, y: number): Pixel {
  const edge = roundedDistance(x - 31.5, y - 31.5);
  const inside = 255 * smooth(0.5 - edge);
  const px = x - 24;
  const isMark = px >= 0 && px <= 22 && Math.abs(y - 31.5) <= 14 * (1 - px / 23);
  return [...(isMark ? ACCENT : ([34, 38, 48] as const)), inside];
}

function roundedDistance(x: number, y: number): number {
  const dx = Math.max(0, Math.abs(x) - 18);
  const dy = Math.max(0, Math.abs(y) - 18);
  return Math.hypot(dx, dy) - 12;
}
