// Who is "he" and who is "she", by how the log speaks of its people.
import { genderOfGiven } from './given-names';
import { titledName } from './name-titles';
import type { Gender } from './speech-subjects';

const GIVEN_WEIGHT = 4;
const TITLE_WEIGHT = 20;

/** Pronouns that the log uses for its people, counted in the first reading. */
export class Genders {
  readonly #counts = new Map<string, { he: number; she: number }>();

  /** `weight`: whose a possessive is, is less certain than who goes on acting. */
  add(key: string, gender: Gender, weight = 1): void {
    if (gender !== 'he' && gender !== 'she') return;
    const counts = this.#counts.get(key) ?? { he: 0, she: 0 };
    counts[gender] += weight;
    this.#counts.set(key, counts);
  }

  /** What titles and first names say, until a pronoun says more. */
  expect(folded: string): void {
    const { sex, title, isFirstToo, words } = titledName(folded);
    const gender =
      sex ?? (title === undefined || isFirstToo ? genderOfGiven(words[0] ?? '') : undefined);
    if (gender) this.add(folded, gender, sex === undefined ? GIVEN_WEIGHT : TITLE_WEIGHT);
  }

  /** The same counts under other keys; what `keyOf` does not know is left out. */
  rekey(keyOf: (key: string) => string | undefined): Genders {
    const out = new Genders();
    for (const [key, counts] of this.#counts) {
      const to = keyOf(key);
      if (to === undefined) continue;
      const held = out.#counts.get(to) ?? { he: 0, she: 0 };
      out.#counts.set(to, { he: held.he + counts.he, she: held.she + counts.she });
    }
    return out;
  }

  /** 1 fits, 0 not known, -1 speaks against. */
  fits(key: string, gender: Gender): number {
    const counts = this.#counts.get(key);
    if (!counts || (gender !== 'he' && gender !== 'she')) return 0;
    const other = gender === 'he' ? counts.she : counts.he;
    return counts[gender] > other ? 1 : other > counts[gender] ? -1 : 0;
  }
}
