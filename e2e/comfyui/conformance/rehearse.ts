// Brings the test server into the state in which a recording began: what was cached, which files were there,
// how many prompts had been counted.
import { setTimeout as wait } from 'node:timers/promises';
import { writeJson } from '../core/python.mjs';
import type { TestComfy } from '../test-comfy.mjs';
import type { Json } from './recordings';

type Prompt = Record<string, { class_type: string; inputs: Record<string, Json> }>;

export interface Outputs {
  readonly [node: string]: { readonly [kind: string]: Json };
}

export async function untilIdle(server: TestComfy): Promise<void> {
  for (let tries = 0; server.remaining > 0; tries++) {
    if (tries > 2000) throw new Error('The test server does not come to rest.');
    await wait(5);
  }
}

export async function post(server: TestComfy, path: string, body: Json): Promise<void> {
  const response = await fetch(server.url + path, { method: 'POST', body: writeJson(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

/** Runs what the recorded server had cached. Nodes without output are shown, so that something runs. */
export async function fillCache(
  server: TestComfy,
  prompt: Json,
  cached: readonly string[],
): Promise<void> {
  const kept: Prompt = {};
  for (const id of cached) {
    const node = (prompt as Prompt)[id];
    if (!node) continue;
    kept[id] = structuredClone(node);
    kept[`show ${id}`] = { class_type: 'PreviewAny', inputs: { source: [id, 0] } };
    if (node.class_type.startsWith('Save') || node.class_type.startsWith('Preview')) {
      delete kept[`show ${id}`];
    }
  }
  if (Object.keys(kept).length === 0) return;
  // A number of its own does not count up.
  await post(server, '/prompt', { prompt: kept, number: 0 });
  await untilIdle(server);
  await post(server, '/history', { clear: true });
}

/** Puts in place the files before the first that the recording names, so that its numbers come out. */
export async function putFilesBefore(
  server: TestComfy,
  outputs: readonly Outputs[],
): Promise<void> {
  const lowest = new Map<
    string,
    { number: number; name: string; subfolder: string; end: string }
  >();
  for (const file of outputs.flatMap(filesOf)) {
    const [, name = '', digits = '1', end = ''] =
      /^(.*)_(\d{5})(_\.\w+)$/.exec(file.filename) ?? [];
    const key = `${file.subfolder}/${name}`;
    const number = Number(digits);
    const known = lowest.get(key);
    if (file.type === 'temp' || (known && known.number <= number)) continue;
    lowest.set(key, { number, name, subfolder: file.subfolder, end });
  }
  for (const { number, name, subfolder, end } of lowest.values()) {
    if (number === 1) continue;
    const before = `${name}_${String(number - 1).padStart(5, '0')}${end}`;
    await putFile(server, before, Buffer.from('before'), 'output', subfolder);
  }
}

export async function putFile(
  server: TestComfy,
  name: string,
  bytes: Buffer,
  type: 'output' | 'input' | 'temp',
  subfolder = '',
): Promise<void> {
  const form = new FormData();
  form.set('image', new File([new Uint8Array(bytes)], name));
  form.set('type', type);
  form.set('subfolder', subfolder);
  form.set('overwrite', 'true');
  const response = await fetch(`${server.url}/upload/image`, { method: 'POST', body: form });
  if (!response.ok) throw new Error(`upload of ${name}: ${response.status}`);
}

function filesOf(outputs: Outputs): { filename: string; subfolder: string; type: string }[] {
  return Object.values(outputs)
    .flatMap((output) => Object.values(output ?? {}))
    .flat()
    .filter(
      (item): item is { filename: string; subfolder: string; type: string } =>
        item !== null && typeof item === 'object' && 'filename' in item,
    );
}
