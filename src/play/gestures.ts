// What a finger or a wheel means. Plain numbers in CSS pixels and ms.

export interface Stroke {
  readonly x: number;
  readonly y: number;
  readonly toX: number;
  readonly toY: number;
  readonly ms: number;
  /** Width of the surface. */
  readonly width: number;
}

export const LONG_PRESS_MS = 550;
const STILL = 12;
const SWIPE = 48;
/** A swipe to the right that begins here goes back, as in a book. */
const EDGE = 0.15;

/** The command of a finished touch, or undefined for one that means nothing. */
export function gestureOf(stroke: Stroke): 'advance' | 'backlog' | 'back' | 'hide' | undefined {
  const dx = stroke.toX - stroke.x;
  const dy = stroke.toY - stroke.y;
  if (Math.hypot(dx, dy) < STILL) return stroke.ms < LONG_PRESS_MS ? 'advance' : 'hide';
  if (-dy > SWIPE && -dy > 2 * Math.abs(dx)) return 'backlog';
  if (dx > SWIPE && dx > 2 * Math.abs(dy) && stroke.x < stroke.width * EDGE) return 'back';
  return undefined;
}

const WHEEL_STEP = 60;
const WHEEL_PAUSE_MS = 110;

/** Turns wheel notches and the flood of a touchpad into single steps. */
export class WheelSteps {
  #sum = 0;
  #last = -Infinity;

  /** -1: one step up, 1: one down, 0: none yet. */
  turn(deltaY: number, nowMs: number): -1 | 0 | 1 {
    if (Math.sign(deltaY) !== Math.sign(this.#sum)) this.#sum = 0;
    this.#sum += deltaY;
    if (Math.abs(this.#sum) < WHEEL_STEP || nowMs - this.#last < WHEEL_PAUSE_MS) return 0;
    const step = this.#sum < 0 ? -1 : 1;
    this.#sum = 0;
    this.#last = nowMs;
    return step;
  }
}
