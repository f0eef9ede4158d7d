// The shelf of hats, in head coordinates: what lies behind the head and what sits on it.
import { cap, captain, straw, wizard, tophat, fedora } from './brimmed';
import { beanie, headscarf, hood, toque, headband } from './cloth';
import { none, crown, flower, ribbon } from './ornaments';
import type { DrawHat, HatPaint } from './kit';
import type { FullTraits, Hat } from '../traits';

const HATS: Readonly<Record<Hat, DrawHat>> = {
  cap,
  captain,
  straw,
  wizard,
  tophat,
  fedora,
  beanie,
  headscarf,
  hood,
  toque,
  headband,
  none,
  crown,
  flower,
  ribbon,
};

export function paintHat(traits: FullTraits): HatPaint {
  return HATS[traits.hat](traits);
}

export { paintCrownParts } from './crown-parts';
export type { HatPaint } from './kit';
