// Workflows that are being added: read, waiting for a server, or refused. One after another is reviewed.
import type { ObjectInfo } from '@/comfy';
import type { FleetServer } from '@/jobs/servers/fleet-server.svelte';
import { describeWorkflowFailure, readWorkflow } from '@/workflows';
import { openDraft, type Draft, type DraftFailure } from './logic/draft';
import { readSources, type SourceProblem, type WorkflowSource } from './logic/read-sources';

export interface Reading {
  readonly source: WorkflowSource;
  readonly draft: Draft;
}

export class WorkflowIntake {
  #queue = $state.raw<readonly Reading[]>([]);
  #waiting = $state.raw<readonly WorkflowSource[]>([]);
  #problems = $state.raw<readonly SourceProblem[]>([]);
  #isReading = $state(false);

  /** To be reviewed, in order. */
  get queue(): readonly Reading[] {
    return this.#queue;
  }

  /** In the editor's format, which only a connected server can explain. */
  get waiting(): readonly WorkflowSource[] {
    return this.#waiting;
  }

  get problems(): readonly SourceProblem[] {
    return this.#problems;
  }

  get isReading(): boolean {
    return this.#isReading;
  }

  async takeFiles(files: readonly File[], servers: readonly FleetServer[]): Promise<void> {
    if (files.length === 0 || this.#isReading) return;
    this.#isReading = true;
    this.#problems = [];
    try {
      const { sources, problems } = await readSources(files);
      this.#problems = problems;
      this.take(sources, servers);
    } finally {
      this.#isReading = false;
    }
  }

  take(sources: readonly WorkflowSource[], servers: readonly FleetServer[]): void {
    for (const source of sources) {
      const info = bestServer(source, servers)?.info;
      const draft = openDraft(source, info);
      if (draft.ok) this.#queue = [...this.#queue, { source, draft: draft.value }];
      else if (draft.failure.kind === 'needs-server') this.#waiting = [...this.#waiting, source];
      else {
        const problem = { name: source.name, ...draftFailureWords(draft.failure) };
        this.#problems = [...this.#problems, problem];
      }
    }
  }

  /** A server came: those that waited for one are read. */
  readWaiting(servers: readonly FleetServer[]): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.take(waiting, servers);
  }

  tell(problem: SourceProblem): void {
    this.#problems = [...this.#problems, problem];
  }

  /** The first of the queue was stored or left out. */
  next(): void {
    this.#queue = this.#queue.slice(1);
  }

  clear(): void {
    this.#queue = [];
    this.#waiting = [];
    this.#problems = [];
  }
}

export function draftFailureWords(failure: DraftFailure): { title: string; hint: string } {
  switch (failure.kind) {
    case 'needs-server':
      return {
        title: 'This workflow needs a connected ComfyUI to be read.',
        hint: 'Connect one in Servers, or export the workflow with Workflow → Export (API).',
      };
    case 'nothing-runs':
      return {
        title: 'No node of this workflow runs.',
        hint: 'All of them are muted, bypassed or notes. Switch them on in ComfyUI and save again.',
      };
    default:
      return describeWorkflowFailure(failure);
  }
}

/** The one that knows most of the workflow's nodes. */
export function bestServer(
  source: WorkflowSource,
  servers: readonly FleetServer[],
): FleetServer | undefined {
  const known = servers.filter(({ info }) => info !== undefined);
  if (known.length < 2) return known[0];
  const read = readWorkflow(source.text);
  if (!read.ok) return known[0];
  const types =
    read.value.format === 'api'
      ? Object.values(read.value.graph).map(({ class_type }) => class_type)
      : [read.value.workflow, ...read.value.workflow.subgraphs.values()].flatMap(({ nodes }) =>
          [...nodes.values()].map(({ type }) => type),
        );
  const score = (info: ObjectInfo | undefined) =>
    types.reduce((sum, type) => sum + Number(info?.has(type) ?? false), 0);
  return known.reduce((best, one) => (score(one.info) > score(best.info) ? one : best));
}
