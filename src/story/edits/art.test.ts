import { describe, expect, it } from 'vitest';
import {
  characterSchema,
  projectSchema,
  worldSchema,
  type AssetId,
  type CharacterId,
  type PlaceId,
  type Shot,
  type Story,
} from '..';
import { showShots } from '.';

const [SORA, GONE] = ['sora', 'gone'] as [CharacterId, CharacterId];
const PIER = 'pier' as PlaceId;
const [ONE, TWO] = ['1'.repeat(64), '2'.repeat(64)] as [AssetId, AssetId];
const story: Story = {
  project: projectSchema.parse({ id: 'p', title: 'T', createdAt: 0, updatedAt: 0 }),
  characters: [SORA, 'mio'].map((id) =>
    characterSchema.parse({ id, name: id, role: 'character', color: '#ffffff', looks: {} }),
  ),
  world: worldSchema.parse({ places: [{ id: PIER, name: 'Pier', kind: 'pier' }] }),
  scenes: [],
  beats: new Map(),
};
const joy: Shot = { kind: 'sprite', who: SORA, expression: 'joy' };
const dusk: Shot = { kind: 'background', place: PIER, light: 'dusk', weather: 'rain' };

describe('showShots', () => {
  it('shows faces and places, and touches nobody else', () => {
    const after = showShots([
      { shot: joy, asset: ONE },
      { shot: dusk, asset: TWO },
    ]).apply(story);
    expect(after.characters[0]?.sprites).toEqual({ joy: ONE });
    expect(after.characters[1]).toBe(story.characters[1]);
    expect(after.world.places[0]?.backgrounds).toEqual({ 'dusk rain': TWO });
    expect(story.characters[0]?.sprites).toEqual({});
  });

  it('takes pictures off again, and leaves nothing empty behind', () => {
    const shown = showShots([
      { shot: joy, asset: ONE },
      { shot: dusk, asset: TWO },
    ]).apply(story);
    const off = showShots([
      { shot: joy, asset: undefined },
      { shot: dusk, asset: undefined },
    ]).apply(shown);
    expect(off).toEqual(story);
    expect(off.world.places[0]).not.toHaveProperty('backgrounds');
  });

  it('is no change where there is none, or nobody to show', () => {
    const shown = showShots([{ shot: joy, asset: ONE }]).apply(story);
    expect(showShots([{ shot: joy, asset: ONE }]).apply(shown)).toBe(shown);
    const lost: Shot[] = [
      { ...joy, who: GONE },
      { ...joy, outfit: 'never sewn' },
      { ...dusk, place: 'gone' as PlaceId },
    ];
    expect(showShots(lost.map((shot) => ({ shot, asset: ONE }))).apply(story)).toBe(story);
  });

  it('is one step to undo under the name that it is given', () => {
    const edit = showShots([], { name: 'Show rendered pictures', mergeKey: 'rendered' });
    expect(edit).toMatchObject({ name: 'Show rendered pictures', mergeKey: 'rendered' });
    expect(showShots([])).not.toHaveProperty('mergeKey');
  });
});
