import { beatSchema, sceneHeadSchema, type Beat, type PlaceId, type SceneId } from '@/story';
import { describe, expect, it } from 'vitest';
import { usesOfPlaces } from './uses';

const to = (id: string, place: string): Beat => beatSchema.parse({ id, kind: 'place', place });
const head = (id: string, place?: string) =>
  sceneHeadSchema.parse({ id, title: id === 'c' ? '' : id, ...(place && { place }) });

describe('uses of places', () => {
  it('tells scenes that begin there from scenes that go there, each once', () => {
    const story = {
      scenes: [head('a', 'pier'), head('b', 'house'), head('c')],
      beats: new Map<SceneId, readonly Beat[]>([
        ['a' as SceneId, [to('1', 'house'), to('2', 'pier'), to('3', 'house')]],
        ['c' as SceneId, [to('4', 'pier')]],
      ]),
    };
    const uses = usesOfPlaces(story);
    expect(uses.get('pier' as PlaceId)).toEqual([
      { scene: 'a', title: 'a', index: 0, isSetThere: true },
      { scene: 'c', title: 'Scene 3', index: 2, isSetThere: false },
    ]);
    expect(
      uses.get('house' as PlaceId)?.map(({ scene, isSetThere }) => [scene, isSetThere]),
    ).toEqual([
      ['a', false],
      ['b', true],
    ]);
    expect(uses.get('sea' as PlaceId)).toBeUndefined();
  });
});
