// A pose as ControlNet's OpenPose models know it: colored limbs and dots on black.
import { newImage, type PixelImage } from './pixels';
import { jointColor, LIMBS, OPENPOSE_18, standardJoint } from './pose-joints';
import { resizePose, type Joint, type Pose } from './pose';

export interface PoseSize {
  readonly width: number;
  readonly height: number;
}

/** At 512 pixels; the models learned from pictures that were drawn at that size and enlarged. */
const HALF_WIDTH = 4;
const DRAWN_AT = 512;
/** Joints that the finder doubted are not drawn: a wrong limb is worse than none. */
const LEAST_CONFIDENCE = 0.05;

/** The poses on one opaque black picture of that size. Edges are hard, as in the models' pictures. */
export function drawPose(poses: Pose | readonly Pose[], size: PoseSize): PixelImage {
  const image = newImage(size.width, size.height, [0, 0, 0, 255]);
  const radius = Math.max(2, (HALF_WIDTH * Math.min(size.width, size.height)) / DRAWN_AT);
  for (const pose of listOf(poses)) {
    const joints = standardJoints(resizePose(pose, size.width, size.height));
    for (const { from, to, color } of LIMBS) {
      const a = seen(joints[from]);
      const b = seen(joints[to]);
      if (a && b) drawLimb(image, a, b, radius, color);
    }
    OPENPOSE_18.forEach((name, i) => {
      const joint = seen(joints[name]);
      if (joint) drawLimb(image, joint, joint, radius, jointColor(i));
    });
  }
  return image;
}

/** Joints under OpenPose's names; one that has such a name already goes before one that is translated. */
function standardJoints({ joints }: Pose): Record<string, Joint> {
  const out: Record<string, Joint> = {};
  for (const [name, joint] of Object.entries(joints)) {
    const standard = standardJoint(name);
    if (standard && !(standard in out)) out[standard] = joint;
  }
  for (const name of OPENPOSE_18) if (Object.hasOwn(joints, name)) out[name] = joints[name]!;
  return out;
}

function listOf(poses: Pose | readonly Pose[]): readonly Pose[] {
  return Array.isArray(poses) ? (poses as readonly Pose[]) : [poses as Pose];
}

function seen(joint: Joint | undefined): Joint | undefined {
  return joint && (joint.c ?? 1) >= LEAST_CONFIDENCE ? joint : undefined;
}

/** An ellipse over the limb, its ends on the joints; over one point a disc. */
function drawLimb(
  image: PixelImage,
  a: Joint,
  b: Joint,
  radius: number,
  color: readonly [number, number, number],
): void {
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const along =
    length === 0 ? { x: 1, y: 0 } : { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
  const half = Math.max(length / 2, radius);
  const reachX = Math.hypot(half * along.x, radius * along.y);
  const reachY = Math.hypot(half * along.y, radius * along.x);
  const bottom = Math.min(image.height - 1, Math.floor(middle.y + reachY));
  const right = Math.min(image.width - 1, Math.floor(middle.x + reachX));
  for (let y = Math.max(0, Math.ceil(middle.y - reachY)); y <= bottom; y++) {
    for (let x = Math.max(0, Math.ceil(middle.x - reachX)); x <= right; x++) {
      const dx = x - middle.x;
      const dy = y - middle.y;
      const u = (dx * along.x + dy * along.y) / half;
      const v = (dy * along.x - dx * along.y) / radius;
      if (u * u + v * v <= 1) image.data.set(color, (y * image.width + x) * 4);
    }
  }
}
