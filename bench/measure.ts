// Ratios in one run: every case and its floor take turns, the first round is thrown away, and both the
// median of the rounds' ratios and best over best are told. Absolute times depend on the machine.

export interface Row {
  readonly path: string;
  readonly goal: string;
  readonly figure: string;
  readonly met: boolean;
  readonly detail: string;
}

export interface Ratio {
  readonly median: number;
  readonly best: number;
  readonly floorMs: number;
  readonly ours: readonly number[];
}

/** Runs `floor` and `ours` in turn; both get the round, so that they can use fresh names. */
export async function compare(
  rounds: number,
  floor: (round: number) => Promise<unknown>,
  ours: (round: number) => Promise<unknown>,
): Promise<Ratio> {
  const floors: number[] = [];
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const floorMs = await time(() => floor(round));
    const ourMs = await time(() => ours(round));
    if (round === 0) continue;
    floors.push(floorMs);
    times.push(ourMs);
  }
  return {
    median: median(times.map((ms, index) => ms / (floors[index] ?? 1))),
    best: Math.min(...times) / Math.min(...floors),
    floorMs: Math.min(...floors),
    ours: times,
  };
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

export function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

export async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** A gate fails only when both figures exceed the goal: single rounds swing by half. */
export function ratioRow(path: string, most: number, ratio: Ratio, detail = ''): Row {
  const figure = `${ratio.median.toFixed(2)}× (best ${ratio.best.toFixed(2)}×)`;
  const times = ratio.ours.map((ms) => ms.toFixed(0)).join(', ');
  return {
    path,
    goal: `≤ ${most}×`,
    figure,
    met: Math.min(ratio.median, ratio.best) <= most,
    detail: `${detail}floor ${ratio.floorMs.toFixed(0)} ms, ours ${times} ms`,
  };
}
