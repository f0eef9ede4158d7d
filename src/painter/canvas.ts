import type { Drawing, Op, Paint, Stop } from './drawing';

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Draws on a canvas of any kind, `scale` pixels to a unit, with the drawing's top left at the origin. */
export function drawOn(context: Context, drawing: Drawing, scale: number): void {
  context.save();
  context.scale(scale, scale);
  for (const op of drawing.ops) drawOp(context, op);
  context.restore();
}

function drawOp(context: Context, op: Op): void {
  if (op.op === 'group') {
    context.save();
    if (op.transform !== undefined) context.transform(...op.transform);
    if (op.clip !== undefined) context.clip(new Path2D(op.clip));
    if (op.opacity === undefined || op.opacity === 1) {
      for (const child of op.children) drawOp(context, child);
    } else {
      drawLayer(context, op.children, op.opacity);
    }
    context.restore();
    return;
  }
  const path = new Path2D(op.d);
  const before = context.globalAlpha;
  if (op.opacity !== undefined) context.globalAlpha = before * op.opacity;
  if (op.fill !== undefined) {
    context.fillStyle = styleOf(context, op.fill);
    context.fill(path);
  }
  if (op.stroke !== undefined) {
    context.strokeStyle = styleOf(context, op.stroke.paint);
    context.lineWidth = op.stroke.width;
    context.lineCap = op.stroke.cap ?? 'round';
    context.lineJoin = 'round';
    context.stroke(path);
  }
  context.globalAlpha = before;
}

// SVG makes one picture of a see-through group; drawing child by child would let seams show.
function drawLayer(context: Context, children: readonly Op[], opacity: number): void {
  const layer = new OffscreenCanvas(context.canvas.width, context.canvas.height);
  const inner = layer.getContext('2d');
  if (inner === null) return;
  inner.setTransform(context.getTransform());
  for (const child of children) drawOp(inner, child);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha *= opacity;
  context.drawImage(layer, 0, 0);
}

function styleOf(context: Context, paint: Paint): string | CanvasGradient {
  if (typeof paint === 'string') return paint;
  const gradient =
    paint.kind === 'linear'
      ? context.createLinearGradient(...paint.from, ...paint.to)
      : context.createRadialGradient(...paint.center, 0, ...paint.center, paint.radius);
  for (const stop of paint.stops) gradient.addColorStop(stop.at, cssColor(stop));
  return gradient;
}

function cssColor({ color, opacity }: Stop): string {
  if (opacity === undefined || opacity === 1) return color;
  const alpha = Math.max(0, Math.min(255, Math.round(opacity * 255)));
  return color + alpha.toString(16).padStart(2, '0');
}

export interface RasterSize {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly type: 'image/png' | 'image/webp';
}

/**
 * The drawing as a picture file: fitted into the size, centered, standing on its lower edge, on
 * transparent ground. Runs in workers. Throws where the browser has no OffscreenCanvas.
 */
export async function rasterize(drawing: Drawing, size: RasterSize): Promise<Blob> {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser gives no 2d context to an OffscreenCanvas');
  const scale = Math.min(size.width / drawing.width, size.height / drawing.height);
  context.translate((size.width - drawing.width * scale) / 2, size.height - drawing.height * scale);
  drawOn(context, drawing, scale);
  return canvas.convertToBlob({ type: size.type, quality: 0.92 });
}
