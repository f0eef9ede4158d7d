import { describe, expect, it } from 'vitest';
import type { ObjectInfo } from '@/comfy';
import { parseParameters } from '@/lib/media';
import { projectSchema, type CharacterId, type PlaceId, type Shot, type Story } from '@/story';
import { buildPrompt } from '../prompt/build-prompt';
import { SAMPLE } from '../prompt/testing';
import { settingsFromGeneration } from '../shots/settings-of';
import { listTemplates } from './art-template';
import { keepSettings, onceValues, ownerWords } from './keep-settings';
import { makingOfGeneration } from './making';
import { fitLoras, roleFor, settingsHere } from './settings-here';
import { diffRows, LORAS } from './settings-rows';
import { setupOf } from './setup';

const SORA: Shot = { kind: 'sprite', who: 'sora' as CharacterId, expression: 'joy' };
const PIER: Shot = {
  kind: 'background',
  place: 'pier' as PlaceId,
  light: 'day',
  weather: 'clear',
};
const NOWHERE: Shot = { ...PIER, place: undefined };
const story: Story = {
  ...SAMPLE,
  project: projectSchema.parse({
    id: 'p',
    title: 'Tide',
    createdAt: 1,
    updatedAt: 1,
    art: {
      templates: { sprite: 'sprite-sd', edit: 'kontext-edit' },
      values: { 'sprite-sd': { steps: 12, cfg: 4 } },
      faces: 'from-neutral',
      later: 1,
    },
  }),
  scenes: [],
  beats: new Map(),
};
const art = story.project.art ?? expect.fail();
const { templates } = listTemplates([]);
const setup = setupOf('sprite', templates, art, []);
const prompt = buildPrompt(SORA, story) ?? expect.fail();

const TEXT = `1girl, <lora:sora_v2:0.5>, <lora:ink:1>
Negative prompt: blurry
Steps: 30, Sampler: Euler a, CFG scale: 4, Seed: 9, Size: 512x768`;
const making = makingOfGeneration({ parameters: parseParameters(TEXT) ?? expect.fail() });
const here = settingsHere(setup, { art, servers: [], prompt });
const diff = settingsFromGeneration(making?.found ?? {}, here);
const ABOUT = { workflow: 'W', owner: 'sora', missing: [], takesLoras: true };

const lora = (options: readonly string[]): ObjectInfo =>
  new Map([
    [
      'LoraLoader',
      {
        name: 'LoraLoader',
        title: '',
        category: '',
        module: '',
        isOutput: false,
        isDeprecated: false,
        isPaid: false,
        outputs: [],
        inputs: [{ name: 'lora_name', kind: 'combo', type: 'COMBO', isRequired: true, options }],
      },
    ],
  ]);

describe('settingsHere', () => {
  it('is what the story, the project and the workflow say, in this order', () => {
    expect(here.values).toMatchObject({
      prompt: prompt.positive,
      seed: 77,
      steps: 12,
      cfg: 4,
      sampler: expect.any(String) as string,
    });
    expect(here.params).toEqual(expect.arrayContaining(['prompt', 'steps', 'width', 'model']));
    expect(here.loras?.map(({ file }) => file)).toContain('people/sora_v2.safetensors');
    // Nothing is known of what is offered without a server.
    expect(here.offered).toBeUndefined();
  });
});

describe('fitLoras', () => {
  it('spells them as the server does, and names those that it lacks', () => {
    const servers = [{ id: 'a', name: 'a', info: lora(['people\\sora_v2.safetensors']) }];
    expect(fitLoras(diff.loras.there, servers)).toEqual({
      loras: [{ file: 'people\\sora_v2.safetensors', weight: 0.5 }],
      missing: ['ink'],
    });
    expect(fitLoras(diff.loras.there, [])).toEqual({ loras: diff.loras.there, missing: [] });
  });
});

describe('roleFor', () => {
  it('goes by the shot, unless the picture was changed from another', () => {
    expect(roleFor(making, SORA)).toBe('sprite');
    const of = (role: string) => makingOfGeneration({ ours: { version: 1, source: role } });
    expect(roleFor(of('background'), SORA)).toBe('sprite');
    expect(roleFor(of('upscale'), PIER)).toBe('upscale');
    expect(roleFor(of('somebody else'), PIER)).toBe('background');
  });
});

