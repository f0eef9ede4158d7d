// Why a picture could not be worked on, and what to do.

export type CanvasFailure =
  /** The browser cannot decode the bytes: damaged, or no picture. */
  | { readonly kind: 'undecodable'; readonly type: string }
  | {
      readonly kind: 'too-large';
      readonly width: number;
      readonly height: number;
      /** Most pixels that are worked on. */
      readonly most: number;
    }
  /** All pixels are clear, so there is no figure to trim or to stand. */
  | { readonly kind: 'nothing-seen' }
  /** No OffscreenCanvas in this browser, or it gave no context (memory). */
  | { readonly kind: 'no-canvas' }
  /** The worker died, mostly for want of memory. */
  | { readonly kind: 'worker-died'; readonly message: string };

export function describeFailure(failure: CanvasFailure): { title: string; hint: string } {
  switch (failure.kind) {
    case 'undecodable':
      return {
        title: 'This picture cannot be opened',
        hint: `The browser cannot read it${failure.type ? ` (${failure.type})` : ''}: it may be damaged, or of a type that browsers do not show. Save it as PNG and try again.`,
      };
    case 'too-large':
      return {
        title: `This picture is too large: ${failure.width} × ${failure.height}`,
        hint: `Pictures of up to ${Math.round(failure.most / 1e6)} million pixels can be worked on here. Make it smaller first.`,
      };
    case 'nothing-seen':
      return {
        title: 'There is nothing to see in this picture',
        hint: 'All of it is transparent. If it was just cut out, lower the tolerance and cut it out again.',
      };
    case 'no-canvas':
      return {
        title: 'This browser cannot work on pictures here',
        hint: 'It offers no drawing surface in the background. Update the browser, or close other tabs if memory is short.',
      };
    case 'worker-died':
      return {
        title: 'The work on the picture broke off',
        hint: 'Memory may have run out. Close other tabs, or make the picture smaller, and try again.',
      };
  }
}
