import { describe, expect, it } from 'vitest';
import { decode } from './decode';
import type { Graph } from './graph';
import { ProgressTracker, type Progress } from './progress';
import { planProgress } from './progress-plan';
import { frames, transcript, transcriptNames } from './recorded';
import type { ServerEvent } from './render-server';

interface Run {
  readonly promptId: string;
  readonly graph: Graph;
  readonly events: readonly ServerEvent[];
}

/** Every accepted prompt of a transcript with all events that its sockets heard. */
function runs(number: string): Run[] {
  const lines = transcript(number);
  const events = frames(lines).map((text) => decode(text));
  return lines
    .filter(
      ({ kind, path, method, status }) =>
        kind === 'http' && method === 'POST' && path === '/prompt' && status === 200,
    )
    .map(({ request, response }) => ({
      promptId: (response as { prompt_id: string }).prompt_id,
      graph: (request as { prompt: Graph }).prompt,
      events,
    }));
}

function play({ graph, promptId, events }: Run): Progress[] {
  const tracker = new ProgressTracker(graph, promptId);
  const seen = [tracker.progress];
  for (const event of events) if (tracker.apply(event)) seen.push(tracker.progress);
  return seen;
}
const first = (number: string): Run => {
  const [run] = runs(number);
  if (!run) throw new Error(`no prompt in ${number}`);
  return run;
};

const node = (class_type: string, inputs: Record<string, unknown> = {}, title?: string) => ({
  class_type,
  inputs,
  ...(title !== undefined && { _meta: { title } }),
});

