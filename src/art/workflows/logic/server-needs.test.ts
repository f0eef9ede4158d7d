import { describe, expect, it } from 'vitest';
import { BUILTIN_TEMPLATES, controlsOf } from '@/workflows';
import { controlStart, controlWords } from './control-words';
import { openDraft } from './draft';
import { groupReport } from './group-report';
import { bindingFault, freePlaces, loraPlaces, ownParam, resultNodes } from './places';
import { needsWords, packPage, serverNeeds, type NeedsRequest } from './server-needs';
import { API_TEXT, recordedInfo } from './testing';
import { listed } from './words';

const info = recordedInfo();
const read = openDraft({ name: 'Pier', text: API_TEXT }, info);
if (!read.ok) throw new Error('The sample cannot be read.');
const draft = read.value;

const request: NeedsRequest = {
  graph: draft.graph,
  bindings: draft.template.bindings,
  models: [
    {
      folder: 'checkpoints',
      file: 'harbor-xl.safetensors',
      url: 'https://example.org/h.safetensors',
    },
  ],
  packs: new Map(),
  info,
  remaps: {},
  os: 'posix',
};

describe('what a server lacks', () => {
  it('is a file, with its folder, a link, a command and what else there is', () => {
    const needs = serverNeeds(request);
    expect(needs.isReady).toBe(false);
    expect(needs.nodes).toEqual([]);
    expect(needs.problems).toEqual([]);
    expect(needs.files).toHaveLength(1);
    const [lack] = needs.files;
    expect(lack).toMatchObject({
      key: 'CheckpointLoaderSimple.ckpt_name=harbor-xl.safetensors',
      wanted: 'harbor-xl.safetensors',
      folder: 'checkpoints',
      link: 'https://example.org/h.safetensors',
      param: 'model',
    });
    expect(lack?.command).toContain(`--output 'models/checkpoints/harbor-xl.safetensors'`);
    expect(lack?.options.length).toBeGreaterThan(0);
    expect(needsWords(needs)).toBe('lacks 1 file');
    expect(serverNeeds({ ...request, os: 'nt' }).files[0]?.command).toMatch(/^curl\.exe/);
  });

  it('is settled by a file that the user chose, as long as that is there', () => {
    const [lack] = serverNeeds(request).files;
    const used = lack!.options[0]!;
    const settled = serverNeeds({ ...request, remaps: { [lack!.key]: used } });
    expect(settled).toMatchObject({ isReady: true, files: [{ used }] });
    expect(needsWords(settled)).toBe('ready');
    const gone = serverNeeds({ ...request, remaps: { [lack!.key]: 'gone.safetensors' } });
    expect(gone).toMatchObject({ isReady: false, files: [{ used: undefined }] });
  });

  it('is a node, with the pack that brings it', () => {
    const graph = {
      ...draft.graph,
      '20': { class_type: 'LampNode', inputs: { images: ['8', 0] } },
    };
    const packs = new Map([['LampNode', { name: 'some-author/lamp-nodes', version: undefined }]]);
    const needs = serverNeeds({ ...request, graph, packs });
    expect(needs.nodes).toEqual([
      {
        type: 'LampNode',
        titles: ['LampNode'],
        pack: 'some-author/lamp-nodes',
        page: 'https://github.com/some-author/lamp-nodes',
      },
    ]);
    expect(needsWords(needs)).toBe('lacks 1 node and 1 file');
  });

  it('is a value that is out of range, but not one that is filled in anyway', () => {
    const bad = (inputs: object) => ({
      ...draft.graph,
      '5': {
        class_type: 'EmptyLatentImage',
        inputs: { width: 64, height: 64, batch_size: 1, ...inputs },
      },
    });
    expect(serverNeeds({ ...request, graph: bad({ batch_size: -3 }) }).problems).toHaveLength(1);
    expect(serverNeeds({ ...request, graph: bad({ width: '%width%' }) }).problems).toEqual([]);
    const unbound = { ...request, bindings: [], graph: bad({ width: '%width%' }) };
    expect(serverNeeds(unbound).problems).toHaveLength(1);
  });

  it('is never a picture that is put in', () => {
    for (const { template, graph } of BUILTIN_TEMPLATES) {
      const { bindings, models } = template;
      const { problems } = serverNeeds({ ...request, graph, bindings, models });
      expect([template.id, problems]).toEqual([template.id, []]);
    }
  });

  it('has no link made of names that could be anything', () => {
    expect(packPage('lamp-nodes')).toMatch(/lamp-nodes$/);
    for (const name of ['javascript:alert(1)', 'a/b/c', '../x y', 'a?b', '']) {
      expect(packPage(name)).toBeUndefined();
    }
    const models = [{ folder: 'checkpoints', file: 'harbor-xl.safetensors', url: 'javascript:1' }];
    expect(serverNeeds({ ...request, models }).files[0]).toMatchObject({
      link: undefined,
      command: undefined,
    });
  });
});

