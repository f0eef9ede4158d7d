// Schemas for the border: cards come from anywhere, so every field may be missing, odd or huge.
import { z } from 'zod';

/** No honest field is longer; a longer one is cut rather than refused. */
const MAX_FIELD_CHARS = 1_000_000;
const MAX_ITEMS = 20_000;

/** Any text-like value as a string, '' where there is none. */
export const textField = z.preprocess((value) => {
  if (typeof value === 'string') return value.slice(0, MAX_FIELD_CHARS);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}, z.string());

/** A list of strings; older files hold one string with commas. */
export const textListField = z.preprocess((value) => {
  const list: unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(/,(?![^/]*\/)/)
      : [];
  return list
    .slice(0, MAX_ITEMS)
    .filter((item) => typeof item === 'string' || typeof item === 'number')
    .map((item) => String(item).slice(0, MAX_FIELD_CHARS).trim())
    .filter((item) => item !== '');
}, z.array(z.string()));

/** Texts that keep their commas and white space, such as greetings. */
export const textsField = z.preprocess(
  (value) =>
    Array.isArray(value)
      ? value
          .slice(0, MAX_ITEMS)
          .filter((item): item is string => typeof item === 'string' && item !== '')
      : [],
  z.array(z.string()),
);

export const flagField = (fallback: boolean): z.ZodType<boolean> =>
  z.preprocess((value) => {
    if (typeof value === 'boolean') return value;
    if (value === 'true' || value === 1) return true;
    return value === 'false' || value === 0 ? false : fallback;
  }, z.boolean());

export const objectField = z.preprocess(
  (value) => (isRecord(value) ? value : {}),
  z.record(z.string(), z.unknown()),
);

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Values of a list or of an object by keys, at most as many as any book has. */
export function itemsOf(value: unknown): [key: string, item: Record<string, unknown>][] {
  const pairs: [string, unknown][] = Array.isArray(value)
    ? value.slice(0, MAX_ITEMS).map((item, i) => [String(i), item])
    : isRecord(value)
      ? Object.entries(value).slice(0, MAX_ITEMS)
      : [];
  return pairs.filter((pair): pair is [string, Record<string, unknown>] => isRecord(pair[1]));
}
