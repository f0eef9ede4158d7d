import { describe, expect, it } from 'vitest';
import { EMOTIONS, shotKey, type AssetId, type Shot } from '@/story';
import { buildPrompt } from './build-prompt';
import { canonicalJson, contentKey, type PictureContent } from './content-key';
import type { PromptStory } from './prompt-parts';
import { backgroundOf, SAMPLE, spriteOf } from './testing';

const REFERENCE = 'a'.repeat(64) as AssetId;

function contentOf(shot: Shot, story: PromptStory): PictureContent {
  const built = buildPrompt(shot, story, { family: 'sdxl', chunks: 8 });
  if (!built) throw new Error('nothing built');
  return {
    shot,
    role: built.role,
    templateId: 'sprite-sdxl',
    templateHash: 'h1',
    values: { steps: 30, cfg: 6.5, sampler: 'euler' },
    loras: built.loras.map(({ use }) => use),
    prompt: built,
    seed: built.seed,
    references: {},
  };
}

const SHOTS: readonly Shot[] = [
  ...SAMPLE.characters.flatMap(({ id }) => EMOTIONS.map((emotion) => spriteOf(id, emotion))),
  ...EMOTIONS.map((emotion) => spriteOf('sora', emotion, 'gala')),
  backgroundOf('pier', 'dusk', 'rain'),
  backgroundOf('pier', 'night'),
  backgroundOf('inn', 'day', 'storm'),
  backgroundOf('cellar'),
  backgroundOf(undefined),
];

async function keysOf(story: PromptStory): Promise<Map<string, string>> {
  const keys = await Promise.all(SHOTS.map((shot) => contentKey(contentOf(shot, story))));
  return new Map(SHOTS.map((shot, index) => [shotKey(shot), keys[index] ?? '']));
}

async function changedBy(edit: (story: PromptStory) => PromptStory): Promise<string[]> {
  const [before, after] = await Promise.all([keysOf(SAMPLE), keysOf(edit(SAMPLE))]);
  return [...before].filter(([shot, key]) => after.get(shot) !== key).map(([shot]) => shot);
}

const keysWhere = (fits: (shot: Shot) => boolean) => SHOTS.filter(fits).map(shotKey);

const withLooks =
  (who: string, words: string) =>
  (story: PromptStory): PromptStory => ({
    ...story,
    characters: story.characters.map((one) =>
      one.id === who ? { ...one, looks: { ...one.looks, words } } : one,
    ),
  });

describe('contentKey', () => {
  it('is another one for each shot', async () => {
    const keys = await keysOf(SAMPLE);
    expect(new Set(keys.values()).size).toBe(SHOTS.length);
    for (const key of keys.values()) expect(key).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(['sora', 'bram', 'nim'])(
    'changes for exactly the shots of %s when the looks do',
    async (who) => {
      expect(await changedBy(withLooks(who, 'blue hair, a silver nose ring'))).toEqual(
        keysWhere((shot) => shot.kind === 'sprite' && shot.who === who),
      );
    },
  );

  it('changes for exactly the backgrounds of a place when its description does', async () => {
    const edit = (story: PromptStory): PromptStory => ({
      ...story,
      world: {
        ...story.world,
        places: story.world.places.map((place) =>
          place.id === 'pier' ? { ...place, description: 'Now a ruin.' } : place,
        ),
      },
    });
    expect(await changedBy(edit)).toEqual(
      keysWhere((shot) => shot.kind === 'background' && shot.place === 'pier'),
    );
  });

  it('changes for every shot when the style of the world does, for none when colors of names do', async () => {
    const style = (story: PromptStory): PromptStory => ({
      ...story,
      world: { ...story.world, art: { prompt: 'oil paint', negative: '', loras: [] } },
    });
    expect(await changedBy(style)).toHaveLength(SHOTS.length);
    const colors = (story: PromptStory): PromptStory => ({
      ...story,
      characters: story.characters.map((one) => ({ ...one, color: '#000000' })),
    });
    expect(await changedBy(colors)).toEqual([]);
  });

  it('sees every part of what a picture is made from', async () => {
    const content = contentOf(spriteOf('sora', 'joy'), SAMPLE);
    const base = await contentKey(content);
    const others: Partial<PictureContent>[] = [
      { role: 'expression' },
      { templateId: 'other' },
      { templateHash: 'h2' },
      { values: { ...content.values, steps: 31 } },
      { loras: content.loras.slice(1) },
      { loras: content.loras.map((use) => ({ ...use, weight: 0.1 })) },
      { prompt: { ...content.prompt, negative: '' } },
      { seed: 1 },
      { references: { image1: REFERENCE } },
      { references: { image2: REFERENCE } },
    ];
    const keys = await Promise.all(others.map((change) => contentKey({ ...content, ...change })));
    expect(new Set([base, ...keys]).size).toBe(others.length + 1);
  });

  it('does not see the order of fields, folders of files, or what leaves the picture alone', async () => {
    const content = contentOf(spriteOf('sora', 'joy'), SAMPLE);
    const base = await contentKey(content);
    const turned = Object.fromEntries(
      Object.entries(content).reverse(),
    ) as unknown as PictureContent;
    const values = Object.fromEntries(Object.entries(content.values).reverse());
    expect(
      await contentKey({
        ...turned,
        values: { ...values, filename_prefix: 'x', batch: 4, seed: 9 },
      }),
    ).toBe(base);
    const loras = content.loras.map((use) => ({
      ...use,
      file: `other\\${use.file.split('/').at(-1)}`,
    }));
    expect(await contentKey({ ...content, loras })).toBe(base);
  });
});

describe('canonicalJson', () => {
  it('orders keys, keeps lists, leaves out what is undefined', () => {
    expect(canonicalJson({ b: [2, 1, { d: undefined, c: null }], a: 'x' })).toBe(
      '{"a":"x","b":[2,1,{"c":null}]}',
    );
  });
});
