// How far a prompt is: a fold of its events over its plan. Each event touches only the nodes that it names, so
// hundreds a second cost nothing. Never backwards, never invented: undefined until the server said something.
import type { Graph } from './graph';
import { planProgress } from './progress-plan';
import type { ServerEvent } from './render-server';

export interface Progress {
  /** 0 to 1, growing only; 1 after success only. Undefined while unknown. */
  readonly fraction: number | undefined;
  readonly phase: 'queued' | 'loading' | 'sampling' | 'finishing';
  /** Title of the node that runs; empty before the first. */
  readonly label: string;
  /** Of the sampler that runs, from 1. Undefined where nothing samples. */
  readonly step: number | undefined;
  readonly steps: number | undefined;
  /** Which sampler of how many, from 1. */
  readonly pass: number | undefined;
  readonly passes: number | undefined;
}

/** Before success the last percent is missing: pictures are still written. */
const ALMOST = 0.99;
/** Nodes that appear in mid-run, such as those of expanded nodes. */
const MOST_UNPLANNED = 10_000;

interface NodeProgress {
  readonly title: string;
  readonly isSampler: boolean;
  readonly sources: readonly string[];
  weight: number;
  /** Units done, up to `weight`. */
  done: number;
  isDone: boolean;
  /** Of its present round. */
  value: number;
  max: number;
  /** Units of rounds that are over: tiled samplers begin again and again. */
  before: number;
  /** Place among the samplers, from 1, once it runs. */
  pass: number;
}

/** Fold events of one prompt into it; those of other prompts are passed over. */
export class ProgressTracker {
  private readonly nodes = new Map<string, NodeProgress>();
  private total = 0;
  private done = 0;
  private best = 0;
  private hasStarted = false;
  private hasEnded = false;
  private samplers = 0;
  private samplersDone = 0;
  private passes = 0;
  private hasStepped = false;
  private current: NodeProgress | undefined;
  private sampler: NodeProgress | undefined;
  private readonly most: number;
  /** Stands for all nodes beyond the limit. */
  private readonly stray: NodeProgress;

  constructor(
    graph: Graph,
    private readonly promptId: string,
  ) {
    for (const [id, { title, weight, isSampler, sources }] of planProgress(graph)) {
      this.add(id, title, weight, isSampler, sources);
    }
    this.most = this.nodes.size + MOST_UNPLANNED;
    this.stray = emptyNode('', 0, false, []);
  }

  get progress(): Progress {
    const { sampler } = this;
    const isSampling = sampler !== undefined && !sampler.isDone && sampler.value > 0;
    return {
      fraction: this.fraction(),
      phase: this.phase(),
      label: this.current?.title ?? '',
      step: isSampling ? Math.min(sampler.value, sampler.max) : undefined,
      steps: isSampling ? sampler.max : undefined,
      pass: isSampling ? sampler.pass : undefined,
      passes: isSampling ? Math.max(this.samplers, this.passes) : undefined,
    };
  }

  /** True when it may have changed what is shown. */
  apply(event: ServerEvent): boolean {
    if (this.hasEnded || !('promptId' in event) || event.promptId !== this.promptId) return false;
    switch (event.kind) {
      case 'start':
        this.hasStarted = true;
        return true;
      case 'cached':
        this.hasStarted = true;
        for (const id of event.nodes) this.finishCached(id);
        return true;
      case 'node':
        this.run(event.node);
        return true;
      case 'step':
        this.advance(this.run(event.node), event.value, event.max);
        return true;
      case 'nodes':
        for (const { node, value, max, state } of event.nodes) {
          if (state === 'finished') this.finish(this.find(node));
          else this.advance(this.run(node), value, max);
        }
        return true;
      case 'executed':
        this.finish(this.find(event.node));
        return true;
      case 'success':
        this.hasStarted = true;
        this.hasEnded = true;
        return true;
      default:
        return false;
    }
  }

  private fraction(): number | undefined {
    if (this.hasEnded) return 1;
    if (!this.hasStarted) return undefined;
    const now = this.total === 0 ? 0 : Math.min(ALMOST, this.done / this.total);
    this.best = Math.max(this.best, now);
    return this.best;
  }

