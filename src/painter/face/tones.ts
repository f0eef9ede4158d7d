import { inkOf, luminance, mix, multiply, shadowOf, type Color } from '../color';
import type { FullTraits } from '../traits';

// White and blond brows stay light: darkened they would vanish on dark skin.
function browOf(hair: Color): Color {
  const deep = mix(mix(hair, multiply(hair, '#6a4a52'), 0.75), '#3a2a30', 0.3);
  return luminance(hair) > 0.66 ? mix(hair, deep, 0.28) : deep;
}

/** All colors of one person's head. */
export interface Tones {
  readonly skin: Color;
  readonly skinShade: Color;
  readonly skinInk: Color;
  readonly blush: Color;
  readonly lip: Color;
  readonly hair: Color;
  readonly hairShade: Color;
  readonly hairLight: Color;
  readonly hairInk: Color;
  readonly brow: Color;
  readonly lash: Color;
  readonly eye: Color;
  readonly white: Color;
}

export function tonesOf(traits: FullTraits): Tones {
  const { skin, hairColor } = traits;
  return {
    skin,
    skinShade: mix(skin, multiply(skin, '#d08f8f'), 0.62),
    skinInk: mix(multiply(skin, '#9a5a55'), '#4a2630', 0.4),
    blush: mix(skin, '#ef5f6c', 0.62),
    lip: mix(multiply(skin, '#d2787a'), '#b0484f', 0.35),
    hair: hairColor,
    hairShade: shadowOf(hairColor),
    hairLight: mix(hairColor, '#fff0dc', 0.34),
    hairInk: inkOf(hairColor),
    brow: browOf(hairColor),
    lash: mix(inkOf(hairColor), '#2b1c26', 0.6),
    eye: traits.eyeColor,
    white: mix('#fdfbf8', skin, 0.06),
  };
}
