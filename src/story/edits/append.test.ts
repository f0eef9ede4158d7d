import { describe, expect, it } from 'vitest';
import {
  beatSchema,
  characterSchema,
  placeSchema,
  projectSchema,
  sceneHeadSchema,
  sourceSchema,
  worldSchema,
  type Beat,
  type Story,
} from '..';
import { appendStory, type StoryPart } from '.';

const person = (id: string, name: string, rest: Record<string, unknown> = {}) =>
  characterSchema.parse({ id, name, role: 'character', color: '#f2a7b8', looks: {}, ...rest });
const place = (id: string, name: string, rest: Record<string, unknown> = {}) =>
  placeSchema.parse({ id, name, kind: 'tavern', ...rest });
const source = (id: string) =>
  sourceSchema.parse({
    id,
    fileName: `${id}.txt`,
    asset: 'a'.repeat(64),
    bytes: 1,
    format: 'x',
    rules: {},
    importedAt: 0,
  });
const scene = (id: string, rest: Record<string, unknown>, beats: readonly unknown[]) => ({
  head: sceneHeadSchema.parse({ id, title: id, beatCount: beats.length, ...rest }),
  beats: beats.map((beat) => beatSchema.parse(beat)),
});

const first = scene('s1', { cast: ['c-mira'], place: 'p-inn' }, [
  { id: '1', kind: 'say', who: 'c-mira', text: 'Hi.' },
]);
const story: Story = {
  project: projectSchema.parse({
    id: 'p',
    title: 'x',
    sources: [source('one')],
    createdAt: 0,
    updatedAt: 0,
  }),
  characters: [
    person('c-mira', 'Mirabel', { aliases: ['Mira', 'Mi'], looks: { words: 'red hair' } }),
    person('c-you', 'Ash', { role: 'player' }),
  ],
  world: worldSchema.parse({ places: [place('p-inn', 'The Red Ox', { aliases: ['inn'] })] }),
  scenes: [first.head],
  beats: new Map([[first.head.id, first.beats]]),
};

const part = (rest: Partial<StoryPart>): StoryPart => ({
  characters: [],
  places: [],
  lore: [],
  scenes: [],
  sources: [source('two')],
  ...rest,
});

describe('adding a log', () => {
  it('finds the people and places of the story under their other names', () => {
    const second = scene('s2', { cast: ['c-mi', 'c-you', 'c-tom'], place: 'p-ox' }, [
      { id: '2', kind: 'say', who: 'c-mi', text: 'Back again.' },
      { id: '3', kind: 'narrate', actor: 'c-mi', text: 'She sits.' },
      { id: '4', kind: 'stage', who: 'c-tom', action: 'enter' },
      { id: '5', kind: 'place', place: 'p-ox' },
    ]);
    const after = appendStory(
      part({
        characters: [
          person('c-mi', 'MI', { aliases: ['Mimi'] }),
          person('c-you', 'Ash', { role: 'player' }),
          person('c-tom', 'Tom', { role: 'player' }),
        ],
        places: [place('p-ox', 'Inn')],
        scenes: [second],
      }),
    ).apply(story);
    expect(
      after.characters.map(({ id, name, aliases, role }) => [id, name, aliases, role]),
    ).toEqual([
      ['c-mira', 'Mirabel', ['Mira', 'Mi', 'Mimi'], 'character'],
      ['c-you', 'Ash', [], 'player'],
      ['c-tom', 'Tom', [], 'character'],
    ]);
    expect(after.characters[0]?.looks.words).toBe('red hair');
    expect(new Set(after.characters.map(({ color }) => color)).size).toBeGreaterThan(1);
    expect(after.world.places.map(({ id }) => id)).toEqual(['p-inn']);
    expect(after.scenes.map(({ id, cast, place: at }) => [id, cast, at])).toEqual([
      ['s1', ['c-mira'], 'p-inn'],
      ['s2', ['c-mira', 'c-you', 'c-tom'], 'p-inn'],
    ]);
    const beats = after.beats.get(second.head.id) as readonly Beat[];
    expect(beats).toMatchObject([
      { who: 'c-mira' },
      { actor: 'c-mira' },
      { who: 'c-tom' },
      { place: 'p-inn' },
    ]);
    expect(after.project.sources.map(({ id }) => id)).toEqual(['one', 'two']);
  });

  it('changes nothing of what was there, and nothing at all where all is there already', () => {
    const second = scene('s2', {}, [{ id: '2', kind: 'narrate', text: 'Rain.' }]);
    const after = appendStory(part({ scenes: [first, second] })).apply(story);
    expect(after.scenes[0]).toBe(story.scenes[0]);
    expect(after.beats.get(first.head.id)).toBe(first.beats);
    expect(after.characters[0]).toBe(story.characters[0]);
    expect(appendStory(part({ scenes: [second] })).apply(after)).toBe(after);
  });

  it('takes the main name of one before an alias of another', () => {
    const two = {
      ...story,
      characters: [person('c-a', 'Ann', { aliases: ['Bea'] }), person('c-b', 'Bea')],
    };
    const second = scene('s2', { cast: ['c-x'] }, [
      { id: '2', kind: 'say', who: 'c-x', text: 'a' },
    ]);
    const after = appendStory(part({ characters: [person('c-x', 'bea')], scenes: [second] }));
    expect(after.apply(two).scenes.at(-1)?.cast).toEqual(['c-b']);
  });
});
