// @ts-check
// Runs one prompt after the other and tells about it, message by message in ComfyUI's order (execution.py and
// the prompt worker of main.py).
import { NodeCache } from './cache.mjs';
import { Interrupted, Killed, outOfMemory, PythonError } from './errors.mjs';
import { isLink, RunOrder } from './order.mjs';
import { describeInputs } from './describe.mjs';
import { Progress } from './progress.mjs';
import { str } from './python.mjs';
import { nodeIn } from './work-queue.mjs';

/** @typedef {import('./machine.mjs').Machine} Machine */
/** @typedef {import('../nodes/node.mjs').Context} Context */
/** @typedef {import('./work-queue.mjs').Prompt} Prompt */
/** @typedef {import('./work-queue.mjs').PromptNode} PromptNode */
/** @typedef {import('./work-queue.mjs').Extra} Extra */

export class Executor {
  #machine;
  #cache = new NodeCache();
  #isBusy = false;
  #isInterrupted = false;
  /** @type {Set<() => void>} */
  #sleepers = new Set();
  /** Whose prompt ran last; it stays after the end, as in ComfyUI. @type {unknown} */
  clientId;
  /** @type {string | undefined} */
  nodeId;
  /** @type {string | undefined} */
  nodeType;
  isDead = false;
  /** @type {{ unload: boolean, free: boolean }} */
  flags = { unload: false, free: false };

  /** @param {Machine} machine */
  constructor(machine) {
    this.#machine = machine;
  }

  /** Looks for work, later: the answer that brought it goes first. */
  wake() {
    setImmediate(() => void this.#work());
  }

  interrupt() {
    this.#isInterrupted = true;
    this.stir();
  }

  /** Wakes what sleeps, so that it looks at its reasons again. */
  stir() {
    for (const wake of [...this.#sleepers]) wake();
  }

  kill() {
    this.isDead = true;
    this.stir();
  }

  async #work() {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      while (!this.isDead) {
        await this.#whileMayNotTake();
        const item = this.#machine.queue.take();
        if (item !== undefined) await this.#execute(item);
        if (this.flags.free) this.#cache.forget();
        this.flags = { unload: false, free: false };
        if (item === undefined) break;
      }
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    } finally {
      this.#isBusy = false;
    }
  }

  /** @param {import('./work-queue.mjs').Item} item */
  async #execute([, promptId, prompt, extra, outputs]) {
    const { nodes, queue, sockets } = this.#machine;
    this.#isInterrupted = false;
    this.clientId = extra.client_id ?? undefined;
    const to = this.clientId === undefined ? undefined : String(this.clientId);
    /** @type {[string, Record<string, unknown>][]} */
    const messages = [];
    const add = (
      /** @type {string} */ type,
      /** @type {Record<string, unknown>} */ data,
      isForAll = false,
    ) => {
      const full = { ...data, timestamp: this.#machine.now() };
      messages.push([type, full]);
      if (to !== undefined || isForAll) sockets.send(type, full, to);
    };
    const tell = (/** @type {string} */ type, /** @type {unknown} */ data) => {
      if (to !== undefined) sockets.send(type, data, to);
    };
    add('execution_start', { prompt_id: promptId });
    await this.#breathe();
    this.#cache.open(
      prompt,
      (id) => this.#fingerprint(nodeIn(prompt, id)),
      (type) => nodes.hasOwnId(type),
    );
    const isCached = (/** @type {string} */ id) => this.#cache.outputs(id) !== undefined;
    add('execution_cached', {
      nodes: Object.keys(prompt).filter(isCached),
      prompt_id: promptId,
    });

