// The dry run: what an export would write, held against the last one. Plain data.
import { printOf, type LastExport } from './last-export';
import { diffLines, type DiffLine } from './line-diff';
import { unpackText } from './pack';
import type {
  ExportDiagnostic,
  ExportTree,
  FileContent,
  FileKind,
  MissingArt,
} from './targets/export-target';

export type FileStatus = 'new' | 'changed' | 'unchanged' | 'removed' | 'kept';

export interface FileReport {
  readonly path: string;
  readonly kind: FileKind;
  readonly size: number;
  readonly status: FileStatus;
  /** Of a changed script, at most 200 lines. */
  readonly diff?: readonly DiffLine[];
}

export interface ExportReport {
  readonly files: readonly FileReport[];
  readonly warnings: readonly ExportDiagnostic[];
  readonly missingArt: readonly MissingArt[];
  readonly totals: Readonly<Record<FileStatus, number>> & { readonly bytes: number };
  /** False: there is nothing to compare with. */
  readonly isReExport: boolean;
}

export async function reportOf(
  tree: ExportTree,
  last: LastExport | undefined,
): Promise<ExportReport> {
  const files: FileReport[] = [];
  const paths = new Set<string>();
  for (const file of tree.files) {
    paths.add(file.path);
    const { path, kind, content } = file;
    const { sha256, size } = await printOf(file);
    const was = last && Object.hasOwn(last.files, path) ? last.files[path] : undefined;
    const isSame = was?.sha256 === sha256 && was.size === size;
    const status = !was ? 'new' : isSame ? 'unchanged' : 'changed';
    const diff = status === 'changed' ? await diffOf(last, path, content) : undefined;
    files.push({ path, kind, size, status, ...(diff && { diff }) });
  }
  for (const [path, { size }] of Object.entries(last?.files ?? {})) {
    if (paths.has(path)) continue;
    // What was handed out once is the author's: left out on purpose, not removed.
    const isKept = tree.handedOut.some((handed) => path.endsWith(`/${handed}`));
    files.push({ path, kind: 'text', size, status: isKept ? 'kept' : 'removed' });
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    files,
    warnings: tree.warnings,
    missingArt: tree.missingArt,
    totals: totalsOf(files),
    isReExport: last !== undefined,
  };
}

/** Of a text whose old text is known. */
async function diffOf(
  last: LastExport | undefined,
  path: string,
  content: FileContent,
): Promise<readonly DiffLine[] | undefined> {
  const before = await last?.textOf(path);
  if (before === undefined || (typeof content !== 'string' && !('bytes' in content)))
    return undefined;
  return diffLines(before, typeof content === 'string' ? content : await unpackText(content));
}

function totalsOf(files: readonly FileReport[]): ExportReport['totals'] {
  const totals = { new: 0, changed: 0, unchanged: 0, removed: 0, kept: 0, bytes: 0 };
  for (const { status, size } of files) {
    totals[status] += 1;
    if (status !== 'removed' && status !== 'kept') totals.bytes += size;
  }
  return totals;
}
