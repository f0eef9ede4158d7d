import { describe, expect, it } from 'vitest';
import type { Graph, InputDef, NodeDef, ObjectInfo } from '@/comfy';
import { projectArtSchema } from '@/story';
import { BUILTIN_TEMPLATES, templateSchema } from '@/workflows';
import { canPlay, hashOf, listTemplates, type ArtTemplate } from './art-template';
import { modelValues, setupOf, type ServerFacts } from './setup';

const WANTED = 'anime-sd15.safetensors';
const GRAPH: Graph = {
  1: { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: WANTED } },
  2: { class_type: 'Show', inputs: { model: ['1', 0] } },
};
const template = (id: string, more: object = {}, graph: Graph = GRAPH): ArtTemplate => ({
  template: templateSchema.parse({
    id,
    title: id,
    role: 'sprite',
    family: 'sd15',
    bindings: [{ param: 'model', node: '1', input: 'ckpt_name' }],
    ...more,
  }),
  graph,
  text: JSON.stringify(graph),
  isOwn: false,
});
const node = (name: string, inputs: readonly InputDef[], isOutput: boolean): [string, NodeDef] => [
  name,
  {
    name,
    title: name,
    category: '',
    module: '',
    inputs,
    outputs: [],
    isOutput,
    isDeprecated: false,
    isPaid: false,
  },
];
const info = (options: readonly string[]): ObjectInfo => {
  const ckpt: InputDef = {
    name: 'ckpt_name',
    kind: 'combo',
    type: 'COMBO',
    isRequired: true,
    options,
  };
  const model: InputDef = { name: 'model', kind: 'socket', type: 'MODEL', isRequired: true };
  return new Map([node('CheckpointLoaderSimple', [ckpt], false), node('Show', [model], true)]);
};
const server = (id: string, ...files: string[]): ServerFacts => ({
  id,
  name: id,
  info: info(files),
});
const art = (more: object) => projectArtSchema.parse(more);
const model = (setup: ReturnType<typeof setupOf>) => {
  const [one] = setup.models;
  return one && [one.chosen, one.why];
};

describe('setupOf', () => {
  const sprite = template('sprite-sd');

  it('takes the model that the workflow names where a server has it', () => {
    const setup = setupOf('sprite', [sprite], undefined, [server('a', 'x.safetensors', WANTED)]);
    expect(model(setup)).toEqual([WANTED, 'written']);
    expect([setup.isReady, setup.isChosen]).toEqual([true, false]);
    expect(modelValues(setup.models)).toEqual({ model: WANTED });
  });

  it('takes the user’s choice over it, as long as a server has that', () => {
    const values = art({ values: { 'sprite-sd': { model: 'mine.safetensors' } } });
    const both = [server('a', 'mine.safetensors', WANTED)];
    expect(model(setupOf('sprite', [sprite], values, both))).toEqual(['mine.safetensors', 'user']);
    const gone = [server('a', WANTED)];
    expect(model(setupOf('sprite', [sprite], values, gone))).toEqual([WANTED, 'written']);
  });

  it('proposes another and says so, and none where there is none', () => {
    const alike = setupOf('sprite', [sprite], undefined, [server('a', 'sub/Anime_SD15.ckpt')]);
    expect(model(alike)).toEqual(['sub/Anime_SD15.ckpt', 'alike']);
    const first = setupOf('sprite', [sprite], undefined, [server('a', 'zebra.safetensors')]);
    expect(model(first)).toEqual(['zebra.safetensors', 'first']);
    const none = setupOf('sprite', [sprite], undefined, [server('a')]);
    expect(model(none)).toEqual([undefined, 'none']);
    expect(none.isReady).toBe(false);
    expect(none.missing?.files).toHaveLength(1);
  });

  it('is ready if any server can run it', () => {
    const servers = [{ id: 'bare', name: 'bare', info: new Map() }, server('b', WANTED)];
    expect(setupOf('sprite', [sprite], undefined, servers).isReady).toBe(true);
  });

  it('knows nothing of what is missing without a server', () => {
    const setup = setupOf('sprite', [sprite], undefined, []);
    expect(setup).toMatchObject({ isReady: false, missing: undefined, models: [] });
    expect(setup.template?.template.id).toBe('sprite-sd');
  });

  it('takes the first in its order that runs, but what was chosen even if it does not', () => {
    const exotic = template(
      'flux-txt2img',
      { alsoFor: ['sprite'], role: 'cg' },
      {
        1: { class_type: 'Exotic', inputs: {} },
      },
    );
    const own = { ...template('own'), isOwn: true, graph: exotic.graph };
    const all = [exotic, sprite, own];
    const servers = [server('a', WANTED)];
    const setup = setupOf('sprite', all, undefined, servers);
    expect(setup.candidates.map((one) => one.template.id)).toEqual([
      'own',
      'sprite-sd',
      'flux-txt2img',
    ]);
    expect(setup.template?.template.id).toBe('sprite-sd');
    const chosen = setupOf('sprite', all, art({ templates: { sprite: 'own' } }), servers);
    expect([chosen.template?.template.id, chosen.isReady, chosen.isChosen]).toEqual([
      'own',
      false,
      true,
    ]);
    const gone = setupOf('sprite', all, art({ templates: { sprite: 'deleted' } }), servers);
    expect([gone.template?.template.id, gone.isChosen]).toEqual(['sprite-sd', false]);
  });

  it('takes a plain card only where the user asks for it', () => {
    const card = template('no-model-card', { bindings: [] }, {});
    const servers = [server('a')];
    expect(setupOf('sprite', [card], undefined, servers).template).toBeUndefined();
    const asked = art({ templates: { sprite: 'no-model-card' } });
    expect(setupOf('sprite', [card], asked, servers).isReady).toBe(true);
  });
});

describe('workflows to choose from', () => {
  const shipped = BUILTIN_TEMPLATES[0];
  if (!shipped) throw new Error('Nothing is shipped.');
  const row = {
    id: 'mine',
    template: { ...shipped.template },
    graph: shipped.graph,
    text: shipped.text,
    createdAt: 1,
    updatedAt: 1,
  };

  it('are the user’s own first; what is in the bin or cannot be read is left out', () => {
    const { templates, damaged } = listTemplates([
      row,
      { ...row, id: 'bin', deletedAt: 5 },
      { ...row, id: 'broken', template: { title: 5 } },
    ] as never);
    expect(templates.slice(0, 2).map((one) => [one.template.id, one.isOwn])).toEqual([
      ['mine', true],
      [shipped.template.id, false],
    ]);
    expect(templates).toHaveLength(BUILTIN_TEMPLATES.length + 1);
    expect(damaged).toEqual(['broken']);
  });

  it('play their role and those that they name', () => {
    const one = template('a', { alsoFor: ['edit'] });
    expect((['sprite', 'edit', 'cg'] as const).map((role) => canPlay(one, role))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('have a hash of the file and of what is filled in', async () => {
    expect(await hashOf(template('a'))).toBe(await hashOf(template('a')));
    expect(await hashOf(template('a'))).not.toBe(await hashOf(template('a', { title: 'b' })));
    expect(await hashOf(template('a'))).not.toBe(await hashOf({ ...template('a'), text: '{}' }));
  });
});
