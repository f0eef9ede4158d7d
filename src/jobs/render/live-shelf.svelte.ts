// How far the renders are that run now: live in the tab that sends, told to the others now and then.
import { SvelteMap } from 'svelte/reactivity';
import type { Graph, ServerEvent } from '@/comfy';
import { LiveRender } from './live-render.svelte';

/** What is shown of a render while it runs. */
export interface LiveView {
  /** 0 to 1; undefined while nothing can be measured. */
  readonly fraction: number | undefined;
  readonly label: string;
  /** Object URL; undefined in other tabs than the one that sends. */
  readonly preview: string | undefined;
}

export type ToldLive = readonly (readonly [id: string, view: LiveView])[];

/** Ms. How often other tabs are told. */
const TELL_MS = 500;

export class LiveShelf {
  readonly #renders = new SvelteMap<string, LiveRender | LiveView>();
  readonly #tell: (live: ToldLive) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (live: ToldLive) => void) {
    this.#tell = tell;
  }

  viewOf(id: string): LiveView | undefined {
    const live = this.#renders.get(id);
    if (!(live instanceof LiveRender)) return live;
    const { fraction, label, step, steps } = live.progress;
    const words = step === undefined ? label : `${label}, step ${step} of ${steps}`;
    return { fraction, label: words, preview: live.preview };
  }

  start(id: string, promptId: string, graph: Graph): void {
    this.end(id);
    this.#renders.set(id, new LiveRender(graph, promptId));
    this.#tellSoon();
  }

  take(id: string, event: ServerEvent): void {
    const live = this.#renders.get(id);
    if (live instanceof LiveRender) live.take(event);
    this.#tellSoon();
  }

  end(id: string): void {
    const live = this.#renders.get(id);
    if (live instanceof LiveRender) live.end();
    if (this.#renders.delete(id)) this.#tellSoon();
  }

  /** What another tab has told, in place of everything before. */
  show(told: ToldLive): void {
    for (const id of this.#renders.keys()) {
      if (!told.some(([one]) => one === id)) this.#renders.delete(id);
    }
    for (const [id, view] of told) this.#renders.set(id, view);
  }

  tellNow(): void {
    // An object URL is good in the tab that made it alone.
    this.#tell(
      [...this.#renders.keys()].flatMap((id) => {
        const view = this.viewOf(id);
        return view ? [[id, { ...view, preview: undefined }] as const] : [];
      }),
    );
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const live of this.#renders.values()) if (live instanceof LiveRender) live.end();
    this.#renders.clear();
  }

  #tellSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.tellNow();
    }, TELL_MS);
  }
}
