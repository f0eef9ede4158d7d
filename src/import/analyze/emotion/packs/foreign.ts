// Packs of other languages. Their readings come from word lists alone, are named so and are never sure.
import { FOREIGN_TURNS } from './foreign-turns';
import { GERMAN } from './german';
import { ROMANCE } from './romance';
import { SPANISH } from './spanish';
import { UNSPACED } from './eastern';

export interface Pack {
  /** What is done, in the notation of `Lookup.add`. */
  readonly shown: string;
  /** What is said. */
  readonly said: string;
}

export const FOREIGN_PACKS: readonly Pack[] = [GERMAN, SPANISH, ROMANCE, UNSPACED, FOREIGN_TURNS];
