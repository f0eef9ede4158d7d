// What a conversion did, entry by entry. The words are in report-texts.ts.
import { reportTexts, type ReportCode } from './report-texts';

/**
 * `converted`: as ComfyUI does it. `guessed`: look at it before relying on it. `dropped`: is not in the
 * result. `refused`: the result will not run as the file was meant.
 */
export type ReportSeverity = 'converted' | 'guessed' | 'dropped' | 'refused';

export interface ReportPlace {
  /** Id in the result; undefined where an entry is about the whole workflow. */
  readonly node: string | undefined;
  readonly title: string;
}

export interface ReportEntry extends ReportPlace {
  readonly code: ReportCode;
  readonly severity: ReportSeverity;
  readonly text: string;
}

/** Names from the file are cut, so that one entry stays one line. */
const LONGEST_NAME = 120;
/** Of each severity, so that what was refused is not crowded out. */
const MAX_ENTRIES = 500;

export class Reporter {
  readonly entries: ReportEntry[] = [];
  private readonly counts = { converted: 0, guessed: 0, dropped: 0, refused: 0 };

  add(code: ReportCode, place: ReportPlace | undefined, ...about: readonly string[]): void {
    const { severity, text } = reportTexts[code];
    this.counts[severity] += 1;
    if (this.counts[severity] > MAX_ENTRIES) return;
    const [first = '', second = ''] = about.map(cut);
    this.entries.push({
      code,
      severity,
      node: place?.node,
      title: cut(place?.title ?? ''),
      text: text(first, second),
    });
  }
}

function cut(text: string): string {
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text;
}
