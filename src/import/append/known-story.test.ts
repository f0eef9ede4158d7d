import { describe, expect, it } from 'vitest';
import {
  characterSchema,
  importRulesSchema,
  placeSchema,
  sourceSchema,
  worldSchema,
  type ProjectId,
  type SourceId,
} from '@/story';
import { transcriptOf } from '@/testing/transcripts';
import { analyze } from '../analyze';
import { factsFromStory, ownLore, rulesFromStory, withStory } from './known-story';

const person = (name: string, rest: Record<string, unknown> = {}) =>
  characterSchema.parse({
    id: `c-${name.toLowerCase()}`,
    name,
    role: 'character',
    color: '#f2a7b8',
    looks: {},
    ...rest,
  });
const story = {
  project: {
    id: 'p' as ProjectId,
    sources: [
      sourceSchema.parse({
        id: 'one',
        fileName: 'one.txt',
        asset: 'a'.repeat(64),
        bytes: 1,
        format: 'x',
        rules: {
          cast: { Bot: { ignore: true }, Mi: { mergeInto: 'Mira' } },
          lines: [{ message: 1, start: 0, end: 2, kind: 'ooc' }],
          sceneSensitivity: 0.9,
        },
        importedAt: 0,
      }),
    ],
  },
  characters: [
    person('Mirabel', { id: 'c-mira', aliases: ['Mira', 'The Fox'] }),
    person('Ash', { role: 'player' }),
  ],
  world: worldSchema.parse({
    places: [
      placeSchema.parse({ id: 'p-ox', name: 'Red Ox', aliases: ['the inn'], kind: 'tavern' }),
    ],
    lore: [{ id: 'l', title: 'Salt', keys: ['salt'], content: 'Dear.' }],
  }),
};

function read(lines: Parameters<typeof transcriptOf>[0]) {
  const { cards, lore } = factsFromStory(story);
  return analyze(transcriptOf(lines), {
    sourceId: 'two' as SourceId,
    rules: rulesFromStory(story),
    cards,
    lore,
    fileName: 'two.txt',
  });
}

describe('a further log of a story', () => {
  it('keeps the corrections of the cast, and leaves lines to their own log', () => {
    const rules = rulesFromStory(story);
    expect(rules.cast).toMatchObject({
      Bot: { ignore: true },
      Mi: { mergeInto: 'Mira' },
      'The Fox': { name: 'Mirabel' },
      Ash: { role: 'player' },
    });
    expect(rules.lines).toEqual([]);
    expect(rules.sceneSensitivity).toBe(0.9);
  });

  it('hides what is hidden in the story, and keeps what was said of the log before', () => {
    const secret = { kind: 'words' as const, find: 'Tilda', replace: 'Mira' };
    const own = { kind: 'words' as const, find: 'Otto', replace: 'Bo' };
    const [first] = story.project.sources;
    if (!first) throw new Error('The story has no log.');
    const rules = { ...first.rules, privacy: { ...first.rules.privacy, details: [secret] } };
    const hiding = { ...story, project: { ...story.project, sources: [{ ...first, rules }] } };
    const before = importRulesSchema.parse({
      cast: { Ash: { role: 'character' } },
      lines: [{ message: 0, start: 0, end: 3, kind: 'ooc' }],
      privacy: { details: [own] },
    });
    const joined = withStory(before, hiding);
    expect(joined.privacy.details).toEqual([secret, own]);
    // Lines of before were counted under its own list.
    expect(Object.values(joined.privacy.spansOf ?? {})).toEqual([[own]]);
    expect(joined.cast).toMatchObject({ Ash: { role: 'character' }, Bot: { ignore: true } });
    expect(joined.lines).toEqual(before.lines);
  });

  it('finds people by every name they have had', () => {
    const draft = read([
      ['Mira', '"I am back," she says, and shuts the door behind her.'],
      ['The Fox', '"And I never left."'],
      ['Ash', '"Good to see you."'],
      ['Bot', 'Ash rolled 5.'],
    ]);
    expect(draft.characters.map(({ name, role }) => [name, role])).toEqual([
      ['Mirabel', 'character'],
      ['Ash', 'player'],
    ]);
    const says = draft.scenes.flatMap(({ beats }) => beats).filter((beat) => beat.kind === 'say');
    expect(new Set(says.slice(0, 2).map((beat) => beat.who)).size).toBe(1);
  });

  it('finds places by their names, and takes none of the story for lore of the log', () => {
    const draft = read([
      ['Mira', '*walks into the Red Ox and sits down by the fire.* "Two ales."'],
      ['Ash', '"Make that three."'],
    ]);
    expect(draft.world.places.map(({ name }) => name)).toEqual(['Red Ox']);
    expect(ownLore(draft.world.lore).map(({ id }) => id)).toEqual(['l']);
  });
});
