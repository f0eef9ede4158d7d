import { describe, expect, it } from 'vitest';
import type { Graph } from '@/comfy';
import { writeGraphJson } from '@/comfy/json';
import { BUILTIN_TEMPLATES, convertWorkflow, readWorkflow } from '@/workflows';
import { editorFile } from './editor-file';
import { API_TEXT, recordedInfo } from './testing';

const info = recordedInfo();

function thereAndBack(graph: Graph) {
  const read = readWorkflow(writeGraphJson(editorFile(graph, info)));
  if (!read.ok || read.value.format !== 'editor') throw new Error('It is no editor file.');
  return convertWorkflow(read.value.workflow, info);
}

const plain = (graph: Graph) =>
  Object.fromEntries(
    Object.entries(graph).map(([id, { class_type, inputs }]) => [id, { class_type, inputs }]),
  );

describe('a graph as a file of the editor', () => {
  it.each(BUILTIN_TEMPLATES.map((one) => [one.template.id, one] as const))(
    'comes back as it was: %s',
    (_, { graph }) => {
      const { graph: back, report } = thereAndBack(graph);
      expect(plain(back)).toMatchObject(plain(graph));
      expect(report.filter(({ code }) => code !== 'respelled')).toEqual([]);
    },
  );

  it('keeps long seeds, titles, links into widgets and nodes that nobody knows', () => {
    const read = readWorkflow(API_TEXT);
    if (!read.ok || read.value.format !== 'api') throw new Error('The sample cannot be read.');
    const graph: Graph = {
      ...read.value.graph,
      '12:5': { class_type: 'PrimitiveInt', inputs: { value: 640 } },
      '5': {
        class_type: 'EmptyLatentImage',
        inputs: { width: ['12:5', 0], height: 8, batch_size: 1 },
      },
      '20': { class_type: 'NobodyKnows', inputs: { lamp: 'lit', images: ['8', 0] } },
    };
    const { graph: back } = thereAndBack(graph);
    expect(back['3']?.inputs['seed']).toBe(18446744073709551615n);
    expect(back['6']?._meta?.title).toBe('The good');
    expect(back['5']?.inputs['width']).toEqual(['21', 0]);
    expect(back['21']?.inputs['value']).toBe(640);
    expect(back['20']).toMatchObject({ inputs: { lamp: 'lit', images: ['8', 0] } });
  });
});
