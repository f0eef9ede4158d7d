// The saved values of a node, by input name. Editors save them as a bare list, so the order of the
// server's inputs says which is whose, with values in between that belong to buttons and seed policies.
import type { InputDef, NodeDef } from '@/comfy/object-info';
import type { WidgetValues } from '../editor';
import {
  hasCompanion,
  isSeedPolicy,
  isWidget,
  offered,
  startValue,
  valueFits,
  type SeedPolicyName,
} from './widget-kinds';

export interface ReadValues {
  readonly values: ReadonlyMap<string, unknown>;
  readonly policies: ReadonlyMap<string, SeedPolicyName>;
  /** Not in the file; the server's start values were taken. */
  readonly filled: readonly string[];
  /** Values whose type does not fit their input. */
  readonly misfits: readonly string[];
  /** How many values were left when every widget had its own. */
  readonly leftOver: number;
  /** Spelled as the server spells them. */
  readonly respelled: readonly string[];
}

/** The words that upload buttons save. */
const BUTTON_VALUES: ReadonlySet<unknown> = new Set(['image', 'audio', 'video', 'file', 'upload']);
/** What VideoHelperSuite and others save beside inputs. */
const UI_ONLY = new Set(['videopreview', 'audiopreview', 'preview']);

interface Reading {
  values: Map<string, unknown>;
  policies: Map<string, SeedPolicyName>;
  filled: string[];
  misfits: string[];
  respelled: string[];
  leftOver: number;
}

export function readValues(def: NodeDef, widgets: WidgetValues): ReadValues {
  const reading: Reading = {
    values: new Map(),
    policies: new Map(),
    filled: [],
    misfits: [],
    respelled: [],
    leftOver: 0,
  };
  if (widgets.by === 'name') readByName(def, widgets.values, reading);
  else readByPlace(def, widgets.values, reading);
  return reading;
}

function readByName(def: NodeDef, saved: ReadonlyMap<string, unknown>, reading: Reading): void {
  const queue = def.inputs.filter(isWidget);
  const known = new Set<string>();
  for (let input = queue.shift(); input; input = queue.shift()) {
    known.add(input.name);
    const value = saved.get(input.name);
    if (value === undefined || value === null) fill(input, reading);
    else take(input, value, reading);
    queue.unshift(...branchOf(input, reading));
  }
  for (const [name, value] of saved) {
    // Formats of VideoHelperSuite bring inputs that the server does not list.
    const isPlain = typeof value !== 'object' && !isSeedPolicy(value);
    if (!known.has(name) && !UI_ONLY.has(name) && isPlain) reading.values.set(name, value);
  }
}

function readByPlace(def: NodeDef, saved: readonly unknown[], reading: Reading): void {
  const required = def.inputs.filter((input) => input.isRequired && isWidget(input));
  const optional = def.inputs.filter((input) => !input.isRequired && isWidget(input));
  // The editor adds the button's widget to the required ones.
  const hasButton = required.some((input) => input.upload !== undefined);
  let at = readQueue(required, optional[0], saved, 0, reading);
  if (hasButton && isButtonValue(saved, at, optional.length)) at += 1;
  at = readQueue(optional, undefined, saved, at, reading);
  const rest = saved.slice(at);
  reading.leftOver = rest.filter((value) => !isEmpty(value) && !BUTTON_VALUES.has(value)).length;
}

function readQueue(
  inputs: readonly InputDef[],
  after: InputDef | undefined,
  saved: readonly unknown[],
  start: number,
  reading: Reading,
): number {
  const queue = [...inputs];
  let at = start;
  for (let input = queue.shift(); input; input = queue.shift()) {
    const value = saved[at];
    at += 1;
    if (value === undefined || value === null) fill(input, reading);
    else take(input, value, reading);
    const companion = saved[at];
    if (isSeedPolicy(companion) && hasCompanion(input, companion, queue[0] ?? after)) {
      reading.policies.set(input.name, companion);
      at += 1;
    }
    queue.unshift(...branchOf(input, reading));
  }
  return at;
}

function isButtonValue(saved: readonly unknown[], at: number, stillToRead: number): boolean {
  if (at >= saved.length) return false;
  const value = saved[at];
  if (BUTTON_VALUES.has(value)) return true;
  return isEmpty(value) && saved.length - at > stillToRead;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

function branchOf(input: InputDef, reading: Reading): readonly InputDef[] {
  const chosen = reading.values.get(input.name);
  if (input.kind !== 'dynamic-combo' || typeof chosen !== 'string') return [];
  const branches = input.branches ?? {};
  return Object.hasOwn(branches, chosen) ? (branches[chosen] ?? []).filter(isWidget) : [];
}

function take(input: InputDef, value: unknown, reading: Reading): void {
  let taken = value;
  if (input.kind === 'combo' && !Array.isArray(value)) {
    const option = offered(input, value);
    if (option !== undefined && option !== value) reading.respelled.push(input.name);
    taken = option ?? value;
  }
  if (!valueFits(input, taken)) reading.misfits.push(input.name);
  reading.values.set(input.name, taken);
}

function fill(input: InputDef, reading: Reading): void {
  const value = startValue(input);
  if (value === undefined) return;
  reading.values.set(input.name, value);
  reading.filled.push(input.name);
}

/** ComfyUI reads a bare list as a link. */
export function asInput(value: unknown): unknown {
  return Array.isArray(value) ? { __value__: value } : value;
}
