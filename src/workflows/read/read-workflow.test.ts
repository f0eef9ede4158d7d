import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeWorkflowFailure } from './describe';
import type { WorkflowFailure } from './failure';
import { MAX_DEPTH, MAX_WORKFLOW_CHARS, readWorkflow, type ReadWorkflow } from './read-workflow';
import { writeGraph } from './write-graph';

const GRAPH = {
  '3': { class_type: 'EmptyImage', inputs: { width: 64 }, _meta: { title: 'Paper' } },
  '12:5': { class_type: 'SaveImage', inputs: { images: ['3', 0] } },
};
const EDITOR = { nodes: [{ id: 1, type: 'EmptyImage' }], links: [], version: 0.4 };

function read(text: string): ReadWorkflow {
  const result = readWorkflow(text);
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value;
}

function failureOf(text: string): WorkflowFailure {
  const result = readWorkflow(text);
  if (result.ok) throw new Error(`read as ${result.value.format}`);
  return result.failure;
}

function graphOf(text: string) {
  const value = read(text);
  if (value.format !== 'api') throw new Error('an editor file');
  return value.graph;
}

describe('the API format', () => {
  it('keeps class, inputs and title, and nothing else', () => {
    const prompt = { ...GRAPH, '4': { ...GRAPH['3'], is_changed: ['abc'] }, last_node_id: 4 };
    expect(graphOf(JSON.stringify(prompt))).toEqual({ ...GRAPH, '4': GRAPH['3'] });
  });

  it('is found in every wrapper', () => {
    const extra = { extra_pnginfo: { workflow: EDITOR } };
    const wrapped = [
      { prompt: GRAPH },
      { prompt: JSON.stringify(GRAPH), workflow: JSON.stringify(EDITOR) },
      { prompt: GRAPH, extra_data: extra, client_id: 'x' },
      { output: GRAPH, workflow: EDITOR },
      [7, 'an-id', GRAPH, extra, ['12:5']],
      { 'an-id': { prompt: [7, 'an-id', GRAPH, extra, ['12:5']], outputs: {}, status: {} } },
    ];
    for (const one of wrapped) expect(graphOf(JSON.stringify(one))).toEqual(GRAPH);
  });

  it('brings the editor file along', () => {
    const value = read(JSON.stringify({ prompt: GRAPH, workflow: EDITOR }));
    expect(value.workflow?.original).toEqual(EDITOR);
    expect(read(JSON.stringify({ prompt: GRAPH })).workflow).toBeUndefined();
  });

  it('reads a recorded history as it is', () => {
    const history = readFileSync(
      join(import.meta.dirname, '../../testing/comfyui/http/history.json'),
      'utf8',
    );
    const exchanges = JSON.parse(history) as { response: { json?: unknown } }[];
    const entries = exchanges
      .map(({ response }) => response.json)
      .filter((json) => JSON.stringify(json ?? '').includes('"class_type"'));
    expect(entries.length).toBeGreaterThan(0);
    const one = entries.find((entry) => Object.keys(entry as object).length === 1);
    expect(Object.keys(graphOf(JSON.stringify(one))).length).toBeGreaterThan(1);
  });

  it('turns numbers of links into text ids', () => {
    const text = '{"1":{"class_type":"A","inputs":{"image":[3,0],"list":{"__value__":[1,2]}}}}';
    expect(graphOf(text)['1']?.inputs).toEqual({ image: ['3', 0], list: { __value__: [1, 2] } });
  });

  it('keeps every digit of a seed, there and back', () => {
    const text =
      '{"1":{"class_type":"KSampler","inputs":{"seed":18446744073709551615,"cfg":NaN,"top":Infinity}}}';
    const graph = graphOf(text);
    expect(graph['1']?.inputs.seed).toBe(18446744073709551615n);
    expect(writeGraph(graph)).toBe(text);
  });

  it('takes node ids that are names of every object', () => {
    const text =
      '{"__proto__":{"class_type":"A","inputs":{"__proto__":1}},"constructor":{"class_type":"B","inputs":{}}}';
    const graph = graphOf(text);
    expect(Object.keys(graph)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(graph)).toBe(Object.prototype);
    expect(({} as { class_type?: string }).class_type).toBeUndefined();
  });
});

