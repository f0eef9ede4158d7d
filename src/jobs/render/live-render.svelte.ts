// How far a render is that runs now: folded from hundreds of messages, shown at most once a frame.
import { ProgressTracker, type Graph, type Progress, type ServerEvent } from '@/comfy';

export interface FrameSource {
  /** Runs once at the next frame; also while the page is hidden, later. */
  readonly request: (paint: () => void) => unknown;
}

const pageFrames: FrameSource = {
  request: (paint) =>
    typeof requestAnimationFrame === 'function' ? requestAnimationFrame(paint) : setTimeout(paint),
};

export class LiveRender {
  #shown = $state.raw<Progress>() as Progress;
  #preview = $state.raw<string>();
  readonly #tracker: ProgressTracker;
  /** Not shown yet. Its picture is made when it is painted: only the last of a frame is. */
  #newest: Extract<ServerEvent, { kind: 'preview' }> | undefined;
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
    this.#frames.request(() => this.#paint());
  }

  end(): void {
    this.#isEnded = true;
    if (this.#preview !== undefined) URL.revokeObjectURL(this.#preview);
  }

  #paint(): void {
    this.#isPainting = false;
    if (this.#isEnded) return;
    this.#shown = this.#tracker.progress;
    if (!this.#newest) return;
    const old = this.#preview;
    this.#preview = URL.createObjectURL(this.#newest.picture);
    this.#newest = undefined;
    // The image that shows the old one keeps what it has decoded.
    if (old !== undefined) URL.revokeObjectURL(old);
  }
}
