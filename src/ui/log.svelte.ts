// What went on, for "Save diagnostics": a ring of entries in memory, with the shell storing its tail.
import { createContext } from 'svelte';

export type LogLevel = 'info' | 'warn' | 'error';

export interface LogEntry {
  /** Ms since the epoch. */
  readonly at: number;
  readonly level: LogLevel;
  /** Which part of the page: a room's id, `page`, `worker`. */
  readonly area: string;
  readonly text: string;
  /** A stack or other detail. Never text from a story. */
  readonly detail?: string;
}

/** Entries kept; the oldest go first. */
export const LOG_ENTRIES = 2000;

export class Log {
  #entries = $state.raw<readonly LogEntry[]>([]);

  /** Oldest first. */
  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  get lastError(): LogEntry | undefined {
    return this.#entries.findLast((entry) => entry.level === 'error');
  }

  add(level: LogLevel, area: string, text: string, detail?: string): void {
    const entry = { at: Date.now(), level, area, text, ...(detail !== undefined && { detail }) };
    this.#entries = [...this.#entries, entry].slice(-LOG_ENTRIES);
  }

  /** Puts what an earlier visit stored before what this one has seen. */
  restore(earlier: readonly LogEntry[]): void {
    this.#entries = [...earlier, ...this.#entries].slice(-LOG_ENTRIES);
  }

  clear(): void {
    this.#entries = [];
  }
}

export const [getLog, setLog] = createContext<Log>();
