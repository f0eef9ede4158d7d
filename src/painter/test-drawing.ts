// For tests: what a drawing is made of, flat.
import type { Drawing, Op, PathOp, Transform } from './drawing';

const IDENTITY: Transform = [1, 0, 0, 1, 0, 0];

function join([a, b, c, d, e, f]: Transform, [g, h, i, j, k, l]: Transform): Transform {
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

export interface FlatPath {
  readonly path: PathOp;
  readonly transform: Transform;
  readonly isClipped: boolean;
}

export function flatten(ops: readonly Op[], transform = IDENTITY, isClipped = false): FlatPath[] {
  return ops.flatMap((op) =>
    op.op === 'path'
      ? [{ path: op, transform, isClipped }]
      : flatten(
          op.children,
          op.transform === undefined ? transform : join(transform, op.transform),
          isClipped || op.clip !== undefined,
        ),
  );
}

/** Left, top, right, bottom of all control points, strokes left out; clipped shapes are passed over. */
export function bounds(drawing: Drawing): readonly [number, number, number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { path, transform, isClipped } of flatten(drawing.ops)) {
    if (isClipped) continue;
    const [a, b, c, d, e, f] = transform;
    const numbers = (path.d.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      const [x, y] = [numbers[index] ?? 0, numbers[index + 1] ?? 0];
      const [px, py] = [a * x + c * y + e, b * x + d * y + f];
      left = Math.min(left, px);
      right = Math.max(right, px);
      top = Math.min(top, py);
      bottom = Math.max(bottom, py);
    }
  }
  return [left, top, right, bottom];
}

export function isSound(drawing: Drawing): boolean {
  return !/NaN|Infinity|undefined|null/.test(JSON.stringify(drawing));
}
