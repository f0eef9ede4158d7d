// Only additions, multiplications, divisions and square roots, which every machine rounds alike;
// Math.exp may differ in its last bit, and the weights must not.

const LN2 = 0.6931471805599453;
const POWERS = Float64Array.from({ length: 81 }, (_, index) => 2 ** (index - 40));

/** For −27 ≤ x ≤ 27. */
function exp(x) {
  const power = Math.round(x / LN2);
  const rest = x - power * LN2;
  let sum = 1;
  for (let n = 9; n > 0; n--) sum = 1 + (rest * sum) / n;
  return sum * POWERS[power + 40];
}

export function logistic(x) {
  if (x > 20) return 1;
  if (x < -20) return 2e-9;
  return 1 / (1 + exp(-x));
}

export function logOdds(chance) {
  let low = -20;
  let high = 20;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (logistic(middle) < chance) low = middle;
    else high = middle;
  }
  return low;
}

/** Mulberry32: the same order of lines in every training. */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
