// Why a server refused, as data.

/** `blind`: the browser says no more than "failed to fetch"; the doctor finds out why. */
export type RequestFailure =
  | { readonly kind: 'blind'; readonly url: string }
  | { readonly kind: 'timeout'; readonly url: string; readonly afterMs: number }
  /** 401 or 403 that can be read. */
  | { readonly kind: 'denied'; readonly url: string; readonly status: number }
  | {
      readonly kind: 'status';
      readonly url: string;
      readonly status: number;
      readonly text: string;
    }
  /** An answer, but not one of ComfyUI's shape. */
  | { readonly kind: 'not-comfyui'; readonly url: string; readonly why: string }
  | {
      readonly kind: 'too-large';
      readonly url: string;
      readonly bytes: number;
      readonly most: number;
    }
  | { readonly kind: 'aborted' };

/** One thing that is wrong with a prompt, on one input of one node where the server says so. */
export interface PromptProblem {
  readonly type: string;
  readonly node: string | undefined;
  readonly nodeType: string | undefined;
  readonly input: string | undefined;
  readonly message: string;
  readonly details: string;
  /** What was sent, where the server repeats it. */
  readonly received?: unknown;
}

export type SubmitFailure =
  | RequestFailure
  | {
      readonly kind: 'rejected';
      readonly type: string;
      readonly message: string;
      readonly problems: readonly PromptProblem[];
    };
