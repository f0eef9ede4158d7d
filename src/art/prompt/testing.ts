// A small story whose words are known, for tests of prompts and shots.
import { buildCharacter } from '@/stage/testing';
import {
  loreEntrySchema,
  placeSchema,
  worldSchema,
  type CharacterId,
  type PlaceId,
  type Shot,
} from '@/story';
import { buildPrompt } from './build-prompt';
import type { BuiltPrompt, PromptOptions, PromptStory, PromptSubject } from './prompt-parts';

const lore = (id: string, more: Record<string, unknown>) =>
  loreEntrySchema.parse({ id, title: id, keys: [], content: '', ...more });

/** Sora has looks, Bram a description, Nim only a name; a pier, a cellar, and an inn of which nothing is told. */
export const SAMPLE: PromptStory = {
  characters: [
    buildCharacter('sora', {
      looks: { words: 'long red hair, green eyes (one blind), yellow raincoat', traits: {} },
      description: 'Sora is a diver. {{user}} owes her money.',
      outfits: [{ name: 'gala', words: 'a blue evening dress' }],
      art: {
        prompt: '{freckles|dimples}, (soft skin:1.2)',
        negative: 'hat',
        seed: 77,
        loras: [
          { file: 'people/sora_v2.safetensors', weight: 0.8 },
          { file: 'blush.safetensors', weight: 0.4, expressions: ['embarrassment', 'love'] },
          { file: 'gown.safetensors', outfits: ['gala'] },
        ],
      },
    }),
    buildCharacter('bram', {
      name: 'Bram Oakes',
      description:
        '{{char}} is the keeper of the light: sixty-eight, square as a door, white beard, oilskin coat. ' +
        'He is gruff to strangers. His wife had golden hair. Sora thinks he is tall.',
    }),
    buildCharacter('nim'),
    buildCharacter('handle', { name: 'xX_Dragon_99' }),
  ],
  world: worldSchema.parse({
    name: 'Saltmarrow',
    art: {
      prompt: 'watercolor, soft edges',
      negative: 'photo',
      loras: [{ file: 'ink.safetensors' }],
    },
    lore: [
      lore('Old Pier', {
        kind: 'place',
        keys: ['pier'],
        content: 'Built of *ship timber*. Bram sits here. Gulls nest below. Never read.',
      }),
      lore('Tidefolk', {
        kind: 'faction',
        keys: ['Tidefolk'],
        content: 'Silver people of the reef.',
      }),
      lore('Visual motifs', { kind: 'rule', content: "['paper lanterns', 'fog']" }),
      lore('Currency', { kind: 'rule', constant: true, content: 'They pay in shells.' }),
      lore('Off', { kind: 'place', keys: ['pier'], enabled: false, content: 'Not this.' }),
    ],
    places: [
      placeSchema.parse({
        id: 'pier',
        name: 'Old pier',
        kind: 'pier',
        description:
          'Wet planks over black water, where the Tidefolk trade. Sora waits here. {{user}} fishes.',
        art: { prompt: 'wide view', seed: 5 },
      }),
      placeSchema.parse({ id: 'inn', name: 'The Rusty Anchor', kind: 'tavern' }),
      placeSchema.parse({ id: 'cellar', name: 'Cellar', kind: 'cellar' }),
    ],
  }),
};

export const spriteOf = (who: string, expression = 'neutral', outfit?: string): Shot => ({
  kind: 'sprite',
  who: who as CharacterId,
  expression,
  ...(outfit === undefined ? {} : { outfit }),
});

export const backgroundOf = (
  place: string | undefined,
  light: 'dawn' | 'day' | 'dusk' | 'night' = 'day',
  weather: 'clear' | 'overcast' | 'rain' | 'storm' | 'snow' | 'fog' = 'clear',
): Shot => ({ kind: 'background', place: place as PlaceId | undefined, light, weather });

export function build(
  subject: PromptSubject,
  options: PromptOptions = {},
  story: PromptStory = SAMPLE,
): BuiltPrompt {
  const built = buildPrompt(subject, story, options);
  if (!built) throw new Error('nothing built');
  return built;
}
