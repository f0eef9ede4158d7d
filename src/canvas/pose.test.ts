import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawPose } from './draw-pose';
import {
  blendPoses,
  mirrorPose,
  readPose,
  resizePose,
  toComfyVn,
  toOpenPose,
  type Pose,
} from './pose';
import { LIMBS, OPENPOSE_18, OPENPOSE_25, standardJoint } from './pose-joints';
import { pixelAt } from './testing';

const read = (json: unknown): Pose => {
  const result = readPose(json);
  if (!result.ok || !result.value[0]) throw new Error('no pose');
  return result.value[0];
};
const points = (count: number, at: (i: number) => [number, number, number]) =>
  Array.from({ length: count }, (_, i) => at(i)).flat();

describe('readPose', () => {
  it("reads ComfyVN's JSON and writes it back", () => {
    const json = {
      pose_id: 'wave',
      skeleton: { head: { x: 100, y: 40 }, hand_l: { x: 30, y: 60 } },
    };
    const pose = read(JSON.stringify(json));
    expect(pose).toEqual({
      id: 'wave',
      format: 'custom',
      width: 128,
      height: 64,
      joints: { head: { x: 100, y: 40 }, hand_l: { x: 30, y: 60 } },
    });
    expect(toComfyVn(pose)).toMatchObject(json);
    expect(read(toComfyVn(pose))).toEqual(pose);
  });

  it('reads 18 and 25 points, missing ones left out', () => {
    const keypoints = points(18, (i) => [i * 10, i * 20, i === 3 ? 0 : 0.9]);
    const json = {
      people: [{ pose_keypoints_2d: keypoints }],
      canvas_width: 512,
      canvas_height: 768,
    };
    const pose = read(json);
    expect(pose).toMatchObject({ format: 'openpose18', width: 512, height: 768 });
    expect(Object.keys(pose.joints)).toEqual(OPENPOSE_18.filter((_, i) => i !== 3));
    expect(pose.joints['left_ear']).toEqual({ x: 170, y: 340, c: 0.9 });
    expect(toOpenPose([pose])).toEqual({
      ...json,
      people: [{ pose_keypoints_2d: keypoints.map((v, k) => (k >= 9 && k < 12 ? 0 : v)) }],
    });
    const body25 = read({
      version: 1.3,
      people: [{ person_id: [-1], pose_keypoints_2d: points(25, (i) => [i, i, 1]) }],
    });
    expect(body25).toMatchObject({ format: 'openpose25', width: 64 });
    expect(body25.joints['right_hip']).toEqual({ x: 9, y: 9, c: 1 });
    expect(body25.joints['left_heel']).toEqual({ x: 21, y: 21, c: 1 });
    expect(Object.keys(body25.joints)).toEqual([...OPENPOSE_25]);
  });

  it("reads ComfyUI's pose output, shares of the canvas and all its people", () => {
    const person = { pose_keypoints_2d: points(18, () => [0.5, 0.25, 1]), face_keypoints_2d: [] };
    const result = readPose([{ people: [person, person], canvas_width: 640, canvas_height: 320 }]);
    expect(result.ok && result.value.length).toBe(2);
    expect(result.ok && result.value[1]?.joints['nose']).toEqual({ x: 320, y: 80, c: 1 });
  });

  it("reads the pose editor's points", () => {
    const keypoints = OPENPOSE_18.map((_, i) => (i === 0 ? [7, 8] : null));
    expect(read({ width: 512, height: 512, keypoints }).joints).toEqual({
      nose: { x: 7, y: 8, c: 1 },
    });
  });

  it('refuses what is none', () => {
    expect(readPose('{')).toEqual({ ok: false, failure: { kind: 'not-json' } });
    for (const odd of [
      {},
      [],
      { people: [] },
      { people: [{ pose_keypoints_2d: [1, 2, 3] }] },
      { people: [{ pose_keypoints_2d: points(18, () => [0, 0, 0]) }] },
      { skeleton: { a: { x: 'left', y: 1 } } },
      { skeleton: { a: { x: Infinity, y: 1 } } },
      { skeleton: {} },
      null,
      7,
    ]) {
      expect(readPose(odd)).toEqual({ ok: false, failure: { kind: 'no-pose' } });
    }
  });
});

const a: Pose = {
  format: 'openpose18',
  width: 100,
  height: 100,
  joints: { nose: { x: 10, y: 20, c: 1 }, neck: { x: 0, y: 50 } },
};
const b: Pose = {
  format: 'openpose18',
  width: 200,
  height: 100,
  joints: { nose: { x: 60, y: 40, c: 0.5 }, left_wrist: { x: 100, y: 90 } },
};

