// A story of three scenes for tests of shots: who is seen where, in what mood and light.
import { buildScene, narrate, say } from '@/stage/testing';
import { takeRowSchema, type TakeRow } from '@/storage';
import type { AssetId, Scene, Story } from '@/story';
import { SAMPLE } from '../prompt/testing';

export const SCENES: readonly Scene[] = [
  buildScene(
    'one',
    [say('sora', 'a', { expression: 'joy' }), say('bram'), say('sora'), narrate()],
    { place: 'pier', hour: 'dusk' },
  ),
  buildScene(
    'two',
    [
      say('bram', 'b', { expression: 'anger' }),
      { kind: 'hour', hour: 'night' },
      say('sora', 'c', { expression: 'fear' }),
    ],
    { place: 'inn' },
  ),
  buildScene('three', [say('sora', 'd', { expression: 'joy' }), say('nim')], {
    place: 'pier',
    hour: 'dusk',
  }),
];

export const SHOTS_STORY: Pick<Story, 'characters' | 'world' | 'scenes'> = {
  ...SAMPLE,
  scenes: SCENES,
};

export const assetOf = (digit: string): AssetId => digit.repeat(64) as AssetId;

export function buildTake(
  shot: string,
  asset: string,
  more: Record<string, unknown> = {},
): TakeRow {
  return takeRowSchema.parse({
    projectId: 'p',
    id: `${shot} ${asset}`,
    asset: assetOf(asset),
    shot,
    role: 'sprite',
    createdAt: 1,
    ...more,
  });
}
