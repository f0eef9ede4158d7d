// Draws a field on a canvas: few paths instead of hundreds, since each stroke costs a state change.
import type { ParticleField } from './field';

/** Nearness is drawn in this many steps, each one path. */
const LAYERS = 3;

export type Surface = Pick<
  CanvasRenderingContext2D,
  | 'clearRect'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'arc'
  | 'stroke'
  | 'fill'
  | 'drawImage'
  | 'strokeStyle'
  | 'fillStyle'
  | 'lineWidth'
  | 'globalAlpha'
>;

/** @param blob a soft round stain for fog; without it fog is not drawn. */
export function drawField(
  surface: Surface,
  field: ParticleField,
  size: { width: number; height: number },
  blob?: CanvasImageSource,
): void {
  surface.clearRect(0, 0, size.width, size.height);
  if (field.kind === 'fog') {
    if (blob) drawFog(surface, field, size, blob);
    return;
  }
  for (let layer = 0; layer < LAYERS; layer++) {
    // Depths are sorted, so a layer is a run.
    const from = Math.floor((field.count * layer) / LAYERS);
    const to = Math.floor((field.count * (layer + 1)) / LAYERS);
    const near = (layer + 1) / LAYERS;
    surface.beginPath();
    if (field.kind === 'rain') drawRain(surface, field, size, from, to, near);
    else drawSnow(surface, field, size, from, to, near);
  }
  surface.globalAlpha = 1;
}

type Size = { readonly width: number; readonly height: number };

function drawRain(
  s: Surface,
  field: ParticleField,
  size: Size,
  from: number,
  to: number,
  near: number,
) {
  const length = size.height * (0.025 + 0.045 * near);
  const slant = (field.wind * size.width * length) / size.height / 1.4;
  for (let i = from; i < to; i++) {
    const x = (field.x[i] ?? 0) * size.width;
    const y = (field.y[i] ?? 0) * size.height;
    s.moveTo(x, y);
    s.lineTo(x + slant, y + length);
  }
  s.globalAlpha = 0.16 + 0.24 * near;
  s.strokeStyle = '#dbe8f8';
  s.lineWidth = Math.max(0.75, (size.height / 900) * (0.6 + near));
  s.stroke();
}

function drawSnow(
  s: Surface,
  field: ParticleField,
  size: Size,
  from: number,
  to: number,
  near: number,
) {
  const radius = Math.max(0.8, (size.height / 400) * (0.35 + near * 1.05));
  for (let i = from; i < to; i++) {
    const x = (field.x[i] ?? 0) * size.width;
    const y = (field.y[i] ?? 0) * size.height;
    s.moveTo(x + radius, y);
    s.arc(x, y, radius, 0, 2 * Math.PI);
  }
  s.globalAlpha = 0.35 + 0.5 * near;
  s.fillStyle = '#ffffff';
  s.fill();
}

function drawFog(s: Surface, field: ParticleField, size: Size, blob: CanvasImageSource) {
  s.globalAlpha = 0.2;
  for (let i = 0; i < field.count; i++) {
    const near = field.depth[i] ?? 0;
    const width = size.width * (0.5 + near * 0.5);
    const height = width * 0.42;
    const x = (field.x[i] ?? 0) * size.width - width / 2;
    // Fog lies low.
    const y = (0.35 + (field.y[i] ?? 0) * 0.65) * size.height - height / 2;
    s.drawImage(blob, x, y, width, height);
  }
  s.globalAlpha = 1;
}
