// Settings from outside: what is right is taken, what is wrong is named and left as it was.
import { DEFAULT_SETTINGS, settingsSchema, type SettingsValue } from './schema';

export interface SettingsProblem {
  /** `player.textSize` */
  readonly path: string;
  readonly message: string;
}

export interface ReadSettings {
  readonly value: SettingsValue;
  readonly problems: readonly SettingsProblem[];
}

/** `patch` laid over `base`, objects merged at every depth, keys that nobody knows kept. */
export function mergeDeep(base: unknown, patch: unknown): unknown {
  if (!isRecord(base) || !isRecord(patch)) return patch === undefined ? base : patch;
  const out: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(patch)) {
    // A key of this name would set the prototype instead of a field.
    if (key === '__proto__') continue;
    out[key] = mergeDeep(base[key], value);
  }
  return out;
}

/**
 * Settings with `patch` applied. A wrong value is named by its path and keeps the value of `base`; the
 * rest of the patch is taken.
 */
export function applySettings(base: SettingsValue, patch: unknown): ReadSettings {
  if (patch === undefined) return { value: base, problems: [] };
  if (!isRecord(patch)) {
    return { value: base, problems: [{ path: '', message: 'Settings must be a JSON object.' }] };
  }
  const problems: SettingsProblem[] = [];
  let merged = mergeDeep(base, patch);
  // Each round puts right at least one wrong value, so this ends.
  for (;;) {
    const parsed = settingsSchema.safeParse(merged);
    if (parsed.success) return { value: parsed.data, problems };
    for (const issue of parsed.error.issues) {
      const path = issue.path.map(String);
      problems.push({ path: path.join('.'), message: issue.message });
      merged = withValueAt(merged, path, valueAt(base, path) ?? valueAt(DEFAULT_SETTINGS, path));
    }
  }
}

/** Settings as stored or as imported text says, over the defaults. */
export function readSettings(stored: unknown): ReadSettings {
  return applySettings(DEFAULT_SETTINGS, stored);
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), value);
}

function withValueAt(value: unknown, path: readonly string[], put: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put ?? {};
  const out: Record<string, unknown> = isRecord(value) ? { ...value } : {};
  const inner = withValueAt(out[key], rest, put);
  if (rest.length === 0 && put === undefined) delete out[key];
  else out[key] = inner;
  return out;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
