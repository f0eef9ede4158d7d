// A file on this device against what is known: is it the one? Pure.
import type { LoraRow } from '@/storage';

export interface CheckedFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Verdict {
  /** `match`: the hash that is kept. `mismatch`: another one is. `unknown`: none is kept for this name. */
  readonly kind: 'match' | 'mismatch' | 'unknown';
  readonly title: string;
  readonly detail: string;
  /** Known under these other names. */
  readonly twins: readonly string[];
}

export function judge(checked: CheckedFile, rows: Iterable<LoraRow>): Verdict {
  let known: LoraRow | undefined;
  const twins: string[] = [];
  for (const row of rows) {
    if (row.file === checked.file) known = row;
    else if (row.sha256?.toLowerCase() === checked.sha256) twins.push(row.file);
  }
  const same = twins.length > 0 ? ` The same bytes are known as ${twins.join(', ')}.` : '';
  const kept = known?.sha256?.toLowerCase();
  if (kept === checked.sha256) {
    return {
      kind: 'match',
      title: 'Match',
      detail: `These are the bytes that are kept for this name.${same}`,
      twins,
    };
  }
  if (kept !== undefined) {
    return {
      kind: 'mismatch',
      title: 'Mismatch',
      detail: `The kept hash begins with ${kept.slice(0, 10)}, this file's with ${checked.sha256.slice(0, 10)}: another version, or a damaged copy.${same}`,
      twins,
    };
  }
  return {
    kind: 'unknown',
    title: 'Unknown',
    detail: `No hash is kept for this name yet.${same}`,
    twins,
  };
}
