import { describe, expect, it } from 'vitest';
import { writeGraphJson } from '@/comfy';
import { recipeRowSchema } from '@/storage/render-rows';
import { projectIdSchema } from '@/story';
import { assetOf } from '../shots/testing';
import { listTemplates } from './art-template';
import { makingOfGeneration } from './making';
import { renderOfFile, renderOfRecipe } from './run-again';

const ABOUT = {
  projectId: projectIdSchema.parse('p'),
  title: 'Sora, joy',
  shot: 'sprite sora joy',
  contentKey: 'key',
};
const GRAPH =
  '{"1":{"class_type":"LoadImage","inputs":{"image":"comfyvn.png"},"_meta":{"title":"In"}},' +
  '"3":{"inputs":{"seed":18446744073709551615,"cfg":7.5,"odd":NaN},"class_type":"KSampler"},' +
  '"12":{"class_type":"LoadImage","inputs":{"image":"other.png"}}}';
const recipe = (more: Record<string, unknown> = {}) =>
  recipeRowSchema.parse({
    projectId: 'p',
    asset: assetOf('a'),
    graph: GRAPH,
    templateId: 'kontext-edit',
    templateHash: 'hash',
    template: 'Edit',
    role: 'edit',
    values: { prompt: 'a scarf' },
    parents: [assetOf('b'), assetOf('c')],
    seed: 5,
    at: 1,
    ...more,
  });

describe('renderOfRecipe', () => {
  const inputs = [
    { node: '1', input: 'image', asset: assetOf('c') },
    { node: '12', input: 'image', asset: assetOf('b') },
  ];

  it('sends the same graph, to the last digit, with the same pictures in the same places', () => {
    const finish = { cutOut: true };
    const made = renderOfRecipe(recipe({ inputs, finish, outputs: ['9'] }), ABOUT);
    if (!made.ok) return expect.fail(made.failure.title);
    const { request, ...row } = made.value;
    expect(writeGraphJson(request.graph)).toBe(GRAPH);
    expect(request).toMatchObject({ inputs, finish, outputs: ['9'], seed: 5, contentKey: 'key' });
    // Nobody asked for it to be shown.
    expect(request.pick).toBe('never');
    expect(row).toEqual({
      projectId: 'p',
      title: 'Sora, joy',
      shot: 'sprite sora joy',
      lane: 'interactive',
      role: 'edit',
      template: 'Edit',
    });
  });

  it('finds the places of pictures in recipes that do not say', () => {
    const made = renderOfRecipe(recipe(), ABOUT);
    expect(made.ok && made.value.request.inputs).toEqual([
      { node: '1', input: 'image', asset: assetOf('b') },
      { node: '12', input: 'image', asset: assetOf('c') },
    ]);
  });

  it('refuses where it would be another picture', () => {
    const unsure = renderOfRecipe(recipe({ parents: [assetOf('b')] }), ABOUT);
    expect(!unsure.ok && unsure.failure.title).toContain('which picture went where');
    const open = renderOfRecipe(recipe({ inputs: [{ node: '1', input: 'image' }] }), ABOUT);
    expect(open.ok).toBe(false);
    for (const graph of ['', '{', '{}', '[]', '{"1":{"class_type":3}}', 'null']) {
      const made = renderOfRecipe(recipe({ graph }), ABOUT);
      expect(!made.ok && made.failure.title).toContain('cannot be read');
    }
  });
});

describe('renderOfFile', () => {
  const { templates } = listTemplates([]);
  const template = templates.find((one) => one.template.id === 'sprite-sd');

  it('sends what the file holds, without the marks of the server', () => {
    const prompt =
      '{"3":{"class_type":"KSampler","inputs":{"seed":18446744073709551615},"is_changed":["x"]}}';
    const making = makingOfGeneration({ prompt });
    const made = making && renderOfFile(making, { ...ABOUT, role: 'sprite' });
    if (!made?.ok) return expect.fail();
    expect(writeGraphJson(made.value.request.graph)).toBe(
      '{"3":{"class_type":"KSampler","inputs":{"seed":18446744073709551615}}}',
    );
    expect(made.value.request).toMatchObject({ inputs: [], finish: {}, pick: 'never' });
  });

  it('uses the pictures that are kept here, and cuts out what was cut out', () => {
    const parents = [assetOf('b'), assetOf('c')];
    const ours = { version: 1, parents, template: 'sprite-sd', seed: '9' };
    const making = makingOfGeneration({ prompt: GRAPH, ours }, templates);
    const made =
      making && renderOfFile(making, { ...ABOUT, role: 'sprite', ...(template && { template }) });
    expect(made?.ok && made.value.request).toMatchObject({
      parents,
      finish: { cutOut: true },
      inputs: [{ asset: assetOf('b') }, { asset: assetOf('c') }],
    });
  });

  it('refuses a file that holds no graph', () => {
    const making = makingOfGeneration({ ours: { version: 1 } });
    expect(making && renderOfFile(making, { ...ABOUT, role: 'sprite' }).ok).toBe(false);
  });
});
