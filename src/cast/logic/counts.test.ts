import {
  beatSchema,
  outfitSchema,
  type AssetId,
  type Beat,
  type CharacterId,
  type SceneId,
} from '@/story';
import { describe, expect, it } from 'vitest';
import { partsOf, usesOf } from './counts';
import { expressionCells, ownLabels } from './expressions';
import { describeChanges, outfitNameError } from './outfits';

const SORA = 'sora' as CharacterId;
const beats = (...rest: object[]): Beat[] =>
  rest.map((one, index) => beatSchema.parse({ id: String(index), ...one }));
const story = {
  beats: new Map<SceneId, readonly Beat[]>([
    [
      'a' as SceneId,
      beats(
        { kind: 'say', who: SORA, text: 'x', expression: 'joy' },
        { kind: 'say', who: null, text: 'y', expression: 'anger' },
        { kind: 'narrate', text: 'z', actor: SORA, expression: 'smug' },
      ),
    ],
    ['b' as SceneId, beats({ kind: 'say', who: SORA, text: 'x', expression: 'joy' })],
  ]),
};

describe('the part of a character', () => {
  const part = partsOf(story).get(SORA);

  it('counts lines and faces over scenes, actions among the faces only', () => {
    expect(part?.lines).toBe(2);
    expect([...usesOf(part, {})]).toEqual([
      ['joy', 2],
      ['smug', 1],
    ]);
  });

  it('shows neutral first, then what is asked for most, then own pictures', () => {
    const sprites = { fear: 'f' as AssetId };
    const uses = usesOf(part, {});
    expect(expressionCells({ sprites }, uses, false)).toEqual([
      { expression: 'neutral', uses: 0, isOwn: false },
      { expression: 'joy', uses: 2, isOwn: false },
      { expression: 'smug', uses: 1, isOwn: false },
      { expression: 'fear', uses: 0, isOwn: true },
    ]);
    expect(expressionCells({ sprites }, uses, true)).toHaveLength(29);
    expect(ownLabels({ sprites }, uses)).toEqual(['smug']);
  });
});

describe('outfits', () => {
  const dress = (outfit?: string, expression?: string) => ({
    kind: 'stage',
    action: 'dress',
    who: SORA,
    ...(outfit && { outfit }),
    ...(expression && { expression }),
  });
  const say = (expression: string) => ({ kind: 'say', who: SORA, text: 'x', expression });
  const part = partsOf({
    beats: new Map<SceneId, readonly Beat[]>([
      ['a' as SceneId, beats(say('joy'), dress('gown', 'pride'), say('joy'), dress(), say('fear'))],
      ['b' as SceneId, beats(say('joy'), dress('gown'), say('joy'), dress('rags'), say('grief'))],
    ]),
  }).get(SORA);
  const outfits = ['gown', 'armor'].map((name) => outfitSchema.parse({ name }));

  it('count the faces asked for while they are worn; a scene begins in the usual clothes', () => {
    expect(Object.fromEntries(usesOf(part, { outfits }, 'gown'))).toEqual({ pride: 1, joy: 2 });
    expect(usesOf(part, { outfits }, 'armor').size).toBe(0);
    // Nobody has rags: the stage shows the usual clothes.
    expect(Object.fromEntries(usesOf(part, { outfits }))).toEqual({ joy: 2, fear: 1, grief: 1 });
    expect(part?.changes.get('gown')).toBe(2);
    expect(describeChanges(part?.changes.get('gown'))).toBe('put on 2×');
    expect(describeChanges(part?.changes.get('armor'))).toBe('not worn yet');
  });

  it('have names of their own', () => {
    const sora = { name: 'Sora', outfits };
    expect(outfitNameError(sora, 'coat')).toBeUndefined();
    expect(outfitNameError(sora, '  ')).toContain('needs a name');
    expect(outfitNameError(sora, ' GOWN ')).toContain('Sora');
    expect(outfitNameError(sora, 'Gown', 'gown')).toBeUndefined();
    expect(outfitNameError(sora, 'armor', 'gown')).toContain('Sora');
    expect(outfitNameError(sora, 'x'.repeat(61))).toContain('60');
    expect(outfitNameError({ name: 'Mira' }, 'gown')).toBeUndefined();
  });
});
