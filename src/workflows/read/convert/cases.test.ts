// Every folder in cases/ is an editor file and what ComfyUI's own export makes of it. `info.json` adds
// nodes that the recorded server has not; `report.json` lists the codes of the report, in order.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseJson } from '@/comfy/json';
import { readObjectInfo } from '@/comfy/object-info-schema';
import { readWorkflow } from '../read-workflow';
import { convertWorkflow } from './convert-workflow';

const CASES = join(import.meta.dirname, 'cases');
const RECORDED = join(import.meta.dirname, '../../../testing/comfyui/object-info.json');

function readJson(path: string): unknown {
  const read = parseJson(readFileSync(path, 'utf8'));
  if (!read.ok) throw new Error(`${path}: ${read.failure.kind} at ${read.failure.at}`);
  return read.value;
}

const recorded = readJson(RECORDED) as object;

describe.each(readdirSync(CASES))('%s', (name) => {
  const folder = join(CASES, name);
  const more = join(folder, 'info.json');
  const extra = existsSync(more) ? (readJson(more) as object) : {};
  const info = readObjectInfo({ ...recorded, ...extra })!.nodes;
  const read = readWorkflow(readFileSync(join(folder, 'workflow.json'), 'utf8'));
  if (!read.ok || read.value.format !== 'editor') throw new Error(`${name} is no editor file`);
  const { graph, report, seedPolicies } = convertWorkflow(read.value.workflow, info);
  const expected = readJson(join(folder, 'expected.json')) as Record<string, unknown>;

  it('gives the prompt', () => {
    expect(graph).toEqual(expected.graph);
  });

  it('says what it did', () => {
    expect(report.map((entry) => `${entry.code} ${entry.node ?? ''}`.trim())).toEqual(
      expected.report,
    );
  });

  it('keeps the seed policies', () => {
    const policies = seedPolicies.map(({ node, input, policy }) => `${node} ${input} ${policy}`);
    expect(policies).toEqual(expected.seedPolicies ?? []);
  });
});
