// How far a render is that runs now: folded from hundreds of messages, shown ten times a second at most.
import { ProgressTracker, type Graph, type Progress, type ServerEvent } from '@/comfy';

export interface FrameSource {
  /** Runs once at the next frame; also while the page is hidden, later. */
  readonly request: (paint: () => void) => unknown;
}

/** Ms from one frame to the next. One costs more than all messages that it tells of; nobody reads faster. */
export const PAINT_MS = 100;

/** Frames at that distance; whatever asks meanwhile is painted in one of them together. */
export function pacedFrames(frames: FrameSource): FrameSource {
  let paintedAt = -Infinity;
  let waiting: (() => void)[] = [];
  const paintAll = () => {
    paintedAt = performance.now();
    const paints = waiting;
    waiting = [];
    for (const paint of paints) paint();
  };
  return {
    request(paint) {
      waiting.push(paint);
      if (waiting.length > 1) return;
      const wait = paintedAt + PAINT_MS - performance.now();
      const ask = () => frames.request(paintAll);
      if (wait > 0) setTimeout(ask, wait);
      else ask();
    },
  };
}

/** All renders of the page share it. */
const pageFrames = pacedFrames({
  request: (paint) =>
    typeof requestAnimationFrame === 'function' ? requestAnimationFrame(paint) : setTimeout(paint),
});

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
