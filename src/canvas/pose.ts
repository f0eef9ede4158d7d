// Poses: joints by name with places in pixels. Read from ComfyVN's JSON, OpenPose's and ComfyUI's pose
// nodes; written back so that what came in comes out.
import { z } from 'zod';
import { fail, ok, type Result } from '@/lib/result';
import { OPENPOSE_18, OPENPOSE_25 } from './pose-joints';

export const jointSchema = z.object({
  /** Pixels from the left and from the top. */
  x: z.number(),
  y: z.number(),
  /** How sure the finder was, 0 to 1. */
  c: z.number().optional(),
});
export type Joint = z.infer<typeof jointSchema>;

export const POSE_FORMATS = ['openpose18', 'openpose25', 'custom'] as const;

export const poseSchema = z.looseObject({
  id: z.string().max(200).optional(),
  format: z.enum(POSE_FORMATS),
  /** Size of the picture that the places belong to, in pixels. */
  width: z.number().positive(),
  height: z.number().positive(),
  joints: z.record(z.string(), jointSchema),
});
export type Pose = z.infer<typeof poseSchema>;

export type PoseFailure =
  | { readonly kind: 'not-json' }
  /** JSON, but of no shape that holds poses. */
  | { readonly kind: 'no-pose' };

const MOST_PEOPLE = 50;
const MOST_JOINTS = 200;
const MAX_CHARS = 8 * 1024 * 1024;
/** Where a file names no size: twice the Stable Diffusion default gives room for most. */
const UNKNOWN_SIZE = 1024;

const number = z.coerce.number().refine(Number.isFinite);
const comfyVnSchema = z.looseObject({
  pose_id: z.string().optional(),
  format: z.enum(POSE_FORMATS).optional(),
  width: z.number().positive().optional(),
  height: z.number().positive().optional(),
  skeleton: z.record(z.string(), z.looseObject({ x: number, y: number, c: number.optional() })),
});
const personSchema = z.looseObject({ pose_keypoints_2d: z.array(number).max(3 * MOST_JOINTS) });
const openPoseSchema = z.looseObject({
  people: z.array(personSchema).max(MOST_PEOPLE),
  canvas_width: number.optional(),
  canvas_height: number.optional(),
});
/** The pose editor of A1111 writes points, with null for what is hidden. */
const editorSchema = z.looseObject({
  width: number,
  height: number,
  keypoints: z.array(z.array(number).min(2).max(3).nullable()).max(MOST_JOINTS),
});

/**
 * All people in the JSON (a text or what it parses to), in order: ComfyVN's `skeleton`, our own `joints`,
 * OpenPose's `people` with 18 or 25 points, ComfyUI's list of such, one a frame. Points with confidence 0
 * are missing, not at the corner. Places from 0 to 1 are taken times the canvas where one is named.
 */
export function readPose(json: unknown): Result<Pose[], PoseFailure> {
  const value = typeof json === 'string' ? parse(json) : json;
  if (value === undefined) return fail({ kind: 'not-json' });
  const frames = Array.isArray(value) ? (value as unknown[]).slice(0, MOST_PEOPLE) : [value];
  const poses = frames.flatMap(readOne).slice(0, MOST_PEOPLE);
  return poses.length > 0 ? ok(poses) : fail({ kind: 'no-pose' });
}

function parse(text: string): unknown {
  if (text.length > MAX_CHARS) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function readOne(value: unknown): Pose[] {
  const own = poseSchema.safeParse(value);
  if (own.success && Object.keys(own.data.joints).length <= MOST_JOINTS) return [own.data];
  const comfyVn = comfyVnSchema.safeParse(value);
  if (comfyVn.success) return fromSkeleton(comfyVn.data);
  const people = openPoseSchema.safeParse(value);
  if (people.success) return fromPeople(people.data);
  const editor = editorSchema.safeParse(value);
  if (!editor.success) return [];
  const { width, height, keypoints } = editor.data;
  const points = keypoints.flatMap((point) => [point?.[0] ?? 0, point?.[1] ?? 0, point ? 1 : 0]);
  return fromPoints(points, width, height);
}

function fromSkeleton(read: z.infer<typeof comfyVnSchema>): Pose[] {
  const { pose_id, skeleton, format, width, height, ...more } = read;
  const joints = Object.fromEntries(
    Object.entries(skeleton)
      .slice(0, MOST_JOINTS)
      .map(([name, { x, y, c }]) => [name, c === undefined ? { x, y } : { x, y, c }]),
  );
  if (Object.keys(joints).length === 0) return [];
  const side = (axis: 'x' | 'y') => sideFor(Object.values(joints).map((joint) => joint[axis]));
  return [
    {
      ...more,
      ...(pose_id === undefined ? {} : { id: pose_id }),
      format: format ?? 'custom',
      width: width ?? side('x'),
      height: height ?? side('y'),
      joints,
    },
  ];
}

function fromPeople({
  people,
  canvas_width,
  canvas_height,
}: z.infer<typeof openPoseSchema>): Pose[] {
  return people.flatMap(({ pose_keypoints_2d }) =>
    fromPoints(pose_keypoints_2d, canvas_width, canvas_height),
  );
}

function fromPoints(points: readonly number[], width?: number, height?: number): Pose[] {
  const count = Math.floor(points.length / 3);
  if (count !== 18 && count !== 25) return [];
  const names = count === 25 ? OPENPOSE_25 : OPENPOSE_18;
  const found = names.flatMap((name, i) => {
    const c = points[i * 3 + 2] ?? 0;
    return c > 0 ? [{ name, x: points[i * 3] ?? 0, y: points[i * 3 + 1] ?? 0, c }] : [];
  });
  if (found.length === 0) return [];
  const isShare = found.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1);
  const w = width && width > 0 ? width : isShare ? UNKNOWN_SIZE : sideFor(found.map(({ x }) => x));
  const h =
    height && height > 0 ? height : isShare ? UNKNOWN_SIZE : sideFor(found.map(({ y }) => y));
  const [scaleX, scaleY] = isShare ? [w, h] : [1, 1];
  return [
    {
      format: count === 25 ? 'openpose25' : 'openpose18',
      width: w,
      height: h,
      joints: Object.fromEntries(
        found.map(({ name, x, y, c }) => [name, { x: x * scaleX, y: y * scaleY, c }]),
      ),
    },
  ];
}