describe('the editor format', () => {
  it('is told by its list of nodes', () => {
    const value = read(JSON.stringify(EDITOR));
    expect(value.format).toBe('editor');
    expect([...(value.workflow?.nodes.keys() ?? [])]).toEqual(['1']);
  });

  it('is found where no prompt is beside it', () => {
    const extra = { extra_data: { extra_pnginfo: { workflow: EDITOR } } };
    for (const one of [{ workflow: EDITOR }, { prompt: EDITOR }, extra]) {
      expect(read(JSON.stringify(one)).format).toBe('editor');
    }
  });

  it('lets odd entries go and keeps the rest', () => {
    const nodes = [
      null,
      7,
      { id: {} },
      { id: 'a', type: 'A', inputs: 'none', mode: 'x', title: 3 },
    ];
    const value = read(JSON.stringify({ nodes, links: [[1, 2], null, { id: 4 }], extra: [] }));
    expect(value.workflow?.nodes.get('a')).toMatchObject({ type: 'A', mode: 'active', inputs: [] });
    expect(value.workflow?.links.size).toBe(0);
  });

  it('gathers models with their addresses, and drops addresses that are none', () => {
    const url = 'https://example.org/a.safetensors';
    const node = (models: unknown) => ({ id: 1, type: 'A', properties: { models } });
    const file = {
      nodes: [node([{ name: 'a.safetensors', directory: 'vae', url }])],
      links: [],
      models: [
        { name: 'a.safetensors', directory: 'vae' },
        { name: 'b.safetensors', directory: 'loras', url: 'javascript:alert(1)' },
      ],
    };
    expect(read(JSON.stringify(file)).workflow?.models).toEqual([
      { name: 'a.safetensors', folder: 'vae', url },
      { name: 'b.safetensors', folder: 'loras', url: undefined },
    ]);
  });
});

describe('what is no workflow', () => {
  const card = { spec: 'chara_card_v2', data: { name: 'Ida' } };
  const settings = 'a lighthouse\nNegative prompt: fog\nSteps: 20, Sampler: Euler a, CFG scale: 7';
  it.each([
    ['', { kind: 'empty' }],
    [' \n ', { kind: 'empty' }],
    ['{"1": {', { kind: 'not-json', looksLike: 'unknown', at: 7 }],
    [settings, { kind: 'not-json', looksLike: 'a1111-settings' }],
    ['<!doctype html><p>', { kind: 'not-json', looksLike: 'html' }],
    ['{"user_name":"A"}\n{"mes":"hello"}', { kind: 'not-json', looksLike: 'chat-log' }],
    [JSON.stringify(card), { kind: 'not-a-workflow', looksLike: 'character-card' }],
    ['{"entries":{}}', { kind: 'not-a-workflow', looksLike: 'lorebook' }],
    ['[{"mes":"hello"}]', { kind: 'not-a-workflow', looksLike: 'chat-log' }],
    ['{"sui_image_params":{}}', { kind: 'not-a-workflow', looksLike: 'image-metadata' }],
    [
      '{"KSampler":{"input":{"required":{}},"output":[]}}',
      { kind: 'not-a-workflow', looksLike: 'object-info' },
    ],
    ['{"a":1}', { kind: 'not-a-workflow', looksLike: 'unknown' }],
    ['[]', { kind: 'not-a-workflow', looksLike: 'unknown' }],
    ['"text"', { kind: 'not-a-workflow', looksLike: 'unknown' }],
    ['{"nodes":[],"links":[]}', { kind: 'no-nodes' }],
    ['['.repeat(MAX_DEPTH + 1), { kind: 'too-deep', most: MAX_DEPTH }],
    ['x'.repeat(MAX_WORKFLOW_CHARS + 1), { kind: 'too-large', most: MAX_WORKFLOW_CHARS }],
  ])('%#: says so', (text, expected) => {
    const failure = failureOf(text);
    expect(failure).toMatchObject(expected);
    const words = describeWorkflowFailure(failure);
    expect(words.title).not.toBe('');
    expect(words.hint).not.toBe('');
  });

  it('refuses more nodes than anyone draws', () => {
    const nodes = Array.from({ length: 20_001 }, (_, id) => ({ id, type: 'A' }));
    expect(failureOf(JSON.stringify({ nodes, links: [] }))).toMatchObject({
      kind: 'too-many-nodes',
      nodes: 20_001,
    });
  });

  it('unwraps only so far', () => {
    let text = JSON.stringify(GRAPH);
    for (let i = 0; i < 8; i += 1) text = `{"prompt":${text}}`;
    expect(failureOf(text)).toEqual({ kind: 'not-a-workflow', looksLike: 'unknown' });
  });
});
