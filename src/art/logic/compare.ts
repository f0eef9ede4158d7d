// Which takes are compared, and how they lie on the screen. Pure.
import type { AssetId } from '@/story';
import type { ShotCoverage } from '../shots/coverage';

export const COMPARE_MODES = [
  { value: 'slider', label: 'Slider' },
  { value: 'flicker', label: 'Flicker' },
  { value: 'difference', label: 'Difference' },
  { value: 'side', label: 'Side by side' },
] as const;
export type CompareMode = (typeof COMPARE_MODES)[number]['value'];

export const ZOOMS = [
  { value: 'fit', label: 'Fit' },
  { value: '1', label: '100 %' },
  { value: '2', label: '200 %' },
] as const;
export type Zoom = (typeof ZOOMS)[number]['value'];

export interface Candidate {
  readonly asset: AssetId;
  readonly label: string;
}

/** Each picture once: pinned ones first, then the newest; one that is no take but is in the story comes first. */
export function candidatesOf(one: ShotCoverage): Candidate[] {
  const candidates: Candidate[] = [];
  const seen = new Set<AssetId>();
  const add = (asset: AssetId, title: string): void => {
    if (seen.has(asset)) return;
    seen.add(asset);
    candidates.push({ asset, label: asset === one.asset ? `${title}, in the story` : title });
  };
  if (one.asset !== undefined && !one.picked) add(one.asset, 'Your picture');
  one.takes.forEach(({ asset, role }, index) => {
    const kind = role === 'sprite' || role === 'background' ? '' : `, ${role}`;
    add(asset, `Take ${one.takes.length - index}${kind}`);
  });
  return candidates;
}

/** The one in the story and the newest other. */
export function defaultPair(one: ShotCoverage): readonly [AssetId, AssetId] | undefined {
  const all = candidatesOf(one).map(({ asset }) => asset);
  const newest = [...one.takes].sort((a, b) => b.createdAt - a.createdAt).map(({ asset }) => asset);
  const first = one.asset !== undefined && all.includes(one.asset) ? one.asset : newest[0];
  const second = [...newest, ...all].find((asset) => asset !== first);
  return first === undefined || second === undefined ? undefined : [first, second];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Box that both pictures are drawn into, in CSS pixels. Of two sizes the larger counts, so that an
 * enlarged picture lies over the one that it was made from. At 100 % a pixel is one of the screen.
 */
export function boxSize(
  pictures: readonly (Size | undefined)[],
  frame: Size,
  zoom: Zoom,
  pixelRatio: number,
): Size {
  const known = pictures.filter((one) => one !== undefined);
  const largest = known.reduce<Size | undefined>(
    (most, one) => (most && most.width * most.height >= one.width * one.height ? most : one),
    undefined,
  );
  if (!largest || largest.width <= 0 || largest.height <= 0) return frame;
  const { width, height } = largest;
  const scale =
    zoom === 'fit'
      ? Math.min(frame.width / width, frame.height / height)
      : Number(zoom) / pixelRatio;
  return { width: width * scale, height: height * scale };
}

/** How far the box may be moved from the middle, so that the frame is never left empty without need. */
export function clampPan(pan: Point, box: Size, frame: Size): Point {
  const within = (at: number, inner: number, outer: number): number => {
    const most = (inner - outer) / 2;
    return most <= 0 ? 0 : Math.min(most, Math.max(-most, at));
  };
  return {
    x: within(pan.x, box.width, frame.width),
    y: within(pan.y, box.height, frame.height),
  };
}

export function canPan(box: Size, frame: Size): boolean {
  return box.width > frame.width + 1 || box.height > frame.height + 1;
}

/** Percent of the width at which the divider stands after a key; undefined for keys that do not move it. */
export function stepDivider(at: number, key: string, isLarge: boolean): number | undefined {
  const step = isLarge ? 10 : 2;
  const to: Record<string, number> = {
    ArrowLeft: at - step,
    ArrowDown: at - step,
    ArrowRight: at + step,
    ArrowUp: at + step,
    PageDown: at - 10,
    PageUp: at + 10,
    Home: 0,
    End: 100,
  };
  const next = to[key];
  return next === undefined ? undefined : Math.min(100, Math.max(0, next));
}

const PAN_STEP = 48;

export function stepPan(pan: Point, key: string): Point | undefined {
  const by: Record<string, Point> = {
    ArrowLeft: { x: PAN_STEP, y: 0 },
    ArrowRight: { x: -PAN_STEP, y: 0 },
    ArrowUp: { x: 0, y: PAN_STEP },
    ArrowDown: { x: 0, y: -PAN_STEP },
  };
  const step = by[key];
  return step && { x: pan.x + step.x, y: pan.y + step.y };
}

/** What the numbers of a difference mean. */
export function differenceWords({
  changed,
  mean,
}: {
  readonly changed: number;
  readonly mean: number;
}): string {
  if (mean === 0) return 'Every pixel is the same.';
  const percent = changed * 100;
  const share =
    percent === 0
      ? 'No pixel'
      : percent < 0.1
        ? 'Less than 0.1 % of pixels'
        : `${percent.toFixed(1)} % of pixels`;
  const differ = percent === 0 ? 'differs' : 'differ';
  return `${share} ${differ} clearly; on average by ${mean.toFixed(1)} of 255.`;
}