describe('places to fill', () => {
  it('are inputs that are not linked', () => {
    const places = freePlaces(draft.graph, info);
    expect(places.map(({ node }) => node)).toEqual(['3', '4', '5', '6', '7', '9']);
    const sampler = places.find(({ node }) => node === '3');
    expect(sampler?.inputs.map(({ input }) => input)).not.toContain('model');
    expect(sampler?.inputs[0]).toEqual({ input: 'seed', value: '18446744073709551615' });
    expect(places.find(({ node }) => node === '6')?.title).toBe('The good');
  });

  it('are bound once, under a name, and never over a link', () => {
    const { graph } = draft;
    const { bindings } = draft.template;
    const fault = (param: string, node: string, input: string, at?: number) =>
      bindingFault(graph, bindings, { param, node, input }, at);
    expect(fault('', '9', 'filename_prefix')).toMatch(/name/);
    expect(fault('x', '99', 'text')).toMatch(/Choose/);
    expect(fault('x', '6', 'clip')).toMatch(/connected/);
    expect(fault('x', '6', 'text')).toMatch(/prompt/);
    const own = bindings.findIndex(({ param }) => param === 'prompt');
    expect(fault('x', '6', 'text', own)).toBeUndefined();
    expect(ownParam('Hair color!')).toBe('hair_color');
    expect(ownParam('  ')).toBe('');
  });

  it('have results, and outputs for LoRAs', () => {
    expect(resultNodes(draft.graph, info)).toEqual([{ node: '9', title: 'Save Image' }]);
    expect(loraPlaces(draft.graph, info)).toMatchObject([
      { slot: { model: ['4', 0], clip: ['4', 1] } },
    ]);
  });
});

describe('words', () => {
  it('tell what can be set and within which limits', () => {
    const controls = controlsOf({ graph: draft.graph, template: draft.template, info });
    const words = (param: string) => {
      const control = controls.find((one) => one.param === param)!;
      return `${controlWords(control)}: ${controlStart(control)}`;
    };
    expect(words('steps')).toBe('a whole number from 1 to 10000: 20');
    expect(words('prompt')).toBe('text: a pier at dusk');
    expect(words('seed')).toBe('a seed: 18446744073709551615');
    expect(words('sampler')).toMatch(/^one of \d+: .+ …: euler$/);
  });

  it('group a report, and cut names that are long', () => {
    const entry = {
      code: 'muted-dropped',
      severity: 'dropped',
      node: '1',
      text: 'Muted.',
    } as const;
    const groups = groupReport([
      { ...entry, title: 'A' },
      { ...entry, title: 'B' },
      { ...entry, severity: 'refused', title: '', text: 'No.' },
    ]);
    expect(groups.map(({ severity, count }) => [severity, count])).toEqual([
      ['refused', 1],
      ['dropped', 2],
    ]);
    expect(groups[1]?.lines).toEqual([{ text: 'Muted.', titles: ['A', 'B'] }]);
    expect(listed(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('“a”, “b”, “c”, “d” and 2 more');
    expect(listed(['x'.repeat(500)]).length).toBeLessThan(70);
  });
});