  private phase(): Progress['phase'] {
    if (!this.hasStarted) return 'queued';
    if (this.hasEnded) return 'finishing';
    if (this.samplers > 0 && this.samplersDone >= this.samplers) return 'finishing';
    if (this.hasStepped) return 'sampling';
    return this.samplers === 0 && this.done > 0 ? 'finishing' : 'loading';
  }

  private add(
    id: string,
    title: string,
    weight: number,
    isSampler: boolean,
    sources: readonly string[],
  ): NodeProgress {
    const node = emptyNode(title, weight, isSampler, sources);
    this.nodes.set(id, node);
    this.total += weight;
    if (isSampler) this.samplers += 1;
    return node;
  }

  /** A node that expanded into others reports as `12.0.3`; one that the plan lacks counts as one unit. */
  private find(id: string): NodeProgress {
    const known = this.nodes.get(id);
    if (known) return known;
    if (this.nodes.size >= this.most) return this.stray;
    const parent = this.nodes.get(id.split('.', 1)[0] ?? id);
    return this.add(id, parent?.title ?? '', 1, false, []);
  }

  /** What runs has all its inputs: they ran, or came from the cache, also where we missed hearing so. */
  private run(id: string): NodeProgress {
    this.hasStarted = true;
    const node = this.find(id);
    if (node !== this.current && !node.isDone) {
      this.current = node;
      for (const source of node.sources) this.finishDeep(source);
      if (node.isSampler) {
        this.sampler = node;
        if (node.pass === 0) node.pass = this.passes += 1;
      }
    }
    return node;
  }

  private advance(node: NodeProgress, value: number, max: number): void {
    if (node.isDone || !(max > 0) || !(value >= 0)) return;
    // `progress_state` opens with 0 of 1 before the sampler knows its steps.
    if (max === 1 && value === 0 && node.max > 1) return;
    if (node.isSampler && value > 0) this.hasStepped = true;
    if (node.isSampler && max > 1) this.countSteps(node, value, max);
    node.value = value;
    node.max = max;
    const part = Math.min(1, value / max);
    const units =
      node.isSampler && max > 1 ? node.before + Math.min(value, max) : part * node.weight;
    this.setDone(node, Math.min(units, node.weight));
  }

  /** The server knows better than the plan how many steps there are, and a fallen value is a new round. */
  private countSteps(node: NodeProgress, value: number, max: number): void {
    if (value < node.value && node.max > 1) node.before += node.max;
    const weight = node.before + max;
    const isFirst = node.max <= 1;
    if (weight > node.weight || isFirst) {
      this.total += weight - node.weight;
      node.weight = weight;
    }
  }

  private setDone(node: NodeProgress, units: number): void {
    if (units <= node.done) return;
    this.done += units - node.done;
    node.done = units;
  }

  private finish(node: NodeProgress): void {
    if (node.isDone) return;
    this.hasStarted = true;
    node.isDone = true;
    this.setDone(node, node.weight);
    if (node.isSampler) this.samplersDone += 1;
  }

  /** A cached sampler does not sample in this run: it is no pass, and its steps do not count. */
  private finishCached(id: string): void {
    const node = this.nodes.get(id);
    if (!node || node.isDone) return;
    if (!node.isSampler) return this.finish(node);
    this.samplers -= 1;
    node.isDone = true;
    this.total -= node.weight;
    this.done -= node.done;
    node.weight = 0;
    node.done = 0;
  }

  private finishDeep(id: string): void {
    const open = [id];
    while (open.length > 0) {
      const node = this.nodes.get(open.pop() ?? '');
      if (!node || node.isDone) continue;
      this.finish(node);
      for (const source of node.sources) open.push(source);
    }
  }
}

function emptyNode(
  title: string,
  weight: number,
  isSampler: boolean,
  sources: readonly string[],
): NodeProgress {
  return {
    title,
    isSampler,
    sources,
    weight,
    done: 0,
    isDone: false,
    value: 0,
    max: 0,
    before: 0,
    pass: 0,
  };
}
