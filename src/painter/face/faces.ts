// Emotion → face, in one table: what brows, eyes, mouth and shoulders do. The README repeats it in words.
import type { Emotion } from '@/story';

export type EyeStyle = 'open' | 'happy' | 'calm' | 'squeeze';
export type MouthStyle =
  | 'rest'
  | 'smile'
  | 'grin'
  | 'laugh'
  | 'smirk'
  | 'soft'
  | 'flat'
  | 'frown'
  | 'sob'
  | 'shout'
  | 'grit'
  | 'pout'
  | 'o'
  | 'gasp'
  | 'wavy'
  | 'sneer'
  | 'skew'
  | 'bitten';
export type Mark =
  | 'tear'
  | 'streams'
  | 'sweat'
  | 'sweats'
  | 'vein'
  | 'steam'
  | 'gloom'
  | 'sparkle'
  | 'spark'
  | 'question'
  | 'heart'
  | 'shiver';

export interface Face {
  /** Brows: units up; degrees down at the nose (angry) or up at the nose (sad, negative). */
  readonly brow: {
    readonly up: number;
    readonly slant: number;
    /** Extra lift of the left one in the picture. */ readonly cock?: number;
  };
  /** Eyes: 0 shut to 1.2 wide; lid slant as brows; lower lid 0 to 1; pupil and where it looks. */
  readonly eye: {
    readonly style: EyeStyle;
    readonly open: number;
    readonly slant?: number;
    readonly lower?: number;
    readonly pupil?: number;
    readonly look?: readonly [x: number, y: number];
    readonly shine?: number;
  };
  readonly mouth: MouthStyle;
  /** 0 none, 1 cheeks, 2 all over. */
  readonly blush?: number;
  readonly marks?: readonly Mark[];
  /** Head: degrees (clockwise), units down. */
  readonly tilt?: number;
  readonly bow?: number;
  /** Shoulders: units up; elbows: units out. */
  readonly shoulders?: number;
  readonly elbows?: number;
}

