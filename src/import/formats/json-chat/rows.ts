// Messages of a chat in JSON that are no objects with fields for them: `["Mira", "Hello."]`,
// `["what was asked", "what was answered"]` and `{"Mira": "Hello."}`. A list of them tells which it is.
import { areRepeatedNames } from '../names/repeated-names';
import { isObject } from '../shared/json-lines';

/** `named`: a name and what it says; `keyed`: the same as key and value; `sides`: question and answer. */
export type Rows = 'named' | 'keyed' | 'sides';

const LOOK_AT = 40;

/** Undefined where the list has no such rows, or too few to tell. */
export function rowsOf(list: readonly unknown[]): Rows | undefined {
  const some = list.slice(0, LOOK_AT);
  if (some.length < 2) return undefined;
  if (some.every(isKeyed))
    return areRepeatedNames(some.map((row) => Object.keys(row)[0] ?? '')) ? 'keyed' : undefined;
  if (!some.every(isPair)) return undefined;
  if (areRepeatedNames(some.map(([first]) => first ?? ''))) return 'named';
  // Tables of words and lists of tags are shorter.
  const chars = some.reduce(
    (sum, [ask, answer]) => sum + (ask ?? '').length + (answer ?? '').length,
    0,
  );
  return chars >= some.length * 24 ? 'sides' : undefined;
}

function isKeyed(row: unknown): row is Readonly<Record<string, string>> {
  if (!isObject(row)) return false;
  const [said, ...others] = Object.values(row);
  return others.length === 0 && typeof said === 'string';
}

/** The first answer of a list may answer nothing. */
function isPair(row: unknown): row is readonly [string | null, string | null] {
  return (
    Array.isArray(row) &&
    row.length === 2 &&
    row.every((one) => typeof one === 'string' || one === null) &&
    row.some((one) => one !== null)
  );
}
