import { describe, expect, it } from 'vitest';
import { drawPose, readPose, toComfyVn, toOpenPose, type Pose } from '@/canvas';
import { artNotesSchema, EMPTY_ART } from '@/story';
import { bonesOf, fitPose, jointLabel, moveJoint, nudgeJoint } from './edit-pose';
import { MOST_POSES, posesOf, withoutPose, withPose } from './pose-shelf';
import { STARTER_POSES } from './starter-poses';

const POSE: Pose = {
  format: 'custom',
  width: 200,
  height: 100,
  joints: { neck: { x: 100, y: 20 }, shoulder_l: { x: 120, y: 25, c: 0.5 }, tail: { x: 1, y: 2 } },
};

describe('joints moved by hand', () => {
  it('go where they are put, within the picture, and keep how sure they are', () => {
    const moved = moveJoint(POSE, 'shoulder_l', 500, -3);
    expect(moved.joints['shoulder_l']).toEqual({ x: 200, y: 0, c: 0.5 });
    expect(moved.joints['neck']).toBe(POSE.joints['neck']);
    expect(nudgeJoint(POSE, 'neck', -1, 2).joints['neck']).toEqual({ x: 98, y: 24 });
  });

  it('leave the pose alone where there is no such joint or place', () => {
    expect(moveJoint(POSE, 'wing', 1, 1)).toBe(POSE);
    expect(moveJoint(POSE, 'constructor', 1, 1)).toBe(POSE);
    expect(moveJoint(POSE, 'neck', Number.NaN, 1)).toBe(POSE);
    expect(nudgeJoint(POSE, 'wing', 1, 1)).toBe(POSE);
  });
});

describe('bonesOf', () => {
  it('joins what it knows under any spelling, in the colors of the guide', () => {
    expect(bonesOf(POSE)).toEqual([
      { from: POSE.joints['neck'], to: POSE.joints['shoulder_l'], color: 'rgb(153 51 0)' },
    ]);
  });
});

describe('fitPose', () => {
  it('keeps the shape and stands in the middle', () => {
    const fitted = fitPose(POSE, 100, 100);
    expect(fitted).toMatchObject({ width: 100, height: 100 });
    expect(fitted.joints['neck']).toEqual({ x: 50, y: 35 });
    expect(fitted.joints['shoulder_l']).toEqual({ x: 60, y: 37.5, c: 0.5 });
  });
});

describe('poses of a character', () => {
  it('come back equal after the notes were stored, and export to the same file', () => {
    const art = withPose(undefined, 'Bow', POSE);
    if (!art) throw new Error('full');
    const stored = artNotesSchema.parse(JSON.parse(JSON.stringify(art)));
    const [held] = posesOf({ art: stored });
    expect(held).toEqual({ name: 'Bow', pose: POSE });
    expect(toComfyVn(held?.pose ?? POSE)).toEqual(toComfyVn(POSE));
  });

  it('are replaced by name, taken away, and leave notes of others alone', () => {
    const art = { ...EMPTY_ART, prompt: 'tall', poses: [{ name: 'odd', pose: 'unreadable' }] };
    const once = withPose(art, 'Bow', POSE);
    const twice = once && withPose(once, 'Bow', { ...POSE, width: 300 });
    if (!twice) throw new Error('full');
    expect(posesOf({ art: twice })).toEqual([{ name: 'Bow', pose: { ...POSE, width: 300 } }]);
    expect(twice).toMatchObject({ prompt: 'tall', poses: [art.poses[0], { name: 'Bow' }] });
    expect(withoutPose(twice, 'Bow')).toEqual(art);
    expect(withoutPose({ ...EMPTY_ART, poses: [{ name: 'x' }] }, 'x')).toEqual(EMPTY_ART);
  });

  it('end at a number', () => {
    const poses = Array.from({ length: MOST_POSES }, (_, i) => ({ name: `${i}`, pose: POSE }));
    expect(withPose({ ...EMPTY_ART, poses }, 'one more', POSE)).toBeUndefined();
    expect(withPose({ ...EMPTY_ART, poses }, '3', POSE)).toBeDefined();
    expect(posesOf({ art: { ...EMPTY_ART, poses: 'none' } })).toEqual([]);
  });
});

describe('starter poses', () => {
  it.each(STARTER_POSES)('$name has all joints within the picture', ({ pose }) => {
    expect(bonesOf(pose)).toHaveLength(17);
    for (const { x, y } of Object.values(pose.joints)) {
      expect(x > 0 && x < pose.width && y > 0 && y < pose.height).toBe(true);
    }
    const read = readPose(JSON.stringify(toOpenPose([pose])));
    expect(read).toMatchObject({ ok: true, value: [{ format: 'openpose18' }] });
    const drawn = drawPose(pose, { width: 64, height: 96 });
    expect(drawn.data.some((value, i) => i % 4 !== 3 && value > 0)).toBe(true);
  });
});

it('names joints for people', () => {
  expect([jointLabel('left_wrist'), jointLabel('Hand.R'), jointLabel('__')]).toEqual([
    'Left wrist',
    'Hand R',
    '__',
  ]);
});
