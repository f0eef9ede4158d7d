// One input of a node: `[type, options?]`, where the type may be the list of a combo.
import type { InputDef, InputKind, NumberRange } from './object-info';

type Options = Readonly<Record<string, unknown>>;
type Scalar = string | number | boolean;

const MOST_OPTIONS = 200_000;
const LONGEST_OPTION = 4096;
const MAX_BRANCH_DEPTH = 8;
const UPLOADS = [
  'image_upload',
  'video_upload',
  'audio_upload',
  'file_upload',
  'animated_image_upload',
];
const SCALARS: Readonly<Record<string, InputKind>> = {
  INT: 'int',
  FLOAT: 'float',
  STRING: 'string',
  BOOLEAN: 'boolean',
  COMBO: 'combo',
};
/** Upper-case types that the editor of ComfyUI shows as a widget, and which so have a value. */
const WIDGET_TYPES = new Set([
  'WEBCAM',
  'AUDIO_RECORD',
  'LOAD_3D',
  'LOAD_3D_ANIMATION',
  'COLOR',
  'IMAGEUPLOAD',
  'AUDIOUPLOAD',
]);

/** Undefined: no input at all. */
export function readInput(
  name: string,
  spec: unknown,
  isRequired: boolean,
  depth = 0,
): InputDef | undefined {
  const parts: readonly unknown[] | undefined =
    typeof spec === 'string' ? [spec] : Array.isArray(spec) ? spec : undefined;
  if (!parts) return undefined;
  const [sent, more] = parts;
  if (typeof sent !== 'string' && !Array.isArray(sent)) return undefined;
  const options: Options = isObject(more) ? more : {};
  const type = Array.isArray(sent) ? 'COMBO' : sent.slice(0, 512);
  const kind = Array.isArray(sent) ? 'combo' : kindOf(sent, options);
  const range = kind === 'int' || kind === 'float' ? readRange(options) : undefined;
  return {
    name,
    kind,
    type,
    isRequired,
    ...('default' in options && { default: options['default'] }),
    ...(range && { range }),
    ...(kind === 'combo' && comboPart(sent, options)),
    ...(kind === 'dynamic-combo' && dynamicPart(name, options, depth)),
    ...(options['multiline'] === true && { isMultiline: true }),
    ...(isMulti(options) && { isMultiselect: true }),
    ...(truthy(options['control_after_generate']) && { hasControlAfterGenerate: true }),
    ...(options['dynamicPrompts'] === true && { hasDynamicPrompts: true }),
    ...((options['forceInput'] === true || options['defaultInput'] === true) && {
      forceInput: true,
    }),
    ...uploadPart(options),
    ...(typeof options['tooltip'] === 'string' && { tooltip: options['tooltip'].slice(0, 4000) }),
  };
}

function isObject(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `control_after_generate` is true, or the name of the choice to begin with. */
function truthy(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value !== '');
}

function isMulti(options: Options): boolean {
  return options['multiselect'] === true || isObject(options['multi_select']);
}

function kindOf(type: string, options: Options): InputKind {
  const scalar = SCALARS[type];
  if (scalar) return scalar;
  if (/^COMFY_DYNAMICCOMBO/.test(type)) return 'dynamic-combo';
  // Newer versions name some widgets and say so.
  if (WIDGET_TYPES.has(type) || typeof options['widgetType'] === 'string') return 'custom';
  // Names in lower case are widgets of custom nodes; types of links are written in upper case.
  return /[a-z]/.test(type) && type === type.toLowerCase() ? 'custom' : 'socket';
}

/** Seeds go to 2^64-1, which a double rounds up: compare with the exact value where it matters. */
function readRange(options: Options): NumberRange | undefined {
  const range: { -readonly [K in keyof NumberRange]: NumberRange[K] } = {};
  for (const key of ['min', 'max', 'step'] as const) {
    const sent = options[key];
    const value = typeof sent === 'bigint' ? Number(sent) : sent;
    if (typeof value === 'number' && !Number.isNaN(value)) range[key] = value;
  }
  return Object.keys(range).length === 0 ? undefined : range;
}

function comboPart(sent: unknown, options: Options): Pick<InputDef, 'options' | 'isNewCombo'> {
  if (Array.isArray(sent)) return { options: readOptions(sent) };
  const listed = options['options'];
  return Array.isArray(listed)
    ? { options: readOptions(listed), isNewCombo: true }
    : { isNewCombo: true };
}

function readOptions(sent: readonly unknown[]): Scalar[] {
  const options: Scalar[] = [];
  for (const one of sent) {
    if (options.length >= MOST_OPTIONS) break;
    const value = typeof one === 'bigint' ? Number(one) : one;
    if (typeof value === 'string' && value.length <= LONGEST_OPTION) options.push(value);
    else if (typeof value === 'number' || typeof value === 'boolean') options.push(value);
  }
  return options;
}

/** `options: [{ key, inputs: { required, optional } }]`: each choice brings inputs, named `combo.input`. */
function dynamicPart(
  name: string,
  options: Options,
  depth: number,
): Pick<InputDef, 'options' | 'branches' | 'isNewCombo'> {
  const listed = options['options'];
  const branches: Record<string, readonly InputDef[]> = Object.create(null) as never;
  const keys: string[] = [];
  for (const one of Array.isArray(listed) && depth < MAX_BRANCH_DEPTH ? listed : []) {
    if (!isObject(one) || typeof one['key'] !== 'string') continue;
    keys.push(one['key']);
    branches[one['key']] = readBranch(name, one['inputs'], depth + 1);
  }
  return { options: keys, branches, isNewCombo: true };
}

function readBranch(name: string, groups: unknown, depth: number): InputDef[] {
  const inputs: InputDef[] = [];
  for (const part of ['required', 'optional']) {
    const specs = isObject(groups) ? groups[part] : undefined;
    for (const [inner, spec] of Object.entries(isObject(specs) ? specs : {})) {
      const def = readInput(`${name}.${inner}`, spec, part === 'required', depth);
      if (def) inputs.push(def);
    }
  }
  return inputs;
}

function uploadPart(options: Options): Pick<InputDef, 'upload'> {
  const upload = UPLOADS.find((key) => options[key] === true);
  return upload === undefined ? {} : { upload };
}
