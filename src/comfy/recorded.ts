// For tests only: reads the recordings of a real ComfyUI.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../testing/comfyui');

export interface RecordedLine {
  readonly t: number;
  readonly kind: string;
  readonly conn?: string;
  readonly dir?: 'in' | 'out' | 'event';
  readonly data?: unknown;
  readonly file?: string;
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
  readonly request?: unknown;
  readonly response?: unknown;
  readonly event?: number;
  readonly len?: number;
}

export interface Exchange {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly json?: unknown;
    readonly text?: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly json?: unknown;
    readonly text?: string;
    readonly body_file?: string;
  };
}

export function transcriptNames(): string[] {
  return readdirSync(join(ROOT, 'ws')).filter((name) => name.endsWith('.jsonl'));
}

/** By the number it starts with. */
export function transcript(number: string): RecordedLine[] {
  const name = transcriptNames().find((one) => one.startsWith(number));
  if (name === undefined) throw new Error(`no transcript ${number}`);
  return readFileSync(join(ROOT, 'ws', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RecordedLine);
}

/** Frames that the server sent, as texts. */
export function frames(lines: readonly RecordedLine[], conn?: string): string[] {
  return lines
    .filter((line) => line.kind === 'json' && line.dir === 'in')
    .filter((line) => conn === undefined || line.conn === conn)
    .map((line) => JSON.stringify(line.data));
}

export function binaryNames(): string[] {
  return readdirSync(join(ROOT, 'ws/bin'));
}

export function binary(name: string): ArrayBuffer {
  const bytes = readFileSync(join(ROOT, 'ws/bin', name));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

export function exchanges(file: string): Exchange[] {
  return JSON.parse(readFileSync(join(ROOT, 'http', `${file}.json`), 'utf8')) as Exchange[];
}

export function exchange(file: string, name: string): Exchange {
  const found = exchanges(file).find((one) => one.name === name);
  if (!found) throw new Error(`no exchange ${name} in ${file}`);
  return found;
}

export function textFile(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
