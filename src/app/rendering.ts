// What renders pictures: the user's servers and the queue, made once, with what they need of this page.
import { ComfyClient, createClientId, parseAddress, type ServerAddress } from '@/comfy';
import { browserLocks } from '@/jobs';
import { RenderQueue, type RenderQueueParts } from '@/jobs/render/render-queue.svelte';
import { Fleet } from '@/jobs/servers/fleet.svelte';
import { fail, ok, type Result } from '@/lib/result';
import type { ServerRow, Storage, StorageFailure } from '@/storage';
import type { Toasts } from '@/ui/toasts.svelte';
import { mayConnectUnasked } from './local-network';

export interface Rendering {
  readonly fleet: Fleet;
  readonly queue: RenderQueue;
}

export async function openRendering(
  storage: Storage,
  toasts: Toasts,
): Promise<Result<Rendering, StorageFailure>> {
  const clientId = await createClientId();
  const fleet = await Fleet.open(storage, {
    makeClient: (row, auth) =>
      new ComfyClient({ ...addressOf(row), ...(auth && { auth }) }, clientId),
    mayConnectUnasked: (row) => mayConnectUnasked(addressOf(row)),
    isHidden: () => document.visibilityState === 'hidden',
  });
  if (!fleet.ok) return fleet;
  const queue = await RenderQueue.open({
    storage,
    fleet: fleet.value,
    finishPicture,
    locks: browserLocks(),
    channel:
      typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('comfyvn-renders'),
    onCannotStore: ({ title, hint }) =>
      toasts.add('bad', `${title}. Rendering is paused.`, { hint }),
  });
  return queue.ok ? ok({ fleet: fleet.value, queue: queue.value }) : queue;
}

/** Follows the life of the page: sockets close when it is put away, and what went on is asked about when it is seen again. */
export function followPage({ fleet, queue }: Rendering): () => void {
  const onHide = () => void fleet.close();
  const onShow = (event: PageTransitionEvent) => {
    if (event.persisted) fleet.reopen();
  };
  const onVisible = () => {
    if (document.visibilityState === 'visible') queue.refresh();
  };
  addEventListener('pagehide', onHide);
  addEventListener('pageshow', onShow);
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    removeEventListener('pagehide', onHide);
    removeEventListener('pageshow', onShow);
    document.removeEventListener('visibilitychange', onVisible);
  };
}

/** Rows hold what `parseAddress` gave; one that it no longer takes is reached as it stands. */
function addressOf(row: ServerRow): Omit<ServerAddress, 'auth'> {
  const read = parseAddress(row.address);
  if (read.ok) return read.value;
  return {
    baseUrl: row.address,
    wsUrl: `${row.address.replace(/^http/, 'ws')}/ws`,
    scheme: 'http',
    host: row.address,
    hostClass: 'public',
    readAs: row.address,
  };
}

const finishPicture: RenderQueueParts['finishPicture'] = async (
  picture,
  { cutOut, alphaFrom, onWhite },
) => {
  // The worker is loaded when the first picture needs it.
  const { CanvasClient, describeCanvasFailure } = await import('@/canvas');
  canvas ??= new CanvasClient();
  let finished = picture;
  if (onWhite) {
    const flat = await canvas.run('flatten', [finished, WHITE]);
    if (!flat.ok) return fail(describeCanvasFailure(flat.failure));
    finished = flat.value.blob;
  }
  if (alphaFrom) {
    const joined = await canvas.run('joinAlpha', [finished, alphaFrom]);
    if (!joined.ok) return fail(describeCanvasFailure(joined.failure));
    finished = joined.value.blob;
  }
  if (cutOut) {
    const cut = await canvas.run('cutOut', [finished]);
    if (!cut.ok) return fail(describeCanvasFailure(cut.failure));
    finished = cut.value.blob;
  }
  return ok(finished);
};

const WHITE = [255, 255, 255] as const;
let canvas: import('@/canvas').CanvasClient | undefined;
