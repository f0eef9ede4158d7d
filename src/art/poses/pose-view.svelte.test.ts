import { describe, expect, it } from 'vitest';
import { toComfyVn, toOpenPose } from '@/canvas';
import { EMPTY_ART, type Character } from '@/story';
import { STARTER_POSES } from './logic/starter-poses';
import { PoseView } from './pose-view.svelte';

const [standing, waving] = STARTER_POSES.map(({ pose }) => pose);
if (!standing || !waving) throw new Error('no poses');
const file = (name: string, json: unknown) => new File([JSON.stringify(json)], name);

describe('PoseView', () => {
  it('blends from the first to the second, and what is changed by hand lasts until then', () => {
    const view = new PoseView(() => []);
    expect(view.shown).toEqual(standing);
    view.second = 'starter 1';
    view.blend = 0;
    expect(view.shown?.joints).toEqual(standing.joints);
    view.blend = 1;
    expect(view.shown?.joints).toEqual(waving.joints);
    view.blend = 0.5;
    const [a, b] = [standing.joints['left_wrist'], waving.joints['left_wrist']];
    expect(view.shown?.joints['left_wrist']?.y).toBeCloseTo(((a?.y ?? 0) + (b?.y ?? 0)) / 2);
    view.joint = 'left_wrist';
    view.move(10, 20);
    view.nudge(1, 0);
    expect(view.isEdited).toBe(true);
    expect(view.shown?.joints['left_wrist']?.x).toBeCloseTo(22.16);
    view.restore();
    expect(view.shown).toEqual(view.blended);
    view.mirror();
    view.blend = 0;
    expect(view.isEdited).toBe(false);
  });

  it('takes people out of files of each kind and says which it cannot read', async () => {
    const view = new PoseView(() => []);
    const count = await view.takeFiles([
      file('two.json', toOpenPose([standing, waving])),
      file('one.json', toComfyVn(waving)),
      file('frames.json', [toOpenPose([waving])]),
      file('graph.json', { nodes: [] }),
      new File(['not json'], 'text.json'),
    ]);
    expect(count).toBe(4);
    expect(view.shelf.slice(0, 4).map(({ name }) => name)).toEqual([
      'two 1',
      'two 2',
      'one',
      'frames',
    ]);
    expect(view.a?.name).toBe('two 1');
    expect(view.problems).toHaveLength(2);
    expect(view.problems[0]).toMatch(/^graph\.json: no pose/);
    expect(view.problems[1]).toMatch(/^text\.json: it is no JSON/);
  });

  it('lists the poses that characters hold', () => {
    const art = { ...EMPTY_ART, poses: [{ name: 'Bow', pose: waving }] };
    const sora = { id: 'sora', name: 'Sora', art } as unknown as Character;
    const view = new PoseView(() => [sora]);
    view.first = 'of sora Bow';
    expect(view.a).toMatchObject({ name: 'Bow', group: 'Sora' });
    expect(view.shown).toEqual(waving);
  });
});