describe('progress of recorded runs', () => {
  it.each(transcriptNames())('%s: never backwards, and 1 only after success', (name) => {
    for (const run of runs(name.slice(0, 2))) {
      const steps = play(run);
      let last = 0;
      for (const { fraction } of steps) {
        expect(fraction ?? 0).toBeGreaterThanOrEqual(last);
        last = fraction ?? 0;
      }
      const hasWon = run.events.some(
        (event) => event.kind === 'success' && event.promptId === run.promptId,
      );
      expect(last === 1).toBe(hasWon);
      expect(steps.filter(({ fraction }) => fraction === 1).length).toBeLessThanOrEqual(1);
    }
  });

  it('01: queued, loading, sampling 1 to 6, finishing, with the titles of the nodes', () => {
    const steps = play(first('01'));
    const phases = steps.map(({ phase }) => phase).filter((phase, i, all) => phase !== all[i - 1]);
    expect(phases).toEqual(['queued', 'loading', 'sampling', 'finishing']);
    expect(steps[0]?.fraction).toBeUndefined();
    const counted = steps.filter(({ step }) => step !== undefined);
    expect([...new Set(counted.map(({ step }) => step))]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(
      counted.every(({ steps: of, pass, passes }) => of === 6 && pass === 1 && passes === 1),
    ).toBe(true);
    expect([...new Set(steps.map(({ label }) => label))]).toEqual(
      expect.arrayContaining(['Load Checkpoint', 'KSampler', 'VAE Decode', 'Save Image']),
    );
  });

  it('02: from the cache it is done at once', () => {
    const cached = runs('02').at(-1);
    if (!cached) throw new Error('no run');
    const fractions = play(cached).map(({ fraction }) => fraction);
    expect(fractions[1]).toBe(0);
    expect(fractions[2]).toBeGreaterThan(0.9);
    expect(fractions.at(-1)).toBe(1);
  });

  it('24: two samplers share the bar by the steps that they do', () => {
    const run = first('24');
    const samplers = [...planProgress(run.graph).values()].filter(({ isSampler }) => isSampler);
    expect(samplers).toHaveLength(2);
    const steps = play(run);
    const passes = steps.flatMap(({ pass, passes: of }) =>
      pass === undefined ? [] : [`${pass}/${of}`],
    );
    expect([...new Set(passes)]).toEqual(['1/2', '2/2']);
    const [before = 0, after = 0] = samplers.map(({ weight }) => weight);
    const handOver = steps.filter(({ pass }) => pass === 1).at(-1)?.fraction ?? 0;
    expect(handOver).toBeGreaterThan((before / (before + after)) * 0.7);
    expect(handOver).toBeLessThan(before / (before + after) + 0.15);
  });

  it('13: goes on after a reconnect though the first half was not heard', () => {
    const run = first('13');
    const lines = transcript('13');
    const heard = frames(lines, 'A2').map((text) => decode(text));
    const steps = play({ ...run, events: heard });
    expect(steps[1]?.fraction).toBeGreaterThan(0);
    expect(steps.at(-1)?.fraction).toBe(1);
    expect(steps.find(({ step }) => step !== undefined)).toMatchObject({
      steps: 36,
      phase: 'sampling',
    });
  });

  it('06: events of another prompt change nothing', () => {
    const [mine, other] = runs('06');
    if (!mine || !other) throw new Error('two runs are needed');
    const tracker = new ProgressTracker(mine.graph, mine.promptId);
    for (const event of mine.events) {
      if ('promptId' in event && event.promptId === mine.promptId) continue;
      expect(tracker.apply(event)).toBe(false);
    }
    expect(tracker.progress).toMatchObject({ phase: 'queued', fraction: undefined });
  });

  it('07: an interrupted run stays where it was', () => {
    expect(play(first('07')).at(-1)?.fraction).toBeLessThan(1);
  });
});

describe('the plan', () => {
  const advanced = (start: unknown, end: unknown, steps = 20) =>
    planProgress({
      1: node('KSamplerAdvanced', { steps, start_at_step: start, end_at_step: end }),
      2: node('SaveImage', { images: ['1', 0] }),
    }).get('1')?.weight;

  it.each([
    [0, 10000, 20],
    [0, 8, 8],
    [8, 10000, 12],
    [25, 30, 1],
    [-5, 10, 10],
    [12, 4, 1],
    ['x', null, 20],
  ])('KSamplerAdvanced from %j to %j of 20 samples %d', (start, end, weight) => {
    expect(advanced(start, end)).toBe(weight);
  });

  it('takes the steps of SamplerCustom from its scheduler, also when split', () => {
    const plan = planProgress({
      1: node('BasicScheduler', { steps: ['6', 0], denoise: 1 }),
      2: node('SplitSigmas', { sigmas: ['1', 0], step: 3 }),
      3: node('SamplerCustomAdvanced', { sigmas: ['2', 0], latent_image: ['9', 0] }),
      4: node('SamplerCustomAdvanced', { sigmas: ['2', 1], latent_image: ['3', 0] }),
      5: node('PreviewImage', { images: ['4', 0] }),
      6: node('PrimitiveInt', { value: 10 }),
      9: node('EmptyLatentImage', {}),
    });
    expect(
      [...plan].filter(([, { isSampler }]) => isSampler).map(([id, { weight }]) => [id, weight]),
    ).toEqual([
      ['3', 3],
      ['4', 7],
    ]);
  });

  it('leaves out what no output needs', () => {
    const plan = planProgress({
      1: node('EmptyImage'),
      2: node('SaveImage', { images: ['1', 0] }),
      3: node('KSampler', { steps: 500 }),
    });
    expect([...plan.keys()]).toEqual(['1', '2']);
  });

  it('takes loose ends for outputs where none is known, and survives circles', () => {
    expect([...planProgress({ 1: node('A'), 2: node('B', { x: ['1', 0] }) }).keys()]).toEqual([
      '1',
      '2',
    ]);
    expect(
      planProgress({
        1: node('SaveImage', { x: ['2', 0] }),
        2: node('B', { x: ['1', 0], y: ['7', 0] }),
      }).size,
    ).toBe(2);
    expect(planProgress({}).size).toBe(0);
  });
});

describe('a tracker', () => {
  const graph: Graph = {
    1: node('UltimateSDUpscale', { steps: 10, image: ['3', 0] }, 'Tiles'),
    2: node('SaveImage', { images: ['1', 0] }),
    3: node('LoadImage', {}),
  };
  const step = (value: number, max: number, id = '1'): ServerEvent => ({
    kind: 'step',
    promptId: 'p',
    node: id,
    value,
    max,
  });

  it('grows its total where a sampler begins again for each tile', () => {
    const tracker = new ProgressTracker(graph, 'p');
    const fractions: number[] = [];
    for (let tile = 0; tile < 4; tile += 1) {
      for (let i = 1; i <= 10; i += 1) {
        tracker.apply(step(i, 10));
        fractions.push(tracker.progress.fraction ?? 0);
      }
    }
    expect(fractions.every((fraction, i) => i === 0 || fraction >= (fractions[i - 1] ?? 0))).toBe(
      true,
    );
    expect(fractions.at(-1)).toBeLessThan(1);
    expect(tracker.progress).toMatchObject({ step: 10, steps: 10, label: 'Tiles' });
  });

  it('believes the server about the number of steps', () => {
    const tracker = new ProgressTracker(graph, 'p');
    tracker.apply(step(20, 40));
    expect(tracker.progress.fraction).toBeCloseTo((1 + 20) / 42, 5);
  });

  it('shows chains without samplers node by node', () => {
    const chain: Graph = {
      1: node('EmptyImage'),
      2: node('ImageScale', { image: ['1', 0] }),
      3: node('ImageInvert', { image: ['2', 0] }),
      4: node('SaveImage', { images: ['3', 0] }),
    };
    const tracker = new ProgressTracker(chain, 'p');
    const fractions = ['1', '2', '3', '4'].map((id) => {
      tracker.apply({ kind: 'node', promptId: 'p', node: id });
      return tracker.progress.fraction;
    });
    expect(fractions).toEqual([0, 0.25, 0.5, 0.75]);
    expect(tracker.progress.step).toBeUndefined();
  });

  it('names the node that expanded into others', () => {
    const tracker = new ProgressTracker(graph, 'p');
    tracker.apply({ kind: 'node', promptId: 'p', node: '1.0.0.5' });
    expect(tracker.progress.label).toBe('Tiles');
  });

  it('a cached sampler is no pass', () => {
    const two: Graph = {
      1: node('KSampler', { steps: 30 }),
      2: node('KSampler', { steps: 10, latent_image: ['1', 0] }),
      3: node('SaveImage', { images: ['2', 0] }),
    };
    const tracker = new ProgressTracker(two, 'p');
    tracker.apply({ kind: 'cached', promptId: 'p', nodes: ['1'] });
    tracker.apply(step(5, 10, '2'));
    expect(tracker.progress).toMatchObject({ pass: 1, passes: 1 });
    expect(tracker.progress.fraction).toBeCloseTo(5 / 11, 5);
  });

  it('bears hostile numbers', () => {
    const tracker = new ProgressTracker(graph, 'p');
    for (const [value, max] of [
      [5, 0],
      [-1, 10],
      [1e308, 1],
      [3, -4],
      [1e308, 1e308],
      [1, 1e308],
    ] as const) {
      tracker.apply(step(value, max));
      const { fraction = 0 } = tracker.progress;
      expect(fraction).toBeGreaterThanOrEqual(0);
      expect(fraction).toBeLessThanOrEqual(0.99);
    }
    for (let i = 0; i < 30_000; i += 1) tracker.apply(step(1, 2, `x${i}`));
    expect(tracker.progress.fraction).toBeLessThanOrEqual(0.99);
  });
});

describe('cost', () => {
  /** 206 messages of a job, as the goal counts them. */
  function job(): string[] {
    const id = '7ea475a2-17d4-41a1-aec9-fbbe4c71e866';
    const texts: string[] = [];
    const say = (type: string, data: unknown) => texts.push(JSON.stringify({ type, data }));
    say('execution_start', { prompt_id: id, timestamp: 1 });
    say('execution_cached', { prompt_id: id, nodes: [] });
    for (let i = 1; i <= 100; i += 1) {
      const state = (value: number, max: number, name: string) => ({
        value,
        max,
        state: name,
        node_id: '3',
        prompt_id: id,
      });
      say('progress_state', {
        prompt_id: id,
        nodes: {
          4: state(1, 1, 'finished'),
          5: state(1, 1, 'finished'),
          3: state(i, 100, 'running'),
        },
      });
      say('progress', { value: i, max: 100, prompt_id: id, node: '3' });
    }
    say('executed', {
      node: '9',
      prompt_id: id,
      output: { images: [{ filename: 'a.png', subfolder: '', type: 'output' }] },
    });
    say('execution_success', { prompt_id: id, timestamp: 2 });
    say('status', { status: { exec_info: { queue_remaining: 0 } } });
    say('executing', { node: null, prompt_id: id });
    return texts;
  }

  it('decoding and folding 206 messages costs little more than parsing them', () => {
    const texts = job();
    const { graph, promptId } = first('01');
    expect(texts).toHaveLength(206);
    const best = (work: () => void): number => {
      let least = Infinity;
      for (let i = 0; i < 40; i += 1) {
        const startedAt = performance.now();
        work();
        least = Math.min(least, performance.now() - startedAt);
      }
      return least;
    };
    let count = 0;
    const parsing = best(() => {
      for (const text of texts) if (JSON.parse(text) !== null) count += 1;
    });
    const folding = best(() => {
      const tracker = new ProgressTracker(graph, promptId);
      for (const text of texts) tracker.apply(decode(text));
      if (tracker.progress.fraction === 1) count += 1;
    });
    expect(count).toBe(40 * 207);
    // 206 messages in a few milliseconds even on a busy machine: the wire takes a hundred times longer.
    expect(folding).toBeLessThan(Math.max(5, parsing * 4));
  });
});
