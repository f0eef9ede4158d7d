// Which inputs of a node are widgets, and which values fit them.
import type { InputDef } from '@/comfy/object-info';

export function isWidget(def: InputDef): boolean {
  return def.kind !== 'socket' && def.forceInput !== true;
}

/** What the editor does with a seed after each run; saved as a value of its own after the seed's. */
export type SeedPolicyName = 'fixed' | 'increment' | 'decrement' | 'randomize';

const POLICIES: ReadonlySet<unknown> = new Set([
  'fixed',
  'increment',
  'decrement',
  'randomize',
] satisfies SeedPolicyName[]);

export function isSeedPolicy(value: unknown): value is SeedPolicyName {
  return POLICIES.has(value);
}

/**
 * Whether the editor keeps a policy after this input's value. Servers flag such inputs today; before,
 * the name told it, and then a next widget that offers the word itself has the better claim.
 */
export function hasCompanion(def: InputDef, value: unknown, next: InputDef | undefined): boolean {
  if (!isSeedPolicy(value)) return false;
  if (def.hasControlAfterGenerate === true) return true;
  if (def.kind !== 'int' || !/seed/i.test(def.name)) return false;
  return !(next?.options ?? []).includes(value);
}

export function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** Whether a saved value can have been this widget's. Files that are not there do not count. */
export function valueFits(def: InputDef, value: unknown): boolean {
  switch (def.kind) {
    case 'int':
      return typeof value === 'bigint' || Number.isInteger(value);
    case 'float':
      return isNumber(value);
    case 'string':
      return typeof value === 'string' || isNumber(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'combo':
      return comboFits(def, value);
    case 'dynamic-combo':
      return typeof value === 'string' && Object.hasOwn(def.branches ?? {}, value);
    default:
      return true;
  }
}

function comboFits(def: InputDef, value: unknown): boolean {
  if (Array.isArray(value)) return def.isMultiselect === true;
  if (typeof value === 'object') return false;
  const [first] = def.options ?? [];
  if (first === undefined || offered(def, value) !== undefined) return true;
  return typeof value === typeof first;
}

/** The offered option that a value means, whatever its case and whether it is text or number. */
export function offered(def: InputDef, value: unknown): string | number | boolean | undefined {
  const options = def.options ?? [];
  const exact = options.find((option) => option === value);
  if (exact !== undefined) return exact;
  const wanted = String(value).toLowerCase();
  const alike = options.filter((option) => String(option).toLowerCase() === wanted);
  return alike.length === 1 ? alike[0] : undefined;
}

/** What a new node in the editor starts with. */
export function startValue(def: InputDef): unknown {
  if (def.default !== undefined) return def.default;
  if (def.kind === 'combo') return def.isMultiselect === true ? [] : def.options?.[0];
  if (def.kind === 'dynamic-combo') return Object.keys(def.branches ?? {})[0];
  if (def.kind === 'string') return '';
  if (def.kind === 'boolean') return false;
  if (def.kind === 'int' || def.kind === 'float') return def.range?.min ?? 0;
  return undefined;
}
