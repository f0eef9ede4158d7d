// What a recorded transcript asks of the side that replays it: actions in order, and how far the server may have
// come before each.
import type { Json, Line } from './recordings';
import type { Outputs } from './rehearse';

export interface Action {
  readonly line: Line;
  /** Messages that each socket had got before. */
  readonly seen: ReadonlyMap<string, number>;
  /** How far each run may have come before it; runs that nobody watched are not held. */
  readonly limits: ReadonlyMap<string, number>;
}

export interface Plan {
  readonly actions: readonly Action[];
  /** By socket, what came in. */
  readonly incoming: ReadonlyMap<string, readonly Line[]>;
  readonly firstNumber: number;
  /** Order of outputs by prompt id, where the recording shows one. */
  readonly outputOrders: ReadonlyMap<string, readonly string[]>;
  readonly outputs: readonly Outputs[];
  /** The first prompt and what of it was cached. */
  readonly first: { readonly prompt: Json; readonly cached: readonly string[] } | undefined;
  /** Files that prompts load from elsewhere than `input`. */
  readonly loaded: readonly { readonly name: string; readonly type: 'temp' | 'output' }[];
  /** Prompts whose entry came late into the history. */
  readonly late: ReadonlySet<string>;
}

interface Message {
  readonly type: string;
  readonly data: Record<string, Json>;
}

const isIncoming = (line: Line): boolean =>
  line.dir === 'in' && (line.kind === 'json' || line.kind === 'binary' || line.kind === 'pong');

export const messageOf = (line: Line): Message | undefined =>
  line.kind === 'json' ? (line.data as Message) : undefined;

/** Log lines are how a terminal was drawn, at a clock's rate. */
const isLog = (line: Line): boolean => messageOf(line)?.type === 'logs';

function isAction({ kind, dir }: Line): boolean {
  if (kind === 'http' || kind === 'server' || kind === 'open') return true;
  return dir === 'out' && ['json', 'text', 'close', 'drop'].includes(kind);
}

export function planOf(lines: readonly Line[]): Plan {
  const incoming = new Map<string, Line[]>();
  for (const line of lines.filter((each) => isIncoming(each) && !isLog(each))) {
    const name = line.conn ?? '';
    incoming.set(name, [...(incoming.get(name) ?? []), line]);
  }
  const steps = stepTimeline(lines);
  const actions = lines
    .map((line, at) => ({ line, at }))
    .filter(({ line }) => isAction(line))
    // Exchanges are written down when the answer comes.
    .sort((a, b) => a.line.t - b.line.t || a.at - b.at)
    .map(({ line, at }) => ({
      line,
      seen: new Map(
        [...incoming].map(([conn, messages]) => [
          conn,
          messages.filter(
            (each) => each.t < line.t || (each.t === line.t && lines.indexOf(each) < at),
          ).length,
        ]),
      ),
      limits: limitsBefore(steps, lines, line, at),
    }));
  return {
    actions,
    incoming,
    firstNumber: firstNumberOf(lines),
    outputOrders: outputOrdersOf(lines),
    outputs: lines.flatMap(outputsOf),
    first: firstPromptOf(lines),
    loaded: lines.filter(isPost).flatMap(loadedBy),
    late: lateOnes(lines),
  };
}

/** One sampler of one prompt. */
export const runOf = (promptId: unknown, node: unknown): string =>
  `${String(promptId)} ${String(node)}`;

interface Step {
  readonly at: number;
  readonly t: number;
  readonly value: number;
}

/** By run, the steps that somebody saw. */
function stepTimeline(lines: readonly Line[]): Map<string, Step[]> {
  const runs = new Map<string, Step[]>();
  for (const [at, line] of lines.entries()) {
    const message = messageOf(line);
    if (line.dir !== 'in' || message?.type !== 'progress') continue;
    const { prompt_id, node, value } = message.data;
    const run = runOf(prompt_id, node);
    runs.set(run, [...(runs.get(run) ?? []), { at, t: line.t, value: Number(value) }]);
  }
  return runs;
}

function limitsBefore(
  runs: ReadonlyMap<string, readonly Step[]>,
  lines: readonly Line[],
  line: Line,
  at: number,
): Map<string, number> {
  const isBefore = (step: Step): boolean => step.t < line.t || (step.t === line.t && step.at < at);
  const isStop = line.kind === 'server' || line.kind === 'close' || line.path === '/interrupt';
  const limits = new Map<string, number>();
  for (const [run, steps] of runs) {
    const last = steps.filter(isBefore).at(-1)?.value ?? -1;
    const next = steps.find((step) => !isBefore(step))?.value;
    let limit = last;
    // Steps that nobody saw lie between a socket that closed and the one that opens now.
    if (next !== undefined && line.kind === 'open') limit = Math.max(last, next - 1);
    if (next === undefined && !isStop && !wasStopped(lines, run)) limit = Infinity;
    limits.set(run, limit);
  }
  return limits;
}

