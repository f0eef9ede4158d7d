// Why a text is no workflow, as data. The words are in describe.ts.

/** What the text is instead, where that can be told. */
export type OtherKind =
  | 'a1111-settings'
  | 'character-card'
  | 'lorebook'
  | 'chat-log'
  | 'image-metadata'
  | 'object-info'
  | 'html'
  | 'unknown';

export type WorkflowFailure =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-large'; readonly chars: number; readonly most: number }
  | { readonly kind: 'not-json'; readonly looksLike: OtherKind; readonly at: number }
  | { readonly kind: 'too-deep'; readonly most: number }
  | { readonly kind: 'not-a-workflow'; readonly looksLike: OtherKind }
  /** A workflow of either format, with no node in it. */
  | { readonly kind: 'no-nodes' }
  | { readonly kind: 'too-many-nodes'; readonly nodes: number; readonly most: number };
