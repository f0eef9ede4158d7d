// Counts of what was read rightly, and the figures made of them.

export const ASPECTS = [
  'format',
  'count',
  'text',
  'speaker',
  'kind',
  'who',
  'line',
  'cast',
  'boundary',
  'place',
  'hour',
  'weather',
  'emotion',
  'choice',
] as const;
export type Aspect = (typeof ASPECTS)[number];

export interface Tally {
  readonly hits: number;
  /** Labelled and not found, or found as something else. */
  readonly missed: number;
  /** Found where nothing, or something else, is labelled. */
  readonly extra: number;
}

export interface Miss {
  readonly aspect: Aspect;
  readonly message?: number;
  readonly expected: string;
  readonly found: string;
}

export interface Score {
  readonly tallies: Readonly<Record<Aspect, Tally>>;
  readonly misses: readonly Miss[];
}

const NONE: Tally = { hits: 0, missed: 0, extra: 0 };

export class ScoreSheet {
  readonly #tallies = new Map<Aspect, Tally>();
  readonly #misses: Miss[] = [];

  add(aspect: Aspect, { hits = 0, missed = 0, extra = 0 }: Partial<Tally>): void {
    const sum = this.#tallies.get(aspect) ?? NONE;
    this.#tallies.set(aspect, {
      hits: sum.hits + hits,
      missed: sum.missed + missed,
      extra: sum.extra + extra,
    });
  }

  /** One label and what was found for it. */
  judge(isRight: boolean, miss: Miss): void {
    this.add(miss.aspect, isRight ? { hits: 1 } : { missed: 1 });
    if (!isRight) this.#misses.push(miss);
  }

  /** A label that may be "nothing", against a finding that may be nothing. */
  match(expected: string | null, found: string | undefined, isRight: boolean, miss: Miss): void {
    if (expected === null && found === undefined) return;
    if (isRight) return this.add(miss.aspect, { hits: 1 });
    this.add(miss.aspect, {
      missed: expected === null ? 0 : 1,
      extra: found === undefined ? 0 : 1,
    });
    this.#misses.push(miss);
  }

  miss(miss: Miss): void {
    this.#misses.push(miss);
  }

  get score(): Score {
    return { tallies: talliesOf((aspect) => this.#tallies.get(aspect)), misses: this.#misses };
  }
}

export function sumOf(scores: readonly Score[]): Score {
  const sheet = new ScoreSheet();
  for (const { tallies, misses } of scores) {
    for (const aspect of ASPECTS) sheet.add(aspect, tallies[aspect]);
    for (const miss of misses) sheet.miss(miss);
  }
  return sheet.score;
}

function talliesOf(find: (aspect: Aspect) => Tally | undefined): Score['tallies'] {
  return Object.fromEntries(ASPECTS.map((aspect) => [aspect, find(aspect) ?? NONE])) as Record<
    Aspect,
    Tally
  >;
}

/** Undefined where nothing is labelled, so that a figure is never good for want of a question. */
type Figure = number | undefined;

export function recall({ hits, missed }: Tally): Figure {
  return share(hits, hits + missed);
}

export function precision({ hits, extra }: Tally): Figure {
  return share(hits, hits + extra);
}

export function f1({ hits, missed, extra }: Tally): Figure {
  return share(2 * hits, 2 * hits + missed + extra);
}

/** Of all that was found, what is not there. */
export function falseShare({ hits, extra }: Tally): Figure {
  return share(extra, hits + extra);
}

function share(part: number, whole: number): Figure {
  return whole === 0 ? undefined : part / whole;
}