    const order = new RunOrder(prompt, isCached, (id) =>
      nodes.isOutput(nodeIn(prompt, id).class_type),
    );
    for (const id of outputs) order.add(id);
    /** @type {string[]} */
    const executed = [];
    const progress = new Progress(promptId, (nodesState) =>
      sockets.send('progress_state', { prompt_id: promptId, nodes: nodesState }, to),
    );
    let isGood = true;
    for (let id = order.next(); id !== undefined; id = order.next()) {
      const node = nodeIn(prompt, id);
      const type = node.class_type;
      if (isCached(id)) {
        const output = this.#cache.ui(id)?.output ?? null;
        tell('executed', { node: id, display_node: id, output, prompt_id: promptId });
        progress.finish(id);
        order.finish(id);
        continue;
      }
      progress.start(id);
      this.nodeType = type;
      /** @type {Record<string, unknown>} */
      let values = {};
      try {
        values = this.#values(node.inputs);
        if (to !== undefined) this.nodeId = id;
        tell('executing', { node: id, display_node: id, prompt_id: promptId });
        await this.#reach(id, type);
        const context = this.#context(promptId, id, prompt, extra, progress, to);
        const { result = [], ui } = await nodes.run(type, values, context);
        if (ui) {
          const meta = { node_id: id, display_node: id, parent_node: null, real_node_id: id };
          this.#cache.keepUi(id, { meta, output: ui });
          tell('executed', { node: id, display_node: id, output: ui, prompt_id: promptId });
        }
        this.#cache.keep(id, result);
      } catch (error) {
        if (error instanceof Killed) throw error;
        isGood = false;
        const about = { prompt_id: promptId, node_id: id, node_type: type, executed };
        if (error instanceof Interrupted) {
          add('execution_interrupted', about, true);
        } else {
          add('execution_error', {
            ...about,
            ...describeError(error),
            current_inputs: describeInputs({ ...values, ...this.#hidden(type, prompt, extra) }),
            current_outputs: Object.keys(prompt),
          });
        }
        break;
      }
      progress.finish(id);
      executed.push(id);
      order.finish(id);
    }
    if (isGood) add('execution_success', { prompt_id: promptId });
    this.nodeId = undefined;
    this.nodeType = undefined;
    await this.#machine.beforeHistory();
    if (this.isDead) throw new Killed();
    queue.done(this.#uiOf(prompt), {
      status_str: isGood ? 'success' : 'error',
      completed: isGood,
      messages,
    });
    tell('executing', { node: null, prompt_id: promptId });
    await this.#breathe();
  }

