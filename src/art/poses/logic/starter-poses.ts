// A few poses to start from, so that blending and dragging work before any file is there.
import type { Joint, Pose } from '@/canvas';

/** The sprites' shape. */
const SIZE = { width: 832, height: 1216 } as const;

/** In thousandths of width and height. Right and left are the person's own. */
const STANDING = {
  nose: [500, 130],
  neck: [500, 205],
  right_shoulder: [405, 210],
  right_elbow: [375, 345],
  right_wrist: [365, 470],
  left_shoulder: [595, 210],
  left_elbow: [625, 345],
  left_wrist: [635, 470],
  right_hip: [440, 480],
  right_knee: [435, 690],
  right_ankle: [430, 900],
  left_hip: [560, 480],
  left_knee: [565, 690],
  left_ankle: [570, 900],
  right_eye: [475, 112],
  left_eye: [525, 112],
  right_ear: [440, 122],
  left_ear: [560, 122],
} as const;

type Places = Partial<Record<keyof typeof STANDING, readonly [number, number]>>;

export const STARTER_POSES: readonly { readonly name: string; readonly pose: Pose }[] = [
  ['Standing', {}],
  ['Waving', { left_elbow: [715, 240], left_wrist: [745, 120] }],
  ['Hand on the hip', { right_elbow: [290, 340], right_wrist: [415, 440] }],
  [
    'Arms folded',
    {
      right_elbow: [395, 345],
      right_wrist: [570, 330],
      left_elbow: [605, 345],
      left_wrist: [430, 320],
    },
  ],
  [
    'Arms raised',
    {
      right_elbow: [310, 130],
      right_wrist: [330, 20],
      left_elbow: [690, 130],
      left_wrist: [670, 20],
    },
  ],
  [
    'Walking',
    {
      right_knee: [415, 680],
      right_ankle: [360, 870],
      left_knee: [600, 680],
      left_ankle: [620, 900],
      right_elbow: [345, 335],
      right_wrist: [400, 450],
      left_elbow: [650, 340],
      left_wrist: [690, 455],
    },
  ],
].map(([name, places]) => ({ name: name as string, pose: poseOf(places as Places) }));

function poseOf(places: Places): Pose {
  const joints: Record<string, Joint> = {};
  for (const [name, [x, y]] of Object.entries({ ...STANDING, ...places })) {
    joints[name] = { x: (x * SIZE.width) / 1000, y: (y * SIZE.height) / 1000 };
  }
  return { format: 'openpose18', ...SIZE, joints };
}
