// Chance that is always the same: everything unsaid about a person or a place comes from its name.

/** FNV-1a with a last mix: 32 bits, unsigned. Not for secrets. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A fraction in [0, 1) for one question about one thing, independent of all other questions. */
export function chance(seed: string, question: string): number {
  return hashText(`${question}\u0000${seed}`) / 0x1_0000_0000;
}

/** One of `items` for one question about one thing. `items` must not be empty. */
export function pickFor<T>(seed: string, question: string, items: readonly T[]): T {
  const item = items[Math.floor(chance(seed, question) * items.length)];
  if (item === undefined) throw new Error(`nothing to pick from for ${question}`);
  return item;
}

/** A running source of fractions, for drawings that scatter many things. */
export interface Random {
  next(): number;
  between(low: number, high: number): number;
  whole(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  is(probability: number): boolean;
}

/** Mulberry32 over the hash of the seed. */
export function makeRandom(seed: string): Random {
  let state = hashText(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    is: (probability) => next() < probability,
  };
}
