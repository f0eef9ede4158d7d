import { beatSchema, type AssetId, type Beat, type CharacterId, type SceneId } from '@/story';
import { describe, expect, it } from 'vitest';
import { partsOf } from './counts';
import { expressionCells, ownLabels } from './expressions';

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
    expect([...(part?.expressions ?? [])]).toEqual([
      ['joy', 2],
      ['smug', 1],
    ]);
  });

  it('shows neutral first, then what is asked for most, then own pictures', () => {
    const sprites = { fear: 'f' as AssetId };
    const uses = part?.expressions ?? new Map<string, number>();
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
