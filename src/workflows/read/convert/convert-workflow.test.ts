// What the cases do not show: hostile files, and the words of the report.
import { describe, expect, it } from 'vitest';
import { readObjectInfo } from '@/comfy/object-info-schema';
import { readEditor } from '../read-editor';
import { reportTexts } from '../report-texts';
import { convertWorkflow } from './convert-workflow';

const info = readObjectInfo({
  Paper: { input: { required: { width: ['INT', { default: 8 }] } }, output: ['IMAGE'] },
  Invert: { input: { required: { image: ['IMAGE'] } }, output: ['IMAGE'] },
})!.nodes;

function convert(file: object) {
  return convertWorkflow(readEditor(file), info);
}

describe('a hostile file', () => {
  it('with names of every object converts like others', () => {
    const file = JSON.parse(
      `{"nodes":[
        {"id":"__proto__","type":"Paper","widgets_values":{"__proto__":{"x":1},"width":3}},
        {"id":"constructor","type":"toString","inputs":[{"name":"__proto__","type":"X","link":1}]}
      ],"links":[[1,"__proto__",0,"constructor",0,"X"]],"extra":{"groupNodes":{"__proto__":{}}}}`,
    ) as object;
    const { graph } = convert(file);
    expect(Object.keys(graph)).toEqual(['__proto__', 'constructor']);
    expect(Object.entries(graph)[0]?.[1].inputs).toEqual({ width: 3 });
    expect(Object.entries(graph)[1]?.[1].inputs).toEqual(
      Object.fromEntries([['__proto__', ['__proto__', 0]]]),
    );
  });

  it('with subgraphs that double at each level stays small', () => {
    const subgraphs = Array.from({ length: 30 }, (_, level) => ({
      id: `s${level}`,
      name: `Level ${level}`,
      inputs: [],
      outputs: [],
      links: [],
      nodes: [1, 2].map((id) => ({ id, type: level === 29 ? 'Paper' : `s${level + 1}` })),
    }));
    const { graph, report } = convert({
      nodes: [{ id: 1, type: 's0' }],
      links: [],
      definitions: { subgraphs },
    });
    expect(Object.keys(graph).length).toBeLessThanOrEqual(20_000);
    expect(report.some((entry) => entry.code === 'too-many-nodes')).toBe(true);
    expect(report.length).toBeLessThanOrEqual(2000);
  });

  it('with links in circles ends', () => {
    const reroute = (id: number, link: number) => ({
      id,
      type: 'Reroute',
      inputs: [{ name: '', type: '*', link }],
      outputs: [{ name: '', type: '*' }],
    });
    const { graph, report } = convert({
      nodes: [
        reroute(1, 1),
        reroute(2, 2),
        { id: 3, type: 'Invert', inputs: [{ name: 'image', type: 'IMAGE', link: 3 }] },
      ],
      links: [
        [1, 2, 0, 1, 0, '*'],
        [2, 1, 0, 2, 0, '*'],
        [3, 1, 0, 3, 0, '*'],
      ],
    });
    expect(graph).toEqual({
      '3': { class_type: 'Invert', inputs: {}, _meta: { title: 'Invert' } },
    });
    expect(report.map((entry) => entry.code)).toEqual(['link-loop']);
  });

  it('with endless names gives short lines', () => {
    const { report } = convert({
      nodes: [{ id: 1, type: 'x'.repeat(5000), title: 'y'.repeat(5000) }],
      links: [],
    });
    const unknown = report.find((entry) => entry.code === 'class-unknown');
    expect(unknown?.text.length).toBeLessThan(400);
    expect(unknown?.title.length).toBeLessThan(200);
  });

  it('with nothing that runs says so', () => {
    const { graph, report } = convert({ nodes: [{ id: 1, type: 'Paper', mode: 2 }], links: [] });
    expect(graph).toEqual({});
    expect(report.map((entry) => entry.code)).toEqual(['muted-dropped', 'nothing-left']);
    expect(report[1]?.severity).toBe('refused');
  });

  it('leaves the file as it was', () => {
    const file = { nodes: [{ id: 1, type: 'Paper', widgets_values: [3] }], links: [] };
    const before = structuredClone(file);
    convert(file);
    expect(file).toEqual(before);
  });
});

describe('the report', () => {
  it('has a sentence for every code', () => {
    for (const [code, { text }] of Object.entries(reportTexts)) {
      expect(text('first', 'second'), code).toMatch(/^.+[.]$/s);
    }
  });

  it('names the pack of a node that is not there', () => {
    const properties = { cnr_id: 'fancy-nodes' };
    const { report } = convert({ nodes: [{ id: 1, type: 'Fancy', properties }], links: [] });
    expect(report[0]?.text).toContain('fancy-nodes');
  });
});