describe('blendPoses', () => {
  it('goes joint by joint, in the size of the first, missing ones kept', () => {
    expect(blendPoses(a, b, 0.5).joints).toEqual({
      nose: { x: 20, y: 30, c: 0.75 },
      neck: { x: 0, y: 50 },
      left_wrist: { x: 50, y: 90 },
    });
    expect(blendPoses(a, b, 0).joints).toEqual({ ...a.joints, left_wrist: { x: 50, y: 90 } });
    expect(blendPoses(a, b, 1).joints['nose']).toEqual({ x: 30, y: 40, c: 0.5 });
    expect(blendPoses(a, b, 7)).toEqual(blendPoses(a, b, 1));
  });

  it('is exact at both ends for any places', () => {
    const joint = fc.record({ x: fc.double({ noNaN: true }), y: fc.double({ noNaN: true }) });
    fc.assert(
      fc.property(joint, joint, (from, to) => {
        const one: Pose = { ...a, joints: { nose: from } };
        const two: Pose = { ...a, joints: { nose: to } };
        expect(blendPoses(one, two, 0).joints['nose']).toEqual(from);
        expect(blendPoses(one, two, 1).joints['nose']).toEqual(to);
      }),
    );
  });
});

describe('mirrorPose', () => {
  it('changes sides and names, and twice gives the first again', () => {
    const names = ['left_wrist', 'RightElbow', 'hand.L', 'l_ear', 'pelvis', 'shoulder'];
    const pose: Pose = {
      ...a,
      format: 'custom',
      joints: Object.fromEntries(names.map((name, i) => [name, { x: i, y: 5 }])),
    };
    const mirrored = mirrorPose(pose);
    expect(Object.keys(mirrored.joints)).toEqual([
      'right_wrist',
      'LeftElbow',
      'hand.R',
      'r_ear',
      'pelvis',
      'shoulder',
    ]);
    expect(mirrored.joints['right_wrist']).toEqual({ x: 100, y: 5 });
    expect(mirrorPose(mirrored)).toEqual(pose);
  });

  it('keeps the picture when only its size changes', () => {
    expect(resizePose(a, 200, 50).joints['nose']).toEqual({ x: 20, y: 10, c: 1 });
  });
});

describe('drawPose', () => {
  const arm: Pose = {
    ...a,
    width: 512,
    height: 512,
    joints: {
      right_shoulder: { x: 100, y: 256 },
      right_elbow: { x: 300, y: 256 },
      left_ear: { x: 400, y: 100, c: 0 },
    },
  };

  it('draws limbs dimmed and joints bright, in the colors that the models know', () => {
    const image = drawPose(arm, { width: 512, height: 512 });
    expect(pixelAt(image, 0, 0)).toEqual([0, 0, 0, 255]);
    expect(pixelAt(image, 200, 256)).toEqual([153, 102, 0, 255]);
    expect(pixelAt(image, 200, 260)).toEqual(pixelAt(image, 200, 256));
    expect(pixelAt(image, 200, 261)).toEqual([0, 0, 0, 255]);
    expect(pixelAt(image, 100, 260)).toEqual([255, 170, 0, 255]);
    expect(pixelAt(image, 300, 252)).toEqual([255, 255, 0, 255]);
    expect(pixelAt(image, 400, 100)).toEqual([0, 0, 0, 255]);
  });

  it('draws into another size and off its edges', () => {
    const image = drawPose([arm, { ...arm, joints: { nose: { x: -900, y: 9000 } } }], {
      width: 1024,
      height: 1024,
    });
    expect(pixelAt(image, 200, 520)).toEqual([255, 170, 0, 255]);
    expect(image.width).toBe(1024);
  });

  it('has one color for each limb, and knows joints by other names', () => {
    expect(new Set(LIMBS.map(({ color }) => color.join())).size).toBe(17);
    expect(LIMBS[0]?.color).toEqual([153, 0, 0]);
    expect(LIMBS[16]?.color).toEqual([153, 0, 102]);
    const names = ['LeftElbow', 'hand.R', 'head', 'l_foot', 'shoulder', 'tail'];
    expect(names.map(standardJoint)).toEqual([
      'left_elbow',
      'right_wrist',
      'nose',
      'left_ankle',
      undefined,
      undefined,
    ]);
    const other: Pose = { ...arm, joints: { head: { x: 50, y: 60 } } };
    expect(pixelAt(drawPose(other, { width: 512, height: 512 }), 50, 60)).toEqual([255, 0, 0, 255]);
  });
});
