import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readGeneration, parseParameters } from '@/lib/media';
import { recipeRowSchema } from '@/storage/render-rows';
import { fillGraph } from '@/workflows';
import { assetOf } from '../shots/testing';
import { listTemplates } from './art-template';
import { factsOf, makingOfGeneration, makingOfRecipe } from './making';

const RECORDED = new URL('../../testing/comfyui/', import.meta.url);
const recorded = (name: string) => readFileSync(new URL(name, RECORDED), 'utf8');
const { templates } = listTemplates([]);
const sprite = templates.find(({ template }) => template.id === 'sprite-sd');

const recipe = recipeRowSchema.parse({
  projectId: 'p',
  asset: assetOf('a'),
  graph: '{"3":{"class_type":"KSampler","inputs":{"seed":18446744073709551615}}}',
  templateId: 'sprite-sd',
  templateHash: 'h',
  template: 'Sprite',
  role: 'sprite',
  values: {
    prompt: 'red hair',
    negative: '',
    steps: 28,
    sampler: 'euler',
    scheduler: 'karras',
    width: 832,
    height: 1216,
    model: 'anime/x.safetensors',
    filename_prefix: 'comfyvn/sora',
    tile: true,
  },
  seed: 77,
  loras: [{ file: 'people/sora.safetensors', weight: 0.8, clip: 0.5 }],
  models: ['anime/x.safetensors', 'people/sora.safetensors', 'vae.safetensors'],
  parents: [assetOf('b')],
  tookMs: 4200,
  at: Date.UTC(2026, 10, 28, 12),
});

describe('makingOfRecipe', () => {
  it('tells everything that was sent, each thing once', () => {
    const facts = factsOf(makingOfRecipe(recipe));
    expect(facts.filter(({ label }) => label !== 'Made')).toEqual([
      { label: 'Prompt', value: 'red hair', isLong: true },
      { label: 'Workflow', value: 'Sprite', isLong: false },
      { label: 'Model', value: 'anime/x.safetensors', isLong: false },
      { label: 'LoRAs', value: 'people/sora.safetensors at 0.8, 0.5 on the text', isLong: false },
      { label: 'Seed', value: '77', isLong: false },
      { label: 'Steps', value: '28', isLong: false },
      { label: 'Sampler', value: 'euler, karras', isLong: false },
      { label: 'Size', value: '832 × 1216', isLong: false },
      { label: 'Tile', value: 'true', isLong: false },
      { label: 'More files', value: 'vae.safetensors', isLong: false },
      { label: 'Took', value: '4 s', isLong: false },
    ]);
    expect(facts.find(({ label }) => label === 'Made')?.value).toMatch(/2026/);
  });

  it('reads off the graph what nobody filled in', () => {
    if (!sprite) return expect.fail();
    const values = { prompt: 'red hair', seed: 5 };
    const { graph } = fillGraph({ graph: sprite.graph, template: sprite.template, values });
    const kept = { ...recipe, graph: JSON.stringify(graph), values, seed: 5 };
    const labels = factsOf(makingOfRecipe(kept, templates)).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['Steps', 'CFG', 'Sampler', 'Size', 'Model']));
    expect(makingOfRecipe(kept, templates).found.values).toMatchObject(values);
  });

  it('shows only the beginning of a text without end', () => {
    const long = { ...recipe, values: { prompt: 'x'.repeat(1_000_000) } };
    const [prompt] = factsOf(makingOfRecipe(long));
    expect(prompt?.value.length).toBeLessThan(5000);
  });
});

describe('makingOfGeneration', () => {
  it('reads a picture as ComfyUI saved it', async () => {
    const bytes = readFileSync(new URL('files/view.png', RECORDED));
    const making = makingOfGeneration(await readGeneration(new Blob([bytes])));
    expect(making?.from).toBe('graph');
    expect(making?.graph).toContain('KSampler');
    expect(making?.editor).toContain('"nodes"');
    const labels = factsOf(making ?? expect.fail()).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['Prompt', 'Seed', 'Steps', 'Sampler', 'Size']));
  });

  it('finds LoRAs and model files in a graph', () => {
    const making = makingOfGeneration({ prompt: recorded('prompts/t2i-lora.json') });
    expect(making?.models).toContain('anime/sd15-tiny.safetensors');
    expect(making?.found.loras?.length).toBeGreaterThan(0);
    expect(making?.found.values).toMatchObject({
      prompt: 'a photo of (alice:1.2), castle, masterpiece',
      steps: 6,
      width: 128,
    });
  });

  it('takes the words of our own workflow without what it writes around them', () => {
    if (!sprite) return expect.fail();
    const filled = fillGraph({
      graph: sprite.graph,
      template: sprite.template,
      values: { prompt: 'red hair', seed: 5 },
    });
    const prompt = JSON.stringify(filled.graph);
    const ours = { version: 1, template: 'sprite-sd', source: 'sprite', seed: '5' };
    const making = makingOfGeneration({ prompt, ours }, templates);
    expect(making?.found.values).toMatchObject({ prompt: 'red hair', seed: 5 });
    expect(making).toMatchObject({ workflow: sprite.template.title, role: 'sprite' });
    // A workflow of that name with other nodes is read like a foreign one.
    const other = makingOfGeneration(
      { prompt: recorded('prompts/t2i.json'), ours: { version: 1, template: 'sprite-sd' } },
      templates,
    );
    expect(other?.found.values).toMatchObject({ steps: 6 });
  });

  it('takes what A1111 writes', () => {
    const parameters = parseParameters(
      '1girl, <lora:sora:0.8>\nNegative prompt: blurry\nSteps: 30, Sampler: Euler a, Seed: 18446744073709551615, Size: 512x768, Model: dreamy',
    );
    const making = makingOfGeneration({ ...(parameters && { parameters }) });
    expect(making?.from).toBe('text');
    expect(factsOf(making ?? expect.fail())).toEqual([
      { label: 'Prompt', value: '1girl', isLong: true },
      { label: 'Negative prompt', value: 'blurry', isLong: true },
      { label: 'Model', value: 'dreamy', isLong: false },
      { label: 'LoRAs', value: 'sora at 0.8', isLong: false },
      { label: 'Seed', value: '18446744073709551615', isLong: false },
      { label: 'Steps', value: '30', isLong: false },
      { label: 'Sampler', value: 'euler_ancestral', isLong: false },
      { label: 'Size', value: '512 × 768', isLong: false },
    ]);
  });

  it('takes only pictures of ours as parents, and nothing from nothing', () => {
    const parents = [assetOf('c'), '../../etc', 'x'];
    expect(makingOfGeneration({ ours: { version: 1, parents } })).toMatchObject({
      from: 'record',
      parents: [assetOf('c')],
    });
    expect(makingOfGeneration({})).toBeUndefined();
    expect(makingOfGeneration({ prompt: '{"1":' })).toBeUndefined();
  });
});
