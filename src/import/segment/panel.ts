// Panels as data and as drawings: what a model or an extension writes for a program, not for a reader.
import type { StatedSetting } from '@/story';
import { fieldOf, type Field } from './tracker-keys';

const LONGEST_DATA = 40_000;
const DEEPEST = 5;

/** Where a value of its own shape keeps its words: `{"value": …}`, `{"start": …}`, `{"forecast": …}`. */
const VALUE_KEYS = ['value', 'name', 'start', 'forecast', 'current', 'content'];

/** What an object says of place, hour and weather, in itself or in what it holds. */
export function settingOfData(value: unknown): StatedSetting | undefined {
  const stated: { place?: string; hour?: string; weather?: string } = {};
  collect(value, 0, (field, words) => {
    if (field !== 'other') stated[field] ??= words;
  });
  return (stated.place ?? stated.hour ?? stated.weather) === undefined ? undefined : stated;
}

function collect(
  value: unknown,
  depth: number,
  found: (field: Field, words: string) => void,
): void {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  // Lists hold people, things and plans, each with places and times of their own.
  if (Array.isArray(value)) return;
  const entries = Object.entries(value);
  for (const [key, item] of entries) {
    const field = fieldOf(key.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/_/g, ' '));
    const words = field ? wordsOf(item) : undefined;
    if (field && words !== undefined) found(field, words);
  }
  for (const [key, item] of entries) {
    if (fieldOf(key) !== 'other' || key === 'info') collect(item, depth + 1, found);
  }
}

function wordsOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  // Variables of cards stand beside what they mean: `["亥时", "当前时间"]`.
  if (Array.isArray(value)) return value.length === 2 ? wordsOf(value[0]) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const inner: Readonly<Record<string, unknown>> = { ...value };
  for (const key of VALUE_KEYS) {
    const words: unknown = inner[key];
    if (typeof words === 'string' && words.trim() !== '') return words.trim();
  }
  return undefined;
}

/** The inside of a panel that is JSON, whole or cut off; `stated` where it names place, hour or weather. */
export function readPanelData(inside: string): { stated: StatedSetting | undefined } | undefined {
  if (inside.length > LONGEST_DATA) return undefined;
  const from = inside.search(/[[{]/);
  if (from < 0 || !/^\s*(?:json5?|javascript)?\s*$/i.test(inside.slice(0, from).replace(/`/g, '')))
    return undefined;
  const data = inside.slice(from).replace(/[`\s]+$/, '');
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' ? { stated: settingOfData(value) } : undefined;
  } catch {
    // Models forget commas and are cut off; a key in quotation marks is nothing that somebody says.
    return /^[[{]\s*(?:[[{]\s*)?"[^"\n]{1,60}"\s*:/.test(data) ? { stated: undefined } : undefined;
  }
}

/** A page, a style or a script that a card draws with. */
export function isDrawn(inside: string): boolean {
  return /^[^\n]{0,60}\n?\s*<(?:!doctype|html|head|body|style|script|svg|div|table|details|meta|link)\b/i.test(
    inside.slice(0, 400),
  );
}