function wasStopped(lines: readonly Line[], run: string): boolean {
  return lines.some((line) => {
    const message = messageOf(line);
    return (
      message?.type === 'execution_interrupted' && run.startsWith(String(message.data.prompt_id))
    );
  });
}

const isPost = (line: Line): boolean =>
  line.kind === 'http' && line.method === 'POST' && line.path === '/prompt';

function firstNumberOf(lines: readonly Line[]): number {
  const numbers = lines
    .filter((line) => isPost(line) && !('number' in (line.request as object)))
    .map((line) => Math.abs(Number((line.response as { number?: number }).number ?? 0)));
  return numbers[0] ?? 0;
}

function firstPromptOf(lines: readonly Line[]): Plan['first'] {
  const posted = lines.filter(isPost).sort((a, b) => a.t - b.t)[0];
  if (!posted) return undefined;
  const id = (posted.response as { prompt_id?: string }).prompt_id;
  const prompt = (posted.request as { prompt: Json }).prompt;
  return { prompt, cached: cachedOf(lines, id) };
}

/** From the event, or from the history where nobody got the event. */
function cachedOf(lines: readonly Line[], id: string | undefined): string[] {
  for (const line of lines) {
    const message = messageOf(line);
    if (message?.type === 'execution_cached' && message.data.prompt_id === id) {
      return message.data.nodes as string[];
    }
    for (const entry of historyOf(line)) {
      const told = entry.status.messages.find(
        ([type, data]) => type === 'execution_cached' && data.prompt_id === id,
      );
      if (told) return told[1].nodes ?? [];
    }
  }
  return [];
}

interface Entry {
  readonly prompt: readonly [number, string, Json, Json, string[]];
  readonly outputs: Outputs;
  readonly status: {
    readonly messages: readonly [string, { prompt_id?: string; nodes?: string[] }][];
  };
}

function historyOf(line: Line): Entry[] {
  const isHistory =
    line.kind === 'http' && line.method === 'GET' && line.path?.startsWith('/history');
  return isHistory ? Object.values((line.response ?? {}) as Record<string, Entry>) : [];
}

function outputsOf(line: Line): Outputs[] {
  const message = messageOf(line);
  const told =
    message?.type === 'executed'
      ? [{ [String(message.data.node)]: message.data.output } as unknown as Outputs]
      : [];
  return [...told, ...historyOf(line).map((entry) => entry.outputs)];
}

function outputOrdersOf(lines: readonly Line[]): Map<string, string[]> {
  const orders = new Map<string, string[]>();
  for (const line of lines) {
    const message = messageOf(line);
    if (message?.type === 'executed') {
      const id = String(message.data.prompt_id);
      orders.set(id, [...(orders.get(id) ?? []), String(message.data.node)]);
    }
  }
  for (const line of lines) {
    for (const { prompt } of historyOf(line)) orders.set(prompt[1], prompt[4]);
  }
  return orders;
}

function loadedBy(line: Line): { name: string; type: 'temp' | 'output' }[] {
  const { prompt } = line.request as { prompt: Record<string, { inputs: { image?: Json } }> };
  return Object.values(prompt).flatMap(({ inputs }) => {
    const match = /^([^/]+) \[(temp|output)\]$/.exec(String(inputs.image));
    return match?.[1] ? [{ name: match[1], type: match[2] as 'temp' | 'output' }] : [];
  });
}

/** Asked for right after success, and not there yet. */
function lateOnes(lines: readonly Line[]): Set<string> {
  const ended = new Map<string, number>();
  for (const line of lines) {
    const message = messageOf(line);
    if (message?.type === 'execution_success') ended.set(String(message.data.prompt_id), line.t);
  }
  const late = lines.filter((line) => {
    const id = line.path?.replace('/history/', '') ?? '';
    return line.kind === 'http' && line.path?.startsWith('/history/') && ended.get(id) === line.t;
  });
  return new Set(
    late
      .filter((line) => Object.keys(line.response as object).length === 0)
      .map((line) => line.path?.replace('/history/', '') ?? ''),
  );
}
