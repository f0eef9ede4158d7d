// Names and order of the joints that OpenPose's models find, and the limbs between them.

export const OPENPOSE_18 = [
  'nose',
  'neck',
  'right_shoulder',
  'right_elbow',
  'right_wrist',
  'left_shoulder',
  'left_elbow',
  'left_wrist',
  'right_hip',
  'right_knee',
  'right_ankle',
  'left_hip',
  'left_knee',
  'left_ankle',
  'right_eye',
  'left_eye',
  'right_ear',
  'left_ear',
] as const;

/** BODY_25: a middle of the hips and feet more. Right and left are the person's own. */
export const OPENPOSE_25 = [
  ...OPENPOSE_18.slice(0, 8),
  'mid_hip',
  ...OPENPOSE_18.slice(8),
  'left_big_toe',
  'left_small_toe',
  'left_heel',
  'right_big_toe',
  'right_small_toe',
  'right_heel',
] as const;

export interface Limb {
  readonly from: string;
  readonly to: string;
  readonly color: readonly [number, number, number];
}

/**
 * The 17 limbs in the order and with the colors of the pictures that ControlNet's pose models learned
 * from (hues in steps of 20°, at 60 % brightness); another color is another limb to them.
 */
export const LIMBS: readonly Limb[] = (
  [
    ['neck', 'right_shoulder'],
    ['neck', 'left_shoulder'],
    ['right_shoulder', 'right_elbow'],
    ['right_elbow', 'right_wrist'],
    ['left_shoulder', 'left_elbow'],
    ['left_elbow', 'left_wrist'],
    ['neck', 'right_hip'],
    ['right_hip', 'right_knee'],
    ['right_knee', 'right_ankle'],
    ['neck', 'left_hip'],
    ['left_hip', 'left_knee'],
    ['left_knee', 'left_ankle'],
    ['neck', 'nose'],
    ['nose', 'right_eye'],
    ['right_eye', 'right_ear'],
    ['nose', 'left_eye'],
    ['left_eye', 'left_ear'],
  ] as const
).map(([from, to], i) => ({ from, to, color: dim(hue(i)) }));

/** The color of a joint's dot, which is its place in `OPENPOSE_18`. */
export function jointColor(index: number): readonly [number, number, number] {
  return hue(index);
}

/** Steps of 85 along red, yellow, green, cyan, blue, magenta, as OpenPose's palette has them. */
function hue(index: number): readonly [number, number, number] {
  const at = index * 85;
  const rise = at % 255;
  const sixth = Math.floor(at / 255) % 6;
  const fall = 255 - rise;
  const colors = [
    [255, rise, 0],
    [fall, 255, 0],
    [0, 255, rise],
    [0, fall, 255],
    [rise, 0, 255],
    [255, 0, fall],
  ] as const;
  return colors[sixth] ?? [255, 0, 0];
}

function dim([red, green, blue]: readonly [number, number, number]) {
  return [Math.floor(red * 0.6), Math.floor(green * 0.6), Math.floor(blue * 0.6)] as const;
}

const PARTS: Readonly<Record<string, string>> = {
  head: 'nose',
  nose: 'nose',
  neck: 'neck',
  shoulder: 'shoulder',
  elbow: 'elbow',
  wrist: 'wrist',
  hand: 'wrist',
  hip: 'hip',
  knee: 'knee',
  ankle: 'ankle',
  foot: 'ankle',
  eye: 'eye',
  ear: 'ear',
};

/**
 * OpenPose's name of a joint that a file names in its own way ("LeftElbow", "elbow_l", "hand.R",
 * "head"), or undefined: ComfyVN's poses have no fixed vocabulary.
 */
export function standardJoint(name: string): string | undefined {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  const part = words.map((word) => PARTS[word]).find((found) => found !== undefined);
  if (part === undefined) return undefined;
  if (part === 'nose' || part === 'neck') return part;
  const side = words.includes('left') || words.includes('l') ? 'left' : undefined;
  const other = words.includes('right') || words.includes('r') ? 'right' : undefined;
  const found = side ?? other;
  return found === undefined ? undefined : `${found}_${part}`;
}
