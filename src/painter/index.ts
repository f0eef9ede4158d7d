export * from './drawing';
export { toSvg } from './svg';
export { drawOn, rasterize, type RasterSize } from './canvas';
export {
  readTraits,
  traitsOf,
  TRAITS,
  TRAIT_NAMES,
  isTraitName,
  type FullTraits,
  type TraitName,
  type Traits,
} from './traits';
export { emotionOf, faceOf } from './face/expressions';
export { FACES } from './face/faces';
export { paintSprite } from './sprite/paint-sprite';
export { SPRITE_HEIGHT, SPRITE_WIDTH } from './sprite/figure';
export { paintBackground } from './background/paint-background';
export {
  describeDrawing,
  paintKey,
  paintSpec,
  PAINTER_VERSION,
  type PaintedPlace,
  type PaintSpec,
} from './spec';
export { PainterClient } from './painter-client';
