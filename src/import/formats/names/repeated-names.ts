// Whether a column or a list of keys holds who speaks.
import { nameStrength } from './name-words';

const NAME_CHARS = 40;

/** Names that come again, as people do in a chat and words in a dictionary or on a form do not. */
export function areRepeatedNames(names: readonly string[]): boolean {
  const different = new Set(names).size;
  return (
    names.length >= 3 &&
    different >= 2 &&
    different * 2 <= names.length + 1 &&
    names.every((name) => name.length <= NAME_CHARS && nameStrength(name) === 2)
  );
}
