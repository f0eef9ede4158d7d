// Which weights are kept, and as which whole numbers.

/** The `keep` weights that move the most lines the furthest; all others become zero. */
export function prune(weights, vocabulary, labelCount, keep) {
  const worth = new Float64Array(weights.length);
  vocabulary.entries.forEach(({ count }, feature) => {
    const root = Math.sqrt(count);
    for (let label = 0; label < labelCount; label++) {
      const at = feature * labelCount + label;
      worth[at] = Math.abs(weights[at]) * root;
    }
  });
  const least = worth.toSorted().at(-keep) ?? 0;
  return weights.map((weight, at) => (worth[at] < least ? 0 : weight));
}

/** The nearest of `levels`, whole multiples of `step`, finer where weights are small and many. */
export function quantize(weights, step, levels) {
  return Int16Array.from(weights, (weight) => {
    if (weight === 0) return 0;
    const size = Math.abs(weight) / step;
    let nearest = levels[0];
    for (const level of levels)
      if (Math.abs(level - size) < Math.abs(nearest - size)) nearest = level;
    return weight < 0 ? -nearest : nearest;
  });
}
