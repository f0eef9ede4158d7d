// A picture as plain data: what the SVG and the canvas renderer both read, and what tests compare.
import type { Color } from './color';

export interface Stop {
  /** 0 to 1 along the gradient. */
  readonly at: number;
  readonly color: Color;
  /** 1 unless said. */
  readonly opacity?: number;
}

/** Coordinates are those of the shape it fills, after its group's transform. */
export interface LinearGradient {
  readonly kind: 'linear';
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly stops: readonly Stop[];
}

export interface RadialGradient {
  readonly kind: 'radial';
  readonly center: readonly [x: number, y: number];
  readonly radius: number;
  readonly stops: readonly Stop[];
}

export type Paint = Color | LinearGradient | RadialGradient;

export interface Stroke {
  readonly paint: Paint;
  readonly width: number;
  /** Round unless said. */
  readonly cap?: 'round' | 'butt';
}

export interface PathOp {
  readonly op: 'path';
  readonly d: string;
  readonly fill?: Paint;
  readonly stroke?: Stroke;
  /** 1 unless said. */
  readonly opacity?: number;
}

/** As `DOMMatrix` and SVG order them: a b c d e f. */
export type Transform = readonly [number, number, number, number, number, number];

export interface GroupOp {
  readonly op: 'group';
  readonly children: readonly Op[];
  readonly transform?: Transform;
  /** Path data in the group's own coordinates. */
  readonly clip?: string;
  /** Of the group as one picture: what lies under another shape does not shine through. */
  readonly opacity?: number;
}

export type Op = PathOp | GroupOp;

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly ops: readonly Op[];
}

export function fill(d: string, paint: Paint, opacity = 1): PathOp {
  return opacity === 1 ? { op: 'path', d, fill: paint } : { op: 'path', d, fill: paint, opacity };
}

export function stroke(d: string, paint: Paint, width: number, opacity = 1): PathOp {
  const base = { op: 'path', d, stroke: { paint, width } } as const;
  return opacity === 1 ? base : { ...base, opacity };
}

/** Filled and outlined in one op. */
export function shape(d: string, paint: Paint, ink: Paint, width: number): PathOp {
  return { op: 'path', d, fill: paint, stroke: { paint: ink, width } };
}

export function group(
  children: readonly Op[],
  more: Pick<GroupOp, 'transform' | 'clip' | 'opacity'> = {},
): GroupOp {
  return { op: 'group', children, ...more };
}

/** Shows `children` only inside the path. */
export function clipped(clip: string, children: readonly Op[]): GroupOp {
  return { op: 'group', children, clip };
}

export function moved(x: number, y: number, children: readonly Op[], scale = 1): GroupOp {
  return { op: 'group', children, transform: [scale, 0, 0, scale, x, y] };
}

/** Turned by degrees about a point, clockwise. */
export function rotation(degrees: number, x: number, y: number): Transform {
  const angle = (degrees * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return [cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos];
}

export function vertical(top: number, bottom: number, stops: readonly Stop[]): LinearGradient {
  return { kind: 'linear', from: [0, top], to: [0, bottom], stops };
}

export function horizontal(left: number, right: number, stops: readonly Stop[]): LinearGradient {
  return { kind: 'linear', from: [left, 0], to: [right, 0], stops };
}

/** A pool of light or dark that fades to nothing at its rim. */
export function pool(
  x: number,
  y: number,
  radius: number,
  color: Color,
  opacity: number,
): RadialGradient {
  return {
    kind: 'radial',
    center: [x, y],
    radius,
    stops: [
      { at: 0, color, opacity },
      { at: 0.45, color, opacity: opacity * 0.42 },
      { at: 1, color, opacity: 0 },
    ],
  };
}

/** Adds to a list that is being built, one by one: a spread into `push` would overflow on long lists. */
export function append(ops: Op[], more: readonly Op[]): void {
  for (const op of more) ops.push(op);
}
