import { describe, expect, it } from 'vitest';
import { readObjectInfo } from '@/comfy';
import { listTemplates, type ArtTemplate } from '../../logic/art-template';
import { setupOf } from '../../logic/setup';
import { controlNets, poseParam, poseWorkflows, sizeOf } from './pose-workflow';

const { templates } = listTemplates([]);
function shipped(id: string): ArtTemplate {
  const one = templates.find(({ template }) => template.id === id);
  if (!one) throw new Error(id);
  return one;
}

describe('workflows that take a pose', () => {
  it('are known by their picture', () => {
    expect(poseParam(shipped('pose-controlnet'))).toBe('image1');
    expect(poseParam(shipped('sprite-pose-composite'))).toBe('image3');
    expect(poseParam(shipped('sprite-sd'))).toBeUndefined();
    expect(poseParam(shipped('sprite-composite-basic'))).toBeUndefined();
    const ids = (role: 'sprite' | 'composite') =>
      poseWorkflows(templates, role).map(({ template }) => template.id);
    expect(ids('sprite')).toEqual(['pose-controlnet']);
    expect(ids('composite')).toEqual(['sprite-pose-composite']);
  });

  it('tell how large they draw', () => {
    expect(sizeOf(shipped('pose-controlnet'))).toEqual({ width: 832, height: 1216 });
    expect(sizeOf(shipped('pose-controlnet'), { width: 512, height: 'tall' })).toEqual({
      width: 512,
      height: 1216,
    });
    expect(sizeOf(shipped('sprite-pose-composite'))).toEqual({ width: 1344, height: 768 });
  });

  it('name their ControlNet and those that a server has', () => {
    const read = readObjectInfo({
      ControlNetLoader: {
        input: { required: { control_net_name: [['pose-a.safetensors', 'pose-b.safetensors']] } },
        output: ['CONTROL_NET'],
        output_name: ['CONTROL_NET'],
        name: 'ControlNetLoader',
      },
    });
    if (!read) throw new Error('unread');
    const server = { id: 'a', name: 'A', info: read.nodes };
    const art = { templates: { sprite: 'pose-controlnet' }, values: {}, faces: 'each' } as const;
    const setup = setupOf('sprite', templates, art, [server]);
    expect(controlNets(setup, [server])).toEqual({
      chosen: 'OpenPoseXL2.safetensors',
      options: ['pose-a.safetensors', 'pose-b.safetensors'],
    });
    expect(setup.isReady).toBe(false);
    expect(setup.missing?.files.map(({ wanted }) => wanted)).toContain('OpenPoseXL2.safetensors');
    expect(controlNets(setup, [server], { controlnet: 'pose-b.safetensors' })?.chosen).toBe(
      'pose-b.safetensors',
    );
    expect(controlNets(setupOf('sprite', templates, undefined, []), [])).toBeUndefined();
  });
});
