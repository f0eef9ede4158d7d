import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCharacter } from '@/stage/testing';
import { EMOTIONS, EMPTY_WORLD, placeSchema } from '@/story';
import { MODEL_FAMILIES } from '@/workflows/template';
import { budgetOf, estimateTokens } from './budget';
import type { PromptStory } from './prompt-parts';
import { backgroundOf, build, SAMPLE, spriteOf } from './testing';

const alone = (character: ReturnType<typeof buildCharacter>): PromptStory => ({
  characters: [character],
  world: EMPTY_WORLD,
});

describe('what is told beside the prompt', () => {
  it('names tokens that nobody knows and leaves them in', () => {
    const world = {
      ...SAMPLE.world,
      art: { prompt: 'art of $world, $nothing', negative: '', loras: [] },
    };
    const built = build(spriteOf('sora'), {}, { ...SAMPLE, world });
    expect(built.positive).toContain('art of Saltmarrow, $nothing');
    expect(built.unknown).toEqual([{ token: 'nothing', path: 'world.art.prompt' }]);
  });

  it('drops what is said twice', () => {
    const character = buildCharacter('a', { looks: { words: 'red hair, Red hair', traits: {} } });
    const built = build(spriteOf('a'), {}, alone(character));
    expect(built.positive.match(/red hair/gi)).toHaveLength(1);
    expect(built.dropped).toContainEqual(expect.objectContaining({ why: 'duplicate' }));
  });

  it('keeps to the budget: extras go first, the face and who it is never', () => {
    const words = Array.from({ length: 60 }, (_, index) => `mark number ${index}`).join(', ');
    const story = alone(buildCharacter('a', { looks: { words: `woman, ${words}`, traits: {} } }));
    for (const chunks of [1, 2, 3]) {
      const built = build(spriteOf('a', 'joy'), { family: 'sd15', chunks }, story);
      expect(estimateTokens(built.positive)).toBeLessThanOrEqual(75 * chunks);
      expect(built.positive).toMatch(/solo.*woman.*mark number 0.*happy bright smile/);
      const lost = built.dropped.filter(({ why }) => why === 'budget').map(({ text }) => text);
      expect(lost.at(-1)).toBe('mark number 59');
      expect(lost).toContain('visual novel illustration, clean line art, soft shading');
    }
  });

  it('shortens what may not go, and says what went', () => {
    const world = {
      ...EMPTY_WORLD,
      places: [placeSchema.parse({ id: 'x', name: 'Long name '.repeat(400), kind: 'room' })],
    };
    const built = build(backgroundOf('x'), { family: 'flux' }, { characters: [], world });
    expect(built.positive.length).toBeLessThanOrEqual(budgetOf('flux').limit);
    expect(
      built.dropped.some(({ why, path }) => why === 'budget' && path === 'world.places[x].name'),
    ).toBe(true);
  });
});

// Words of cards are anybody's: whatever they hold, prompts stay plain and the trace stays whole.
describe('any story', () => {
  const hostile = fc.string({
    unit: fc.constantFrom(
      '{{user}}',
      '{',
      '}',
      '|',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '**',
      '`',
      '# ',
      '\n',
      '- ',
      ', ',
      '. ',
      ':1.2',
      '\\',
      '"',
      "'",
      '$x',
      'red hair',
      'She has ',
      ' eyes',
      'é',
      '漢',
      ' ',
    ),
    maxLength: 40,
  });

  it('yields plain prompts that are their trace and what joins it', () => {
    fc.assert(
      fc.property(
        hostile,
        hostile,
        hostile,
        fc.constantFrom(...MODEL_FAMILIES),
        fc.constantFrom(...EMOTIONS),
        (words, description, note, family, emotion) => {
          const story: PromptStory = {
            characters: [
              buildCharacter('a', {
                description,
                looks: { words, traits: { hair: words } },
                art: { prompt: note, negative: note, loras: [] },
              }),
            ],
            world: {
              ...EMPTY_WORLD,
              places: [
                placeSchema.parse({ id: 'x', name: words || 'x', kind: 'room', description }),
              ],
              art: { prompt: note, negative: '', loras: [] },
            },
          };
          for (const subject of [spriteOf('a', emotion), backgroundOf('x', 'night', 'fog')]) {
            const built = build(subject, { family }, story);
            expect(built.positive + built.negative).not.toMatch(/[{}[\]<>|`"\n*]|user/);
            if (family === 'flux' || family === 'qwen' || family === 'none')
              expect(built.positive).not.toMatch(/[()\\]/);
            for (const of of ['positive', 'negative'] as const) {
              let rest = built[of];
              for (const entry of built.trace.filter((one) => one.of === of)) {
                expect(rest).toContain(entry.text);
                rest = rest.slice(rest.indexOf(entry.text) + entry.text.length);
              }
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never opens emphasis for SD that a text did not mean', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const story = alone(buildCharacter('a', { looks: { words, traits: {} } }));
        const { positive } = build(spriteOf('a'), { family: 'sdxl' }, story);
        expect(positive.replace(/\\[()]/g, '')).not.toMatch(/[()]/);
      }),
    );
  });
});
