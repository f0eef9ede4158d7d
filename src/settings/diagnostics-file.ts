// What "Save diagnostics" writes: how the page and its browser are, never what is in a story. Pure.
import type { JobRow, SpaceUsed } from '@/storage';
import type { LogEntry } from '@/ui/log.svelte';
import type { Finding } from './health';
import type { SettingsValue } from './schema';

export interface DiagnosticsInput {
  readonly version: string;
  readonly at: Date;
  readonly agent: string;
  readonly languages: readonly string[];
  readonly screen: string;
  readonly findings: readonly { readonly label: string; readonly finding: Finding }[];
  readonly settings: SettingsValue;
  readonly space: SpaceUsed | undefined;
  readonly projects: number | undefined;
  readonly jobs: readonly JobRow[];
  readonly log: readonly LogEntry[];
}

/** JSON for people and programs. Titles of jobs are left out: they hold names of files and stories. */
export function writeDiagnostics(input: DiagnosticsInput): string {
  const { at, findings, jobs, log, ...rest } = input;
  const report = {
    at: at.toISOString(),
    ...rest,
    health: findings.map(({ label, finding }) => ({ label, ...finding })),
    jobs: jobs.map(({ kind, state, progress, createdAt, endedAt, failure }) => ({
      kind,
      state,
      progress,
      createdAt,
      endedAt,
      failure: failure?.title,
    })),
    log: log.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
