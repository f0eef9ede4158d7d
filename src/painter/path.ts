// Path data as text. Coordinates keep one decimal: small, the same on every machine.

/** A third number of 1 makes the point a corner; without it the line runs through smoothly. */
export type Point = readonly [x: number, y: number, corner?: 0 | 1];

export function round(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return rounded === 0 ? '0' : String(rounded);
}

const at = (x: number, y: number) => `${round(x)} ${round(y)}`;

/** Straight lines through the points. */
export function poly(points: readonly Point[], closed = true): string {
  const parts = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${at(x, y)}`);
  return parts.join('') + (closed ? 'Z' : '');
}

/** A Catmull-Rom line through the points, written as cubic Béziers. */
export function curve(points: readonly Point[], closed = false): string {
  const count = points.length;
  const first = points[0];
  if (first === undefined || count < 2) return '';
  const get = (index: number): Point => {
    const wrapped = closed
      ? ((index % count) + count) % count
      : Math.max(0, Math.min(count - 1, index));
    return points[wrapped] ?? first;
  };
  let d = `M${at(first[0], first[1])}`;
  for (let index = 0; index < (closed ? count : count - 1); index++) {
    const [p0, p1, p2, p3] = [get(index - 1), get(index), get(index + 1), get(index + 2)];
    const [fromX, fromY] =
      p1[2] === 1
        ? [(p2[0] - p1[0]) / 3, (p2[1] - p1[1]) / 3]
        : [(p2[0] - p0[0]) / 6, (p2[1] - p0[1]) / 6];
    const [toX, toY] =
      p2[2] === 1
        ? [(p2[0] - p1[0]) / 3, (p2[1] - p1[1]) / 3]
        : [(p3[0] - p1[0]) / 6, (p3[1] - p1[1]) / 6];
    d += `C${at(p1[0] + fromX, p1[1] + fromY)} ${at(p2[0] - toX, p2[1] - toY)} ${at(p2[0], p2[1])}`;
  }
  return closed ? `${d}Z` : d;
}

/** A closed smooth shape. */
export function blob(points: readonly Point[]): string {
  return curve(points, true);
}

/** The right half, top to bottom, and its mirror image over x = 0, closed. Ends on the axis stay single. */
export function symmetric(rightHalf: readonly Point[]): string {
  return curve(mirrored(rightHalf), true);
}

export function mirrored(rightHalf: readonly Point[]): Point[] {
  const left = [...rightHalf]
    .reverse()
    .filter(([x]) => x !== 0)
    .map(([x, y, corner]): Point => [-x, y, corner ?? 0]);
  return [...rightHalf, ...left];
}

/** The points with x turned round: what stands right stands left. */
export function flip(points: readonly Point[]): Point[] {
  return points.map(([x, y, corner]): Point => [-x, y, corner ?? 0]);
}

export function ellipse(x: number, y: number, rx: number, ry = rx): string {
  const k = 0.5523;
  return (
    `M${at(x - rx, y)}C${at(x - rx, y - ry * k)} ${at(x - rx * k, y - ry)} ${at(x, y - ry)}` +
    `C${at(x + rx * k, y - ry)} ${at(x + rx, y - ry * k)} ${at(x + rx, y)}` +
    `C${at(x + rx, y + ry * k)} ${at(x + rx * k, y + ry)} ${at(x, y + ry)}` +
    `C${at(x - rx * k, y + ry)} ${at(x - rx, y + ry * k)} ${at(x - rx, y)}Z`
  );
}

/** A box, with round corners where `radius` is given. */
export function box(x: number, y: number, width: number, height: number, radius = 0): string {
  const r = Math.min(radius, width / 2, height / 2);
  const [right, bottom] = [x + width, y + height];
  if (r <= 0)
    return poly([
      [x, y],
      [right, y],
      [right, bottom],
      [x, bottom],
    ]);
  const k = r * 0.4477;
  return (
    `M${at(x + r, y)}L${at(right - r, y)}C${at(right - k, y)} ${at(right, y + k)} ${at(right, y + r)}` +
    `L${at(right, bottom - r)}C${at(right, bottom - k)} ${at(right - k, bottom)} ${at(right - r, bottom)}` +
    `L${at(x + r, bottom)}C${at(x + k, bottom)} ${at(x, bottom - k)} ${at(x, bottom - r)}` +
    `L${at(x, y + r)}C${at(x, y + k)} ${at(x + k, y)} ${at(x + r, y)}Z`
  );
}

/** A box with a round top, as doors and church windows have. */
export function arch(
  x: number,
  y: number,
  width: number,
  height: number,
  rise = width / 2,
): string {
  const [middle, right, bottom, spring] = [x + width / 2, x + width, y + height, y + rise];
  const k = 0.5523;
  return (
    `M${at(x, bottom)}L${at(x, spring)}` +
    `C${at(x, spring - rise * k)} ${at(middle - (width / 2) * k, y)} ${at(middle, y)}` +
    `C${at(middle + (width / 2) * k, y)} ${at(right, spring - rise * k)} ${at(right, spring)}` +
    `L${at(right, bottom)}Z`
  );
}

export function line(x1: number, y1: number, x2: number, y2: number): string {
  return `M${at(x1, y1)}L${at(x2, y2)}`;
}
