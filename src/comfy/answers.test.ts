// History, queue and refused prompts, on recorded answers and on hostile ones.
import { describe, expect, it } from 'vitest';
import { readHistoryEntry } from './history';
import { readNodeErrors, readRejection } from './prompt-errors';
import { readQueue } from './queue';
import { exchange, exchanges, transcript } from './recorded';
import type { HistoryEntry } from './render-server';

/** History answers asked for in a transcript, in order; undefined where it was `{}`. */
function histories(number: string): (HistoryEntry | undefined)[] {
  return transcript(number)
    .filter(({ kind, path }) => kind === 'http' && path?.startsWith('/history/'))
    .map(({ path, response }) => {
      const id = path?.slice('/history/'.length) ?? '';
      const entry = (response as Record<string, unknown>)[id];
      return entry === undefined ? undefined : readHistoryEntry(id, entry);
    });
}
const only = (entries: readonly (HistoryEntry | undefined)[]) => {
  const last = entries.filter((entry) => entry !== undefined).at(-1);
  if (!last) throw new Error('no entry');
  return last;
};

describe('history', () => {
  it('one entry: success, its file, its times', () => {
    const { json } = exchange('history', 'one').response;
    const [[id, entry]] = Object.entries(json as object) as [[string, unknown]];
    const read = readHistoryEntry(id, entry);
    expect(read).toMatchObject({ promptId: id, end: { how: 'success' }, isCached: false });
    expect(read?.files[0]).toMatchObject({ node: '9', key: 'images', type: 'output' });
    expect(read?.endedAt).toBeGreaterThan(read?.startedAt ?? Infinity);
  });

  it('25: at success the entry may not be there; after the end it is', () => {
    const entries = histories('25');
    expect(entries).toContain(undefined);
    expect(entries.at(-1)?.end).toEqual({ how: 'success' });
  });

  it('an interrupt is no error, though status_str says so', () => {
    const asked = transcript('07').find(({ path }) => path?.startsWith('/history/'));
    expect(JSON.stringify(asked?.response)).toContain('"status_str":"error"');
    expect(only(histories('07')).end.how).toBe('interrupted');
  });

  it('28: files that were written before the error stand', () => {
    const failed = histories('28').find((entry) => entry?.end.how === 'error');
    expect(failed?.files.length).toBeGreaterThan(0);
    expect(failed?.end).toMatchObject({ how: 'error', error: { nodeType: 'SaveImage' } });
  });

  it('02: a run from the cache is known as one', () => {
    const entries = histories('02');
    expect(entries.length).toBeGreaterThan(0);
    expect(only(entries).isCached).toBe(true);
    expect(only(entries).files.length).toBeGreaterThan(0);
  });

  it('20: files of all kinds, and texts', () => {
    const entry = only(histories('20').filter((one) => (one?.files.length ?? 0) > 1));
    expect(entry.files.map(({ key }) => key)).toContain('latents');
    expect(entry.texts[0]).toMatchObject({ node: '20' });
  });

  it('what it cannot read it does not invent', () => {
    const read = (entry: unknown) => readHistoryEntry('p', entry);
    expect(read(null)).toBeUndefined();
    expect(read([])).toBeUndefined();
    expect(read('<html>')).toBeUndefined();
    expect(read({ outputs: null, status: null, prompt: null })).toMatchObject({ files: [] });
    expect(read({ outputs: { 9: null } })).toMatchObject({ files: [], texts: [] });
    expect(
      read({ outputs: {}, status: { status_str: 'error', messages: [5, 'x', ['y']] } })?.end.how,
    ).toBe('error');
    const blocked = [
      ['execution_error', { node_id: '4', exception_message: 'blocked' }],
      ['execution_success', { timestamp: 5 }],
    ];
    expect(read({ status: { status_str: 'success', messages: blocked } })).toMatchObject({
      end: { how: 'success' },
      endedAt: 5,
    });
  });
});