/** The smallest multiple of 64 that holds the places, with some room; places from 0 to 1 have side 1. */
function sideFor(places: readonly number[]): number {
  const most = places.reduce((a, b) => Math.max(a, b), 0);
  return most <= 1 ? 1 : Math.ceil((most * 1.05) / 64) * 64;
}

/** ComfyVN's shape; with our size and format beside it, which its reader passes over. */
export function toComfyVn(pose: Pose): Record<string, unknown> {
  const { id, joints, ...more } = pose;
  return { ...(id === undefined ? {} : { pose_id: id }), skeleton: joints, ...more };
}

/** OpenPose's shape with 25 points where the pose has them, else 18. Joints of other names are left out. */
export function toOpenPose(poses: readonly Pose[]): Record<string, unknown> {
  const [first] = poses;
  return {
    people: poses.map(({ format, joints }) => ({
      pose_keypoints_2d: (format === 'openpose25' ? OPENPOSE_25 : OPENPOSE_18).flatMap((name) => {
        const joint = joints[name];
        return joint ? [joint.x, joint.y, joint.c ?? 1] : [0, 0, 0];
      }),
    })),
    canvas_width: first?.width ?? UNKNOWN_SIZE,
    canvas_height: first?.height ?? UNKNOWN_SIZE,
  };
}

/** The pose in a picture of another size. */
export function resizePose(pose: Pose, width: number, height: number): Pose {
  if (pose.width === width && pose.height === height) return pose;
  return {
    ...mapJoints(pose, (joint) => ({
      ...joint,
      x: (joint.x * width) / pose.width,
      y: (joint.y * height) / pose.height,
    })),
    width,
    height,
  };
}

/**
 * `t` of the way from `a` (0) to `b` (1), joint by joint, in the size of `a`. A joint that only one of
 * them has stays where that one has it. At 0 and 1 the joints of that pose are its own, exactly.
 */
export function blendPoses(a: Pose, b: Pose, t: number): Pose {
  const share = Math.min(1, Math.max(0, t));
  const other = resizePose(b, a.width, a.height);
  const joints: Record<string, Joint> = { ...other.joints, ...a.joints };
  for (const [name, from] of Object.entries(a.joints)) {
    const to = Object.hasOwn(other.joints, name) ? other.joints[name] : undefined;
    if (to) joints[name] = between(from, to, share);
  }
  const format = a.format === b.format ? a.format : 'custom';
  return { ...a, format, joints };
}

function between(from: Joint, to: Joint, t: number): Joint {
  if (t === 0) return from;
  if (t === 1) return to;
  const mix = (x: number, y: number): number => x + (y - x) * t;
  const place = { x: mix(from.x, to.x), y: mix(from.y, to.y) };
  if (from.c === undefined || to.c === undefined) return place;
  return { ...place, c: mix(from.c, to.c) };
}

/** Seen in a mirror: places change sides, and so do "left" and "right" in the names. */
export function mirrorPose(pose: Pose): Pose {
  const joints = Object.fromEntries(
    Object.entries(pose.joints).map(([name, joint]) => [
      otherSide(name),
      { ...joint, x: pose.width - joint.x },
    ]),
  );
  return { ...pose, joints };
}

const SIDES: Readonly<Record<string, string>> = { left: 'right', right: 'left', l: 'r', r: 'l' };

/** "left_wrist", "wristLeft", "L_Wrist", "hand.r". */
function otherSide(name: string): string {
  return name.replace(/left|right|(?<![a-z])[lr](?![a-z])/gi, (side) => {
    const other = SIDES[side.toLowerCase()] ?? side;
    if (side === side.toUpperCase()) return other.toUpperCase();
    return /^[A-Z]/.test(side) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
  });
}

function mapJoints(pose: Pose, change: (joint: Joint) => Joint): Pose {
  const joints = Object.entries(pose.joints).map(([name, joint]) => [name, change(joint)]);
  return { ...pose, joints: Object.fromEntries(joints) as Pose['joints'] };
}
