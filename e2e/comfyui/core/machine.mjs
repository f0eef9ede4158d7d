// @ts-check
// One life of the server: its queue, history, sockets and worker. A restart makes a new one over the same disk.
import { randomUUID } from 'node:crypto';
import { Nodes } from '../nodes/index.mjs';
import { Executor } from './executor.mjs';
import { Logs } from './logs.mjs';
import { NodeInfos } from './node-infos.mjs';
import { modelLists } from './options.mjs';
import { writeJson } from './python.mjs';
import { Sockets } from './sockets.mjs';
import { WorkQueue } from './work-queue.mjs';

/**
 * @typedef {object} Disk What a restart leaves.
 * @property {import('./files.mjs').Files} files
 * @property {Record<string, any>} settings
 */

export class Machine {
  /**
   * @param {import('./options.mjs').Options} options
   * @param {import('./faults.mjs').Faults} faults
   * @param {Disk} disk
   */
  constructor(options, faults, disk) {
    this.options = options;
    this.faults = faults;
    this.disk = disk;
    this.files = disk.files;
    this.infos = new NodeInfos(this);
    this.nodes = new Nodes(this);
    this.executor = new Executor(this);
    this.sockets = new Sockets(() => ({
      queueInfo: this.queueInfo,
      features: this.features,
      hint: { clientId: this.executor.clientId, node: this.executor.nodeId },
    }));
    this.sockets.distort = (type, data) => this.#distort(type, data);
    this.queue = new WorkQueue(() =>
      this.sockets.send('status', { status: this.queueInfo }, undefined),
    );
    this.logs = new Logs((entries, clients) => {
      for (const client of clients) this.sockets.send('logs', { entries, size: null }, client);
    });
    this.letters = randomLetters();
    /** Counts up also for refused prompts. */
    this.number = options.firstNumber;
  }

  get models() {
    return modelLists(this.options.models);
  }

  get queueInfo() {
    return { exec_info: { queue_remaining: this.queue.remaining } };
  }

  get features() {
    return { supports_preview_metadata: true, max_upload_size: this.options.maxUploadBytes };
  }

  /** Milliseconds, whole. */
  now() {
    return Date.now();
  }

  /** Something that equals nothing. */
  unique() {
    return randomUUID();
  }

  /** @param {string} node @param {string} promptId @param {string} mime */
  previewMetadata(node, promptId, mime) {
    const about = { node_id: node, prompt_id: promptId, display_node_id: node };
    const rest = { parent_node_id: null, real_node_id: node, image_type: mime };
    return Buffer.from(writeJson({ ...about, ...rest }));
  }

  /** The time between the last event of a run and its entry in the history. */
  async beforeHistory() {
    const late = this.faults.take('late-history');
    if (late) await new Promise((resolve) => setTimeout(resolve, late.ms));
  }

  kill() {
    this.executor.kill();
    this.sockets.cut();
  }

  /** @param {string} type @param {unknown} data */
  #distort(type, data) {
    const drop = this.faults.take(
      'drop-frames',
      ({ only = 'all' }) => only === 'all' || only === 'json' || only === type,
    );
    if (drop) return null;
    const fault = this.faults.take('message', (each) => each.type === type);
    if (!fault) return data;
    return fault.text ?? writeJson({ type, data: fault.data });
  }
}

/** Temp files have five letters that change with each start (nodes.py, PreviewImage). */
function randomLetters() {
  const letters = 'abcdefghijklmnopqrstupvxyz';
  return Array.from({ length: 5 }, () => letters[Math.floor(Math.random() * letters.length)]).join(
    '',
  );
}
