import { describe, expect, it } from 'vitest';
import { buildCharacter, characterId, placeId } from '@/stage/testing';
import { EMOTIONS, EMPTY_WORLD, LIGHTS, WEATHERS, placeSchema, PLACE_KINDS } from '@/story';
import { buildPrompt } from './build-prompt';
import type { BuiltPrompt, PromptSubject } from './prompt-parts';
import { backgroundOf, build, SAMPLE, spriteOf } from './testing';

const pathOf = (built: BuiltPrompt, text: string) =>
  built.trace.find((entry) => entry.text.includes(text))?.path;
describe('a sprite', () => {
  it('goes from the style of the world to the face, and every word has a source', () => {
    const built = build(spriteOf('sora', 'joy'), { family: 'sdxl' });
    expect(built.positive).toMatch(
      /^watercolor, soft edges, solo, single character, .*facing viewer, woman, long red hair, green eyes \\\(one blind\\\), yellow raincoat, (freckles|dimples), \(soft skin:1\.2\), happy bright smile, cheerful eyes, plain flat light gray background/,
    );
    expect(pathOf(built, 'watercolor')).toBe('world.art.prompt');
    expect(pathOf(built, 'long red hair')).toBe('characters[sora].looks.words');
    expect(pathOf(built, 'soft skin')).toBe('characters[sora].art.prompt');
    expect(pathOf(built, 'happy')).toBe('shot.expression');
    expect(built.negative).toMatch(/^hat, photo, multiple people/);
    expect(built.resolved).toMatchObject([{ raw: '{freckles|dimples}, (soft skin:1.2)' }]);
  });

  it('has no place, hour, weather or name in it', () => {
    const { positive } = build(spriteOf('sora'), { family: 'flux', mood: 'grim' });
    expect(positive).not.toMatch(/sora|pier|rain\b|grim|\{|user/i);
  });

  it('speaks to Flux in sentences without syntax of SD, and tells that it takes no negative', () => {
    const built = build(spriteOf('sora', 'anger'), { family: 'flux', framing: 'full' });
    expect(built.positive).toMatch(
      /^Style: watercolor, soft edges\. A single character .*full body/,
    );
    expect(built.positive).toContain('green eyes, one blind');
    expect(built.positive).toContain('soft skin.');
    expect(built.positive).not.toMatch(/[()\\]/);
    expect(built.negative).toBe('');
    expect(
      built.dropped.filter(({ why }) => why === 'no-negative').map(({ text }) => text),
    ).toEqual(['hat', 'photo']);
  });

  it('wears an outfit in place of the clothes of the looks, and says so', () => {
    const built = build(spriteOf('sora', 'joy', 'gala'), { family: 'sdxl' });
    expect(built.positive).toContain('wearing a blue evening dress');
    expect(built.positive).not.toContain('raincoat');
    expect(built.dropped).toContainEqual(
      expect.objectContaining({ why: 'replaced', text: 'yellow raincoat' }),
    );
    expect(build(spriteOf('sora', 'joy', 'unknown')).positive).toContain('wearing unknown');
  });

  it('reads looks out of a description, and not those of others', () => {
    const { positive } = build(spriteOf('bram'));
    expect(positive).toContain('old man, sixty-eight, square as a door, white beard, oilskin coat');
    expect(positive).not.toMatch(/gruff|golden|tall|keeper/);
  });

  it('gives the name and the looks of the placeholder where nothing is known, but no handle', () => {
    const nim = build(spriteOf('nim'));
    expect(pathOf(nim, 'Nim')).toBe('characters[nim].name');
    expect(nim.trace.find(({ text }) => text === 'Nim')?.reason).toContain('nothing is known');
    expect(nim.positive).toMatch(/hair|bald/);
    expect(build(spriteOf('handle')).positive).not.toContain('Dragon');
  });

  it('knows a face for each emotion, and names a label of the user’s own', () => {
    const faces = EMOTIONS.map(
      (emotion) =>
        build(spriteOf('sora', emotion)).trace.find(({ path }) => path === 'shot.expression')?.text,
    );
    expect(new Set(faces).size).toBe(EMOTIONS.length);
    expect(build(spriteOf('sora', 'smug_2')).positive).toContain('smug expression');
    expect(build(spriteOf('sora', 'joy-2')).positive).toContain('happy bright smile');
  });

  it('orders an edit for models that follow orders, and stresses the face for the others', () => {
    const qwen = build(spriteOf('sora', 'anger'), { family: 'qwen', role: 'expression' });
    expect(qwen.positive).toMatch(
      /^Change the facial expression to: angry.*\. Keep the same person/,
    );
    expect(qwen.positive).not.toContain('red hair');
    const sd = build(spriteOf('sora', 'anger'), { family: 'sd15', role: 'expression' });
    expect(sd.positive).toMatch(/long red hair.*\(angry, .*:1\.2\)/);
  });

  it('is undefined for somebody who left the story', () => {
    expect(buildPrompt(spriteOf('gone'), SAMPLE)).toBeUndefined();
  });
});

describe('a background', () => {
  it('has place, lore, light and weather, and no people', () => {
    const built = build(backgroundOf('pier', 'dusk', 'rain'), { family: 'sdxl', mood: 'tense' });
    expect(built.positive).toMatch(
      /^watercolor, soft edges, Old pier, planks, posts, water, Wet planks over black water/,
    );
    expect(built.positive).toMatch(
      /dusk, dim warm light, rainy weather, .*, tense mood, scenery, no humans$/,
    );
    expect(pathOf(built, 'Built of ship timber')).toBe('world.lore[Old Pier].content');
    expect(pathOf(built, 'paper lanterns')).toBe('world.lore[Visual motifs].content');
    expect(pathOf(built, 'Silver people')).toBe('world.lore[Tidefolk].content');
    expect(built.positive).not.toMatch(/Sora|Bram|shells|Not this|Never read|fishes|\*|\[/);
    expect(built.negative).toContain('people');
  });

  it('shows weather through windows, and none where there are none', () => {
    const inn = build(backgroundOf('inn', 'night', 'storm'));
    expect(inn.positive).toContain('heavy rain on the windows');
    expect(inn.positive).toContain('lamplight');
    expect(inn.positive).not.toMatch(/wet ground|moonlight/);
    const cellar = build(backgroundOf('cellar', 'night', 'storm'));
    expect(cellar.positive).not.toMatch(/rain|storm|window/);
    expect(cellar.dropped).toContainEqual(
      expect.objectContaining({ why: 'not-seen', text: 'storm' }),
    );
  });

  it('takes words of the kind where only a name is known, and a neutral backdrop for nothing', () => {
    expect(build(backgroundOf('inn')).positive).toMatch(
      /The Rusty Anchor, tavern interior, wooden tables/,
    );
    const bare = build(backgroundOf(undefined), {}, { characters: [], world: EMPTY_WORLD });
    expect(bare.positive).toContain('quiet neutral backdrop');
    expect(pathOf(bare, 'visual novel illustration')).toBe('default');
  });

  it('gives sensible words for every kind, light and weather', () => {
    const seen = new Set<string>();
    for (const kind of PLACE_KINDS) {
      const world = { ...EMPTY_WORLD, places: [placeSchema.parse({ id: 'x', name: 'X', kind })] };
      for (const light of LIGHTS) {
        for (const weather of WEATHERS) {
          const { positive } = build(
            backgroundOf('x', light, weather),
            {},
            { characters: [], world },
          );
          expect(positive).not.toMatch(/undefined|, ,|,,|^,|,$/);
          seen.add(positive);
        }
      }
    }
    // A cellar and a cave look the same at any hour.
    expect(seen.size).toBe((PLACE_KINDS.length - 2) * LIGHTS.length * WEATHERS.length + 2);
  });
});

describe('a CG', () => {
  const subject: PromptSubject = {
    kind: 'cg',
    place: placeId('pier'),
    light: 'night',
    weather: 'snow',
    people: [
      { who: characterId('bram'), expression: 'sadness' },
      { who: characterId('sora'), expression: 'love', outfit: 'gala' },
    ],
    moment: 'they share an umbrella',
  };

  it('has the place, what falls, what happens, and each person with their own face', () => {
    const { positive } = build(subject, { family: 'sdxl', chunks: 6 });
    expect(positive).toMatch(
      /2 people, wide shot, Old pier.*falling snow, they share an umbrella, old man.*white beard.*teary eyes.*long red hair.*evening dress.*loving soft smile/,
    );
  });

  it('stacks LoRAs from the world to the people', () => {
    expect(build(subject).loras.map(({ use, path }) => [use.file, path])).toEqual([
      ['ink.safetensors', 'world.art.loras'],
      ['people/sora_v2.safetensors', 'characters[sora].art.loras'],
      ['blush.safetensors', 'characters[sora].art.loras'],
      ['gown.safetensors', 'characters[sora].art.loras'],
    ]);
  });
});

describe('LoRAs', () => {
  it('come for the faces and clothes they are for', () => {
    const files = (subject: PromptSubject) =>
      build(subject).loras.map(({ use }) => use.file.slice(0, 4));
    expect(files(spriteOf('sora', 'joy'))).toEqual(['ink.', 'peop']);
    expect(files(spriteOf('sora', 'love'))).toEqual(['ink.', 'peop', 'blus']);
    expect(files(spriteOf('sora', 'joy', 'gala'))).toEqual(['ink.', 'peop', 'gown']);
    expect(files(backgroundOf('pier'))).toEqual(['ink.']);
  });

  it('come once; a note wins over the lists, in any folder', () => {
    const character = buildCharacter('a', {
      art: { prompt: 'tall <lora:INK:0.3>', loras: [{ file: 'x/ink.safetensors', weight: 0.9 }] },
    });
    const story = { characters: [character], world: SAMPLE.world };
    expect(build(spriteOf('a'), {}, story).loras).toEqual([
      { use: { file: 'INK', weight: 0.3 }, path: 'characters[a].art.prompt' },
    ]);
  });
});

describe('seeds', () => {
  it('are the same for all faces, clothes, lights and weathers', () => {
    const seeds = (subjects: PromptSubject[]) =>
      new Set(subjects.map((subject) => build(subject).seed));
    expect(seeds(EMOTIONS.map((emotion) => spriteOf('sora', emotion)))).toEqual(new Set([77]));
    expect(seeds(EMOTIONS.map((emotion) => spriteOf('bram', emotion))).size).toBe(1);
    expect(seeds(LIGHTS.map((light) => backgroundOf('inn', light, 'rain'))).size).toBe(1);
    expect(
      seeds([spriteOf('bram'), spriteOf('nim'), backgroundOf('inn'), backgroundOf('cellar')]).size,
    ).toBe(4);
  });

  it('say where they are from, nearest first', () => {
    expect(build(spriteOf('sora'), { seed: 1 })).toMatchObject({
      seed: 1,
      seedFrom: 'options.seed',
    });
    expect(build(spriteOf('sora'))).toMatchObject({ seedFrom: 'characters[sora].art.seed' });
    expect(build(spriteOf('bram'))).toMatchObject({ seedFrom: 'made from the id' });
    expect(build(backgroundOf('pier'))).toMatchObject({
      seed: 5,
      seedFrom: 'world.places[pier].art.seed',
    });
    const world = { ...SAMPLE.world, art: { prompt: '', negative: '', loras: [], seed: 9 } };
    expect(build(spriteOf('bram'), {}, { ...SAMPLE, world })).toMatchObject({
      seed: 9,
      seedFrom: 'world.art.seed',
    });
  });

  it('stay exact in JSON, and stay what they are between versions', () => {
    const seed = build(spriteOf('bram')).seed;
    expect(Number.isSafeInteger(seed)).toBe(true);
    expect(seed).toMatchInlineSnapshot(`4887624092665352`);
  });

  it('of one run leave the choices of notes alone', () => {
    const words = (seed: number) => build(spriteOf('sora'), { seed }).positive;
    expect(new Set([1, 2, 3, 4, 5, 6].map(words)).size).toBe(1);
  });
});
