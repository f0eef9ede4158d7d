// What a reader of documents gives.
import type { LeftOut } from './left-out';

export interface ReadDocument {
  /** In the marks that people type, lines ended by `\n`. */
  readonly text: string;
  readonly leftOut: LeftOut;
  /** False where the document ends early; what came before is in the text. */
  readonly isWhole: boolean;
}

export type DocumentFailure =
  /** `why` is the end of a sentence. */
  { readonly kind: 'damaged'; readonly why: string } | { readonly kind: 'locked' };