describe('the queue', () => {
  it('21: what waits stands in the order in which it runs', () => {
    const answers = transcript('21')
      .filter(({ kind, path, method }) => kind === 'http' && path === '/queue' && method === 'GET')
      .map(({ response }) => response as { queue_pending: unknown[][] });
    const orders = answers.map((answer) => answer.queue_pending.map(([number]) => Number(number)));
    const isSorted = (numbers: readonly number[]) =>
      numbers.every((number, i) => i === 0 || number >= (numbers[i - 1] ?? 0));
    expect(orders.every(isSorted)).toBe(false);
    for (const answer of answers) {
      const numbers = readQueue(answer)?.pending.map(({ number }) => number) ?? [];
      expect(numbers).toHaveLength(answer.queue_pending.length);
      expect(isSorted(numbers)).toBe(true);
    }
  });

  it('says who sent what', () => {
    const { json } = exchange('control', 'queue with one running and two pending').response;
    const queue = readQueue(json);
    expect(queue?.running).toHaveLength(1);
    expect(queue?.pending).toHaveLength(2);
    expect(queue?.running[0]).toMatchObject({ clientId: 'recorder', number: -157 });
    expect(queue?.pending.map(({ promptId }) => promptId)).toContain('my-own-id-1');
  });

  it('leaves odd items out', () => {
    const sent = {
      queue_running: [5, null, []],
      queue_pending: [
        [1, 'a', {}, null, []],
        ['x', 'b', {}, {}],
      ],
    };
    expect(readQueue(sent)).toEqual({
      running: [],
      pending: [{ promptId: 'a', number: 1, clientId: undefined }],
    });
    expect(readQueue({ queue_running: {} })).toBeUndefined();
    expect(readQueue('<html>')).toBeUndefined();
  });
});

describe('refused prompts', () => {
  const refused = exchanges('prompt-errors').filter(({ response }) => response.status === 400);
  const named = (name: string) => {
    const found = refused.find((one) => one.name === name);
    const rejection = readRejection(found?.response.json);
    if (!rejection) throw new Error(name);
    return rejection;
  };

  it('are all 36 recorded', () => {
    expect(exchanges('prompt-errors')).toHaveLength(36);
    // The others are 500 without CORS headers: a page never sees them.
    expect(
      exchanges('prompt-errors').filter(({ response }) => response.status === 500),
    ).toHaveLength(36 - refused.length);
  });

  it.each(refused)(
    '$name is read, with at least one problem that says something',
    ({ response }) => {
      const rejection = readRejection(response.json);
      expect(rejection?.problems.length).toBeGreaterThan(0);
      for (const problem of rejection?.problems ?? []) {
        expect(problem.type).not.toBe('unknown');
        expect(problem.message).not.toBe('');
      }
    },
  );

  it.each([
    [
      'missing_node_class',
      { type: 'invalid_prompt', node: '3', nodeType: 'NoSuchNode', input: undefined },
    ],
    ['node_without_class_type', { type: 'invalid_prompt', node: '3', nodeType: undefined }],
    ['required_input_missing', { node: '3', nodeType: 'KSampler', input: 'steps' }],
    ['value_not_in_list_ckpt', { input: 'ckpt_name', received: 'missing.safetensors' }],
    ['value_not_in_list_sampler', { input: 'sampler_name', received: 'nope' }],
    ['invalid_input_type_object', { input: 'cfg', received: { a: 1 } }],
    ['invalid_input_type_null', { input: 'steps', received: null }],
    ['value_smaller_than_min_seed', { input: 'seed', received: -1 }],
    ['bad_linked_input', { node: '8', input: 'samples', received: ['3', 0, 1] }],
    ['return_type_mismatch', { node: '8', input: 'samples' }],
    ['custom_validation_failed', { node: '1', nodeType: 'LoadImage', input: 'image' }],
    ['no_outputs', { type: 'prompt_no_outputs', node: undefined }],
    ['no_prompt_key', { type: 'no_prompt' }],
    // The input named by the server belongs to the node after this one.
    ['dangling_link', { node: '8', nodeType: 'VAEDecode', input: undefined, details: "'99'" }],
    ['node_without_inputs', { node: '5', input: undefined }],
    // The server says nothing at all.
    ['cycle', { type: 'cycle', node: undefined }],
  ])('%s', (name, problem) => {
    expect(named(name).problems[0]).toMatchObject(problem);
  });

  it('several errors are several problems', () => {
    expect(named('several_errors').problems.map(({ node }) => node)).toContain('5');
    expect(named('several_errors').problems.length).toBeGreaterThan(1);
  });

  it('12: an accepted prompt may have lost some of its outputs', () => {
    const post = transcript('12').find(({ kind, path }) => kind === 'http' && path === '/prompt');
    const { node_errors: errors } = post?.response as { node_errors: unknown };
    expect(post?.status).toBe(200);
    expect(readNodeErrors(errors).length).toBeGreaterThan(0);
  });

  it('are not read from anything else', () => {
    expect(readRejection(null)).toBeUndefined();
    expect(readRejection({ error: 'no' })).toBeUndefined();
    expect(readRejection({ error: { type: 'x' }, node_errors: [1, 2] })).toMatchObject({
      problems: [{ type: 'x' }],
    });
    expect(readNodeErrors({ 3: { errors: 'many', class_type: 7 } })).toEqual([]);
  });
});
