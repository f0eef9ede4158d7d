// One tab with its queue over a real socket, made anew for each test.
import { afterEach, beforeEach } from 'vitest';
import { TestComfy } from '../../../e2e/comfyui/test-comfy.mjs';
import type { Storage, TakeRow } from '@/storage';
import {
  must,
  newRender,
  openTab,
  openTestStorage,
  PROJECT,
  samplerGraph,
  until,
  type Tab,
} from './testing';

export interface Rig {
  comfy: TestComfy;
  storage: Storage;
  tab: Tab;
  /** What a test has opened besides; closed first, in order. */
  readonly closing: (() => unknown)[];
  /** Asks for one render; gives its id. */
  add(title: string, seed?: number, more?: Parameters<typeof newRender>[2]): Promise<string>;
  stateOf(id: string, of?: Tab): string | undefined;
  takes(): Promise<TakeRow[]>;
  /** Prompts that were sent. */
  posts(): number;
  /** Resolves when it is done; throws when it failed. */
  done(id: string, of?: Tab): Promise<void>;
}

export function useRig(): Rig {
  const rig: Rig = {
    // Set before each test.
    comfy: undefined as never,
    storage: undefined as never,
    tab: undefined as never,
    closing: [],
    async add(title, seed = 1, more = {}) {
      const [render] = must(await rig.tab.queue.add([newRender(title, samplerGraph(seed), more)]));
      if (!render) throw new Error('Nothing was added.');
      return render.id;
    },
    stateOf: (id, of = rig.tab) => of.queue.find(id)?.state,
    takes: async () => must(await rig.storage.takes.list(PROJECT)),
    posts: () => rig.comfy.counts.get('POST /prompt') ?? 0,
    done: (id, of = rig.tab) =>
      until(`${id} is done`, () => {
        const render = of.queue.find(id);
        if (render?.state === 'failed') throw new Error(JSON.stringify(render.failure));
        return render?.state === 'done';
      }),
  };
  beforeEach(async () => {
    rig.comfy = await TestComfy.start({ stepMs: 1 });
    rig.storage = await openTestStorage();
    rig.tab = await openTab(rig.storage);
  });
  afterEach(async () => {
    for (const close of rig.closing.splice(0)) await close();
    await rig.tab.close();
    await rig.comfy.close();
    rig.storage.close();
  });
  return rig;
}
