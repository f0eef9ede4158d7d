// Files that were not read, and how much is said of them. Pure.
import type { SortedFile } from './sort-files';

export type OddFile = Extract<SortedFile, { kind: 'unknown' }>;

const NAMED = 3;

/** `beside`: from an archive or a folder that held logs too. */
export function oddOnes(sorted: readonly SortedFile[]): {
  readonly alone: readonly OddFile[];
  readonly beside: readonly OddFile[];
} {
  const odd = sorted.filter((file): file is OddFile => file.kind === 'unknown');
  if (!sorted.some(({ kind }) => kind === 'log')) return { alone: odd, beside: [] };
  const isBeside = ({ archive, path }: OddFile) => archive !== undefined || path.includes('/');
  return {
    alone: odd.filter((file) => !isBeside(file)),
    beside: odd.filter(isBeside),
  };
}

export function wordsForBeside(beside: readonly OddFile[]): {
  readonly title: string;
  readonly hint: string;
} {
  const names = beside.map(({ path }) => path.split('/').at(-1) ?? path);
  const more = names.length - NAMED;
  const shown = names.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
  const [first, ...others] = beside;
  const isOneReason = others.every(({ reason }) => reason === first?.reason);
  return {
    title: beside.length === 1 ? `${shown} was not read` : `${beside.length} files were not read`,
    hint: [
      ...(beside.length === 1 ? [] : [`${shown}.`]),
      isOneReason ? (first?.reason ?? '') : 'Open one of them alone to see why.',
    ].join(' '),
  };
}
