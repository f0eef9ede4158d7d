// A workflow as ComfyUI's editor saves it, in one shape for its versions: ids are strings, links are
// objects, whatever was missing is empty.

export interface EditorInput {
  readonly name: string;
  readonly type: string;
  readonly link: string | undefined;
  /** The widget that this input stands for; old files name it only where a link may come in. */
  readonly widget: string | undefined;
}

export interface EditorOutput {
  readonly name: string;
  readonly type: string;
}

/** Values by place in the node's list of widgets, or by name as VideoHelperSuite saves them. */
export type WidgetValues =
  | { readonly by: 'place'; readonly values: readonly unknown[] }
  | { readonly by: 'name'; readonly values: ReadonlyMap<string, unknown> };

/** `muted`: the node and what hangs on it do not run. `bypassed`: links pass through it. */
export type NodeMode = 'active' | 'muted' | 'bypassed';

export interface EditorNode {
  readonly id: string;
  readonly type: string;
  /** Only where someone wrote one. */
  readonly title: string | undefined;
  readonly mode: NodeMode;
  readonly inputs: readonly EditorInput[];
  readonly outputs: readonly EditorOutput[];
  readonly widgets: WidgetValues;
  readonly properties: ReadonlyMap<string, unknown>;
}

export interface EditorLink {
  readonly id: string;
  /** `-10` where the link starts at the input side of a subgraph. */
  readonly from: string;
  readonly fromSlot: number;
  /** `-20` where it ends at the output side. */
  readonly to: string;
  readonly toSlot: number;
  readonly type: string;
}

export interface EditorGraph {
  readonly nodes: ReadonlyMap<string, EditorNode>;
  readonly links: ReadonlyMap<string, EditorLink>;
}

export interface SubgraphSlot {
  readonly name: string;
  readonly type: string;
}

export interface Subgraph extends EditorGraph {
  /** What its instances have for a `type`: a UUID, or `workflow>Name` of a group node. */
  readonly id: string;
  readonly name: string;
  readonly inputs: readonly SubgraphSlot[];
  readonly outputs: readonly SubgraphSlot[];
}

/** A group node as older editors keep it; its sides follow from its nodes. */
export interface GroupNode {
  readonly name: string;
  readonly nodes: readonly EditorNode[];
  readonly links: readonly {
    readonly from: number;
    readonly fromSlot: number;
    readonly to: number;
    readonly toSlot: number;
  }[];
  /** Outputs that are used outside as well as inside, as `node:slot`. */
  readonly external: ReadonlySet<string>;
  /** Widgets, inputs and outputs that were hidden, as `node:in:name` and `node:out:slot`. */
  readonly hidden: ReadonlySet<string>;
}

/** A model file that the workflow names together with where to get it. */
export interface NamedModel {
  readonly name: string;
  readonly folder: string;
  readonly url: string | undefined;
}

export interface EditorWorkflow extends EditorGraph {
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  readonly groupNodes: ReadonlyMap<string, GroupNode>;
  readonly models: readonly NamedModel[];
  readonly extra: ReadonlyMap<string, unknown>;
  /** As the file has it: goes into pictures, so that they open in the editor again. */
  readonly original: unknown;
}

export const INPUT_SIDE = '-10';
export const OUTPUT_SIDE = '-20';