export const FACES: Readonly<Record<Emotion, Face>> = {
  neutral: { brow: { up: 0, slant: 0 }, eye: { style: 'open', open: 0.95 }, mouth: 'rest' },
  admiration: {
    brow: { up: 14, slant: -6 },
    eye: { style: 'open', open: 1.12, pupil: 1.12, shine: 1, look: [0, -3] },
    mouth: 'grin',
    blush: 1,
    marks: ['sparkle'],
    tilt: -3,
    shoulders: 8,
  },
  amusement: {
    brow: { up: 12, slant: -2 },
    eye: { style: 'happy', open: 0 },
    mouth: 'laugh',
    tilt: 6,
    shoulders: 10,
    elbows: 10,
  },
  anger: {
    brow: { up: -16, slant: 24 },
    eye: { style: 'open', open: 0.9, slant: 1, lower: 0.4, pupil: 0.74 },
    mouth: 'shout',
    marks: ['vein', 'steam'],
    bow: 10,
    shoulders: 20,
    elbows: 40,
  },
  annoyance: {
    brow: { up: -10, slant: 15 },
    eye: { style: 'open', open: 0.62, slant: 0.45, lower: 0.3, look: [8, 0] },
    mouth: 'pout',
    marks: ['vein'],
    tilt: 3,
    elbows: 26,
  },
  approval: {
    brow: { up: 6, slant: -2 },
    eye: { style: 'calm', open: 0 },
    mouth: 'smile',
    tilt: 3,
    bow: 10,
  },
  caring: {
    brow: { up: 6, slant: -12 },
    eye: { style: 'open', open: 0.82, lower: 0.3, pupil: 1.08 },
    mouth: 'soft',
    blush: 1,
    tilt: 6,
  },
  confusion: {
    brow: { up: 0, slant: -4, cock: 24 },
    eye: { style: 'open', open: 0.95, pupil: 0.86, look: [-6, -7] },
    mouth: 'wavy',
    marks: ['question', 'sweat'],
    tilt: -8,
  },
  curiosity: {
    brow: { up: 14, slant: -4, cock: 12 },
    eye: { style: 'open', open: 1.12, pupil: 1.08, look: [8, -4] },
    mouth: 'o',
    tilt: 8,
  },
  desire: {
    brow: { up: 8, slant: -8 },
    eye: { style: 'open', open: 0.64, slant: -0.2, lower: 0.15, pupil: 1.1, shine: 1 },
    mouth: 'bitten',
    blush: 2,
    tilt: -5,
    bow: 6,
  },
  disappointment: {
    brow: { up: 2, slant: -16 },
    eye: { style: 'open', open: 0.58, slant: -0.3, look: [-6, 9] },
    mouth: 'frown',
    tilt: -4,
    bow: 16,
    shoulders: -18,
  },
  disapproval: {
    brow: { up: -8, slant: 9, cock: 14 },
    eye: { style: 'open', open: 0.5, slant: 0.2, lower: 0.2 },
    mouth: 'flat',
    tilt: 4,
    elbows: 34,
  },
  disgust: {
    brow: { up: -12, slant: 12, cock: 8 },
    eye: { style: 'open', open: 0.52, slant: 0.4, lower: 0.6, look: [9, 4] },
    mouth: 'sneer',
    marks: ['gloom'],
    tilt: -7,
    shoulders: 10,
  },
  embarrassment: {
    brow: { up: 4, slant: -18 },
    eye: { style: 'open', open: 0.86, slant: -0.3, lower: 0.2, look: [-9, 6] },
    mouth: 'wavy',
    blush: 2,
    marks: ['sweats'],
    tilt: -6,
    bow: 10,
    shoulders: 16,
    elbows: -12,
  },
  excitement: {
    brow: { up: 20, slant: -4 },
    eye: { style: 'open', open: 1.2, pupil: 1.1, shine: 1 },
    mouth: 'laugh',
    blush: 1,
    marks: ['spark'],
    shoulders: 16,
    elbows: 24,
    tilt: -2,
  },
  fear: {
    brow: { up: 10, slant: -22 },
    eye: { style: 'open', open: 1.2, slant: -0.3, pupil: 0.5 },
    mouth: 'grit',
    marks: ['gloom', 'shiver', 'sweat'],
    shoulders: 26,
    elbows: -16,
    bow: 6,
  },
  gratitude: {
    brow: { up: 8, slant: -10 },
    eye: { style: 'calm', open: 0 },
    mouth: 'grin',
    blush: 1,
    bow: 16,
    tilt: -4,
  },
  grief: {
    brow: { up: 4, slant: -24 },
    eye: { style: 'squeeze', open: 0 },
    mouth: 'sob',
    blush: 1,
    marks: ['streams'],
    bow: 20,
    shoulders: 8,
    elbows: -10,
    tilt: 3,
  },
  joy: {
    brow: { up: 12, slant: -4 },
    eye: { style: 'happy', open: 0 },
    mouth: 'grin',
    blush: 1,
    tilt: -4,
    shoulders: 6,
  },
  love: {
    brow: { up: 10, slant: -10 },
    eye: { style: 'happy', open: 0 },
    mouth: 'smile',
    blush: 2,
    marks: ['heart'],
    tilt: 7,
    shoulders: 10,
  },
  nervousness: {
    brow: { up: 6, slant: -18 },
    eye: { style: 'open', open: 1.02, pupil: 0.76, look: [9, 3] },
    mouth: 'wavy',
    marks: ['sweats'],
    shoulders: 18,
    elbows: -14,
    tilt: 3,
  },
  optimism: {
    brow: { up: 12, slant: -4 },
    eye: { style: 'open', open: 1.05, pupil: 1.05, look: [5, -8], shine: 1 },
    mouth: 'smile',
    tilt: -5,
    shoulders: 6,
    elbows: 8,
  },
  pride: {
    brow: { up: 8, slant: 5, cock: 4 },
    eye: { style: 'calm', open: 0 },
    mouth: 'smirk',
    tilt: -3,
    bow: -12,
    elbows: 42,
    shoulders: 6,
  },
  realization: {
    brow: { up: 24, slant: 0 },
    eye: { style: 'open', open: 1.16, pupil: 0.84, look: [0, -5] },
    mouth: 'o',
    marks: ['spark'],
    bow: -6,
  },
  relief: {
    brow: { up: 10, slant: -14 },
    eye: { style: 'calm', open: 0 },
    mouth: 'soft',
    marks: ['sweat'],
    tilt: 4,
    shoulders: -20,
  },
  remorse: {
    brow: { up: 0, slant: -22 },
    eye: { style: 'open', open: 0.5, slant: -0.5, look: [7, 11] },
    mouth: 'pout',
    marks: ['tear', 'gloom'],
    tilt: 5,
    bow: 22,
    shoulders: -12,
  },
  sadness: {
    brow: { up: 6, slant: -22 },
    eye: { style: 'open', open: 0.78, slant: -0.5, pupil: 1.05, look: [0, 6], shine: 1 },
    mouth: 'frown',
    marks: ['tear'],
    tilt: -5,
    bow: 14,
    shoulders: -14,
  },
  surprise: {
    brow: { up: 28, slant: -2 },
    eye: { style: 'open', open: 1.25, pupil: 0.68 },
    mouth: 'gasp',
    marks: ['spark'],
    shoulders: 20,
    bow: -8,
  },
};
