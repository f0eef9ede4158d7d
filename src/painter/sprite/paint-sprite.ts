import type { Expression } from '@/story';
import { paintAnimal } from './animal';
import { measure, SPRITE_HEIGHT, SPRITE_WIDTH, type Figure } from './figure';
import { metalOf, paintRobotHead } from './robot';
import { GARMENTS, neckOf, paintAccent, paintWet, type Wardrobe } from '../clothes';
import { inkOf, shadowOf } from '../color';
import {
  clipped,
  fill,
  group,
  rotation,
  shape,
  stroke,
  type Drawing,
  type Op,
  type Transform,
} from '../drawing';
import { paintBeard, paintMouthBed, paintMoustache } from '../face/beards';
import { paintBrows } from '../face/brows';
import { faceOf } from '../face/expressions';
import type { Face } from '../face/faces';
import { eyeBuild, paintEyes } from '../face/eyes';
import { paintGlasses } from '../face/glasses';
import { headOutline, paintEars, paintHead, paintNose, paintSkinMarks } from '../face/head';
import { paintBlush, paintMarks } from '../face/marks';
import { paintMouth } from '../face/mouths';
import { tonesOf, type Tones } from '../face/tones';
import { bangsShadow, HAIR_SHAPES, type HairPaint } from '../hair';
import { paintCrownParts, paintHat, type HatPaint } from '../hats';
import { blob, curve, ellipse } from '../path';
import { traitsOf, type FullTraits } from '../traits';
import type { Painted } from '../looks/settle-traits';

/**
 * A person from head to hip on transparent ground, 900 × 1400 units, cut by the lower edge. The same
 * character and expression give the same drawing.
 */
export function paintSprite(character: Painted, expression: Expression): Drawing {
  const traits = traitsOf(character);
  const face = faceOf(expression);
  return { width: SPRITE_WIDTH, height: SPRITE_HEIGHT, ops: paintTraits(traits, face) };
}

// People are drawn a little larger than their measures, about a line near the top: the lower edge
// then cuts them below the hip.
const SIZE = 1.1;
const FIXED_Y = 100;

export function paintTraits(traits: FullTraits, face: Face): Op[] {
  const isAnimal = traits.species === 'cat' || traits.species === 'fox' || traits.species === 'dog';
  const size = isAnimal ? 1 : SIZE;
  const middle: Transform = [size, 0, 0, size, SPRITE_WIDTH / 2, (1 - size) * FIXED_Y];
  if (isAnimal) {
    return [group(paintAnimal(traits, face), { transform: middle })];
  }
  const person = paintPerson(traits, face);
  if (traits.species !== 'ghost') return [group(person, { transform: middle })];
  return [group(person, { transform: middle, opacity: 0.74 })];
}

function paintPerson(traits: FullTraits, face: Face): Op[] {
  const figure = measure(traits, face);
  const tones = tonesOf(traits);
  const isRobot = traits.species === 'robot';
  const hat = paintHat(traits);
  const hair = isRobot
    ? NO_HAIR
    : HAIR_SHAPES[traits.hair]({ traits, tones, isCovered: hat.covers });
  const crown = paintCrownParts(traits);
  const skin = isRobot ? metalOf(traits) : traits.skin;
  const wardrobe: Wardrobe = {
    traits,
    figure,
    color: traits.clothesColor,
    accent: traits.accentColor,
    skin,
  };
  const clothes = GARMENTS[traits.clothes](wardrobe);
  const onHead = (ops: readonly Op[]): Op =>
    group([group(ops, { transform: rotation(figure.tilt, 0, 150) })], {
      transform: [figure.headScale, 0, 0, figure.headScale, 0, figure.headY],
    });
  const head = isRobot
    ? paintRobotHead(traits, face, tones)
    : paintLivingHead(traits, face, tones, hair, hat);
  return [
    ...tailOf(traits, figure),
    onHead([...crown.back, ...hat.back, ...hair.back]),
    ...clothes.back,
    ...neckOf(
      figure,
      skin,
      isRobot ? shadowOf(skin) : tones.skinShade,
      isRobot ? inkOf(skin) : tones.skinInk,
    ),
    ...clothes.body,
    ...(traits.wet === 'yes' ? paintWet(wardrobe) : []),
    ...clothes.over,
    ...paintAccent(wardrobe),
    onHead(hair.over),
    onHead([...head, ...(isRobot ? [...hat.front] : []), ...crown.front]),
  ];
}

