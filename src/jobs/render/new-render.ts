// What is asked for, as the row and the request that are stored. Pure but for ids.
import type { Graph } from '@/comfy';
import type { RenderRequest } from '@/storage';
import { newId, type ProjectId } from '@/story';
import { needsOf } from './needs';
import type { Render } from './render';

export interface NewRender {
  readonly projectId: ProjectId;
  readonly title: string;
  readonly role: string;
  readonly shot?: string;
  /** Title of the template. */
  readonly template: string;
  readonly lane?: Render['lane'];
  /** Only this server. */
  readonly server?: string;
  readonly retryOf?: string;
  /** Id of a render that this one waits for, or its place in the list that is added with it. */
  readonly after?: string | number;
  readonly request: Omit<RenderRequest, 'id' | 'graph'> & { readonly graph: Graph };
}

/** @param first order of the first; the others follow. */
export function rowsOf(
  items: readonly NewRender[],
  first: number,
  at: number,
): { readonly row: Render; readonly request: RenderRequest }[] {
  const ids = items.map(() => newId<string>());
  return items.map((item, index) => {
    const id = ids[index] ?? newId<string>();
    const { request, after: base, ...about } = item;
    const after = typeof base === 'number' ? ids[base] : base;
    const row: Render = {
      lane: 'batch',
      ...about,
      ...(after !== undefined && { after }),
      id,
      state: 'queued',
      order: first + index,
      abandoned: [],
      lost: 0,
      needs: needsOf(request.graph),
      message: '',
      log: [{ at, text: `Asked for: ${item.template}.` }],
      createdAt: at,
      assets: [],
    };
    // Stored values are parsed where they are read; until then a graph is a graph.
    const graph = request.graph as RenderRequest['graph'];
    return { row, request: { ...request, graph, id } };
  });
}

/** The same as an earlier one, naming it; with a seed, for another picture. */
export function renderAgain(
  render: Render,
  request: RenderRequest,
  {
    seed,
    server = render.server,
  }: { readonly seed?: number; readonly server?: string | undefined },
): NewRender {
  const { projectId, title, role, shot, template, lane, after } = render;
  return {
    projectId,
    title,
    role,
    template,
    lane,
    retryOf: render.id,
    ...(shot !== undefined && { shot }),
    ...(server !== undefined && { server }),
    ...(after !== undefined && { after }),
    request: seed === undefined ? request : withSeed(request, seed),
  };
}

/** The same request with another seed, in the graph and in what is said of it. */
function withSeed(request: RenderRequest, seed: number): RenderRequest {
  const graph = { ...request.graph };
  for (const { node, input } of request.seedInputs) {
    const before = graph[node];
    if (before) graph[node] = { ...before, inputs: { ...before.inputs, [input]: seed } };
  }
  return { ...request, graph, seed, values: { ...request.values, seed } };
}

/**
 * Ms that what waits or runs will take, by the last that were done; undefined before any was.
 * @param ahead prompts that a server holds at once: a render counts from its sending, so those that wait
 * behind one another overlap.
 */
export function remainingMs(
  renders: readonly Render[],
  live: number,
  { servers, ahead }: { readonly servers: number; readonly ahead: number },
): number | undefined {
  const took = renders.flatMap(({ state, isCached, startedAt, endedAt }) =>
    state === 'done' && !isCached && startedAt !== undefined && endedAt !== undefined
      ? [endedAt - startedAt]
      : [],
  );
  const recent = took.slice(-8);
  if (recent.length === 0) return undefined;
  const mean = recent.reduce((sum, ms) => sum + ms, 0) / recent.length;
  return (live * mean) / Math.max(1, servers) / Math.max(1, Math.min(ahead, recent.length));
}
