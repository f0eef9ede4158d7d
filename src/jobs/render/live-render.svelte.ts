// How far a render is that runs now: folded from hundreds of messages, shown ten times a second at most.
import { ProgressTracker, type Graph, type Progress, type ServerEvent } from '@/comfy';

export interface FrameSource {
  /** Runs once at the next frame; also while the page is hidden, later. */
  readonly request: (paint: () => void) => unknown;
}

const pageFrames: FrameSource = {
  request: (paint) =>
    typeof requestAnimationFrame === 'function' ? requestAnimationFrame(paint) : setTimeout(paint),
};

/** Ms from one paint to the next. A frame costs more than all messages that it tells of; nobody reads faster. */
export const PAINT_MS = 100;

export class LiveRender {
  #shown = $state.raw<Progress>() as Progress;
  #preview = $state.raw<string>();
  readonly #tracker: ProgressTracker;
  /** Not shown yet. Its picture is made when it is painted: only the last of a frame is. */
  #newest: Extract<ServerEvent, { kind: 'preview' }> | undefined;
  #paintedAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isPainting = false;
  #isEnded = false;
  readonly #frames: FrameSource;

  constructor(graph: Graph, promptId: string, frames: FrameSource = pageFrames) {
    this.#frames = frames;
    this.#tracker = new ProgressTracker(graph, promptId);
    this.#shown = this.#tracker.progress;
  }

  get progress(): Progress {
    return this.#shown;
  }

  /** Object URL of the latest preview; undefined before the first. */
  get preview(): string | undefined {
    return this.#preview;
  }

  take(event: ServerEvent): void {
    if (event.kind === 'preview') this.#newest = event;
    else if (!this.#tracker.apply(event)) return;
    if (this.#isPainting || this.#isEnded) return;
    this.#isPainting = true;
    const wait = this.#paintedAt + PAINT_MS - performance.now();
    const ask = () => this.#frames.request(() => this.#paint());
    if (wait > 0) this.#timer = setTimeout(ask, wait);
    else ask();
  }

  end(): void {
    this.#isEnded = true;
    clearTimeout(this.#timer);
    if (this.#preview !== undefined) URL.revokeObjectURL(this.#preview);
  }

  #paint(): void {
    this.#isPainting = false;
    if (this.#isEnded) return;
    this.#paintedAt = performance.now();
    this.#shown = this.#tracker.progress;
    if (!this.#newest) return;
    const old = this.#preview;
    this.#preview = URL.createObjectURL(this.#newest.picture);
    this.#newest = undefined;
    // The image that shows the old one keeps what it has decoded.
    if (old !== undefined) URL.revokeObjectURL(old);
  }
}
