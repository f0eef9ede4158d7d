// What is compared and how it is looked at; one for each time that the comparison is opened.
import type { AssetId } from '@/story';
import {
  candidatesOf,
  canPan,
  clampPan,
  defaultPair,
  stepDivider,
  stepPan,
  type CompareMode,
  type Point,
  type Size,
  type Zoom,
} from './logic/compare';
import type { ShotCoverage } from './shots/coverage';

export type Side = 0 | 1;

export class CompareView {
  pair: readonly [AssetId, AssetId] | undefined = $state.raw();
  mode: CompareMode = $state('slider');
  zoom: Zoom = $state('fit');
  pan: Point = $state.raw({ x: 0, y: 0 });
  /** Percent of the width that shows the first. */
  divider = $state(50);
  /** The one that is looked at, and that "Use this one" takes. */
  chosen: Side = $state(0);
  isFlickering = $state(false);
  /** How long each is shown. */
  seconds = $state(0.8);
  /** How many times brighter a difference is drawn. */
  boost = $state(4);
  sizes: readonly [Size | undefined, Size | undefined] = $state.raw([undefined, undefined]);
  box: Size = $state.raw({ width: 0, height: 0 });
  frame: Size = $state.raw({ width: 0, height: 0 });
  readonly canPan = $derived(canPan(this.box, this.frame));

  constructor(one: ShotCoverage, isStill: boolean) {
    this.pair = defaultPair(one);
    this.isFlickering = !isStill;
    // What was just made is what is asked about.
    this.chosen = candidatesOf(one).length > 1 ? 1 : 0;
  }

  take(side: Side, asset: AssetId): void {
    if (!this.pair) return;
    const [first, second] = this.pair;
    const other = side === 0 ? second : first;
    // Choosing the other one swaps them.
    const own = side === 0 ? first : second;
    const rest = asset === other ? own : other;
    this.pair = side === 0 ? [asset, rest] : [rest, asset];
    this.sizes = [undefined, undefined];
  }

  choose(side: Side): void {
    this.chosen = side;
    this.isFlickering = false;
    if (this.mode === 'slider') this.divider = side === 0 ? 100 : 0;
  }

  toggle(): void {
    this.choose(this.chosen === 0 ? 1 : 0);
  }

  flick(): void {
    this.chosen = this.chosen === 0 ? 1 : 0;
  }

  setDivider(percent: number): void {
    this.divider = Math.min(100, Math.max(0, percent));
  }

  moveTo(pan: Point): void {
    const next = clampPan(pan, this.box, this.frame);
    if (next.x !== this.pan.x || next.y !== this.pan.y) this.pan = next;
  }

  setZoom(zoom: Zoom): void {
    this.zoom = zoom;
    this.pan = { x: 0, y: 0 };
  }

  /** Whether the key meant something here. */
  key(key: string, isShift: boolean): boolean {
    if (key === ' ') this.toggle();
    else if (key === '1') this.choose(0);
    else if (key === '2') this.choose(1);
    else if (key === 'f' || key === '0') this.setZoom('fit');
    else if (key === '+' || key === '=') this.setZoom(this.zoom === 'fit' ? '1' : '2');
    else if (key === '-') this.setZoom(this.zoom === '2' ? '1' : 'fit');
    else if (this.canPan && !(this.mode === 'slider' && isShift)) {
      const pan = stepPan(this.pan, key);
      if (pan) this.moveTo(pan);
      return pan !== undefined;
    } else if (this.mode === 'slider') {
      const at = stepDivider(this.divider, key, isShift && !this.canPan);
      if (at !== undefined) this.divider = at;
      return at !== undefined;
    } else if (key === 'ArrowLeft' || key === 'ArrowRight') {
      this.choose(key === 'ArrowLeft' ? 0 : 1);
    } else return false;
    return true;
  }
}