  /** @param {PromptNode} node */
  #fingerprint(node) {
    const ask = this.#machine.nodes.fingerprint(node.class_type);
    if (!ask) return false;
    // A sent one is believed, as in ComfyUI; a new one is written into the prompt.
    if ('is_changed' in node) return node.is_changed;
    try {
      const constants = Object.entries(node.inputs).filter(([, value]) => !isLink(value));
      node.is_changed = [ask(Object.fromEntries(constants))];
    } catch {
      node.is_changed = NaN;
    }
    return Number.isNaN(node.is_changed) ? this.#machine.unique() : node.is_changed;
  }

  /** @param {Record<string, unknown>} inputs */
  #values(inputs) {
    /** @type {Record<string, unknown>} */
    const values = {};
    for (const [name, value] of Object.entries(inputs)) {
      values[name] = isLink(value) ? this.#cache.outputs(value[0])?.[value[1]] : value;
    }
    return values;
  }

  /** What a node gets besides its inputs. @param {string} type @param {Prompt} prompt @param {Extra} extra */
  #hidden(type, prompt, extra) {
    const names = Object.entries(this.#machine.infos.get(type)?.input.hidden ?? {});
    return Object.fromEntries(
      names.map(([name, kind]) => [
        name,
        kind === 'PROMPT' ? str(prompt) : (extra.extra_pnginfo ?? null),
      ]),
    );
  }

  /** @param {Prompt} prompt */
  #uiOf(prompt) {
    /** @type {Record<string, unknown>} */
    const outputs = {};
    /** @type {Record<string, unknown>} */
    const meta = {};
    for (const id of Object.keys(prompt)) {
      const ui = this.#cache.ui(id);
      if (!ui) continue;
      outputs[id] = ui.output;
      meta[id] = ui.meta;
    }
    return { outputs, meta };
  }

  /**
   * What happens to a node when its turn comes: it may be held, interrupted or run out of memory.
   * @param {string} id @param {string} type
   */
  async #reach(id, type) {
    const { faults, options } = this.#machine;
    await this.#sleep(options.nodeMs);
    await this.#whileHeld(id, type);
    this.#lookUp();
    if (faults.takeNode('out-of-memory', id, type)) throw outOfMemory();
  }

  /** @param {string} id @param {string} type */
  async #whileHeld(id, type) {
    const { faults } = this.#machine;
    await this.#until(() => !faults.isHeld(id, type) || this.#isInterrupted);
  }

  async #whileMayNotTake() {
    const { options, queue } = this.#machine;
    await this.#until(() => queue.pending.length === 0 || options.mayTake());
  }

  /** Looks again at every `stir`. @param {() => boolean} isSo */
  async #until(isSo) {
    while (!this.isDead && !isSo()) {
      await new Promise((resolve) => this.#sleepers.add(/** @type {() => void} */ (resolve)));
      this.#sleepers.clear();
    }
  }

  #lookUp() {
    if (this.isDead) throw new Killed();
    if (this.#isInterrupted) {
      this.#isInterrupted = false;
      throw new Interrupted();
    }
  }

  /** @param {number} ms */
  async #sleep(ms) {
    if (ms <= 0) return this.#breathe();
    await new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#sleepers.delete(wake);
        resolve(undefined);
      };
      const timer = setTimeout(wake, ms);
      this.#sleepers.add(wake);
    });
  }

  /** Lets requests be answered between two nodes. */
  async #breathe() {
    await new Promise((resolve) => setImmediate(resolve));
    if (this.isDead) throw new Killed();
  }

  /**
   * @param {string} promptId @param {string} id @param {Prompt} prompt @param {Extra} extra
   * @param {Progress} progress @param {string | undefined} to
   * @returns {Context}
   */
  #context(promptId, id, prompt, extra, progress, to) {
    const machine = this.#machine;
    const { sockets, options } = machine;
    const type = nodeIn(prompt, id).class_type;
    return {
      machine,
      prompt,
      id,
      pngInfo: extra.extra_pnginfo,
      text: (text) => {
        const name = Buffer.from(id);
        const head = Buffer.alloc(4);
        head.writeUInt32BE(name.length);
        sockets.sendBytes(3, Buffer.concat([head, name, Buffer.from(text)]), undefined);
      },
      step: async (value, max, picture) => {
        if (value > 0) await this.#sleep(options.stepMs);
        await this.#whileHeld(id, type);
        const step = { promptId, node: id, value };
        await this.#until(() => this.#isInterrupted || options.mayStep(step));
        this.#lookUp();
        const takesMetadata = sockets.takesMetadata(to);
        progress.update(id, value, max);
        if (picture && takesMetadata) {
          const about = machine.previewMetadata(id, promptId, picture.mime);
          const head = Buffer.alloc(4);
          head.writeUInt32BE(about.length);
          sockets.sendBytes(4, Buffer.concat([head, about, picture.bytes]), to);
        }
        sockets.send('progress', { value, max, prompt_id: promptId, node: id }, to);
        if (picture && !takesMetadata) {
          const head = Buffer.alloc(4);
          head.writeUInt32BE(picture.mime === 'image/png' ? 2 : 1);
          sockets.sendBytes(1, Buffer.concat([head, picture.bytes]), to);
        }
      },
    };
  }
}

/** @param {unknown} error */
function describeError(error) {
  const isKnown = error instanceof PythonError;
  const message = error instanceof Error ? error.message : String(error);
  const tips =
    isKnown && error.type === 'torch.OutOfMemoryError'
      ? 'This error means you ran out of memory on your GPU.\n\nTIPS: If the workflow worked before you might have accidentally set the batch_size to a large number.'
      : '';
  return {
    exception_message: `${message}\n${tips}`,
    exception_type: isKnown ? error.type : 'RuntimeError',
    traceback: [
      '  File "/comfyui/execution.py", line 496, in execute\n    <source line left out>\n',
      '  File "/comfyui/execution.py", line 315, in get_output_data\n    <source line left out>\n',
      '  File "/comfyui/execution.py", line 289, in _async_map_node_over_list\n    <source line left out>\n',
      '  File "/comfyui/execution.py", line 277, in process_inputs\n    <source line left out>\n',
    ],
  };
}
