// What nodes a server has, in one shape for both spellings of combos.

export interface NumberRange {
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
}

/** `socket` takes a link only; all others are widgets, which may be linked as well. */
export type InputKind =
  'socket' | 'int' | 'float' | 'string' | 'boolean' | 'combo' | 'dynamic-combo' | 'custom';

export interface InputDef {
  readonly name: string;
  readonly kind: InputKind;
  /** As the server writes it: `MODEL`, `INT`, `COMBO`, `*`, `IMAGE,MASK`. */
  readonly type: string;
  readonly isRequired: boolean;
  readonly default?: unknown;
  readonly range?: NumberRange;
  /** Of a combo. Undefined where the list is fetched elsewhere (`remote`). */
  readonly options?: readonly (string | number | boolean)[];
  /** Of a dynamic combo: the inputs that each choice brings, names dotted. */
  readonly branches?: Readonly<Record<string, readonly InputDef[]>>;
  /** New-style combos are not checked by the server before the run. */
  readonly isNewCombo?: boolean;
  readonly isMultiline?: boolean;
  readonly isMultiselect?: boolean;
  readonly hasControlAfterGenerate?: boolean;
  readonly hasDynamicPrompts?: boolean;
  readonly forceInput?: boolean;
  /** `image_upload`, `video_upload` … : the editor keeps one value more for its button. */
  readonly upload?: string;
  readonly tooltip?: string;
}

export interface OutputDef {
  readonly type: string;
  readonly name: string;
  readonly isList: boolean;
}

export interface NodeDef {
  readonly name: string;
  readonly title: string;
  readonly category: string;
  readonly module: string;
  /** Required, then optional, each in `input_order`. */
  readonly inputs: readonly InputDef[];
  readonly outputs: readonly OutputDef[];
  readonly isOutput: boolean;
  readonly isDeprecated: boolean;
  readonly isPaid: boolean;
}

export type ObjectInfo = ReadonlyMap<string, NodeDef>;
