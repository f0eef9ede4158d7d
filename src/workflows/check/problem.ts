// What is wrong with a graph on a server, as data. The words are in describe.ts.
import type { Suggestion } from './suggest-file';

export interface ProblemPlace {
  readonly node: string;
  readonly title: string;
}

interface InputPlace extends ProblemPlace {
  readonly input: string;
}

export type GraphProblem =
  /** No node of the graph gives a result. */
  | { readonly kind: 'no-output' }
  | (ProblemPlace & { readonly kind: 'unknown-node'; readonly type: string })
  /** Links in a circle. */
  | (ProblemPlace & { readonly kind: 'cycle'; readonly nodes: readonly string[] })
  | (InputPlace & { readonly kind: 'missing-input'; readonly type: string })
  | (InputPlace & {
      readonly kind: 'not-offered';
      readonly value: unknown;
      readonly offered: readonly (string | number | boolean)[];
      readonly suggestion: Suggestion | undefined;
    })
  | (InputPlace & {
      readonly kind: 'out-of-range';
      readonly value: number | bigint;
      readonly min: number | bigint | undefined;
      readonly max: number | bigint | undefined;
    })
  /** Text where a number belongs, a bare list where a value belongs, and the like. */
  | (InputPlace & { readonly kind: 'wrong-value'; readonly value: unknown; readonly type: string })
  | (InputPlace & {
      readonly kind: 'wrong-link';
      readonly wanted: string;
      readonly given: string;
      readonly from: string;
    })
  /** To a node or an output that is not there. */
  | (InputPlace & { readonly kind: 'dangling-link'; readonly from: string; readonly slot: number });