describe('diffRows', () => {
  it('ticks what differs, but for the words of the prompt', () => {
    const rows = diffRows(diff, ABOUT);
    const ticked = rows.filter((row) => !row.isSame && row.isUsual && !row.problem);
    expect(ticked.map(({ param }) => param)).toEqual([
      'seed',
      'steps',
      'sampler',
      'width',
      'height',
      LORAS,
    ]);
    expect(rows.find(({ param }) => param === 'prompt')?.note).toContain('one render');
    expect(rows.find(({ param }) => param === 'cfg')?.isSame).toBe(true);
    expect(rows.find(({ param }) => param === LORAS)).toMatchObject({
      there: 'sora_v2 at 0.5\nink at 1',
      note: 'Kept with sora.',
    });
  });

  it('says why something cannot be taken', () => {
    const without = diffRows(diff, { ...ABOUT, owner: undefined });
    const problems = without.filter(({ problem }) => problem?.includes('Choose one first'));
    expect(problems.map(({ param }) => param)).toEqual(['prompt', 'negative', 'seed', LORAS]);
    const missing = diffRows(diff, { ...ABOUT, missing: ['ink'] }).at(-1);
    expect(missing?.problem).toBe('No connected server has ink.');
    expect(diffRows(diff, { ...ABOUT, takesLoras: false }).at(-1)?.problem).toContain('no LoRAs');
  });
});

describe('keepSettings', () => {
  const base = {
    role: 'sprite',
    template: 'sprite-sd',
    takeTemplate: false,
    rows: diff.rows,
  } as const;

  it('puts values, seed and LoRAs where they belong, as one edit', () => {
    const after = keepSettings(story, {
      ...base,
      chosen: new Set(['steps', 'seed', 'prompt', LORAS]),
      loras: [
        { file: 'people/sora_v2.safetensors', weight: 0.5 },
        { file: 'ink.safetensors', weight: 1 },
      ],
      shot: SORA,
    }).apply(story);
    expect(after.project.art).toEqual({
      ...art,
      values: { 'sprite-sd': { steps: 30, cfg: 4 } },
    });
    const [sora, bram] = after.characters;
    expect(sora?.art).toMatchObject({ seed: 9, negative: 'hat' });
    // The world gives the ink; those for some faces or clothes stay.
    expect(sora?.art?.loras.map(({ file, weight }) => [file, weight])).toEqual([
      ['people/sora_v2.safetensors', 0.5],
      ['blush.safetensors', 0.4],
      ['gown.safetensors', 1],
    ]);
    expect(bram).toBe(story.characters[1]);
    expect(after.world).toBe(story.world);
  });

  it('takes the workflow over where that is asked for', () => {
    const edit = keepSettings(story, {
      ...base,
      template: 'txt2img-sd',
      takeTemplate: true,
      chosen: new Set(['steps']),
    });
    expect(edit.apply(story).project.art).toMatchObject({
      templates: { sprite: 'txt2img-sd', edit: 'kontext-edit' },
      values: { 'sprite-sd': { steps: 12, cfg: 4 }, 'txt2img-sd': { steps: 30 } },
    });
  });

  it('keeps seeds of places with the place, and of no place with the world', () => {
    const chosen = new Set(['seed']);
    const pier = keepSettings(story, { ...base, chosen, shot: PIER }).apply(story);
    expect(pier.world.places.find(({ id }) => id === PIER.place)?.art).toMatchObject({
      seed: 9,
      prompt: 'wide view',
    });
    expect(pier.project).toBe(story.project);
    const world = keepSettings(story, { ...base, chosen, shot: NOWHERE }).apply(story);
    expect(world.world.art).toMatchObject({ seed: 9, prompt: 'watercolor, soft edges' });
  });

  it('changes nothing where nothing is chosen, or nobody is meant', () => {
    const none = keepSettings(story, { ...base, chosen: new Set(), shot: SORA });
    expect(none.apply(story)).toBe(story);
    const nobody = keepSettings(story, { ...base, chosen: new Set(['seed']) });
    expect(nobody.apply(story)).toBe(story);
  });

  it('gives all that is chosen for one render, words too', () => {
    const chosen = new Set(['prompt', 'seed', 'cfg']);
    expect(onceValues({ rows: diff.rows, chosen })).toEqual({ prompt: '1girl', seed: 9, cfg: 4 });
  });

  it('names who it is kept with', () => {
    expect([SORA, PIER, NOWHERE].map((shot) => ownerWords(shot, story))).toEqual([
      story.characters[0]?.name,
      'Old pier',
      'the world',
    ]);
  });
});