const NO_HAIR: HairPaint = { back: [], over: [], front: [] };

function paintLivingHead(
  traits: FullTraits,
  face: Face,
  tones: Tones,
  hair: HairPaint,
  hat: HatPaint,
): Op[] {
  const isBare = traits.hair === 'bald' || traits.hair === 'balding' || traits.hair === 'buzz';
  const shadow = isBare
    ? []
    : [clipped(headOutline(traits), [fill(bangsShadow(traits.bangs), tones.skinShade, 0.7)])];
  return [
    ...paintEars(traits, tones),
    ...paintHead(traits, tones),
    ...shadow,
    ...paintSkinMarks(traits, tones),
    ...paintBlush(face.blush ?? 0, tones),
    ...paintNose(traits, tones),
    ...paintBeard(traits, tones),
    ...paintMouthBed(traits, tones),
    group(paintMouth(face.mouth, tones), { transform: mouthPlace(traits) }),
    ...paintMoustache(traits, tones),
    ...paintEyes(face, eyeBuild(traits), tones, traits.glasses === 'eyepatch'),
    ...(traits.glasses === 'goggles' ? [] : paintGlasses(traits)),
    ...hair.front,
    ...(traits.glasses === 'goggles' && !hat.covers ? paintGlasses(traits) : []),
    ...hat.front,
    ...paintBrows(face, traits, tones),
    ...(traits.pipe === 'yes' ? pipe() : []),
    ...paintMarks(face.marks ?? [], tones),
  ];
}

function mouthPlace({ age, figure }: FullTraits): Transform {
  const size = age === 'child' ? 0.84 : figure === 'soft' ? 0.9 : 1;
  return [size, 0, 0, size, 0, age === 'child' ? 122 : figure === 'square' ? 140 : 134];
}

const pipe = (): Op[] => [
  stroke(
    curve([
      [26, 140],
      [64, 154],
      [98, 158],
    ]),
    '#2b2028',
    15,
  ),
  stroke(
    curve([
      [26, 140],
      [64, 154],
      [98, 158],
    ]),
    '#5c3f2e',
    9,
  ),
  shape(
    blob([
      [88, 112, 1],
      [132, 112, 1],
      [130, 150],
      [112, 174],
      [92, 160],
    ]),
    '#7a4f34',
    '#33211c',
    5,
  ),
  fill(ellipse(110, 112, 20, 6), '#2b1d18'),
];

function tailOf(traits: FullTraits, figure: Figure): Op[] {
  const { hipY, waistY } = figure;
  // A brush beside broad hips must still end inside the canvas.
  const hip = Math.min(figure.hip, 200);
  if (traits.species === 'catfolk') {
    const spine = curve([
      [hip * 0.5, hipY - 30],
      [hip + 70, hipY + 10],
      [hip + 130, hipY - 90],
      [hip + 96, waistY - 60],
      [hip + 140, waistY - 140],
    ]);
    return [stroke(spine, inkOf(traits.hairColor), 52), stroke(spine, traits.hairColor, 42)];
  }
  if (traits.species === 'foxfolk') {
    const brush = blob([
      [hip * 0.5, hipY + 140],
      [hip + 90, hipY + 110],
      [hip + 190, waistY + 100],
      [hip + 176, waistY - 80],
      [hip + 120, waistY - 170, 1],
      [hip + 90, waistY - 40],
      [hip + 60, waistY + 80],
      [hip * 0.6, hipY + 30],
    ]);
    return [
      shape(brush, traits.hairColor, inkOf(traits.hairColor), 5),
      clipped(brush, [fill(ellipse(hip + 130, waistY - 130, 100, 92), '#fbf3e6')]),
    ];
  }
  return [];
}
