// Joints moved by hand, limbs to draw, and a pose in a picture of another shape. Pure.
import { LIMBS, standardJoint, type Joint, type Pose } from '@/canvas';

export interface Bone {
  readonly from: Joint;
  readonly to: Joint;
  /** As CSS has it. */
  readonly color: string;
}

/** Limbs between the joints that are there, in the colors of the guide picture. */
export function bonesOf(pose: Pose): Bone[] {
  const byName = new Map<string, Joint>();
  for (const [name, joint] of Object.entries(pose.joints)) {
    const standard = standardJoint(name);
    // A joint of exactly that name goes before one that is translated.
    if (standard !== undefined && (standard === name || !byName.has(standard))) {
      byName.set(standard, joint);
    }
  }
  return LIMBS.flatMap(({ from, to, color }) => {
    const [a, b] = [byName.get(from), byName.get(to)];
    return a && b ? [{ from: a, to: b, color: `rgb(${color.join(' ')})` }] : [];
  });
}

/** The joint at this place, held within the picture. The same pose for a joint that it has not. */
export function moveJoint(pose: Pose, name: string, x: number, y: number): Pose {
  const joint = Object.hasOwn(pose.joints, name) ? pose.joints[name] : undefined;
  if (!joint || !Number.isFinite(x) || !Number.isFinite(y)) return pose;
  const place = {
    x: Math.min(pose.width, Math.max(0, x)),
    y: Math.min(pose.height, Math.max(0, y)),
  };
  return { ...pose, joints: { ...pose.joints, [name]: { ...joint, ...place } } };
}

/** Steps of a hundredth of the picture's longer side. */
export function nudgeJoint(pose: Pose, name: string, right: number, down: number): Pose {
  const joint = Object.hasOwn(pose.joints, name) ? pose.joints[name] : undefined;
  if (!joint) return pose;
  const step = Math.max(pose.width, pose.height) / 100;
  return moveJoint(pose, name, joint.x + right * step, joint.y + down * step);
}

/** The whole pose in the middle of a picture of that size, its shape kept. */
export function fitPose(pose: Pose, width: number, height: number): Pose {
  const scale = Math.min(width / pose.width, height / pose.height);
  const left = (width - pose.width * scale) / 2;
  const top = (height - pose.height * scale) / 2;
  const joints = Object.fromEntries(
    Object.entries(pose.joints).map(([name, joint]) => [
      name,
      { ...joint, x: left + joint.x * scale, y: top + joint.y * scale },
    ]),
  );
  return { ...pose, width, height, joints };
}

/** "left_wrist" as people read it. */
export function jointLabel(name: string): string {
  const words = name.replace(/[_.-]+/g, ' ').trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}
