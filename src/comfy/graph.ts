// A prompt as ComfyUI's API takes it: nodes by id. Plain data.
export interface GraphNode {
  readonly class_type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly _meta?: { readonly title?: string };
}

/** Node id → node. Ids are strings, also those of subgraphs (`12:5`). */
export type Graph = Readonly<Record<string, GraphNode>>;

/** The output `slot` of another node. */
export type Link = readonly [node: string, slot: number];

/** ComfyUI reads every list of two as a link; list values are wrapped as `{ __value__: [...] }`. */
export function isLink(value: unknown): value is Link {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    (typeof value[0] === 'string' || typeof value[0] === 'number') &&
    typeof value[1] === 'number'
  );
}
