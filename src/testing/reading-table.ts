// The scores as text: a row per format or per shape of it, one for all, and the misses on demand.
import {
  f1,
  falseShare,
  precision,
  recall,
  sumOf,
  type Aspect,
  type Score,
  type Tally,
} from './reading-figures';
import type { ScoredFixture } from './reading-fixtures';

interface Column {
  readonly title: string;
  readonly aspect: Aspect;
  readonly figure: (tally: Tally) => number | undefined;
}

const COLUMNS: readonly Column[] = [
  { title: 'format', aspect: 'format', figure: recall },
  { title: 'count', aspect: 'count', figure: recall },
  { title: 'text', aspect: 'text', figure: recall },
  { title: 'speaker', aspect: 'speaker', figure: recall },
  { title: 'kind', aspect: 'kind', figure: recall },
  { title: 'who', aspect: 'who', figure: recall },
  { title: 'line', aspect: 'line', figure: recall },
  { title: 'cast R', aspect: 'cast', figure: recall },
  { title: 'false', aspect: 'cast', figure: falseShare },
  { title: 'cut P', aspect: 'boundary', figure: precision },
  { title: 'cut R', aspect: 'boundary', figure: recall },
  { title: 'cut F1', aspect: 'boundary', figure: f1 },
  { title: 'place', aspect: 'place', figure: f1 },
  { title: 'hour', aspect: 'hour', figure: f1 },
  { title: 'weather', aspect: 'weather', figure: f1 },
  { title: 'feeling', aspect: 'emotion', figure: recall },
  { title: 'choice', aspect: 'choice', figure: f1 },
];

type RowBy = (fixture: ScoredFixture) => string;
export const byFormat: RowBy = ({ format }) => format;
export const byVariant: RowBy = ({ format, variant }) => `${format}, ${variant}`;

export function readingTable(scored: readonly ScoredFixture[], rowBy: RowBy = byFormat): string {
  const titles = [...new Set(scored.map(rowBy))];
  const rows = [
    ['', 'logs', ...COLUMNS.map(({ title }) => title)],
    ...titles.map((title) =>
      rowOf(
        title,
        scored.filter((fixture) => rowBy(fixture) === title),
      ),
    ),
    rowOf('all', scored),
  ];
  const widths =
    rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, at) =>
          at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

function rowOf(title: string, scored: readonly ScoredFixture[]): string[] {
  const { tallies } = sumOf(scored.map(({ score }) => score));
  const figures = COLUMNS.map(({ aspect, figure }) => figure(tallies[aspect])?.toFixed(3) ?? '-');
  return [title, String(scored.length), ...figures];
}

export function readingMisses(scored: readonly ScoredFixture[]): string {
  return scored
    .filter(({ score }) => score.misses.length > 0)
    .map(({ name, score }) => `${name}\n${missesOf(score)}`)
    .join('\n\n');
}

const MAX_SHOWN = 140;

function missesOf({ misses }: Score): string {
  const shown = (text: string) => JSON.stringify(text.slice(0, MAX_SHOWN));
  return misses
    .map(
      ({ aspect, message, expected, found }) =>
        `  ${aspect}${message === undefined ? '' : ` at ${message}`}: expected ${shown(expected)}, found ${shown(found)}`,
    )
    .join('\n');
}
