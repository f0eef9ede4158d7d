import { describe, expect, it } from 'vitest';
import { parseJson } from './json';
import type { InputDef } from './object-info';
import { readObjectInfo } from './object-info-schema';
import { exchange, textFile } from './recorded';

function recorded() {
  const json = parseJson(textFile('object-info.json'));
  const read = json.ok ? readObjectInfo(json.value) : undefined;
  if (!read) throw new Error('not read');
  return read;
}

function inputOf(spec: unknown, name = 'x'): InputDef {
  const read = readObjectInfo({ Node: { input: { required: { [name]: spec } }, output: [] } });
  const input = read?.nodes.get('Node')?.inputs[0];
  if (!input) throw new Error('not read');
  return input;
}

describe('the recorded object_info', () => {
  const { nodes, skipped } = recorded();

  it('is read whole', () => {
    expect(skipped).toEqual([]);
    expect(nodes.size).toBe(Object.keys(JSON.parse(textFile('object-info.json')) as object).length);
  });

  it('KSampler: order, kinds, limits, control', () => {
    const { inputs, outputs, title, isOutput } = nodes.get('KSampler') ?? {};
    expect(inputs?.map(({ name }) => name)).toEqual(
      'model seed steps cfg sampler_name scheduler positive negative latent_image denoise'.split(
        ' ',
      ),
    );
    expect(inputs?.[0]).toMatchObject({ kind: 'socket', type: 'MODEL', isRequired: true });
    expect(inputs?.[1]).toMatchObject({ kind: 'int', hasControlAfterGenerate: true });
    expect(inputs?.[2]).toMatchObject({ default: 20, range: { min: 1, max: 10000 } });
    expect(inputs?.[4]).toMatchObject({ kind: 'combo', type: 'COMBO' });
    expect(inputs?.[4]?.options).toContain('dpmpp_2m');
    expect(inputs?.[4]?.isNewCombo).toBeUndefined();
    expect(outputs).toEqual([{ type: 'LATENT', name: 'LATENT', isList: false }]);
    expect(title).toBe('KSampler');
    expect(isOutput).toBe(false);
  });

  it('hidden inputs are left out', () => {
    const { inputs, isOutput } = nodes.get('SaveImage') ?? {};
    expect(inputs?.map(({ name }) => name)).toEqual(['images', 'filename_prefix']);
    expect(isOutput).toBe(true);
  });

  it('both spellings of a combo, and one whose list is elsewhere', () => {
    const news = [...nodes.values()].flatMap(({ inputs }) =>
      inputs.filter((input) => input.isNewCombo),
    );
    expect(news.length).toBeGreaterThan(20);
    expect(news.every(({ kind }) => kind === 'combo')).toBe(true);
    expect(nodes.get('LoadImage')?.inputs[0]).toMatchObject({
      options: ['example.png'],
      upload: 'image_upload',
    });
    const remote = nodes.get('LoadImageOutput')?.inputs[0];
    expect(remote).toMatchObject({ kind: 'combo', isNewCombo: true, upload: 'image_upload' });
    expect(remote && 'options' in remote).toBe(false);
  });

  it('every type in capitals without a widget is a socket', () => {
    const kinds = new Map<string, string>();
    for (const node of nodes.values())
      for (const { type, kind } of node.inputs) kinds.set(type, kind);
    expect(kinds.get('*')).toBe('socket');
    expect(kinds.get('IMAGE')).toBe('socket');
    expect(kinds.get('LOAD_3D')).toBe('custom');
  });

  it('an unknown class is an empty answer', () => {
    const { json } = exchange('object_info', 'unknown node').response;
    expect(readObjectInfo(json)?.nodes.size).toBe(0);
  });
});

describe('odd inputs', () => {
  it.each([
    [
      ['INT', { default: 5, min: 0, max: 18446744073709551615n }],
      { kind: 'int', range: { max: 2 ** 64 } },
    ],
    [
      ['STRING', { multiline: true, dynamicPrompts: true }],
      { isMultiline: true, hasDynamicPrompts: true },
    ],
    [['STRING', { forceInput: true }], { kind: 'string', forceInput: true }],
    [['COMBO', { options: ['a'], multiselect: true }], { isMultiselect: true, options: ['a'] }],
    [[[1, 2.5, true, 'x', null, {}]], { kind: 'combo', options: [1, 2.5, true, 'x'] }],
    [[[]], { kind: 'combo', options: [] }],
    [['IMAGE,MASK'], { kind: 'socket', type: 'IMAGE,MASK' }],
    [['my_widget', {}], { kind: 'custom' }],
    ['FLOAT', { kind: 'float' }],
    [['FLOAT', 'not an object'], { kind: 'float' }],
    [['INT', { min: 'low', max: NaN }], { kind: 'int' }],
  ])('%#', (spec, expected) => {
    expect(inputOf(spec)).toMatchObject(expected);
  });

  it('dynamic combos bring dotted inputs, also inside each other', () => {
    const input = inputOf(
      [
        'COMFY_DYNAMICCOMBO_V3',
        {
          options: [
            { key: 'plain', inputs: { required: {} } },
            {
              key: 'scaled',
              inputs: {
                required: { width: ['INT', { default: 8 }] },
                optional: {
                  more: [
                    'COMFY_DYNAMICCOMBO_V3',
                    { options: [{ key: 'a', inputs: { required: { z: ['FLOAT'] } } }] },
                  ],
                },
              },
            },
            'odd',
          ],
        },
      ],
      'mode',
    );
    expect(input).toMatchObject({ kind: 'dynamic-combo', options: ['plain', 'scaled'] });
    expect(input.branches?.['plain']).toEqual([]);
    expect(input.branches?.['scaled']?.map(({ name }) => name)).toEqual([
      'mode.width',
      'mode.more',
    ]);
    expect(input.branches?.['scaled']?.[1]?.branches?.['a']?.[0]).toMatchObject({
      name: 'mode.more.z',
      kind: 'float',
    });
  });
});

describe('odd nodes', () => {
  it('are skipped and named, and cost the others nothing', () => {
    const read = readObjectInfo({
      Good: {
        input: { required: {} },
        output: ['IMAGE'],
        output_name: 'picture',
        display_name: null,
      },
      Null: null,
      Text: 'hello',
      Output: { input: {}, output: 'IMAGE' },
      Input: { input: { required: { a: null } }, output: [] },
      ['x'.repeat(5000)]: {},
      Bare: {},
      Combo: { output: [['a', 'b'], 5], output_is_list: [true] },
      Order: {
        input: { required: { b: ['INT'], a: ['INT'] } },
        input_order: { required: ['a', 'gone'] },
        output: [],
      },
    });
    expect([...(read?.nodes.keys() ?? [])]).toEqual(['Good', 'Bare', 'Combo', 'Order']);
    expect(read?.skipped.map(({ name }) => name.slice(0, 6))).toEqual([
      'Null',
      'Text',
      'Output',
      'Input',
      'xxxxxx',
    ]);
    expect(read?.nodes.get('Good')).toMatchObject({ title: 'Good', outputs: [{ type: 'IMAGE' }] });
    expect(read?.nodes.get('Combo')?.outputs).toMatchObject([
      { type: 'COMBO', isList: true },
      { type: '*' },
    ]);
    expect(read?.nodes.get('Order')?.inputs.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it.each([null, [], 'x', 5, undefined])('%j is no object_info', (answer) => {
    expect(readObjectInfo(answer)).toBeUndefined();
  });
});
