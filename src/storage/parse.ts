import type { z } from 'zod';
import { Refusal, type StorageFailure } from './failure';

/**
 * Parses a stored value and gives back the very value where parsing changes nothing. Zod puts known
 * keys first; keeping the original keeps its key order, so that a story read back is byte-identical
 * as JSON. Returns the reason as a sentence where the value does not fit.
 */
export function parseKeeping<T>(
  schema: z.ZodType<T>,
  value: unknown,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string } {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { ok: false, why: describeIssues(parsed.error) };
  return { ok: true, value: isDeepEqual(parsed.data, value) ? (value as T) : parsed.data };
}

/** The parsed row; throws the refusal `damaged` where it does not fit. */
export function parseRow<T>(schema: z.ZodType<T>, value: unknown, table: string, key: string): T {
  const parsed = parseKeeping(schema, value);
  if (parsed.ok) return parsed.value;
  throw new Refusal({ kind: 'damaged', table, key, why: parsed.why });
}

/** The rows that fit, and a failure for each that does not: one bad row must not hide the others. */
export function parseRows<T>(
  schema: z.ZodType<T>,
  values: readonly unknown[],
  table: string,
  keyOf: (value: unknown) => string,
): { readonly rows: T[]; readonly damaged: StorageFailure[] } {
  const rows: T[] = [];
  const damaged: StorageFailure[] = [];
  for (const value of values) {
    const parsed = parseKeeping(schema, value);
    if (parsed.ok) rows.push(parsed.value);
    else damaged.push({ kind: 'damaged', table, key: keyOf(value), why: parsed.why });
  }
  return { rows, damaged };
}

/** "characters[2].color: Invalid string; …", the first three. */
export function describeIssues(error: z.ZodError): string {
  const shown = error.issues.slice(0, 3).map((issue) => `${pathOf(issue.path)}${issue.message}`);
  const more = error.issues.length - shown.length;
  return shown.join('; ') + (more > 0 ? ` and ${more} more` : '');
}

function pathOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '';
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  return `${text.join('').replace(/^\./, '')}: `;
}

/** Equal as plain data. Keys with the value undefined count as keys. */
export function isDeepEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((value: unknown, i) => isDeepEqual(value, b[i]))
    );
  }
  if (Array.isArray(b) || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (Object.getPrototypeOf(a) !== Object.prototype) return false;
  const keys = Object.keys(a);
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(right, key) && isDeepEqual(left[key], right[key]))
  );
}
