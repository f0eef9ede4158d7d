// Rain, snow and fog as numbers: positions in fractions of the stage, moved by the clock. One typed
// array each, so a frame makes no garbage.
import type { Weather } from '@/story';

export type ParticleKind = 'rain' | 'snow' | 'fog';

export interface ParticleField {
  readonly kind: ParticleKind;
  readonly count: number;
  /** Left edge 0, right edge 1. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** 0 far to 1 near: near ones are larger, faster and clearer. */
  readonly depth: Float32Array;
  /** A phase for whatever swings. */
  readonly phase: Float32Array;
  /** Sideways, in stage widths a second. */
  readonly wind: number;
}

interface Recipe {
  readonly kind: ParticleKind;
  readonly count: number;
  readonly wind: number;
}

const RECIPES: Readonly<Record<Weather, Recipe | undefined>> = {
  clear: undefined,
  overcast: undefined,
  rain: { kind: 'rain', count: 520, wind: 0.05 },
  storm: { kind: 'rain', count: 900, wind: 0.32 },
  snow: { kind: 'snow', count: 560, wind: 0.02 },
  fog: { kind: 'fog', count: 14, wind: 0.012 },
};

/** The particles of a weather, or undefined where nothing falls. Equal seeds give equal fields. */
export function makeField(weather: Weather, seed: number): ParticleField | undefined {
  const recipe = RECIPES[weather];
  if (!recipe) return undefined;
  const { count } = recipe;
  const chance = lcg(seed);
  const fill = () => Float32Array.from({ length: count }, chance);
  const depth = fill().sort();
  return { ...recipe, depth, x: fill(), y: fill(), phase: fill() };
}

/** Moves everything by `seconds`; what leaves the stage comes in on the other side. */
export function moveField(field: ParticleField, seconds: number): void {
  const { kind, count, x, y, depth, phase, wind } = field;
  // A tab that was hidden for a minute goes on where it was.
  const dt = Math.min(seconds, 0.1);
  for (let i = 0; i < count; i++) {
    const near = depth[i] ?? 0;
    const fall = kind === 'rain' ? 0.9 + near * 1.3 : kind === 'snow' ? 0.05 + near * 0.13 : 0;
    let swing = 0;
    if (kind === 'snow') {
      const turned = ((phase[i] ?? 0) + dt * (0.1 + near * 0.15)) % 1;
      phase[i] = turned;
      swing = Math.sin(turned * 2 * Math.PI) * 0.02;
    }
    const drift = kind === 'fog' ? wind * (0.4 + near) : wind * (0.5 + near) + swing;
    x[i] = wrap((x[i] ?? 0) + drift * dt);
    y[i] = wrap((y[i] ?? 0) + fall * dt);
  }
}

/** Particles live on a stage a little larger than what is seen, so that none pops in or out. */
export const MARGIN = 0.15;

function wrap(value: number): number {
  const span = 1 + 2 * MARGIN;
  return ((((value + MARGIN) % span) + span) % span) - MARGIN;
}

/** Fractions from a 32-bit linear congruential generator (Numerical Recipes' constants). */
function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x1_0000_0000;
  };
}
