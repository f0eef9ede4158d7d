// The report of a conversion for people: grouped by what it means for them, equal lines made one.
import type { ReportEntry, ReportSeverity } from '@/workflows';

export interface ReportLine {
  readonly text: string;
  /** Nodes that it is about, by title. */
  readonly titles: readonly string[];
}

export interface ReportGroup {
  readonly severity: ReportSeverity;
  readonly count: number;
  readonly lines: readonly ReportLine[];
  /** How many lines are not in `lines`. */
  readonly more: number;
}

const ORDER: readonly ReportSeverity[] = ['refused', 'guessed', 'dropped', 'converted'];
const MOST_LINES = 60;

/** Worst first; groups without entries are left out. */
export function groupReport(report: readonly ReportEntry[]): ReportGroup[] {
  return ORDER.flatMap((severity): ReportGroup[] => {
    const entries = report.filter((entry) => entry.severity === severity);
    if (entries.length === 0) return [];
    const lines = new Map<string, string[]>();
    for (const { text, title } of entries) {
      const titles = lines.get(text) ?? [];
      if (title !== '') titles.push(title);
      lines.set(text, titles);
    }
    const all = [...lines].map(([text, titles]) => ({ text, titles }));
    return [
      {
        severity,
        count: entries.length,
        lines: all.slice(0, MOST_LINES),
        more: Math.max(0, all.length - MOST_LINES),
      },
    ];
  });
}
