// The recordings of a real ComfyUI, read from `src/testing/comfyui`.
import { readdirSync, readFileSync } from 'node:fs';
import { parseJson } from '../core/python.mjs';

const FOLDER = new URL('../../../src/testing/comfyui/', import.meta.url);

export type Json = unknown;

export interface Exchange {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly json?: Json;
    readonly text?: string;
    readonly form?: Readonly<Record<string, string>>;
  };
  readonly response: {
    readonly status: number;
    readonly reason: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly json?: Json;
    readonly text?: string;
    readonly body?: string;
    readonly body_len?: number;
  };
}

/** One line of a transcript. `t` is in seconds. */
export interface Line {
  readonly t: number;
  readonly kind: string;
  readonly conn?: string;
  readonly dir?: 'in' | 'out' | 'event';
  readonly url?: string;
  readonly data?: Json;
  readonly code?: number;
  readonly event?: number;
  readonly image?: string;
  readonly image_type?: number;
  readonly metadata?: Json;
  readonly node_id?: string;
  readonly text?: string;
  readonly method?: string;
  readonly path?: string;
  readonly request?: Json;
  readonly status?: number;
  readonly response?: Json;
  readonly t_response?: number;
}

export interface Probe {
  readonly probe: string;
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly origin: string | null;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export function readRecorded(path: string): Buffer {
  return readFileSync(new URL(path, FOLDER));
}

const lines = (path: string): string[] => readRecorded(path).toString('utf8').trim().split('\n');

export function exchanges(file: string): Exchange[] {
  // Seeds beyond 2^53 must not be rounded.
  return parseJson(readRecorded(`http/${file}.json`).toString('utf8')) as Exchange[];
}

export function transcript(file: string): Line[] {
  const read = lines(`ws/${file}.jsonl`).map((line) => parseJson(line) as Line);
  return file.startsWith('28') ? read.map(asItWasSent) : read;
}

/** The recorder wrote the first prompt of 28 down when it had already corrected it; the history has it as it ran. */
function asItWasSent(line: Line): Line {
  const { prompt_id, number } = (line.response ?? {}) as { prompt_id?: string; number?: number };
  if (prompt_id === undefined || number !== 147) return line;
  const request = structuredClone(line.request) as {
    prompt: Record<string, { inputs: Record<string, Json> }>;
  };
  const wrong = request.prompt['51'];
  if (wrong) wrong.inputs.filename_prefix = '../bad';
  return { ...line, request };
}

export function probes(mode: string): Probe[] {
  return lines(`cors/${mode}.jsonl`).map((line) => JSON.parse(line) as Probe);
}

export const HTTP_FILES = readdirSync(new URL('http', FOLDER))
  .map((name) => name.replace('.json', ''))
  .sort();

export const TRANSCRIPTS = readdirSync(new URL('ws', FOLDER))
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => name.replace('.jsonl', ''))
  .sort();
