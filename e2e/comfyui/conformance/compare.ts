// Tells two answers apart, except where they may differ: clocks, sizes, random letters, traces.
import type { Json } from './recordings';

/** One difference, as `where: what`. */
export type Difference = string;

const VOLATILE = new Set([
  'timestamp',
  'modified',
  'created',
  'size',
  'ram_total',
  'ram_free',
  'vram_total',
  'vram_free',
  'torch_vram_total',
  'torch_vram_free',
  'pytorch_version',
  'argv',
  'is_changed',
]);
/** Sets in ComfyUI: no order. */
const UNORDERED = new Set(['executed', 'current_outputs', 'dependent_outputs']);
/** The recording of object_info is without help texts. */
const LEFT_OUT = new Set(['tooltip', 'description', 'output_tooltips']);

/** What may differ is replaced by its kind. */
export function normalize(value: Json, key = ''): Json {
  if (key === 'traceback' || key === 'argv') return Array.isArray(value) ? '<lines>' : value;
  if (VOLATILE.has(key)) return `<${Array.isArray(value) ? 'list' : typeof value}>`;
  if (key === 'current_inputs' && value !== null && typeof value === 'object') {
    return Object.keys(value).sort();
  }
  if (key === 'sid' && /^[0-9a-f]{32}$/.test(String(value))) return '<made by the server>';
  if (typeof value === 'string') {
    if (/^tensor\(|^tensor$/.test(value)) return '<tensor>';
    return value
      .replace(/ComfyUI_temp_[a-z]{5}_\d{5}/, 'ComfyUI_temp_<letters>')
      .replace(/^(alice\/)\d{4}-\d\d-\d\d$/, '$1<day>');
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => normalize(item));
    return UNORDERED.has(key) ? items.map(String).sort() : items;
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([name]) => !LEFT_OUT.has(name));
    return Object.fromEntries(entries.map(([name, item]) => [name, normalize(item, name)]));
  }
  return value;
}

const show = (value: Json): string => {
  const text =
    JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? `${item}n` : item)) ??
    'nothing';
  return text.length > 90 ? `${text.slice(0, 90)}…` : text;
};

/** Large ones are BigInt; -0 is 0 in JSON. */
function isSameNumber(a: Json, b: Json): boolean {
  const areNumbers = [a, b].every((each) => typeof each === 'number' || typeof each === 'bigint');
  return areNumbers && a == b;
}

/** Where two normalized values differ. */
export function differences(expected: Json, actual: Json, path = ''): Difference[] {
  if (Object.is(expected, actual) || isSameNumber(expected, actual)) return [];
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) {
      return [`${path}: ${expected.length} items, got ${actual.length}: ${show(actual)}`];
    }
    return expected.flatMap((item, at) => differences(item, actual[at], `${path}[${at}]`));
  }
  const areObjects =
    expected !== null &&
    actual !== null &&
    typeof expected === 'object' &&
    typeof actual === 'object' &&
    !Array.isArray(expected) &&
    !Array.isArray(actual);
  if (!areObjects) return [`${path}: ${show(expected)}, got ${show(actual)}`];
  const [a, b] = [expected as Record<string, Json>, actual as Record<string, Json>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => {
    const at = `${path}.${key}`;
    if (!(key in a)) return [`${at}: unexpected ${show(b[key])}`];
    if (!(key in b)) return [`${at}: missing`];
    return differences(a[key], b[key], at);
  });
}
