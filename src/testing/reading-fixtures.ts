// The labelled logs in reading/, read as a drop of the same files would be.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze } from '@/import/analyze';
import { extensionOf, findFormat, FORMATS, type FormatId } from '@/import/formats';
import { readFile } from '@/import/formats/read-file';
import { factsOf } from '@/import/gather-facts';
import { sortFiles } from '@/import/sort-files';
import { NO_RULES, type SourceId } from '@/story';
import { fileOf } from './fixture-runner';
import { ScoreSheet, sumOf, type Score } from './reading-figures';
import { scoreReading } from './reading-score';
import { parseTruth, type Truth } from './reading-truth';

export interface ReadingFixture {
  /** Name of the folder: the format, then what is special. */
  readonly name: string;
  readonly format: FormatId;
  readonly truth: Truth;
  readonly log: File;
  readonly others: readonly File[];
}

export interface ScoredFixture {
  readonly name: string;
  readonly format: FormatId;
  readonly variant: string;
  readonly score: Score;
}

const ARCHIVES = new Set(['byaf', 'zip', 'gz']);
const FOLDER = join(fileURLToPath(new URL('.', import.meta.url)), 'reading');
const IDS = FORMATS.map(({ id }) => id).sort((a, b) => b.length - a.length);

export function readingFixtures(): ReadingFixture[] {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  return folders.map(({ name }) => fixtureIn(name));
}

function fixtureIn(name: string): ReadingFixture {
  const folder = join(FOLDER, name);
  const format = IDS.find((id) => name.startsWith(`${id}-`));
  if (!format) throw new Error(`${name} begins with the id of no format.`);
  const truth = parseTruth(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')));
  const input = truth.input ?? readdirSync(folder).find((file) => file.startsWith('input.'));
  if (input === undefined) throw new Error(`${name} has no log.`);
  const others = truth.with.map((path) => fileOf(join(folder, path)));
  return { name, format, truth, log: fileOf(join(folder, input)), others };
}

export async function scoreFixture(fixture: ReadingFixture): Promise<ScoredFixture> {
  const { name, format, truth } = fixture;
  const { log, others } = await opened(fixture);
  const read = await readFile(log, basename(log.name));
  const draft = analyze(read.transcript, {
    sourceId: 'x' as SourceId,
    rules: NO_RULES,
    ...factsOf(await sortFiles([...others])),
    fileName: log.name,
  });
  const sheet = new ScoreSheet();
  // A text with blank lines between its posts is read by one reader under two names.
  const isOurs = read.format !== null && findFormat(read.format)?.read === findFormat(format)?.read;
  sheet.judge(isOurs, { aspect: 'format', expected: format, found: read.format ?? 'none' });
  const score = sumOf([sheet.score, scoreReading(truth, { transcript: read.transcript, draft })]);
  return { name, format, variant: truth.variant, score };
}

/** An archive brings its log along, and what else is in it. */
async function opened({
  log,
  others,
}: ReadingFixture): Promise<Pick<ReadingFixture, 'log' | 'others'>> {
  if (!ARCHIVES.has(extensionOf(log.name))) return { log, others };
  const inside = (await sortFiles([log])).find(({ kind }) => kind === 'log');
  return { log: inside?.file ?? log, others: [...others, log] };
}

export async function scoreAll(fixtures = readingFixtures()): Promise<ScoredFixture[]> {
  const scored: ScoredFixture[] = [];
  for (const fixture of fixtures) scored.push(await scoreFixture(fixture));
  return scored;
}
