// A ComfyUI that takes prompts and never ends them, without a network, so that a queue stands full.
import { parseJson, readObjectInfo, type ObjectInfo, type RenderServer } from '@/comfy';
import type { LinkState, RequestFailure, ServerEvent } from '@/comfy';
import { fail, ok, type Result } from '@/lib/result';
import objectInfo from '@/testing/comfyui/object-info.json?raw';

export interface FakeServer extends RenderServer {
  /** What it was asked to run and has not been told to stop, in its order. */
  readonly held: readonly string[];
  readonly tell: (event: ServerEvent) => void;
}

export function recordedNodes(): ObjectInfo {
  const parsed = parseJson(objectInfo);
  const read = parsed.ok ? readObjectInfo(parsed.value) : undefined;
  if (!read) throw new Error('The recorded nodes cannot be read.');
  return read.nodes;
}

export function makeFakeServer(nodes: ObjectInfo): FakeServer {
  let link: LinkState = { at: 'closed' };
  let held: string[] = [];
  const events = new Set<(event: ServerEvent) => void>();
  const links = new Set<(link: LinkState) => void>();
  const absent = <T>(): Promise<Result<T, RequestFailure>> =>
    Promise.resolve(fail({ kind: 'blind', url: 'bench' }));
  const setLink = (next: LinkState) => {
    link = next;
    for (const listener of links) listener(next);
  };
  return {
    baseUrl: 'http://127.0.0.1:8188',
    clientId: 'bench',
    get link() {
      return link;
    },
    get lastMessageAt() {
      return Date.now();
    },
    get held() {
      return held;
    },
    tell(event) {
      for (const listener of events) listener(event);
    },
    connect: () => setLink({ at: 'online' }),
    close: () => Promise.resolve(setLink({ at: 'closed' })),
    reopen: () => Promise.resolve(),
    onEvent(listener) {
      events.add(listener);
      return () => events.delete(listener);
    },
    onLink(listener) {
      links.add(listener);
      return () => links.delete(listener);
    },
    submit({ promptId }) {
      held = [...held, promptId];
      return Promise.resolve(ok({ number: held.length, warnings: [] }));
    },
    queue() {
      const prompts = held.map((promptId, number) => ({ promptId, number }));
      return Promise.resolve(
        ok({ running: prompts.slice(0, 1), pending: prompts.slice(1) } as never),
      );
    },
    history: () => Promise.resolve(ok(undefined)),
    deletePending(ids) {
      held = held.filter((id) => !ids.includes(id));
      return Promise.resolve(ok(undefined));
    },
    interrupt(promptId) {
      held = held.filter((id) => id !== promptId);
      return Promise.resolve(ok(undefined));
    },
    objectInfo: () => Promise.resolve(ok(nodes)),
    free: () => Promise.resolve(ok(undefined)),
    systemStats: absent,
    maxUploadBytes: absent,
    modelFolders: absent,
    models: absent,
    modelMetadata: absent,
    upload: absent,
    view: absent,
    listWorkflows: absent,
    readWorkflow: absent,
    saveWorkflow: absent,
    logs: absent,
  };
}
