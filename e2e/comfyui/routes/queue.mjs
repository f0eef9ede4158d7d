// @ts-check
// Prompts: send, watch, stop, forget.
import { randomUUID } from 'node:crypto';
import { empty, json } from '../core/answers.mjs';
import { jsonOf } from '../core/bodies.mjs';
import { str, toFloat, toInt } from '../core/python.mjs';
import { validatePrompt } from '../core/validate.mjs';

/** Python's `in` on what JSON may be; anything else throws there. @param {any} data @param {string} key */
function has(data, key) {
  if (data === null || typeof data !== 'object') throw new TypeError('argument is not iterable');
  return Array.isArray(data) ? data.includes(key) : Object.hasOwn(data, key);
}

const NO_PROMPT = {
  type: 'no_prompt',
  message: 'No prompt provided',
  details: 'No prompt provided',
  extra_info: {},
};

/** @type {Record<string, import('../core/http.mjs').Handler>} */
export const queueRoutes = {
  'GET /prompt': (_, { queueInfo }) => json(queueInfo),

  async 'POST /prompt'(asked, machine) {
    machine.logs.add('got prompt\n');
    const data = jsonOf(asked);
    /** @type {number | bigint} */
    let number;
    if (has(data, 'number')) {
      number = toFloat(data.number);
    } else {
      number = has(data, 'front') && data.front ? -machine.number : machine.number;
      machine.number += 1;
    }
    if (!has(data, 'prompt')) return json({ error: NO_PROMPT, node_errors: {} }, 400);
    const promptId = 'prompt_id' in data ? str(data.prompt_id) : randomUUID();
    const { prompt } = data;
    const checked = await validatePrompt(prompt, data.partial_execution_targets, {
      info: (type) => machine.infos.get(type),
      custom: (type) => machine.nodes.custom(type),
    });
    const extra = has(data, 'extra_data') ? data.extra_data : {};
    if (has(data, 'client_id')) extra.client_id = data.client_id;
    if (checked.error) {
      return json({ error: checked.error, node_errors: checked.nodeErrors }, 400);
    }
    const outputs = machine.options.outputOrder(checked.outputs);
    machine.queue.put([number === 0 ? 0 : number, promptId, prompt, extra, outputs]);
    machine.executor.wake();
    return json({ prompt_id: promptId, number, node_errors: checked.nodeErrors });
  },

  'GET /queue': (_, { queue }) =>
    json({ queue_running: queue.running, queue_pending: queue.pending }),

  'POST /queue'(asked, { queue }) {
    const data = jsonOf(asked);
    if (has(data, 'clear') && data.clear) queue.clear();
    if (has(data, 'delete')) for (const id of data.delete) queue.delete(id);
    return empty();
  },

  'POST /interrupt'(asked, { queue, executor }) {
    let data;
    try {
      data = jsonOf(asked);
    } catch {
      data = {};
    }
    if (data === null || typeof data !== 'object' || Array.isArray(data)) throw new TypeError();
    const isMeant = !data.prompt_id || queue.running.some((item) => item[1] === data.prompt_id);
    if (isMeant) executor.interrupt();
    return empty();
  },

  'POST /free'(asked, { executor }) {
    const data = jsonOf(asked);
    if (Array.isArray(data) || data === null) throw new TypeError();
    if (data.unload_models) executor.flags.unload = true;
    if (data.free_memory) executor.flags.free = true;
    executor.wake();
    return empty();
  },

  'GET /history'({ query }, { queue }) {
    const whole = (/** @type {string} */ key) =>
      query.has(key) ? Number(toInt(query.get(key))) : undefined;
    const most = whole('max_items');
    return json(queue.history({ most, offset: whole('offset') }));
  },

  'GET /history/{id}': ({ params }, { queue }) => json(queue.history({ promptId: params.id })),

  'POST /history'(asked, { queue }) {
    const data = jsonOf(asked);
    if (has(data, 'clear') && data.clear) queue.forgetAll();
    if (has(data, 'delete')) for (const id of data.delete) queue.forget(id);
    return empty();
  },
};
