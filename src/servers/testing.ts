// What the tests of this room stand on: a real storage on a fake IndexedDB, and a fleet of real clients.
import { createRequire } from 'node:module';
import { ComfyClient, parseAddress, realClock, type DoctorEnvironment } from '@/comfy';
import { Fleet } from '@/jobs/servers/fleet.svelte';
import { openStorage, type Storage } from '@/storage';

// By its file: where there is a document, the name alone stands for what a page gets, which throws.
export const { WebSocket } = createRequire(import.meta.url)(
  '../../node_modules/ws/index.js',
) as typeof import('ws');

let count = 0;

export async function makeStorage(): Promise<Storage> {
  const opened = await openStorage({ name: `servers-${++count}` });
  if (!opened.ok) throw new Error(opened.failure.kind);
  return opened.value;
}

const openSocket = (url: string) => new WebSocket(url) as never;

export async function makeFleet(storage: Storage): Promise<Fleet> {
  const fleet = await Fleet.open(storage, {
    makeClient: (row, auth) => {
      const read = parseAddress(row.address);
      if (!read.ok) throw new Error(row.address);
      return new ComfyClient({ ...read.value, ...(auth && { auth }) }, `tab-${++count}`, {
        fetch,
        openSocket,
      });
    },
    mayConnectUnasked: () => Promise.resolve(false),
  });
  if (!fleet.ok) throw new Error(fleet.failure.kind);
  return fleet.value;
}

/** A page on this computer, which the browser asks nothing about. */
export function makeDoctor(more: Partial<DoctorEnvironment> = {}): DoctorEnvironment {
  return {
    pageOrigin: 'http://localhost:5173',
    fetch: (url, init) => fetch(url, init),
    openSocket,
    clock: realClock,
    ...more,
  };
}

export async function until(claim: () => boolean, ms = 20_000): Promise<void> {
  const end = Date.now() + ms;
  while (!claim()) {
    if (Date.now() > end) throw new Error('It did not come to that.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
